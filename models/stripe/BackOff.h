// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>

/// The wait before a request that keeps failing is repeated: doubled with each failure up to `longest`, and
/// by `chance` (0 to 1) up to a quarter longer, so that many programs do not ask at the same moment.
/// `failures` counts those before this one.
inline std::chrono::milliseconds backOff(std::chrono::milliseconds first, std::chrono::milliseconds longest,
                                         int failures, double chance) {
    constexpr int mostDoublings = 16;
    constexpr double spread = 0.25;
    const auto doubled = std::min(longest, first * (1 << std::clamp(failures, 0, mostDoublings)));
    const double more = spread * std::clamp(chance, 0.0, 1.0) * static_cast<double>(doubled.count());
    return doubled + std::chrono::milliseconds(static_cast<std::chrono::milliseconds::rep>(more));
}
