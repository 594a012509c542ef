// SPDX-License-Identifier: Apache-2.0
#include "charts/TimeTicks.h"

#include <QDateTime>
#include <QLocale>

#include <array>

namespace {

enum class Unit { Minute, Hour, Day, Month, Year };

struct Step {
    Unit unit;
    int count;
    double seconds; ///< About.
};

constexpr double minute = 60;
constexpr double hour = 60 * minute;
constexpr double day = 24 * hour;
constexpr double month = 30 * day;
constexpr double year = 365 * day;

constexpr std::array steps{
    Step{Unit::Minute, 5, 5 * minute},   Step{Unit::Minute, 15, 15 * minute},
    Step{Unit::Minute, 30, 30 * minute}, Step{Unit::Hour, 1, hour},
    Step{Unit::Hour, 3, 3 * hour},       Step{Unit::Hour, 6, 6 * hour},
    Step{Unit::Hour, 12, 12 * hour},     Step{Unit::Day, 1, day},
    Step{Unit::Day, 2, 2 * day},         Step{Unit::Day, 7, 7 * day},
    Step{Unit::Month, 1, month},         Step{Unit::Month, 2, 2 * month},
    Step{Unit::Month, 3, 3 * month},     Step{Unit::Month, 6, 6 * month},
    Step{Unit::Year, 1, year},           Step{Unit::Year, 2, 2 * year},
    Step{Unit::Year, 5, 5 * year},       Step{Unit::Year, 10, 10 * year},
};

Step stepFor(double secondsApart) {
    for (const Step& step : steps)
        if (step.seconds >= secondsApart)
            return step;
    return steps.back();
}

/// A round moment at or before this one.
QDateTime roundedDown(const QDateTime& time, const Step& step) {
    const QDate date = time.date();
    switch (step.unit) {
    case Unit::Minute:
        return QDateTime(date, QTime(time.time().hour(), time.time().minute() / step.count * step.count));
    case Unit::Hour:
        return QDateTime(date, QTime(time.time().hour() / step.count * step.count, 0));
    case Unit::Day:
        // Counted from a fixed Monday, the first of the Julian days, so that panning moves no tick.
        return date.addDays(-(date.toJulianDay() % step.count)).startOfDay();
    case Unit::Month:
        return QDate(date.year(), (date.month() - 1) / step.count * step.count + 1, 1).startOfDay();
    case Unit::Year:
        return QDate(date.year() / step.count * step.count, 1, 1).startOfDay();
    }
    return time;
}

QDateTime next(const QDateTime& tick, const Step& step) {
    switch (step.unit) {
    case Unit::Minute:
        return tick.addSecs(static_cast<qint64>(step.count * minute));
    case Unit::Hour:
        // By the clock on the wall, so that days of 23 or 25 hours keep the round hours.
        return roundedDown(tick.addSecs(static_cast<qint64>((step.count + 0.5) * hour)), step);
    case Unit::Day:
        return tick.date().addDays(step.count).startOfDay();
    case Unit::Month:
        return tick.date().addMonths(step.count).startOfDay();
    case Unit::Year:
        return tick.date().addYears(step.count).startOfDay();
    }
    return tick;
}

QString labelOf(const QDateTime& tick, const Step& step, bool first) {
    const auto as = [&tick](const char* format) {
        return QLocale().toString(tick, QString::fromLatin1(format));
    };
    const bool startsYear = tick.date().dayOfYear() == 1;
    switch (step.unit) {
    case Unit::Minute:
    case Unit::Hour:
        if (tick.time() == QTime(0, 0))
            return as("d MMM");
        return first ? as("d MMM HH:mm") : as("HH:mm");
    case Unit::Day:
        return first ? as("d MMM yyyy") : as("d MMM");
    case Unit::Month:
        return startsYear ? as("yyyy") : first ? as("MMM yyyy") : as("MMM");
    case Unit::Year:
        return as("yyyy");
    }
    return {};
}

} // namespace

QList<TimeTick> timeTicks(const TimeScale& scale, double apart) {
    QList<TimeTick> ticks;
    if (scale.span.isEmpty() || scale.pixels <= 0)
        return ticks;
    const Step step = stepFor(static_cast<double>(scale.span.seconds()) * apart / scale.pixels);
    QDateTime tick = roundedDown(QDateTime::fromSecsSinceEpoch(scale.span.from), step);
    if (tick.toSecsSinceEpoch() < scale.span.from)
        tick = next(tick, step);
    while (tick.toSecsSinceEpoch() < scale.span.before) {
        ticks.append({tick.toSecsSinceEpoch(), labelOf(tick, step, ticks.isEmpty())});
        const QDateTime following = next(tick, step);
        if (following <= tick)
            break; // A clock that is set back must not hold the chart up.
        tick = following;
    }
    return ticks;
}
