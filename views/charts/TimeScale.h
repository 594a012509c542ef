// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

// Where a moment is on a chart, and what pointing, zooming and panning mean there. Unix seconds throughout.

/// The time that is on show: [from, before).
struct TimeSpan {
    std::int64_t from = 0;
    std::int64_t before = 0;

    bool isEmpty() const { return before <= from; }
    std::int64_t seconds() const { return before - from; }
    TimeRange range() const { return {from, before}; }
    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

/// A span laid over so many pixels.
struct TimeScale {
    TimeSpan span;
    double pixels = 0;

    double xOf(std::int64_t moment) const;
    std::int64_t timeAt(double x) const; ///< Within the span, its end included.
};

/// Columns of at least 5 pixels.
int columnsFor(int pixels);

/// The span that is left when everything around `pivot`, which stays where it is, becomes `factor` times as
/// wide. Never wider than the whole, nor narrower than an hour.
TimeSpan zoomed(const TimeSpan& shown, const TimeSpan& whole, std::int64_t pivot, double factor);
/// Moved towards later times, up to the ends of the whole.
TimeSpan panned(const TimeSpan& shown, const TimeSpan& whole, std::int64_t seconds);

/// The two moments, in either order, as a range a person would type: whole days of the local time zone where
/// columns are wide, hours or minutes where they are narrow, and one of those at least.
TimeRange tidied(std::int64_t one, std::int64_t other, std::int64_t secondsPerColumn);
