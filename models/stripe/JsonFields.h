// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/OpenEnum.h"

#include <QString>

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string_view>

/// Reading members of Stripe's objects. What is missing, null or of another type than expected is absent, as
/// is Stripe's placeholder for an erased text; whether that matters is for the caller to say.
namespace wire {

using JsonObject = simdjson::dom::object;
using JsonElement = simdjson::dom::element;

inline constexpr std::string_view erasedPlaceholder = "[redacted]";

std::optional<JsonElement> member(JsonObject object, std::string_view key);
std::optional<JsonObject> objectAt(JsonObject object, std::string_view key);
std::optional<simdjson::dom::array> arrayAt(JsonObject object, std::string_view key);
std::optional<bool> flagAt(JsonObject object, std::string_view key);
std::optional<std::int64_t> integerAt(JsonObject object, std::string_view key);
/// As it stands in the JSON; valid as long as the parser. Use it for words and ids.
std::optional<std::string_view> wordAt(JsonObject object, std::string_view key);
/// A text for people, free of secrets. Absent also when it is empty.
std::optional<QString> textAt(JsonObject object, std::string_view key);
QString toText(std::string_view utf8);

template <typename Enum>
std::optional<OpenEnum<Enum>> enumAt(JsonObject object, std::string_view key) {
    const std::optional<std::string_view> word = wordAt(object, key);
    if (!word || word->empty())
        return std::nullopt;
    return OpenEnum<Enum>::fromWire(*word);
}

/// An id, also when Stripe sends the whole object it belongs to.
template <typename Id>
std::optional<Id> idAt(JsonObject object, std::string_view key) {
    if (const std::optional<JsonObject> whole = objectAt(object, key))
        return idAt<Id>(*whole, "id");
    const std::optional<std::string_view> word = wordAt(object, key);
    return word ? Id::fromText(toText(*word)) : std::nullopt;
}

} // namespace wire
