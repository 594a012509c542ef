// SPDX-License-Identifier: Apache-2.0
#include "sessions/EventRhythm.h"

#include "stripe/BackOff.h"

#include <algorithm>

namespace {

EventRhythm::Time doubled(EventRhythm::Time time, int times, EventRhythm::Time most) {
    constexpr int mostDoublings = 16;
    return std::min(time * (1 << std::min(times, mostDoublings)), most);
}

} // namespace

void EventRhythm::noteAnswer(Attention attention) {
    m_failures = 0;
    m_quietAnswers = attention == Attention::InUse ? 0 : m_quietAnswers + 1;
}

void EventRhythm::noteFailure(StripeError::Kind kind, double chance) {
    ++m_failures;
    m_chance = chance;
    m_failure = kind;
}

EventRhythm::Time EventRhythm::usual(Attention attention) const {
    if (attention == Attention::InUse)
        return m_timing.inUse;
    return doubled(m_timing.background, std::max(0, m_quietAnswers - 1), m_timing.longestBackground);
}

std::optional<EventRhythm::Time> EventRhythm::wait(Attention attention) const {
    if (attention == Attention::Away)
        return std::nullopt;
    if (m_failures == 0)
        return usual(attention);
    switch (remedyFor(m_failure)) {
    case Remedy::AskSoon:
        return backOff(m_timing.firstRetry, m_timing.longestRetry, m_failures - 1, m_chance);
    case Remedy::AskLess:
        return backOff(usual(attention), std::max(usual(attention), m_timing.longestBackOff), m_failures,
                       m_chance);
    case Remedy::Somebody:
        break;
    }
    return std::nullopt;
}
