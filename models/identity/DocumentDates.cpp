// SPDX-License-Identifier: Apache-2.0
#include "identity/DocumentDates.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("DocumentDates", text);
}

/// The days a date can mean.
struct Days {
    QDate first;
    QDate last;
    bool isOne() const { return first == last; }
};

std::optional<Days> daysOf(const CalendarDate& date) {
    constexpr int december = 12;
    if (date.year <= 0 || (date.month <= 0 && date.day > 0))
        return std::nullopt;
    if (date.day > 0) {
        const QDate day(date.year, date.month, date.day);
        return day.isValid() ? std::optional(Days{day, day}) : std::nullopt;
    }
    const QDate first(date.year, std::max(date.month, 1), 1);
    const QDate lastMonth(date.year, date.month > 0 ? date.month : december, 1);
    if (!first.isValid())
        return std::nullopt;
    return Days{first, lastMonth.addDays(lastMonth.daysInMonth() - 1)};
}

int daysBetween(QDate from, QDate to) {
    return static_cast<int>(from.daysTo(to));
}

} // namespace

DocumentValidity documentValidity(const CalendarDate& expires, QDate attempt, QDate today) {
    const std::optional<Days> end = daysOf(expires);
    if (!end || !attempt.isValid() || !today.isValid())
        return {};
    using Kind = DocumentValidity::Kind;
    const bool isAtLeast = !end->isOne();
    if (end->last < attempt)
        return {Kind::ExpiredAtCheck, daysBetween(end->last, attempt), isAtLeast};
    if (end->last < today)
        return {end->first < attempt ? Kind::Expired : Kind::ExpiredSince, daysBetween(end->last, today),
                isAtLeast};
    if (end->first < today) // It may have expired in the days before, or expire in those ahead.
        return {};
    return {Kind::Valid, daysBetween(today, end->first), isAtLeast};
}

QString calendarDateText(const CalendarDate& date) {
    const QLocale locale;
    const QString year = date.year > 0 ? QString::number(date.year) : QString();
    const QString month = date.month > 0 ? locale.standaloneMonthName(date.month) : QString();
    if (date.day <= 0)
        return QStringList{month, year}.join(u' ').trimmed();
    if (date.month <= 0) {
        const QString day = tr("day %1").arg(date.day);
        return year.isEmpty() ? day : year + QStringLiteral(", ") + day;
    }
    constexpr int leapYear = 2000;
    const QDate day(date.year > 0 ? date.year : leapYear, date.month, date.day);
    return locale.toString(day, date.year > 0 ? QStringLiteral("d MMMM yyyy") : QStringLiteral("d MMMM"));
}

std::optional<int> ageOn(const CalendarDate& born, QDate today) {
    const QDate birth(born.year, born.month, born.day);
    if (!birth.isValid() || !today.isValid() || birth > today)
        return std::nullopt;
    const bool hadBirthday = std::pair(today.month(), today.day()) >= std::pair(birth.month(), birth.day());
    return today.year() - birth.year() - (hadBirthday ? 0 : 1);
}

std::optional<AgeRange> ageRangeOn(const CalendarDate& born, QDate today) {
    const std::optional<Days> birth = daysOf(born);
    if (!birth || birth->first > today)
        return std::nullopt;
    const auto ageIfBornOn = [today](QDate day) {
        return ageOn({day.year(), day.month(), day.day()}, today);
    };
    const std::optional<int> most = ageIfBornOn(birth->first);
    if (!most)
        return std::nullopt;
    return AgeRange{ageIfBornOn(std::min(birth->last, today)).value_or(0), *most};
}
