// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/Theme.h"
#include "sessions/EventFeed.h"
#include "sessions/SessionFeed.h"

#include <QString>

/// What decides how fresh the list is.
struct FreshnessSituation {
    SessionFeed::State feed = SessionFeed::State::Idle;
    StripeError feedError;
    EventFeed::State events = EventFeed::State::Off;
    StripeError eventError;
    std::int64_t asOf = 0; ///< Unix seconds; 0 for never.
    std::optional<std::int64_t> offlineSince;
    std::optional<std::int64_t> absentSince;
    int priceOfReadingAgain = 0; ///< Requests, with absentSince.
};

/// How fresh the list is, in words: a tone, a shape for it, a short sentence, and why and what to do.
struct FreshnessText {
    Tone tone = Tone::Verified;
    QString mark;
    QString words; ///< Empty while nothing is loaded.
    QString tip;
};

FreshnessText freshnessText(const FreshnessSituation& situation);

/// That this computer's clock is off by more than five minutes, and what it means; empty when it is not.
/// `offset` is how far Stripe's clock is ahead of it, in seconds.
QString clockText(std::int64_t offset);
