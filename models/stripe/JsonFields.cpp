// SPDX-License-Identifier: Apache-2.0
#include "stripe/JsonFields.h"

#include "stripe/Secrets.h"

namespace wire {

namespace {

template <typename T>
std::optional<T> memberAs(JsonObject object, std::string_view key) {
    const std::optional<JsonElement> found = member(object, key);
    T value;
    if (!found || found->get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

} // namespace

std::optional<JsonElement> member(JsonObject object, std::string_view key) {
    JsonElement element;
    if (object.at_key(key).get(element) != simdjson::SUCCESS || element.is_null())
        return std::nullopt;
    return element;
}

std::optional<JsonObject> objectAt(JsonObject object, std::string_view key) {
    return memberAs<JsonObject>(object, key);
}

std::optional<simdjson::dom::array> arrayAt(JsonObject object, std::string_view key) {
    return memberAs<simdjson::dom::array>(object, key);
}

std::optional<bool> flagAt(JsonObject object, std::string_view key) {
    return memberAs<bool>(object, key);
}

std::optional<std::int64_t> integerAt(JsonObject object, std::string_view key) {
    return memberAs<std::int64_t>(object, key);
}

std::optional<std::string_view> wordAt(JsonObject object, std::string_view key) {
    const std::optional<std::string_view> word = memberAs<std::string_view>(object, key);
    return word == erasedPlaceholder ? std::nullopt : word;
}

std::optional<QString> textAt(JsonObject object, std::string_view key) {
    const std::optional<std::string_view> word = wordAt(object, key);
    if (!word || word->empty())
        return std::nullopt;
    return toText(*word);
}

QString toText(std::string_view utf8) {
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    return holdsSecret(utf8) ? withoutSecrets(text) : text;
}

} // namespace wire
