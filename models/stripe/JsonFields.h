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

using JsonElement = simdjson::dom::element;

/// An object of simdjson's, whose members are looked for from where the last was found: who asks in Stripe's
/// own order, by the alphabet, goes over it once. Of two members of one name either may be told. For one
/// thread; valid as long as the parser.
class JsonObject {
public:
    explicit JsonObject(simdjson::dom::object object)
        : m_object(object)
        , m_next(object.begin()) {}
    /// Null and what is missing are the same.
    std::optional<JsonElement> member(std::string_view key) const;
    auto begin() const { return m_object.begin(); }
    auto end() const { return m_object.end(); }

private:
    simdjson::dom::object m_object;
    mutable simdjson::dom::object::iterator m_next;
};

inline constexpr std::string_view erasedPlaceholder = "[redacted]";

std::optional<JsonObject> objectAt(const JsonObject& object, std::string_view key);
std::optional<simdjson::dom::array> arrayAt(const JsonObject& object, std::string_view key);
std::optional<bool> flagAt(const JsonObject& object, std::string_view key);
std::optional<std::int64_t> integerAt(const JsonObject& object, std::string_view key);
/// As it stands in the JSON; valid as long as the parser. Use it for words and ids.
std::optional<std::string_view> wordAt(const JsonObject& object, std::string_view key);
/// A text for people, free of secrets. Absent also when it is empty.
std::optional<QString> textAt(const JsonObject& object, std::string_view key);
QString toText(std::string_view utf8);

template <typename Enum>
std::optional<OpenEnum<Enum>> enumAt(const JsonObject& object, std::string_view key) {
    const std::optional<std::string_view> word = wordAt(object, key);
    if (!word || word->empty())
        return std::nullopt;
    return OpenEnum<Enum>::fromWire(*word);
}

/// An id, also when Stripe sends the whole object it belongs to.
template <typename Id>
std::optional<Id> idAt(const JsonObject& object, std::string_view key) {
    if (const std::optional<JsonObject> whole = objectAt(object, key))
        return idAt<Id>(*whole, "id");
    const std::optional<std::string_view> word = wordAt(object, key);
    return word ? Id::fromText(toText(*word)) : std::nullopt;
}

} // namespace wire
