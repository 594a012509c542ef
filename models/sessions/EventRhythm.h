// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeError.h"

#include <chrono>
#include <optional>

/// Whether somebody looks at the desk.
enum class Attention {
    InUse,      ///< Its window is the one in use.
    Background, ///< In sight perhaps, but another program is being used, or nothing has been touched for
                ///< long.
    Away,       ///< Nobody can see it: hidden or minimised.
};

/// The waits between two questions for events. The defaults are for people at work; tests shorten them.
struct EventTiming {
    using Time = std::chrono::milliseconds;
    Time inUse{55'000}; ///< So that with the reading a change is on screen within a minute.
    Time background{300'000};
    Time longestBackground{900'000}; ///< The longer nobody has used the desk, the less often it asks.
    Time firstRetry{5'000};          ///< No network: it may be back any moment.
    Time longestRetry{120'000};
    Time longestBackOff{900'000}; ///< Stripe asked for fewer requests, or has a fault.
};

/// When the next question for events is due. Knows no clock: times are counted from the last question.
class EventRhythm {
public:
    using Time = EventTiming::Time;

    explicit EventRhythm(const EventTiming& timing = {})
        : m_timing(timing) {}

    void setTiming(const EventTiming& timing) { m_timing = timing; }
    void noteAnswer(Attention attention);
    /// `chance`, 0 to 1, makes the next wait up to a quarter longer.
    void noteFailure(StripeError::Kind kind, double chance = 0);
    /// Somebody uses the desk again: the next wait in the background is a short one.
    void noteUse() { m_quietAnswers = 0; }

    /// From the last question to the next; nothing when none is due: nobody looks, or asking again would give
    /// the same failure.
    std::optional<Time> wait(Attention attention) const;

private:
    Time usual(Attention attention) const;

    EventTiming m_timing;
    int m_quietAnswers = 0; ///< In a row, in the background.
    int m_failures = 0;     ///< In a row.
    double m_chance = 0;
    StripeError::Kind m_failure = StripeError::Kind::NoConnection;
};
