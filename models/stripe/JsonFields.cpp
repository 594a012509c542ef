// SPDX-License-Identifier: Apache-2.0
#include "stripe/JsonFields.h"

#include "identity/OutsideText.h"
#include "stripe/Secrets.h"

namespace wire {

namespace {

template <typename T>
std::optional<T> memberAs(const JsonObject& object, std::string_view key) {
    const std::optional<JsonElement> found = object.member(key);
    if (!found)
        return std::nullopt;
    T value;
    if (found->get(value) == simdjson::SUCCESS)
        return value;
    object.noteUnread(key);
    return std::nullopt;
}

} // namespace

void UnreadMembers::note(std::string_view object, std::string_view key) {
    constexpr qsizetype most = 20;
    const auto text = [](std::string_view utf8) {
        return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    };
    const QString name = object.empty() ? text(key) : text(object) + u'.' + text(key);
    if (m_names.size() < most && !m_names.contains(name))
        m_names << name;
}

void JsonObject::noteUnread(std::string_view key) const {
    if (m_unread)
        m_unread->note(m_name, key);
}

std::optional<JsonElement> JsonObject::member(std::string_view key) const {
    const auto find = [this, key](auto from, const auto& to) -> std::optional<JsonElement> {
        for (; from != to; ++from)
            if (from.key_equals(key)) {
                const JsonElement element = from.value();
                m_next = ++from;
                return element;
            }
        return std::nullopt;
    };
    const auto start = m_next;
    std::optional<JsonElement> found = find(start, m_object.end());
    if (!found)
        found = find(m_object.begin(), start);
    return found && !found->is_null() ? found : std::nullopt;
}

std::optional<JsonObject> objectAt(const JsonObject& object, std::string_view key) {
    const auto found = memberAs<simdjson::dom::object>(object, key);
    return found ? std::optional(JsonObject(*found, object.unread(), key)) : std::nullopt;
}

std::optional<JsonObject> expandedAt(const JsonObject& object, std::string_view key) {
    const std::optional<JsonElement> found = object.member(key);
    if (!found || found->is_string())
        return std::nullopt;
    simdjson::dom::object whole;
    if (found->get(whole) == simdjson::SUCCESS)
        return JsonObject(whole, object.unread(), key);
    return std::nullopt; // wordAt() notes what is neither.
}

std::optional<simdjson::dom::array> arrayAt(const JsonObject& object, std::string_view key) {
    return memberAs<simdjson::dom::array>(object, key);
}

std::optional<bool> flagAt(const JsonObject& object, std::string_view key) {
    return memberAs<bool>(object, key);
}

std::optional<std::int64_t> integerAt(const JsonObject& object, std::string_view key) {
    return memberAs<std::int64_t>(object, key);
}

std::optional<std::string_view> wordAt(const JsonObject& object, std::string_view key) {
    const std::optional<std::string_view> word = memberAs<std::string_view>(object, key);
    return word == erasedPlaceholder ? std::nullopt : word;
}

std::optional<QString> textAt(const JsonObject& object, std::string_view key) {
    const std::optional<std::string_view> word = wordAt(object, key);
    if (!word || word->empty())
        return std::nullopt;
    return toText(*word);
}

QString toText(std::string_view utf8) {
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    if (holdsDirectionMark(utf8))
        text = withoutDirectionMarks(text);
    return holdsSecret(utf8) ? withoutSecrets(text) : text;
}

} // namespace wire
