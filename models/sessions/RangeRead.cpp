// SPDX-License-Identifier: Apache-2.0
#include "sessions/RangeRead.h"

#include <algorithm>

RangeRead::RangeRead(StripeClient& client, SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_answers(store) {}

void RangeRead::start(std::vector<TimeRange> stretches, ReadPurpose purpose, int mostPages) {
    stop();
    std::ranges::sort(stretches, {}, &TimeRange::from);
    m_stretches = std::move(stretches);
    m_after.reset();
    m_purpose = purpose;
    m_pagesRead = 0;
    m_mostPages = mostPages;
    m_isCutShort = false;
    if (!m_stretches.empty())
        ask();
}

void RangeRead::resume() {
    if (m_state == State::Failed)
        ask();
}

void RangeRead::stop() {
    ++m_generation;
    m_client.withdraw(m_request);
    m_answers.drop(m_question);
    m_state = State::Idle;
}

void RangeRead::ask() {
    SessionQuery query;
    query.createdFrom = m_stretches.back().from;
    query.createdBefore = m_stretches.back().before;
    query.startingAfter = m_after;
    query.purpose = m_purpose;
    m_state = State::Reading;
    m_question = m_answers.ask();
    const std::uint64_t generation = ++m_generation;
    m_request = m_client.listSessions(query, this, [this, generation](const Result<SessionPage>& result) {
        if (generation == m_generation) // An answer to an older question is dropped.
            take(result);
    });
}

void RangeRead::take(const Result<SessionPage>& result) {
    if (!result.isOk()) {
        m_answers.drop(m_question);
        m_error = result.error();
        m_state = State::Failed;
        Q_EMIT failed(m_error);
        return;
    }
    ++m_pagesRead;
    const SessionPage& page = result.value();
    const std::uint64_t generation = m_generation;
    const QList<SessionId> overtaken = m_answers.merge(m_question, page.sessions);
    if (generation != m_generation)
        return;               // Whoever heard of the merge has begun something else.
    if (page.contradiction) { // Taken as it is; what else there is in the stretch is not known by it.
        m_client.noteUseless(m_purpose, *page.contradiction);
        m_error = *page.contradiction;
        m_state = State::Failed;
        Q_EMIT failed(m_error);
        return;
    }
    if (page.hasMore) {
        m_after = page.sessions.back().id;
    } else {
        m_stretches.pop_back();
        m_after.reset();
    }
    if (!m_stretches.empty() && m_mostPages > 0 && m_pagesRead >= m_mostPages) {
        m_isCutShort = true;
        m_stretches.clear();
    }
    if (m_stretches.empty())
        m_state = State::Idle;
    else
        ask();
    QList<SessionId> taken;
    for (const VerificationSession& session : page.sessions)
        if (!overtaken.contains(session.id))
            taken << session.id;
    Q_EMIT pageRead(taken);
    if (m_state == State::Idle)
        Q_EMIT finished();
}
