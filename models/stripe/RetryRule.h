// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/HttpAnswer.h"
#include "stripe/StripeTypes.h"

/// A request waits no longer than this for its next try; nobody sits before a spinner for it. Whoever asks
/// for more has the request fail, and is kept to by the next ones (ReadGuard).
inline constexpr std::chrono::milliseconds longestHonouredWait{60'000};

/// How long to wait before a request is tried again, or nothing when it has failed for good. The rule of
/// Stripe's own clients (stripe-node, RequestSender), and besides: reads are tried again after a 429, and
/// `Retry-After` is kept to.
///
/// `triesMade` counts from 1; `kind` is what readError() made of the answer; `chance`, 0 to 1, spreads the
/// clients of one account.
std::optional<std::chrono::milliseconds> retryDelay(const StripeTiming& timing, bool isWrite, int triesMade,
                                                    const HttpAnswer& answer, StripeError::Kind kind,
                                                    double chance);

/// Whether a write that ended like this may have been done all the same.
bool leavesOpen(StripeError::Kind kind);
/// Whether this ending says that the write was not done, also by an earlier try under the same key.
bool settles(StripeError::Kind kind);
