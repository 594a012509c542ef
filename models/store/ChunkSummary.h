// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Outcome.h"

#include <array>
#include <cstdint>

/// What is known of a chunk without looking at its rows.
struct ChunkSummary {
    // No row was created before `oldest` or after `newest`.
    std::int64_t oldest = 0;
    std::int64_t newest = 0;
    std::array<std::uint32_t, outcomeCount> outcomes{}; ///< How many rows have each.
};
