// SPDX-License-Identifier: Apache-2.0
#include "charts/TimeScale.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace {

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

TimeSpan within(const TimeSpan& whole, std::int64_t from, std::int64_t seconds) {
    const std::int64_t fits = std::min(seconds, whole.seconds());
    const std::int64_t start = std::clamp(from, whole.from, whole.before - fits);
    return {start, start + fits};
}

/// The start of the unit that the moment is in, in the local time zone. Days are 23 or 25 hours at times.
QDateTime startOf(std::int64_t moment, std::int64_t unit) {
    const QDateTime time = QDateTime::fromSecsSinceEpoch(moment);
    if (unit == day)
        return time.date().startOfDay();
    const std::int64_t inUnit = (time.time().msecsSinceStartOfDay() / 1000) % unit;
    return time.addSecs(-inUnit);
}

QDateTime after(const QDateTime& start, std::int64_t unit) {
    return unit == day ? start.date().addDays(1).startOfDay() : start.addSecs(unit);
}

std::int64_t nearest(std::int64_t moment, std::int64_t unit) {
    const QDateTime start = startOf(moment, unit);
    const std::int64_t low = start.toSecsSinceEpoch();
    const std::int64_t high = after(start, unit).toSecsSinceEpoch();
    return moment - low < high - moment ? low : high;
}

} // namespace

double TimeScale::xOf(std::int64_t moment) const {
    return span.isEmpty()
               ? 0
               : pixels * static_cast<double>(moment - span.from) / static_cast<double>(span.seconds());
}

std::int64_t TimeScale::timeAt(double x) const {
    if (pixels <= 0)
        return span.from;
    const double part = std::clamp(x / pixels, 0.0, 1.0);
    return span.from + std::llround(part * static_cast<double>(span.seconds()));
}

int columnsFor(int pixels) {
    constexpr int usual = 7;
    constexpr int most = 400;
    return std::clamp(pixels / usual, 1, most);
}

TimeSpan zoomed(const TimeSpan& shown, const TimeSpan& whole, std::int64_t pivot, double factor) {
    if (shown.isEmpty() || whole.isEmpty())
        return whole;
    const double seconds = std::max(static_cast<double>(hour), factor * static_cast<double>(shown.seconds()));
    const double before = static_cast<double>(pivot - shown.from) / static_cast<double>(shown.seconds());
    return within(whole, pivot - std::llround(before * seconds), std::llround(seconds));
}

TimeSpan panned(const TimeSpan& shown, const TimeSpan& whole, std::int64_t seconds) {
    return whole.isEmpty() ? shown : within(whole, shown.from + seconds, shown.seconds());
}

TimeRange tidied(std::int64_t one, std::int64_t other, std::int64_t secondsPerColumn) {
    const std::int64_t unit = secondsPerColumn >= day / 2    ? day
                              : secondsPerColumn >= hour / 2 ? hour
                                                             : minute;
    const auto [first, last] = std::minmax(one, other);
    std::int64_t from = nearest(first, unit);
    std::int64_t before = nearest(last, unit);
    if (before <= from) {
        const QDateTime start = startOf(first + (last - first) / 2, unit);
        from = start.toSecsSinceEpoch();
        before = after(start, unit).toSecsSinceEpoch();
    }
    return {from, before};
}
