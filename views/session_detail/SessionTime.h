// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/SensitiveFuse.h"

#include <QString>

#include <cstdint>

// Times as the reader's clock shows them. All seconds are unix seconds, UTC.

/// "20 Nov 2026, 14:06"
QString timeToTheMinute(std::int64_t seconds);
/// "20 Nov 2026, 13:06:12 UTC": what to quote to others.
QString universalTime(std::int64_t seconds);
/// How long a key can still read a session's sensitive values: "for 3 h 12 min more", "no longer: …". Empty
/// where it is not known or there is no end.
QString fuseText(const SensitiveFuse& fuse, std::int64_t now);
/// "just now", "5 min ago", "2 h ago", "3 days ago"; empty for what lies ahead (a clock is wrong) or when
/// `now` is 0 (not known).
QString timeAgo(std::int64_t seconds, std::int64_t now);
