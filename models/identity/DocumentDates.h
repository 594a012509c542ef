// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerifiedOutputs.h"

#include <QDate>

/// What a document's last day means. A document is valid through that day.
struct DocumentValidity {
    enum class Kind {
        Unknown, ///< The date has no year, or may lie on either side of the day it is compared with.
        Valid,
        ExpiredAtCheck, ///< Before the day of the attempt.
        ExpiredSince,   ///< Valid at the attempt, not today.
        Expired,        ///< Not valid today. Of a date without a day: perhaps valid at the attempt.
    };
    Kind kind = Kind::Unknown;
    int days = 0; ///< Valid: those left, 0 on the last one. Else how long before the attempt, or today.
    bool isAtLeast = false; ///< The date has no day or no month: `days` is the least it can be.
    friend bool operator==(const DocumentValidity&, const DocumentValidity&) = default;
};

DocumentValidity documentValidity(const CalendarDate& expires, QDate attempt, QDate today);

/// As far as it goes: "17 May 1990", "May 1990", "1990", "17 May", "day 17".
QString calendarDateText(const CalendarDate& date);

/// In whole years: what an age can be, given a date of birth that may lack a day or a month.
struct AgeRange {
    int least = 0;
    int most = 0;
    friend bool operator==(const AgeRange&, const AgeRange&) = default;
};

/// Nothing for a date without a year or one that lies ahead.
std::optional<AgeRange> ageRangeOn(const CalendarDate& born, QDate today);

/// Whole years; nothing for a date that is not complete or lies ahead. Who was born on 29 February is a year
/// older on 1 March where there is none.
std::optional<int> ageOn(const CalendarDate& born, QDate today);
