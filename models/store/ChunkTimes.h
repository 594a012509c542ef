// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// No row of a chunk was created before `oldest` or after `newest`.
struct ChunkTimes {
    std::int64_t oldest = 0;
    std::int64_t newest = 0;
};
