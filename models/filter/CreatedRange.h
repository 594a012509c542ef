// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

/// What was typed behind `created:`.
struct CreatedRange {
    std::optional<TimeRange> range; ///< Nothing while it is wrong or not finished.
    QString problem;
    bool incomplete = false; ///< More typing can make it right.
};

/// A day (2026-03-14), month (2026-03), year (2026), today or yesterday in the local time zone; with >=, >,
/// < or <= before it; or two of them with .. between, either of which may be left out. Both ends of a..b are
/// part of it.
CreatedRange createdRangeOf(const QString& text, std::int64_t now);
