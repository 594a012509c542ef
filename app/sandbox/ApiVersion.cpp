// SPDX-License-Identifier: Apache-2.0
#include "ApiVersion.h"

#include "Refusal.h"

#include <algorithm>
#include <array>

namespace sandbox {

namespace {

/// Those that are known to exist, since Identity does. Versions have names since 2024-09-30.
constexpr std::array<const char*, 31> kVersions{
    "2020-03-02",        "2020-08-27",        "2022-08-01",        "2022-11-15",        "2023-08-16",
    "2023-10-16",        "2024-04-10",        "2024-06-20",        "2024-09-30.acacia", "2024-10-28.acacia",
    "2024-11-20.acacia", "2024-12-18.acacia", "2025-01-27.acacia", "2025-02-24.acacia", "2025-03-31.basil",
    "2025-04-30.basil",  "2025-05-28.basil",  "2025-06-30.basil",  "2025-07-30.basil",  "2025-08-27.basil",
    "2025-09-30.clover", "2025-10-29.clover", "2025-11-17.clover", "2025-12-15.clover", "2026-01-28.clover",
    "2026-02-25.clover", "2026-03-25.dahlia", "2026-06-24.dahlia", "2026-08-26.dahlia", "2026-09-30.endive",
    "2026-10-28.endive",
};

} // namespace

QByteArray defaultApiVersion() {
    return "2026-09-30.endive";
}

void requireApiVersion(const QByteArray& header) {
    const bool isKnown = std::ranges::any_of(kVersions, [&header](const char* one) { return header == one; });
    if (!header.isEmpty() && !isKnown)
        throw Refusal{.message = "Invalid Stripe API version: " + header};
}

} // namespace sandbox
