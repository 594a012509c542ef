// SPDX-License-Identifier: Apache-2.0
#include "filter/CreatedRange.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("CreatedRange", text);
}

/// A day, month or year: from its first day to the first day after it. Or why it is none.
struct Span {
    QDate first;
    QDate after;
    QString problem;
    bool incomplete = false;

    bool isValid() const { return first.isValid(); }
    std::int64_t start() const { return first.startOfDay().toSecsSinceEpoch(); }
    std::int64_t end() const { return after.startOfDay().toSecsSinceEpoch(); }
};

Span unfinished() {
    return {{}, {}, tr("A date looks like 2026-03-14, 2026-03 or 2026."), true};
}

Span wrong(const QString& problem) {
    return {{}, {}, problem, false};
}

bool isStartOfDate(const QString& text) {
    static const QRegularExpression start(QStringLiteral("^\\d{1,4}$|^\\d{4}-\\d?$|^\\d{4}-\\d\\d-\\d?$"));
    return text.isEmpty() || start.match(text).hasMatch() || QStringLiteral("today").startsWith(text) ||
           QStringLiteral("yesterday").startsWith(text);
}

Span spanOf(const QString& typed, std::int64_t now) {
    static const QRegularExpression date(QStringLiteral("^(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?$"));
    const QString text = typed.toLower();
    const QDate today = QDateTime::fromSecsSinceEpoch(now).date();
    if (text == u"today")
        return {today, today.addDays(1), {}, false};
    if (text == u"yesterday")
        return {today.addDays(-1), today, {}, false};
    const QRegularExpressionMatch parts = date.match(text);
    if (!parts.hasMatch())
        return isStartOfDate(text)
                   ? unfinished()
                   : wrong(tr("“%1” is no date. A date looks like 2026-03-14, 2026-03 or 2026.").arg(typed));
    const bool hasMonth = parts.capturedLength(2) > 0;
    const bool hasDay = parts.capturedLength(3) > 0;
    const QDate first(parts.captured(1).toInt(), hasMonth ? parts.captured(2).toInt() : 1,
                      hasDay ? parts.captured(3).toInt() : 1);
    if (!first.isValid() || first.year() < 1)
        return wrong(tr("There is no date %1 in the calendar.").arg(typed));
    if (hasDay)
        return {first, first.addDays(1), {}, false};
    return {first, hasMonth ? first.addMonths(1) : first.addYears(1), {}, false};
}

CreatedRange failed(const Span& span) {
    return {std::nullopt, span.problem, span.incomplete};
}

CreatedRange fromTo(const QString& from, const QString& to, std::int64_t now) {
    if (from.isEmpty() && to.isEmpty())
        return failed(unfinished());
    TimeRange range;
    if (!from.isEmpty()) {
        const Span first = spanOf(from, now);
        if (!first.isValid())
            return failed(first);
        range.from = first.start();
    }
    if (!to.isEmpty()) {
        const Span last = spanOf(to, now);
        if (!last.isValid())
            return failed(last);
        range.before = last.end();
    }
    if (range.from && range.before && *range.from >= *range.before)
        return {std::nullopt, tr("The first date is later than the second."), false};
    return {range, {}, false};
}

} // namespace

CreatedRange createdRangeOf(const QString& text, std::int64_t now) {
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
        range = {span.start(), span.end()};
    else if (text.startsWith(u'>'))
        range.from = orEqual ? span.start() : span.end();
    else
        range.before = orEqual ? span.end() : span.start();
    return {range, {}, false};
}
