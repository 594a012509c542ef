// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionFollower.h"

#include "store/SessionStore.h"
#include "stripe/BackOff.h"

#include <QRandomGenerator>

#include <algorithm>

SessionFollower::SessionFollower(StripeClient& client, SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_answers(store) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SessionFollower::askForDue);
}

bool SessionFollower::isUnderWay(const VerificationSession& session) {
    if (session.isRedactionRequested())
        return !session.isRedacted();
    return session.status.value == SessionStatus::Processing;
}

void SessionFollower::setIntervals(std::chrono::milliseconds first, std::chrono::milliseconds longest,
                                   std::chrono::milliseconds longestCheck) {
    m_firstInterval = first;
    m_longestInterval = longest;
    m_longestCheck = longestCheck;
}

bool SessionFollower::askNow(const SessionId& id) {
    const auto followed = m_followed.find(id);
    if (m_isPaused || followed == m_followed.end() || followed->asked)
        return false;
    followed->due = elapsed();
    schedule();
    return true;
}

void SessionFollower::setPaused(bool paused) {
    m_isPaused = paused;
    schedule();
}

std::chrono::milliseconds SessionFollower::elapsed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 m_started);
}

void SessionFollower::follow(const SessionId& id) {
    const std::optional<Row> row = m_store.rowOf(id);
    if (!row || m_followed.contains(id) || !isUnderWay(m_store.session(*row)))
        return;
    m_followed.insert(id, {m_firstInterval, elapsed() + m_firstInterval});
    schedule();
}

void SessionFollower::lookAway(const SessionId& id) {
    const std::optional<Row> row = m_store.rowOf(id);
    if (!row || !m_store.session(*row).isRedactionRequested())
        m_followed.remove(id);
    schedule();
}

void SessionFollower::clear() {
    ++m_generation;
    m_followed.clear();
    m_timer.stop();
}

void SessionFollower::schedule() {
    std::optional<std::chrono::milliseconds> next;
    for (const Followed& followed : std::as_const(m_followed))
        if (!followed.asked)
            next = next ? std::min(*next, followed.due) : followed.due;
    if (next && !m_isPaused)
        m_timer.start(std::max(std::chrono::milliseconds::zero(), *next - elapsed()));
    else
        m_timer.stop();
}

void SessionFollower::askForDue() {
    const auto now = elapsed();
    for (auto it = m_followed.begin(); it != m_followed.end(); ++it) {
        if (it->asked || it->due > now)
            continue;
        it->asked = true;
        const SessionId id = it.key();
        const OvertakenAnswers::Question question = m_answers.ask();
        m_client.retrieveSession(
            id, SessionExpansion::People, this,
            [this, id, question, generation = m_generation](const Result<RetrievedSession>& result) {
                if (generation == m_generation)
                    take(id, question, result);
                else
                    m_answers.drop(question);
            });
    }
    schedule();
}

void SessionFollower::take(const SessionId& id, OvertakenAnswers::Question question,
                           const Result<RetrievedSession>& result) {
    bool isNews = false;
    if (result.isOk() && m_followed.contains(id))
        isNews = m_answers.merge(question, {&result.value().session, 1}).isEmpty();
    else
        m_answers.drop(question);
    const auto it = m_followed.find(id);
    if (it == m_followed.end())
        return;
    // A failure is no news about the session: it is asked again at the next turn.
    if (isNews && !isUnderWay(result.value().session)) {
        m_followed.erase(it);
    } else {
        constexpr int slowDown = 3; // The wait grows by a third each time, and doubles after a failure.
        const bool isCheck = result.isOk() && !result.value().session.isRedactionRequested();
        const auto longest = isCheck ? std::min(m_longestCheck, m_longestInterval) : m_longestInterval;
        const auto longer = result.isOk() ? it->interval / slowDown : it->interval;
        it->interval = std::min(longest, it->interval + longer);
        const double chance = result.isOk() ? 0 : QRandomGenerator::global()->generateDouble();
        it->due = elapsed() + backOff(it->interval, longest, 0, chance);
        it->asked = false;
    }
    schedule();
}
