// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session_list/ListNotice.h"

#include <QWidget>

class ListMessage;
class SessionListView;
class SessionStore;
class SessionTableModel;

/// The list, and in its place a message while there are no rows to show.
class SessionListPane : public QWidget {
    Q_OBJECT
public:
    SessionListPane(SessionTableModel& model, const SessionStore& store, QWidget* parent = nullptr);

    SessionListView& list() const { return *m_list; }
    /// How far loading is; the rows themselves the pane sees for itself.
    void setFeed(SessionFeed::State state, const StripeError& error, bool moreAtStripe);
    /// Sessions that Stripe sent and that could not be read.
    void setSessionsMissing(int count);

Q_SIGNALS:
    void offerTaken(const ListNotice::Offer& offer);
    void copyRequested(const QString& requestId);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void decide();
    void placeMessage();

    SessionTableModel& m_model;
    const SessionStore& m_store;
    SessionListView* m_list;
    ListMessage* m_message;
    ListSituation m_situation;
};
