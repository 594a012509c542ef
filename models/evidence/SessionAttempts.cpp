// SPDX-License-Identifier: Apache-2.0
#include "evidence/SessionAttempts.h"

#include "stripe/Reachability.h"

#include <algorithm>
#include <utility>

SessionAttempts::SessionAttempts(StripeClient& client, QObject* parent)
    : QObject(parent)
    , m_client(client) {
    // What was asked with the key before is never answered.
    connect(&m_client, &StripeClient::keyChanged, this, &SessionAttempts::forget);
    connect(&m_client, &StripeClient::reachabilityChanged, this, [this](bool isReachable) {
        if (isReachable && m_state == State::Failed && endedForWantOfConnection(m_error))
            ask();
    });
}

void SessionAttempts::setSession(const std::optional<VerificationSession>& session) {
    const SessionId id = session ? session->id : SessionId();
    const bool isAnother = id != m_session;
    m_session = id;
    if (session && session->isRedactionRequested()) {
        m_last.reset();
        if (isAnother || m_state != State::Erased)
            end(State::Erased);
        return;
    }
    const std::optional<ReportId> last = session ? session->lastReport : std::nullopt;
    const bool hasNewOne = !isAnother && last && last != m_last;
    const bool wereWanted = m_state == State::Current || m_state == State::Loading;
    m_last = last;
    if (isAnother)
        end(State::NotAsked);
    else if (hasNewOne && wereWanted)
        askFor({m_session, 100, {}});
}

void SessionAttempts::ask() {
    if (m_session.isEmpty() || (m_state != State::NotAsked && m_state != State::Failed))
        return;
    askFor({m_session, 100, {}});
}

void SessionAttempts::forget() {
    if (m_state != State::Erased)
        end(State::NotAsked);
}

void SessionAttempts::askFor(const ReportQuery& query) {
    if (!query.startingAfter)
        end(State::Loading);
    const AskedByPerson person(m_client);
    m_ticket = m_client.listReports(query, this,
                                    [this, query, asked = m_generation](const Result<ReportPage>& result) {
                                        if (asked == m_generation)
                                            take(query, result);
                                    });
}

void SessionAttempts::take(const ReportQuery& query, const Result<ReportPage>& result) {
    if (!result.isOk()) {
        fail(result.error());
        return;
    }
    const ReportPage& page = result.value();
    const std::size_t before = m_arrived.size();
    for (const VerificationReport& report : page.reports)
        if (std::ranges::find(m_arrived, report.id, &VerificationReport::id) == m_arrived.end())
            m_arrived.push_back(report);
    const bool hasNew = m_arrived.size() > before;
    m_unreadable += static_cast<int>(std::ranges::count_if(page.problems, &ReadingProblem::isWholeObject));
    if (page.hasMore && hasNew) {
        askFor({query.session, query.limit, page.reports.back().id});
        return;
    }
    if (page.hasMore) { // It would be followed by itself for ever.
        StripeError error;
        error.kind = StripeError::Kind::UnreadableAnswer;
        error.message = tr("Stripe says there is more, and does not send it.");
        error.requestId = page.requestId;
        fail(error);
        return;
    }
    std::vector<VerificationReport> arrived = std::move(m_arrived);
    const int unreadable = m_unreadable;
    end(State::Current);
    m_attempts = std::move(arrived);
    m_unreadable = unreadable;
    Q_EMIT changed();
}

void SessionAttempts::fail(const StripeError& error) {
    end(State::Failed);
    m_error = error;
    Q_EMIT changed();
}

/// Whatever it was on its way to. Tells of it unless there is more to come with it.
void SessionAttempts::end(State state) {
    ++m_generation;
    m_client.withdraw(std::exchange(m_ticket, 0));
    m_arrived.clear();
    m_attempts.clear();
    m_unreadable = 0;
    m_error = {};
    m_state = state;
    if (state != State::Failed && state != State::Current)
        Q_EMIT changed();
}
