// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "JsonWriter.h"
#include "Person.h"

namespace sandbox {

/// What stands where personal data was. Stripe's sample of a redacted session shows these: text in brackets,
/// a birth date of 1/1/1, the country kept.
inline constexpr QByteArrayView kErasedText = "[redacted]";

/// Personal data as JSON, or the placeholders when it is erased.
void writeName(JsonWriter& json, const Person& person, bool erased);
void writeAddress(JsonWriter& json, const Address& address, bool erased);
void writeDate(JsonWriter& json, QByteArrayView key, const Date& date, bool erased);
void writePersonal(JsonWriter& json, QByteArrayView key, QByteArrayView value, bool erased);

} // namespace sandbox
