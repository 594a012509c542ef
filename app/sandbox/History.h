// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Dice.h"
#include "Timeline.h"

namespace sandbox {

/// The cheap half of a session: enough to sort, filter and count it.
struct SessionPlan {
    quint64 number = 0;
    qint64 created = 0;
    SessionType type = SessionType::Document;
    Steps steps;
};

/// Sessions made odd on purpose, by their place from the newest backwards.
enum class Oddity : quint8 {
    None,
    /// As the official stripe-mock's fixture: verified, redaction processing, last_error with two nulls.
    MockFixture,
    FiftyMetadataKeys,
    LongMetadataValues,
    VeryLongName,
    NearlyEmpty,
};

/// What happens to a made-up session in its life, from seed and number alone. The shares are invented, since
/// Stripe publishes none: 62 % verified, 18 % never submitted, 12 % refused, 7 % canceled, some processing, 5
/// % redacted.
class History {
public:
    /// `count` sessions were there when the sandbox started, at `start`; later numbers are new arrivals.
    History(quint64 seed, quint64 count, qint64 start)
        : m_seed(seed)
        , m_count(count)
        , m_start(start) {}

    /// No seeded step is later than this after the session's creation, except in redactionsAtStart().
    static constexpr qint64 kLongestLife = 12 * 86'400;
    /// No seeded submission is decided later than this after the session's creation.
    static constexpr qint64 kLongestAttempts = 6 * 3'600;

    SessionPlan plan(quint64 number, qint64 created) const;
    Oddity oddity(quint64 number) const;
    /// Old sessions whose redaction runs across the start lie at regular places: the first and the distance.
    static constexpr quint64 kOldRedactionFirst = 57;
    static constexpr quint64 kOldRedactionEvery = 200;

private:
    enum class Story : quint8 { Verified, Untouched, Refused, CanceledUntouched, CanceledRefused, Running };

    Story story(const SessionPlan& plan, Dice& dice) const;
    void tell(Story story, SessionPlan& plan, Dice& dice) const;
    void run(SessionPlan& plan, Dice& dice) const;
    void redact(SessionPlan& plan, Dice& dice) const;
    bool redactsAcrossTheStart(const SessionPlan& plan) const;

    quint64 m_seed;
    quint64 m_count;
    qint64 m_start;
};

} // namespace sandbox
