// SPDX-License-Identifier: Apache-2.0
#include "stripe/MaskedJson.h"

#include "identity/Ids.h"
#include "identity/Masking.h"
#include "identity/Typography.h"

#include <algorithm>
#include <array>

namespace wire {

namespace {

/// Whose data a part of the object is.
enum class Owner {
    Business, ///< The account's own, and Stripe's.
    Report,   ///< A report's own members.
    Check,    ///< One check of a report: what is harmless in it is known by name.
    Person,   ///< Read from or said by the person.
    Metadata, ///< The account's own words, which may be about the person.
};

bool isContainer(JsonElement element) {
    return element.is_object() || element.is_array();
}

bool isFileId(JsonElement element) {
    std::string_view text;
    return element.get(text) == simdjson::SUCCESS && FileId::fromText(toText(text)).has_value();
}

Owner ownerInCheck(std::string_view key, JsonElement value) {
    constexpr std::array<std::string_view, 7> harmless{"status", "error", "code",          "reason",
                                                       "type",   "files", "id_number_type"};
    const bool known = std::find(harmless.begin(), harmless.end(), key) != harmless.end();
    return known || isFileId(value) ? Owner::Check : Owner::Person;
}

/// Whose a member is, given whose the object is that has it.
Owner ownerOf(std::string_view key, JsonElement value, Owner outer) {
    switch (outer) {
    case Owner::Business:
        if (key == "verified_outputs" || key == "provided_details")
            return Owner::Person;
        if (key == "metadata")
            return isContainer(value) ? Owner::Metadata : Owner::Business;
        return key == "last_verification_report" ? Owner::Report : Owner::Business;
    case Owner::Report:
        if (key == "options")
            return Owner::Business;
        return isContainer(value) ? Owner::Check : Owner::Report;
    case Owner::Check:
        return ownerInCheck(key, value);
    case Owner::Person:
        return Owner::Person;
    case Owner::Metadata:
        return isContainer(value) ? Owner::Person : Owner::Metadata;
    }
    return Owner::Person;
}

bool isSecret(std::string_view key) {
    return key == "client_secret" || key == "url";
}

class Writer {
public:
    void write(JsonElement element, Owner owner) {
        // Stripe's objects are six deep; indentation must not turn a hostile answer into gigabytes.
        constexpr int deepest = 24;
        if (m_depth >= deepest && isContainer(element))
            m_text += QStringLiteral("\"…\"");
        else if (simdjson::dom::object object; element.get(object) == simdjson::SUCCESS)
            writeObject(object, owner);
        else if (simdjson::dom::array array; element.get(array) == simdjson::SUCCESS)
            writeArray(array, owner);
        else
            writeLeaf(element, owner);
    }
    MaskedJson take() { return {std::move(m_text), std::move(m_metadata)}; }

private:
    void writeObject(simdjson::dom::object object, Owner owner) {
        open(u'{');
        for (const auto& [key, value] : object) {
            if (isSecret(key))
                continue;
            next();
            writeString(toText(key));
            m_text += QStringLiteral(": ");
            writeMember(key, value, ownerOf(key, value, owner));
        }
        close(u'}');
    }

    void writeMember(std::string_view key, JsonElement value, Owner owner) {
        std::string_view text;
        const bool isText = value.get(text) == simdjson::SUCCESS;
        if (owner == Owner::Metadata && !isContainer(value))
            writeMetadataValue(key, value);
        else if (key == "client_reference_id" && isText && owner != Owner::Person)
            writeString(maskedReference(toText(text)));
        else
            write(value, owner);
    }

    void writeMetadataValue(std::string_view key, JsonElement value) {
        const qsizetype begin = m_text.size();
        writeLeaf(value, Owner::Business);
        const QString json = m_text.mid(begin);
        m_text.truncate(begin);
        m_text += maskedValue;
        m_metadata.push_back({begin, maskedValue.size(), toText(key), json});
    }

    void writeArray(simdjson::dom::array array, Owner owner) {
        open(u'[');
        for (const JsonElement value : array) {
            next();
            write(value, owner);
        }
        close(u']');
    }

    void writeLeaf(JsonElement element, Owner owner) {
        std::string_view text;
        if (element.is_null())
            m_text += QStringLiteral("null");
        else if (owner == Owner::Person || owner == Owner::Metadata)
            m_text += maskedValue;
        else if (element.get(text) == simdjson::SUCCESS)
            writeString(toText(text));
        else
            m_text += QString::fromStdString(simdjson::minify(element));
    }

    void writeString(const QString& text) {
        m_text += u'"';
        for (const QChar c : text) {
            constexpr char16_t firstPrintable = 0x20;
            constexpr int hexadecimal = 16;
            if (c == u'"' || c == u'\\')
                m_text += u'\\';
            if (c == u'\n')
                m_text += QStringLiteral("\\n");
            else if (c < firstPrintable || turnsDirection(c))
                m_text += QStringLiteral("\\u%1").arg(c.unicode(), 4, hexadecimal, QChar(u'0'));
            else
                m_text += c;
        }
        m_text += u'"';
    }

    void open(char16_t bracket) {
        m_text += bracket;
        ++m_depth;
        m_empty = true;
    }
    void next() {
        if (!m_empty)
            m_text += u',';
        m_empty = false;
        breakLine();
    }
    void close(char16_t bracket) {
        --m_depth;
        if (!m_empty)
            breakLine();
        m_empty = false;
        m_text += bracket;
    }
    void breakLine() {
        constexpr int indent = 2;
        m_text += u'\n' + QString(m_depth * indent, u' ');
    }

    const QString maskedValue = QStringLiteral("\"••••••\"");
    QString m_text;
    std::vector<MaskedJson::MetadataValue> m_metadata; ///< In the order of the text.
    int m_depth = 0;
    bool m_empty = true; ///< Nothing stands in the innermost open bracket yet.
};

} // namespace

MaskedJson maskedJson(JsonElement object) {
    Writer writer;
    writer.write(object, Owner::Business);
    return writer.take();
}

} // namespace wire
