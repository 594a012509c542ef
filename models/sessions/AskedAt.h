// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeClient.h"

#include <QElapsedTimer>

/// When a question was asked, by Stripe's clock, now that its answer has told what time it is there; `since`
/// began with the question. Rather a second early than late: every session created before it was there.
inline std::int64_t askedAt(const StripeClient& client, const QElapsedTimer& since) {
    constexpr std::int64_t aSecond = 1000;
    return client.now() - since.elapsed() / aSecond - 2;
}
