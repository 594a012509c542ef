// SPDX-License-Identifier: Apache-2.0
#include "stripe/WireObjects.h"

#include <QDate>

namespace wire {

bool isOfKind(const JsonObject& object, std::string_view kind) {
    const std::optional<std::string_view> word = wordAt(object, "object");
    return !word || *word == kind;
}

std::optional<std::int64_t> timeAt(const JsonObject& object, std::string_view key) {
    constexpr std::int64_t endOfYear9999 = 253'402'300'799;
    const std::optional<std::int64_t> time = integerAt(object, key);
    if (!time || (*time >= 0 && *time <= endOfYear9999))
        return time;
    object.noteUnread(key);
    return std::nullopt;
}

std::optional<CalendarDate> dateAt(const JsonObject& object, std::string_view key) {
    const std::optional<JsonObject> date = objectAt(object, key);
    if (!date)
        return std::nullopt;
    // Zero stands for a part the document does not have, as null does.
    const auto part = [&date](std::string_view name, int largest) {
        const std::int64_t value = integerAt(*date, name).value_or(0);
        if (value >= 0 && value <= largest)
            return static_cast<int>(value);
        date->noteUnread(name);
        return 0;
    };
    CalendarDate found;
    found.day = part("day", 31);
    found.month = part("month", 12);
    found.year = part("year", 9999);
    constexpr int placeholderYear = 1; // Of an erased date, all three are 1.
    if (found.year == placeholderYear || found == CalendarDate{})
        return std::nullopt;
    constexpr int someLeapYear = 2000;
    const int year = found.year > 0 ? found.year : someLeapYear;
    if (found.day > 0 && found.month > 0 && !QDate::isValid(year, found.month, found.day)) {
        date->noteUnread("day"); // 30 February.
        found.day = 0;
    }
    return found;
}

std::optional<Address> addressAt(const JsonObject& object, std::string_view key) {
    const std::optional<JsonObject> json = objectAt(object, key);
    if (!json)
        return std::nullopt;
    Address address;
    address.line1 = textAt(*json, "line1");
    address.line2 = textAt(*json, "line2");
    address.city = textAt(*json, "city");
    address.state = textAt(*json, "state");
    address.postalCode = textAt(*json, "postal_code");
    // Older reports say `zip`.
    if (!address.postalCode)
        address.postalCode = textAt(*json, "zip");
    address.country = textAt(*json, "country");
    return address == Address{} ? std::nullopt : std::optional(address);
}

VerifiedOutputs verifiedOutputsFrom(const JsonObject& object) {
    VerifiedOutputs outputs;
    outputs.firstName = textAt(object, "first_name");
    outputs.lastName = textAt(object, "last_name");
    outputs.email = textAt(object, "email");
    outputs.phone = textAt(object, "phone");
    outputs.address = addressAt(object, "address");
    outputs.dateOfBirth = dateAt(object, "dob");
    outputs.idNumber = textAt(object, "id_number");
    outputs.idNumberType = enumAt<IdNumberType>(object, "id_number_type");
    outputs.sex = enumAt<Sex>(object, "sex");
    outputs.unparsedPlaceOfBirth = textAt(object, "unparsed_place_of_birth");
    outputs.unparsedSex = textAt(object, "unparsed_sex");
    return outputs;
}

} // namespace wire
