// SPDX-License-Identifier: Apache-2.0
#include "identity/DocumentDates.h"

DocumentValidity documentValidity(const CalendarDate& expires, QDate attempt, QDate today) {
    const QDate last(expires.year, expires.month, expires.day);
    if (!last.isValid() || !attempt.isValid() || !today.isValid())
        return {};
    using Kind = DocumentValidity::Kind;
    if (last < attempt)
        return {Kind::ExpiredAtCheck, static_cast<int>(last.daysTo(attempt))};
    if (last < today)
        return {Kind::ExpiredSince, static_cast<int>(last.daysTo(today))};
    return {Kind::Valid, static_cast<int>(today.daysTo(last))};
}

std::optional<int> ageOn(const CalendarDate& born, QDate today) {
    const QDate birth(born.year, born.month, born.day);
    if (!birth.isValid() || !today.isValid() || birth > today)
        return std::nullopt;
    const bool hadBirthday = std::pair(today.month(), today.day()) >= std::pair(birth.month(), birth.day());
    return today.year() - birth.year() - (hadBirthday ? 0 : 1);
}
