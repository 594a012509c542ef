// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/SessionOutline.h"

#include <cstdint>
#include <vector>

/// The newest of madeOutlines() was created before this.
inline constexpr std::int64_t madeCacheEnd = 1'790'000'000;

/// The usual mix of sessions, newest first, a minute apart, with ids of random letters as Stripe's are:
/// nothing a disk could press together.
std::vector<SessionOutline> madeOutlines(int count);
