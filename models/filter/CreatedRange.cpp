// SPDX-License-Identifier: Apache-2.0
#include "filter/CreatedRange.h"

#include "filter/FilterWords.h"
#include "identity/UtcTime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("CreatedRange", text);
}

/// A year, month, day, minute or second in unix seconds: [start, end). Or why it is none.
struct Span {
    std::int64_t start = 0;
    std::int64_t end = 0;
    bool isTime = false;
    QString problem = {};
    bool incomplete = false;

    bool isValid() const { return problem.isEmpty(); }
};

Span unfinished(const QString& problem) {
    return {0, 0, false, problem, true};
}

Span wrong(const QString& problem) {
    return {0, 0, false, problem, false};
}

Span days(const QDate& first, const QDate& after) {
    return {first.startOfDay().toSecsSinceEpoch(), after.startOfDay().toSecsSinceEpoch()};
}

bool isStartOfDate(const QString& text) {
    static const QRegularExpression start(QStringLiteral("^\\d{1,4}$|^\\d{4}-\\d?$|^\\d{4}-\\d\\d-\\d?$"));
    return text.isEmpty() || start.match(text).hasMatch() || QStringLiteral("today").startsWith(text) ||
           QStringLiteral("yesterday").startsWith(text);
}

bool isStartOfTime(const QString& text) {
    static const QRegularExpression start(
        QStringLiteral("^\\d{4}-\\d\\d-\\d\\dt(\\d{0,2}|\\d\\d:\\d?|\\d\\d:\\d\\d:\\d?)$"));
    return start.match(text).hasMatch();
}

bool isAge(const QString& text) {
    static const QRegularExpression age(QStringLiteral("^\\d{1,6}[wdhm]$"));
    return age.match(text).hasMatch();
}

Span noSpan(const QString& typed) {
    const QString text = typed.toLower();
    if (isStartOfDate(text))
        return unfinished(tr("A date looks like 2026-03-14, 2026-03 or 2026."));
    if (isStartOfTime(text))
        return unfinished(tr("A time looks like 2026-03-14T09:30."));
    if (isAge(text))
        return wrong(tr("“%1” is an age. Write age:<%1 or age:>%1").arg(text));
    return wrong(tr("“%1” is no date. A date looks like 2026-03-14, 2026-03 or 2026.").arg(shortened(typed)));
}

Span notInCalendar(const QString& typed) {
    return wrong(tr("There is no date %1 in the calendar.").arg(typed.toUpper()));
}

QDateTime timeAt(std::int64_t second, bool isUtc) {
    return isUtc ? utc::fromSeconds(second) : QDateTime::fromSecsSinceEpoch(second);
}

/// When the clocks are put back, an hour comes twice: its times are those of the first. The system's own
/// answer depends on what it was asked before.
std::int64_t firstOf(const QDateTime& moment, bool isUtc) {
    constexpr std::int64_t halfAnHour = 1800;
    const std::int64_t start = moment.toSecsSinceEpoch();
    for (const std::int64_t earlier : {start - 2 * halfAnHour, start - halfAnHour}) {
        const QDateTime other = timeAt(earlier, isUtc);
        if (other.date() == moment.date() && other.time() == moment.time())
            return earlier;
    }
    return start;
}

/// `parts`: date, hour, minute, second, Z.
Span timeSpan(const QDate& date, const QRegularExpressionMatch& parts, const QString& typed) {
    enum { Hour = 4, Minute, Second, Utc };
    const bool hasSecond = parts.capturedLength(Second) > 0;
    const QTime time(parts.captured(Hour).toInt(), parts.captured(Minute).toInt(),
                     hasSecond ? parts.captured(Second).toInt() : 0);
    if (!date.isValid() || !time.isValid())
        return notInCalendar(typed);
    const bool isUtc = parts.capturedLength(Utc) > 0;
    const QDateTime moment = isUtc ? utc::at(date, time) : QDateTime(date, time);
    const std::int64_t start = firstOf(moment, isUtc);
    // When the clocks are put forward, some times of the day never come.
    if (!moment.isValid() || timeAt(start, isUtc).time() != time)
        return wrong(tr("There is no time %1: the clocks are put forward then.").arg(typed.toUpper()));
    constexpr std::int64_t minute = 60;
    return {start, start + (hasSecond ? 1 : minute), true};
}

Span spanOf(const QString& typed, std::int64_t now) {
    static const QRegularExpression pattern(
        QStringLiteral("^(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:t(\\d\\d):(\\d\\d)(?::(\\d\\d))?(z)?)?)?)?$"));
    enum { Year = 1, Month, Day, Hour };
    const QString text = typed.toLower();
    const QDate today = QDateTime::fromSecsSinceEpoch(now).date();
    if (text == u"today")
        return days(today, today.addDays(1));
    if (text == u"yesterday")
        return days(today.addDays(-1), today);
    const QRegularExpressionMatch parts = pattern.match(text);
    if (!parts.hasMatch())
        return noSpan(typed);
    const bool hasMonth = parts.capturedLength(Month) > 0;
    const bool hasDay = parts.capturedLength(Day) > 0;
    const QDate first(parts.captured(Year).toInt(), hasMonth ? parts.captured(Month).toInt() : 1,
                      hasDay ? parts.captured(Day).toInt() : 1);
    if (!first.isValid() || first.year() < 1)
        return notInCalendar(typed);
    if (parts.capturedLength(Hour) > 0)
        return timeSpan(first, parts, typed);
    return days(first, hasDay ? first.addDays(1) : hasMonth ? first.addMonths(1) : first.addYears(1));
}

TypedRange failed(const Span& span) {
    return {std::nullopt, span.problem, span.incomplete};
}

TypedRange fromTo(const QString& from, const QString& to, std::int64_t now) {
    if (from.isEmpty() && to.isEmpty())
        return failed(noSpan({}));
    TimeRange range;
    if (!from.isEmpty()) {
        const Span first = spanOf(from, now);
        if (!first.isValid())
            return failed(first);
        range.from = first.start;
    }
    if (!to.isEmpty()) {
        const Span last = spanOf(to, now);
        if (!last.isValid())
            return failed(last);
        range.before = last.isTime ? last.start : last.end;
    }
    if (range.from && range.before && *range.from == *range.before)
        return {std::nullopt, tr("The range ends where it begins."), false};
    if (range.from && range.before && *range.from > *range.before)
        return {std::nullopt, tr("The first date is later than the second."), false};
    return {range, {}, false};
}

} // namespace

TypedRange createdRangeOf(const QString& text, std::int64_t now) {
    const qsizetype dots = text.indexOf(u"..");
    if (dots >= 0)
        return fromTo(text.left(dots), text.mid(dots + 2), now);
    const bool orEqual = text.startsWith(u">=") || text.startsWith(u"<=");
    const bool compares = text.startsWith(u'>') || text.startsWith(u'<');
    const Span span = spanOf(text.mid(orEqual ? 2 : compares ? 1 : 0), now);
    if (!span.isValid())
        return failed(span);
    TimeRange range;
    if (!compares)
        range = {span.start, span.end};
    else if (text.startsWith(u'>'))
        range.from = orEqual ? span.start : span.end;
    else
        range.before = orEqual ? span.end : span.start;
    return {range, {}, false};
}
