// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/ReadPurpose.h"
#include "stripe/StripeError.h"
#include "stripe/StripeTypes.h"

#include <optional>

/// Bounds how often reads that fail are repeated by the app itself, whoever repeats them and why. Each
/// purpose has a bucket of tries that may fail; it fills again by one a minute. While it is empty, a read
/// that no person asked for is refused before it is sent. `Retry-After` is kept to in the same way, for every
/// request.
///
/// Knows no clock: the caller says what time it is, on any clock that never runs backwards.
class ReadGuard {
public:
    using Time = std::chrono::milliseconds;

    /// Stripe's waits are seconds. No server may silence the app for longer.
    static constexpr Time longestPause = std::chrono::hours(1);

    explicit ReadGuard(const StripeTiming& timing);

    /// A try of a read was answered with something of no use. A try that reached nobody does not count at
    /// Stripe, and not here.
    void noteFailure(ReadPurpose purpose, const StripeError& error, Time now);
    /// Gives back a part of a try, so that a purpose that mostly works is never held up.
    void noteSuccess(ReadPurpose purpose);
    /// Somebody has acted on a session, and is told what came of it: room for the reads that follow.
    void noteWrite();
    /// `Retry-After`: nothing is sent before then.
    void pause(Time wait, const StripeError& error, Time now);
    /// Another key: what was learned with the one before says nothing.
    void reset();

    /// Why this read is not sent now, or nothing.
    std::optional<StripeError> refusalOfRead(ReadPurpose purpose, bool isByPerson, Time now) const;
    /// Why nothing at all is sent now, or nothing.
    std::optional<StripeError> refusalOfAll(Time now) const;

private:
    struct Bucket {
        double tries = 0;
        Time filledAt{0};
        StripeError last;
    };
    double triesLeft(const Bucket& bucket, Time now) const;

    double m_most;
    Time m_oneMoreEvery;
    std::array<Bucket, readPurposeCount> m_buckets;
    Time m_pausedUntil{0};
    StripeError m_pausedFor;
};
