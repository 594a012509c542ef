// SPDX-License-Identifier: Apache-2.0
#include "sessions/HistoryEstimate.h"

#include <algorithm>
#include <cmath>

HistoryEstimate::HistoryEstimate(StripeClient& client, QObject* parent)
    : QObject(parent)
    , m_client(client) {}

void HistoryEstimate::start(std::int64_t oldest, std::int64_t newest) {
    constexpr std::int64_t day = 86'400;
    m_samples.clear();
    m_start = oldest;
    m_step = std::max(day, newest - oldest);
    m_older = 0;
    m_running = true;
    ask(oldest);
}

void HistoryEstimate::ask(std::int64_t before) {
    SessionQuery query;
    query.withPeople = false; // Only when, not who.
    query.createdBefore = before;
    const std::uint64_t generation = ++m_generation;
    const AskedByPerson person(m_client);
    m_client.listSessions(query, this, [this, generation, before](const Result<SessionPage>& result) {
        if (generation != m_generation)
            return;
        if (result.isOk() && result.value().contradiction) {
            m_running = false;
            Q_EMIT failed(*result.value().contradiction);
        } else if (result.isOk()) {
            take(before, result.value());
        } else {
            m_running = false;
            Q_EMIT failed(result.error());
        }
    });
}

HistoryEstimate::Sample HistoryEstimate::sampleOf(const SessionPage& page) {
    Sample sample;
    sample.newest = page.sessions.front().created;
    sample.oldest = page.sessions.back().created;
    sample.perSecond =
        static_cast<double>(page.sessions.size()) / static_cast<double>(sample.newest - sample.oldest + 1);
    return sample;
}

void HistoryEstimate::take(std::int64_t before, const SessionPage& page) {
    if (page.sessions.empty()) {
        finish(before);
        return;
    }
    m_samples.push_back(sampleOf(page));
    const std::int64_t oldest = m_samples.back().oldest;
    if (!page.hasMore) {
        if (m_samples.size() == 1) { // All that is left was on this page.
            m_older = static_cast<std::int64_t>(page.sessions.size());
            m_running = false;
            Q_EMIT finished();
        } else {
            finish(oldest);
        }
        return;
    }
    if (samples() >= mostSamples) {
        finish(oldest);
        return;
    }
    const std::int64_t next = oldest - m_step;
    m_step *= 2;
    ask(std::max<std::int64_t>(next, 1));
}

/// Between two looks the sessions lie as dense as the mean of both; nothing is older than `end`.
void HistoryEstimate::finish(std::int64_t end) {
    double sum = 0;
    for (std::size_t i = 0; i < m_samples.size(); ++i) {
        const bool isLast = i + 1 == m_samples.size();
        const std::int64_t from = m_samples[i].newest;
        const std::int64_t to = isLast ? std::min(end, m_samples[i].oldest) : m_samples[i + 1].newest;
        const double density =
            isLast ? m_samples[i].perSecond : (m_samples[i].perSecond + m_samples[i + 1].perSecond) / 2;
        // Before an empty look the first session may be anywhere: half of the stretch is the best guess.
        const std::int64_t sure = isLast ? from - m_samples[i].oldest + 1 : from - to;
        const std::int64_t guessed = isLast ? m_samples[i].oldest - to : 0;
        sum += density * (static_cast<double>(sure) + static_cast<double>(guessed) / 2);
    }
    m_older = std::llround(sum);
    m_running = false;
    Q_EMIT finished();
}
