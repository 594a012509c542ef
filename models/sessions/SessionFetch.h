// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/SessionLookup.h"
#include "stripe/StripeClient.h"

#include <QObject>

class SessionStore;

/// Brings sessions that are not loaded into the store, one lookup after the other: a session by its id, or
/// all sessions of a reference or a customer, a hundred a read.
///
/// `Idle → Fetching → Idle`; it can be stopped, and a new start() takes the place of what is under way. What
/// this account does not have, and what could not be read for another reason, is kept until the next start.
/// When nothing can be read at all (no network, a refused key), the rest is not tried.
class SessionFetch : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Fetching };
    Q_ENUM(State)

    struct Failure {
        QString text; ///< The id, the reference or the customer.
        StripeError error;
        friend bool operator==(const Failure&, const Failure&) = default;
    };

    SessionFetch(StripeClient& client, SessionStore& store, QObject* parent = nullptr);

    /// Sessions that are in the store already are not asked for by their ids.
    void start(const QList<SessionId>& ids, const QList<SessionLookup>& others = {});
    void stop();

    State state() const { return m_state; }
    int wanted() const {
        return static_cast<int>(m_lookups.size());
    } ///< Not counting what was loaded before.
    int done() const { return m_next; }
    /// Not in this account (or not in this mode of it).
    const QList<SessionId>& missing() const { return m_missing; }
    /// References and customers of which this account has no session.
    const QStringList& withoutSessions() const { return m_withoutSessions; }
    const QList<Failure>& failures() const { return m_failures; }
    /// Given up by stop().
    QStringList left() const;

Q_SIGNALS:
    void changed();

private:
    void askNext();
    void retrieve(const SessionId& id);
    void list(const SessionLookup& lookup);
    void take(const SessionId& id, const Result<RetrievedSession>& result);
    void takePage(const SessionLookup& lookup, const Result<SessionPage>& result);
    void fail(const StripeError& error);
    void goOn();

    StripeClient& m_client;
    SessionStore& m_store;
    State m_state = State::Idle;
    QList<SessionLookup> m_lookups;
    int m_next = 0;
    int m_pages = 0;                   ///< Of the lookup under way.
    std::optional<SessionId> m_oldest; ///< Of them.
    QList<SessionId> m_missing;
    QStringList m_withoutSessions;
    QList<Failure> m_failures;
    RequestTicket m_request = 0;
    std::uint64_t m_generation = 0;
};
