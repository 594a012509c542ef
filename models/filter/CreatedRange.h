// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

/// What was typed behind `created:` or `age:`.
struct TypedRange {
    std::optional<TimeRange> range; ///< Nothing while it is wrong or not finished.
    QString problem;
    bool incomplete = false; ///< More typing can make it right.
};

/// A day (2026-03-14), month (2026-03), year (2026), today or yesterday in the local time zone, or a time in
/// it (2026-03-14T09:30, also with seconds; a Z behind it means UTC); with >=, >, < or <= before it; or two
/// of them with .. between, either of which may be left out.
///
/// A day, month or year behind .. is part of the range: 2026-01..2026-02 are two months. A time behind .. is
/// where the range ends: 2026-03-14T09:30..2026-03-14T10:00 is half an hour, and what begins at 10:00 follows
/// it without a gap. On its own, 2026-03-14T09:30 is that minute.
TypedRange createdRangeOf(const QString& text, std::int64_t now);

/// The shortest text that createdRangeOf() takes for exactly this range: whole years, months and days as
/// such, else to the minute, and to the second if it must be. Empty for a range without an end on either
/// side, and for one that is empty or not of the years 1 to 9999.
QString createdText(const TimeRange& range);

/// >3d, <2h, 1d..7d: how long ago, in weeks, days, hours or minutes before `now`. A unit is as sharp as it
/// gets:
/// >= is >, and <= is <. 3d alone is from three days to less than four. Ranges that meet, as <1d and 1d..7d,
/// share no second and leave none out.
TypedRange ageRangeOf(const QString& text, std::int64_t now);
