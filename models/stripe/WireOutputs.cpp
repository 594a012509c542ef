// SPDX-License-Identifier: Apache-2.0
#include "stripe/WireObjects.h"

#include <QDate>

namespace wire {

std::optional<std::int64_t> timeAt(const JsonObject& object, std::string_view key) {
    constexpr std::int64_t endOfYear9999 = 253'402'300'799;
    const std::optional<std::int64_t> time = integerAt(object, key);
    return time && *time >= 0 && *time <= endOfYear9999 ? time : std::nullopt;
}

std::optional<CalendarDate> dateAt(const JsonObject& object, std::string_view key) {
    const std::optional<JsonObject> date = objectAt(object, key);
    if (!date)
        return std::nullopt;
    const auto part = [&date](std::string_view name) {
        constexpr std::int64_t largest = 9999;
        const std::int64_t value = integerAt(*date, name).value_or(0);
        return value > 0 && value <= largest ? static_cast<int>(value) : 0;
    };
    const CalendarDate day{part("year"), part("month"), part("day")};
    constexpr CalendarDate placeholder{1, 1, 1};
    if (day == placeholder || !QDate::isValid(day.year, day.month, day.day))
        return std::nullopt;
    return day;
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
