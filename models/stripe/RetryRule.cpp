// SPDX-License-Identifier: Apache-2.0
#include "stripe/RetryRule.h"

#include <algorithm>
#include <cmath>

namespace {

using std::chrono::milliseconds;

bool isWorthAnotherTry(bool isWrite, const HttpAnswer& answer, StripeError::Kind kind) {
    // Stripe knows best, when Stripe it is.
    if (!answer.failure && answer.shouldRetry)
        return *answer.shouldRetry;
    switch (kind) {
    case StripeError::Kind::NoConnection:
    case StripeError::Kind::Timeout:
    case StripeError::Kind::StripeFault:
        return true;
    case StripeError::Kind::Conflict:
        // 409: the same key is in use just now. An idempotency error with another status is for good.
        return answer.status == 409;
    case StripeError::Kind::RateLimited:
    case StripeError::Kind::Locked:
        return !isWrite;
    case StripeError::Kind::InsecureConnection:
    case StripeError::Kind::ProxyPassword:
    case StripeError::Kind::NotStripe:
    case StripeError::Kind::UnreadableAnswer:
    case StripeError::Kind::KeyRefused:
    case StripeError::Kind::AddressNotAllowed:
    case StripeError::Kind::PermissionMissing:
    case StripeError::Kind::IdentityNotActivated:
    case StripeError::Kind::NotFound:
    case StripeError::Kind::Refused:
    case StripeError::Kind::OtherMode:
    case StripeError::Kind::NotAllowedHere:
        return false;
    }
    return false;
}

/// stripe-node: first · 2^(n-1), at most the longest, of that between half and the whole, at least the first.
milliseconds backOff(const StripeTiming& timing, int retry, double chance) {
    const double first = static_cast<double>(timing.firstRetryDelay.count());
    const double longest = static_cast<double>(timing.longestRetryDelay.count());
    const double doubled = std::min(first * std::pow(2.0, retry - 1), longest);
    const double spread = doubled * 0.5 * (1.0 + std::clamp(chance, 0.0, 1.0));
    return milliseconds(std::llround(std::max(first, spread)));
}

} // namespace

std::optional<milliseconds> retryDelay(const StripeTiming& timing, bool isWrite, int triesMade,
                                       const HttpAnswer& answer, StripeError::Kind kind, double chance) {
    if (triesMade > timing.mostRetries || !isWorthAnotherTry(isWrite, answer, kind))
        return std::nullopt;
    const milliseconds delay = backOff(timing, triesMade, chance);
    if (!answer.retryAfter)
        return delay;
    if (*answer.retryAfter > longestHonouredWait)
        return std::nullopt;
    return std::max(delay, *answer.retryAfter);
}

bool leavesOpen(StripeError::Kind kind) {
    switch (kind) {
    case StripeError::Kind::NoConnection:
    case StripeError::Kind::Timeout:
    case StripeError::Kind::NotStripe:
    case StripeError::Kind::UnreadableAnswer:
    case StripeError::Kind::StripeFault:
    // It was done, in whichever mode.
    case StripeError::Kind::OtherMode:
    // The key is in use: an earlier try is still being worked on.
    case StripeError::Kind::Conflict:
        return true;
    case StripeError::Kind::InsecureConnection:
    case StripeError::Kind::ProxyPassword:
    case StripeError::Kind::KeyRefused:
    case StripeError::Kind::AddressNotAllowed:
    case StripeError::Kind::PermissionMissing:
    case StripeError::Kind::IdentityNotActivated:
    case StripeError::Kind::NotFound:
    case StripeError::Kind::RateLimited:
    case StripeError::Kind::Locked:
    case StripeError::Kind::Refused:
    case StripeError::Kind::NotAllowedHere:
        return false;
    }
    return true;
}

bool settles(StripeError::Kind kind) {
    // Stripe looked at the object, and would have replayed the outcome had an earlier try been done. What is
    // decided before that (key, permission, limits, locks) says nothing about an earlier try.
    return kind == StripeError::Kind::Refused || kind == StripeError::Kind::NotFound;
}
