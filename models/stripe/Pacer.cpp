// SPDX-License-Identifier: Apache-2.0
#include "stripe/Pacer.h"

#include <algorithm>
#include <cmath>

namespace {

/// Sums of fractions end a hair below 1.
constexpr double wholeToken = 1.0 - 1e-6;

} // namespace

Pacer::Pacer(const StripeTiming& timing, Time now)
    : m_tokensPerMs(std::max(timing.requestsPerSecond, 0.01) / 1000.0)
    , m_mostTokens(std::max(timing.burst, 1))
    , m_tokens(m_mostTokens)
    , m_filledAt(now)
    , m_pausedUntil(now)
    , m_mostInFlight(std::max(timing.mostInFlight, 1)) {}

void Pacer::add(RequestTicket request, bool isWrite) {
    (isWrite ? m_writes : m_reads).push_back(request);
}

void Pacer::addInFront(RequestTicket request, bool isWrite) {
    (isWrite ? m_writes : m_reads).push_front(request);
}

bool Pacer::remove(RequestTicket request) {
    return std::erase(m_writes, request) + std::erase(m_reads, request) > 0;
}

void Pacer::clear() {
    m_writes.clear();
    m_reads.clear();
}

std::optional<RequestTicket> Pacer::next(Time now) {
    if (untilNext(now) != Time(0))
        return std::nullopt;
    std::deque<RequestTicket>& line = m_writes.empty() ? m_reads : m_writes;
    const RequestTicket request = line.front();
    line.pop_front();
    m_tokens -= 1.0;
    ++m_inFlight;
    return request;
}

void Pacer::leave() {
    m_inFlight = std::max(m_inFlight - 1, 0);
}

std::optional<Pacer::Time> Pacer::untilNext(Time now) {
    if ((m_writes.empty() && m_reads.empty()) || m_inFlight >= m_mostInFlight)
        return std::nullopt;
    fill(now);
    const Time pause = std::max(m_pausedUntil - now, Time(0));
    if (m_tokens >= wholeToken)
        return pause;
    const Time token(static_cast<Time::rep>(std::ceil((1.0 - m_tokens) / m_tokensPerMs)));
    return std::max(pause, token);
}

void Pacer::pauseUntil(Time moment) {
    m_pausedUntil = std::max(m_pausedUntil, moment);
}

void Pacer::fill(Time now) {
    if (now <= m_filledAt)
        return;
    const auto passed = static_cast<double>((now - m_filledAt).count());
    m_tokens = std::min(m_mostTokens, m_tokens + passed * m_tokensPerMs);
    m_filledAt = now;
}
