// SPDX-License-Identifier: Apache-2.0
#include "PersonJson.h"

namespace sandbox {

void writePersonal(JsonWriter& json, QByteArrayView key, QByteArrayView value, bool erased) {
    json.textOrNull(key, erased && !value.isEmpty() ? kErasedText : value);
}

void writeName(JsonWriter& json, const Person& person, bool erased) {
    writePersonal(json, "first_name", person.firstName, erased);
    writePersonal(json, "last_name", person.lastName, erased);
}

void writeAddress(JsonWriter& json, const Address& address, bool erased) {
    json.beginObject("address");
    writePersonal(json, "city", address.city, erased);
    json.textOrNull("country", address.country);
    writePersonal(json, "line1", address.line1, erased);
    writePersonal(json, "line2", address.line2, erased);
    writePersonal(json, "postal_code", address.postalCode, erased);
    writePersonal(json, "state", address.state, erased);
    json.endObject();
}

void writeDate(JsonWriter& json, QByteArrayView key, const Date& date, bool erased) {
    json.beginObject(key);
    json.number("day", erased ? 1 : date.day);
    json.number("month", erased ? 1 : date.month);
    json.number("year", erased ? 1 : date.year);
    json.endObject();
}

} // namespace sandbox
