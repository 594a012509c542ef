// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"
#include "stripe/StripeClient.h"

#include <QObject>

#include <optional>
#include <vector>

/// Every attempt of the session that is open. Its object names only the last one and does not tell how many
/// there were, so the others are asked for when somebody wants to see them: one read, more only beyond a
/// hundred attempts. Once known they are read again when the session has a new last one.
class SessionAttempts : public QObject {
    Q_OBJECT
public:
    enum class State {
        NotAsked,
        Loading,
        Current,
        Failed, ///< See error(). May be asked for again.
        Erased, ///< The session's redaction was asked for.
    };
    Q_ENUM(State)

    explicit SessionAttempts(StripeClient& client, QObject* parent = nullptr);

    /// The session that is open now; none while the desk is locked. Attempts of another one are forgotten.
    void setSession(const std::optional<VerificationSession>& session);
    /// Does nothing while they are on their way, here or erased.
    void ask();

    State state() const { return m_state; }
    /// Newest first, all of them or (but for Current) none.
    const std::vector<VerificationReport>& attempts() const { return m_attempts; }
    /// Reports that Stripe sent and that could not be read. Of Current.
    int unreadable() const { return m_unreadable; }
    const StripeError& error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void forget();
    void askFor(const ReportQuery& query);
    void take(const ReportQuery& query, const Result<ReportPage>& result);
    void fail(const StripeError& error);
    void end(State state);

    StripeClient& m_client;
    SessionId m_session;
    std::optional<ReportId> m_last;
    State m_state = State::NotAsked;
    std::vector<VerificationReport> m_attempts;
    std::vector<VerificationReport> m_arrived; ///< Of Loading: the pages so far.
    int m_unreadable = 0;
    StripeError m_error;
    RequestTicket m_ticket = 0;
    std::uint64_t m_generation = 0; ///< The answer to an older asking finds nobody.
};
