// SPDX-License-Identifier: Apache-2.0
#include "filter/CreatedRange.h"
#include "filter/FilterWords.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("AgeRange", text);
}

/// A number of weeks, days, hours or minutes. Or why it is none.
struct Age {
    std::int64_t seconds = 0;
    std::int64_t unit = 0;
    QString problem = {};
    bool incomplete = false;

    bool isValid() const { return problem.isEmpty(); }
};

struct Unit {
    std::int64_t seconds;
    QStringList words; ///< The first is the usual one.
};

const QList<Unit>& units() {
    constexpr std::int64_t minute = 60;
    constexpr std::int64_t hour = 60 * minute;
    constexpr std::int64_t day = 24 * hour;
    const auto words = [](const char* text) { return QString::fromLatin1(text).split(u' '); };
    static const QList<Unit> all{{7 * day, words("w wk week weeks")},
                                 {day, words("d day days")},
                                 {hour, words("h hr hrs hour hours")},
                                 {minute, words("m min mins minute minutes")}};
    return all;
}

std::int64_t secondsOf(const QString& word) {
    for (const Unit& unit : units())
        if (unit.words.contains(word))
            return unit.seconds;
    return 0;
}

bool isStartOfUnit(const QString& word) {
    for (const Unit& unit : units())
        for (const QString& whole : unit.words)
            if (whole.startsWith(word))
                return true;
    return false;
}

bool isDate(const QString& text) {
    static const QRegularExpression date(QStringLiteral("^\\d{4}-\\d\\d(-\\d\\d)?$"));
    return date.match(text).hasMatch() || text == u"today" || text == u"yesterday";
}

Age ageOf(const QString& typed) {
    static const QRegularExpression pattern(QStringLiteral("^(\\d+)([a-z]*)$"));
    constexpr qsizetype mostDigits = 6;
    const auto no = [](const QString& problem, bool incomplete) { return Age{0, 0, problem, incomplete}; };
    const QString text = typed.toLower();
    if (text.isEmpty())
        return no(tr("An age looks like >3d, <2h or 1d..7d."), true);
    const QRegularExpressionMatch parts = pattern.match(text);
    const QString unit = parts.captured(2);
    if (!parts.hasMatch() || !isStartOfUnit(unit))
        return no(isDate(text)
                      ? tr("“%1” is a date. Write created:%1").arg(text)
                      : tr("“%1” is no age. An age looks like >3d, <2h or 1d..7d.").arg(shortened(typed)),
                  false);
    if (parts.capturedLength(1) > mostDigits)
        return no(tr("“%1” is longer ago than can be told.").arg(shortened(typed)), false);
    const std::int64_t seconds = secondsOf(unit);
    if (seconds == 0)
        return no(tr("An age needs a unit: w, d, h or m. For example %1d").arg(parts.captured(1)), true);
    return {parts.captured(1).toLongLong() * seconds, seconds};
}

TypedRange failed(const Age& age) {
    return {std::nullopt, age.problem, age.incomplete};
}

TypedRange fromTo(const QString& younger, const QString& older, std::int64_t now) {
    if (younger.isEmpty() && older.isEmpty())
        return failed(ageOf({}));
    TimeRange range;
    if (!younger.isEmpty()) {
        const Age age = ageOf(younger);
        if (!age.isValid())
            return failed(age);
        range.before = now - age.seconds;
    }
    if (!older.isEmpty()) {
        const Age age = ageOf(older);
        if (!age.isValid())
            return failed(age);
        range.from = now - age.seconds;
    }
    if (range.from && range.before && *range.from == *range.before)
        return {std::nullopt, tr("The range ends where it begins."), false};
    if (range.from && range.before && *range.from > *range.before)
        return {std::nullopt, tr("The smaller age stands first: %1..%2").arg(older, younger), false};
    return {range, {}, false};
}

} // namespace

TypedRange ageRangeOf(const QString& text, std::int64_t now) {
    const qsizetype dots = text.indexOf(u"..");
    if (dots >= 0)
        return fromTo(text.left(dots), text.mid(dots + 2), now);
    const bool orEqual = text.startsWith(u">=") || text.startsWith(u"<=");
    const bool compares = text.startsWith(u'>') || text.startsWith(u'<');
    const Age age = ageOf(text.mid(orEqual ? 2 : compares ? 1 : 0));
    if (!age.isValid())
        return failed(age);
    TimeRange range;
    if (text.startsWith(u'<'))
        range.from = now - age.seconds;
    else
        range.before = now - age.seconds;
    if (!compares)
        range.from = now - age.seconds - age.unit;
    return {range, {}, false};
}
