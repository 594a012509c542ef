// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeClient.h"

#include <QObject>

class SessionStore;

/// Brings sessions that are not loaded into the store by their ids, one after the other.
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
        SessionId id;
        StripeError error;
        friend bool operator==(const Failure&, const Failure&) = default;
    };

    SessionFetch(StripeClient& client, SessionStore& store, QObject* parent = nullptr);

    /// Those that are in the store already are not asked for.
    void start(const QList<SessionId>& ids);
    void stop();

    State state() const { return m_state; }
    int wanted() const { return static_cast<int>(m_ids.size()); } ///< Not counting what was loaded before.
    int done() const { return m_next; }
    /// Not in this account (or not in this mode of it).
    const QList<SessionId>& missing() const { return m_missing; }
    const QList<Failure>& failures() const { return m_failures; }
    /// Given up by stop().
    QList<SessionId> left() const { return m_ids.mid(m_next); }

Q_SIGNALS:
    void changed();

private:
    void askNext();
    void take(const SessionId& id, const Result<RetrievedSession>& result);
    void failTheRest(const StripeError& error);

    StripeClient& m_client;
    SessionStore& m_store;
    State m_state = State::Idle;
    QList<SessionId> m_ids;
    int m_next = 0;
    QList<SessionId> m_missing;
    QList<Failure> m_failures;
    RequestTicket m_request = 0;
    std::uint64_t m_generation = 0;
};
