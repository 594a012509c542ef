// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Ids.h"

#include <QObject>

class FilterBar;
class ReviewedSession;
class SessionDetailPane;
class SessionListView;
class SessionTableModel;

/// Keeps the detail pane truthful about the list: whether the open session is among the rows on show, and
/// what the pane's links "show it" and "close" do when it is not.
class OutsideListFlow : public QObject {
    Q_OBJECT
public:
    OutsideListFlow(ReviewedSession& reviewed, const SessionTableModel& table, FilterBar& filter,
                    SessionListView& list, SessionDetailPane& pane);

    /// The reviewer closed the session that was open, and has opened none since.
    bool wasClosed() const { return m_wasClosed; }

private:
    void refresh();
    void showOpenSession();
    void closeSession();

    ReviewedSession& m_reviewed;
    const SessionTableModel& m_table;
    FilterBar& m_filter;
    SessionListView& m_list;
    SessionDetailPane& m_pane;
    SessionId m_toChoose; ///< As soon as the list shows it.
    bool m_wasClosed = false;
};
