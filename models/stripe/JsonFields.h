// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/OpenEnum.h"

#include <QString>
#include <QStringList>

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string_view>

/// Reading members of Stripe's objects. A member that is missing or null is absent, and so is Stripe's
/// placeholder for an erased text. A member of another form than expected is absent as well, and is noted in
/// the object's UnreadMembers. What follows from that is for the caller to decide.
namespace wire {

using JsonElement = simdjson::dom::element;

/// The members of one object, and of those inside it, that were there and could not be read: "dob.year".
class UnreadMembers {
public:
    void note(std::string_view object, std::string_view key);
    bool isEmpty() const { return m_names.isEmpty(); }
    const QStringList& names() const { return m_names; }

private:
    QStringList m_names; ///< Each once.
};

/// An object of simdjson's. Each search for a member starts behind the one found last, so that a caller who
/// asks in Stripe's own (alphabetical) order goes over the object once. If a name occurs twice, either member
/// may be found. For one thread; valid as long as the parser, the UnreadMembers and the name.
class JsonObject {
public:
    explicit JsonObject(simdjson::dom::object object, UnreadMembers* unread = nullptr,
                        std::string_view name = {})
        : m_object(object)
        , m_next(object.begin())
        , m_unread(unread)
        , m_name(name) {}
    /// Null and what is missing are the same.
    std::optional<JsonElement> member(std::string_view key) const;
    /// That a member cannot be read: it is of another form than Stripe describes.
    void noteUnread(std::string_view key) const;
    UnreadMembers* unread() const { return m_unread; }
    auto begin() const { return m_object.begin(); }
    auto end() const { return m_object.end(); }

private:
    simdjson::dom::object m_object;
    mutable simdjson::dom::object::iterator m_next;
    UnreadMembers* m_unread;
    std::string_view m_name; ///< Of this object in the one around it.
};

inline constexpr std::string_view erasedPlaceholder = "[redacted]";

std::optional<JsonObject> objectAt(const JsonObject& object, std::string_view key);
/// The same where a text may be instead of the object, as with everything Stripe can expand: a text is absent
/// and not noted.
std::optional<JsonObject> expandedAt(const JsonObject& object, std::string_view key);
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
    OpenEnum<Enum> value = OpenEnum<Enum>::fromWire(*word);
    if (!value.unknownWord.isEmpty())
        value.unknownWord = toText(*word);
    return value;
}

/// An id, also when Stripe sends the whole object it belongs to.
template <typename Id>
std::optional<Id> idAt(const JsonObject& object, std::string_view key) {
    if (const std::optional<JsonObject> whole = expandedAt(object, key)) {
        const std::optional<Id> id = idAt<Id>(*whole, "id");
        return id;
    }
    const std::optional<std::string_view> word = wordAt(object, key);
    if (!word)
        return std::nullopt;
    const std::optional<Id> id = Id::fromText(toText(*word));
    if (!id && !word->empty())
        object.noteUnread(key);
    return id;
}

} // namespace wire
