// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actions/Eligibility.h"
#include "stripe/StripeClient.h"

#include <QHash>
#include <QObject>

class Journal;
class SessionStore;
enum class JournalTrouble;

/// Carries out what cannot be undone, one action a session at a time. Each call is one press of a button: it
/// is done once at most, through every retry. The answer goes into the store like any page; a refusal leaves
/// everything as it was, and the session is read again so that the reviewer sees what it is now.
///
/// Nothing is sent before it stands in the journal, and what came of it is written there as well.
class SessionActions : public QObject {
    Q_OBJECT
public:
    /// Without a journal nothing is recorded: for tests.
    SessionActions(StripeClient& client, SessionStore& store, Journal* journal = nullptr,
                   QObject* parent = nullptr);

    /// Does nothing when an action on that session is under way.
    void run(ActionKind action, const SessionId& id);
    /// Another key: answers to actions under way will not come any more.
    void clear();
    /// The action under way on a session, if any.
    std::optional<ActionKind> underWay(const SessionId& id) const;

Q_SIGNALS:
    void underWayChanged(const SessionId& id);
    void done(ActionKind action, const SessionId& id);
    /// error.leavesEffectUnknown(): the session was read again, and what it is now is in the store.
    void failed(ActionKind action, const SessionId& id, const StripeError& error);
    /// Its entry could not be written, so nothing was asked of Stripe.
    void notSent(ActionKind action, const SessionId& id, JournalTrouble trouble);

private:
    void send(ActionKind action, const SessionId& id);
    void record(ActionKind action, const SessionId& id, const StripeError* error, const QString& requestId);
    void finish(ActionKind action, const SessionId& id, const Result<RetrievedSession>& result);
    void readAgain(ActionKind action, const SessionId& id, const StripeError& error);

    StripeClient& m_client;
    SessionStore& m_store;
    Journal* m_journal;
    QHash<SessionId, ActionKind> m_underWay;
    std::uint64_t m_generation = 0; ///< Of the key in use.
};
