// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/SessionEnums.h"

#include <optional>

/// A date on a document, as far as the document goes: a part it does not have is 0. Stripe's placeholder
/// after redaction, 1/1/1, never becomes one.
struct CalendarDate {
    int year = 0;
    int month = 0;
    int day = 0;
    friend bool operator==(const CalendarDate&, const CalendarDate&) = default;
};

struct Address {
    std::optional<QString> line1;
    std::optional<QString> line2;
    std::optional<QString> city;
    std::optional<QString> state;
    std::optional<QString> postalCode;
    std::optional<QString> country; ///< ISO 3166-1 alpha-2; stays readable after redaction.
    friend bool operator==(const Address&, const Address&) = default;
};

/// What Stripe found to be true of the person. Present only when asked for by `expand`; the sensitive leaves
/// (marked S) only when each was asked for by name and the key may read it. "[redacted]" is never a value:
/// the wire turns it into nothing.
struct VerifiedOutputs {
    std::optional<QString> firstName;
    std::optional<QString> lastName;
    std::optional<QString> email;
    std::optional<QString> phone;
    std::optional<Address> address;
    std::optional<CalendarDate> dateOfBirth; ///< S
    std::optional<QString> idNumber;         ///< S; of a us_ssn only the last four digits ever exist.
    std::optional<OpenEnum<IdNumberType>> idNumberType;
    std::optional<OpenEnum<Sex>> sex;            ///< S
    std::optional<QString> unparsedPlaceOfBirth; ///< S
    std::optional<QString> unparsedSex;          ///< S
    friend bool operator==(const VerifiedOutputs&, const VerifiedOutputs&) = default;
};
