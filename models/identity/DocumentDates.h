// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerifiedOutputs.h"

#include <QDate>

/// What a document's last day means. A document is valid through that day.
struct DocumentValidity {
    enum class Kind {
        Unknown, ///< The date is none, as on documents without a day.
        Valid,
        ExpiredAtCheck, ///< Before the day of the attempt.
        ExpiredSince,   ///< Valid at the attempt, not today.
    };
    Kind kind = Kind::Unknown;
    int days = 0; ///< Valid: those left, 0 on the last one. Else how long before the attempt, or today.
    friend bool operator==(const DocumentValidity&, const DocumentValidity&) = default;
};

DocumentValidity documentValidity(const CalendarDate& expires, QDate attempt, QDate today);

/// Whole years; nothing for a date that is none or lies ahead. Who was born on 29 February is a year older
/// on 1 March where there is none.
std::optional<int> ageOn(const CalendarDate& born, QDate today);
