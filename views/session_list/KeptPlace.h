// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "identity/Ids.h"

#include <QList>

class QTableView;
class SessionTableModel;

/// Keeps what is being read where it is while rows come, go and change their order: remember() before they
/// move, restore() after.
///
/// When sessions came in or changed, the chosen session stays where it was if it was in sight, else the
/// topmost one in sight that is still on show. Another filter shows its results from the top to who was at
/// the top, and so does another order to everyone; the chosen session in sight stays in sight all the same.
class KeptPlace {
public:
    KeptPlace(QTableView& view, const SessionTableModel& model);

    void remember(const SessionId& chosen);
    /// Answers how many sessions came in above what is in sight.
    int restore();

private:
    struct Seen {
        SessionId id;
        int row = 0;
        int top = 0; ///< Its distance from the top of the viewport; above it when negative.
    };
    const Seen* firstStillOnShow() const;
    void bringBack(const Seen& seen);

    QTableView& m_view;
    const SessionTableModel& m_model;
    QList<Seen> m_seen; ///< Every session in sight, the chosen one first.
    bool m_choseInSight = false;
    bool m_wasAtTop = true;
    int m_rows = 0;
    // What the rows on show answered to when they were last brought into place.
    SessionFilter m_filter;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};
