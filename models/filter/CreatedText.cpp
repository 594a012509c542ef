// SPDX-License-Identifier: Apache-2.0
#include "filter/CreatedRange.h"
#include "identity/UtcTime.h"

#include <QDateTime>

namespace {

constexpr std::int64_t minute = 60;

std::int64_t startOf(const QDate& day) {
    return day.startOfDay().toSecsSinceEpoch();
}

/// The year, month or day that begins at this moment; empty when none does.
QString dateFrom(std::int64_t moment) {
    const QDate day = QDateTime::fromSecsSinceEpoch(moment).date();
    if (startOf(day) != moment)
        return {};
    return day.toString(day.dayOfYear() == 1 ? QStringLiteral("yyyy")
                        : day.day() == 1     ? QStringLiteral("yyyy-MM")
                                             : QStringLiteral("yyyy-MM-dd"));
}

/// The year, month or day that ends with this moment, which is no more part of it.
QString dateUpTo(std::int64_t moment) {
    const QDate after = QDateTime::fromSecsSinceEpoch(moment).date();
    if (startOf(after) != moment)
        return {};
    return after.addDays(-1).toString(after.dayOfYear() == 1 ? QStringLiteral("yyyy")
                                      : after.day() == 1     ? QStringLiteral("yyyy-MM")
                                                             : QStringLiteral("yyyy-MM-dd"));
}

QString timeOf(std::int64_t moment) {
    const QString format =
        moment % minute == 0 ? QStringLiteral("yyyy-MM-ddTHH:mm") : QStringLiteral("yyyy-MM-ddTHH:mm:ss");
    const QString local = QDateTime::fromSecsSinceEpoch(moment).toString(format);
    // When the clocks are put back, an hour comes twice, and its times name the first.
    const std::optional<TimeRange> read = createdRangeOf(local, 0).range;
    return read && read->from == moment ? local : utc::fromSeconds(moment).toString(format) + u'Z';
}

QString orTimeOf(const QString& date, std::int64_t moment) {
    return date.isEmpty() ? timeOf(moment) : date;
}

bool isInCalendar(std::int64_t moment) {
    constexpr int lastYear = 9999;
    const int year = QDateTime::fromSecsSinceEpoch(moment).date().year();
    return year >= 1 && year <= lastYear;
}

} // namespace

QString createdText(const TimeRange& range) {
    if ((range.from && !isInCalendar(*range.from)) || (range.before && !isInCalendar(*range.before)))
        return {};
    if (!range.before)
        return range.from ? QStringLiteral(">=") + orTimeOf(dateFrom(*range.from), *range.from) : QString();
    if (!range.from)
        return u'<' + orTimeOf(dateFrom(*range.before), *range.before);
    if (*range.from >= *range.before)
        return {};
    const QString from = orTimeOf(dateFrom(*range.from), *range.from);
    const QString upTo = orTimeOf(dateUpTo(*range.before), *range.before);
    const QDate day = QDateTime::fromSecsSinceEpoch(*range.from).date();
    for (const QString& text : {day.toString(QStringLiteral("yyyy")), day.toString(QStringLiteral("yyyy-MM")),
                                day.toString(QStringLiteral("yyyy-MM-dd")), timeOf(*range.from)})
        if (createdRangeOf(text, 0).range == range)
            return text;
    return from + QStringLiteral("..") + upTo;
}
