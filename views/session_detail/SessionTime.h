// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>

// Times as the reader's clock shows them. All seconds are unix seconds, UTC.

/// "20 Nov 2026, 14:06"
QString timeToTheMinute(std::int64_t seconds);
/// "20 Nov 2026, 13:06:12 UTC": what to quote to others.
QString universalTime(std::int64_t seconds);
/// agoText(); empty when `now` is 0 (not known).
QString timeAgo(std::int64_t seconds, std::int64_t now);
