// SPDX-License-Identifier: Apache-2.0
#include "stripe/Pacer.h"

#include <algorithm>
#include <cmath>

namespace {

/// Sums of fractions end a hair below 1.
constexpr double wholeToken = 1.0 - 1e-6;

bool isNotEmpty(const std::deque<RequestTicket>& line) {
    return !line.empty();
}

} // namespace

Pacer::Pacer(const StripeTiming& timing, Time now)
    : m_fullTokensPerMs(std::max(timing.requestsPerSecond, 0.01) / 1000.0)
    , m_tokensPerMs(m_fullTokensPerMs)
    , m_mostTokens(std::max(timing.burst, 1))
    , m_tokens(m_mostTokens)
    , m_filledAt(now)
    , m_pausedUntil(now)
    , m_mostInFlight(std::max(timing.mostInFlight, 1)) {}

void Pacer::add(RequestTicket request, Line line) {
    waiting(line).push_back(request);
}

void Pacer::addInFront(RequestTicket request, Line line) {
    waiting(line).push_front(request);
}

bool Pacer::remove(RequestTicket request) {
    std::size_t removed = 0;
    for (std::deque<RequestTicket>& line : m_waiting)
        removed += std::erase(line, request);
    return removed > 0;
}

void Pacer::clear() {
    for (std::deque<RequestTicket>& line : m_waiting)
        line.clear();
}

std::optional<RequestTicket> Pacer::next(Time now) {
    if (untilNext(now) != Time(0))
        return std::nullopt;
    std::deque<RequestTicket>& line = *std::find_if(m_waiting.begin(), m_waiting.end(), isNotEmpty);
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
    if (std::none_of(m_waiting.begin(), m_waiting.end(), isNotEmpty) || m_inFlight >= m_mostInFlight)
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

void Pacer::slowDown(Time now) {
    constexpr Time together{1'000};
    constexpr double slowest = 1.0 / 16;
    if (m_slowedAt && now - *m_slowedAt < together)
        return;
    fill(now);
    m_slowedAt = now;
    m_tokensPerMs = std::max(m_tokensPerMs / 2, m_fullTokensPerMs * slowest);
    m_tokens = std::min(m_tokens, 0.0);
}

void Pacer::fill(Time now) {
    constexpr double msToRecover = 30'000;
    if (now <= m_filledAt)
        return;
    const auto passed = static_cast<double>((now - m_filledAt).count());
    m_tokens = std::min(m_mostTokens, m_tokens + passed * m_tokensPerMs);
    m_tokensPerMs = std::min(m_fullTokensPerMs, m_tokensPerMs + m_fullTokensPerMs * passed / msToRecover);
    m_filledAt = now;
}
