// SPDX-License-Identifier: Apache-2.0
#include "store/SearchRecord.h"

#include "store/Folding.h"
#include "store/Utf8.h"

#include <algorithm>

namespace {

QString phoneOf(const VerificationSession& session) {
    if (session.verifiedOutputs && session.verifiedOutputs->phone &&
        !session.verifiedOutputs->phone->isEmpty())
        return *session.verifiedOutputs->phone;
    return session.providedDetails ? session.providedDetails->phone.value_or(QString()) : QString();
}

QString emailOf(const VerificationSession& session) {
    if (session.verifiedOutputs && session.verifiedOutputs->email &&
        !session.verifiedOutputs->email->isEmpty())
        return *session.verifiedOutputs->email;
    return session.providedDetails ? session.providedDetails->email.value_or(QString()) : QString();
}

/// Grown by the texts, a separator between each two.
class RecordText {
public:
    explicit RecordText(std::size_t usualSize) { m_text.reserve(usualSize); }
    void add(QStringView text) {
        if (m_hasFields)
            m_text += fieldSeparator;
        m_hasFields = true;
        appendUtf8(m_text, text);
    }
    void addOptional(const std::optional<QString>& text) { add(text ? *text : QString()); }
    void addPair(QStringView key, QStringView value) {
        add(key);
        m_text += '=';
        appendUtf8(m_text, value);
    }
    /// With the folded pieces behind it if there are any.
    std::string finished();

private:
    std::string m_text;
    bool m_hasFields = false;
};

/// Of a pair of metadata only the value is spelled otherwise: its key is compared in its folded form.
std::optional<QString> otherSpellingIn(std::string_view piece, bool isPair) {
    const std::size_t equals = isPair ? piece.find('=') : std::string_view::npos;
    if (equals == std::string_view::npos)
        return otherSpellingOf(textOf(piece));
    const std::optional<QString> other = otherSpellingOf(textOf(piece.substr(equals + 1)));
    return other ? std::optional(folded(textOf(piece.substr(0, equals))) + u'=' + *other) : std::nullopt;
}

/// Whether a text may have another spelling, found out without making it.
bool mayBeSpelledOtherwise(std::string_view record) {
    constexpr std::string_view beginnings = "+(0";
    bool isStart = true;
    for (const char c : record) {
        if ((c & 0x80) != 0 || (isStart && beginnings.find(c) != std::string_view::npos))
            return true;
        isStart = c == fieldSeparator || c == '=';
    }
    return false;
}

std::string RecordText::finished() {
    if (!mayBeSpelledOtherwise(m_text))
        return std::move(m_text);
    std::string foldedPieces;
    std::string otherPieces;
    std::string_view rest = m_text;
    for (std::uint32_t field = 0;; ++field) {
        const std::size_t end = rest.find(fieldSeparator);
        const std::string_view piece = rest.substr(0, end);
        if (!isAscii(piece))
            foldedPieces += foldedUtf8(textOf(piece));
        if (const auto other = otherSpellingIn(piece, field >= placeOf(TextField::MetadataPairs)))
            appendUtf8(otherPieces, *other);
        if (end == std::string_view::npos)
            break;
        foldedPieces += fieldSeparator;
        otherPieces += fieldSeparator;
        rest.remove_prefix(end + 1);
    }
    const auto isOnlySeparators = [](const std::string& pieces) {
        return std::all_of(pieces.begin(), pieces.end(), [](char c) { return c == fieldSeparator; });
    };
    const bool hasOthers = !isOnlySeparators(otherPieces);
    if (!isAscii(m_text))
        m_text += foldedSeparator + foldedPieces;
    else if (hasOthers)
        m_text += foldedSeparator;
    if (hasOthers)
        m_text += foldedSeparator + otherPieces;
    return std::move(m_text);
}

} // namespace

std::string wordRecordOf(const VerificationSession& session) {
    constexpr std::size_t usual = 96;
    RecordText record(usual);
    record.addOptional(session.clientReferenceId);
    record.add(session.personName());
    record.add(emailOf(session));
    record.add(phoneOf(session));
    for (const auto& [key, value] : session.metadata)
        record.addPair(key, value);
    if (session.metadata.empty())
        record.add(QStringView());
    return record.finished();
}

std::string idRecordOf(const VerificationSession& session) {
    constexpr std::size_t usual = 96;
    RecordText record(usual);
    record.add(session.id.text());
    record.addOptional(session.relatedCustomer);
    record.addOptional(session.relatedCustomerAccount);
    record.add(session.lastReport ? session.lastReport->text() : QString());
    return record.finished();
}

void appendIdRecord(std::string& bytes, std::string_view id, std::string_view report) {
    bytes += id;
    bytes.append(placeOf(TextField::Report) - placeOf(TextField::Id), fieldSeparator);
    bytes += report;
}

std::string_view plainPart(std::string_view record) {
    return record.substr(0, record.find(foldedSeparator));
}

std::string_view foldedPart(std::string_view record) {
    const std::size_t separator = record.find(foldedSeparator);
    return separator == std::string_view::npos ? std::string_view() : plainPart(record.substr(separator + 1));
}

std::string_view fieldIn(std::string_view part, TextField field) {
    for (std::uint32_t before = placeOf(field); before > 0; --before) {
        const std::size_t separator = part.find(fieldSeparator);
        if (separator == std::string_view::npos)
            return {};
        part.remove_prefix(separator + 1);
    }
    return placeOf(field) == fieldsARecord - 1 ? part : part.substr(0, part.find(fieldSeparator));
}

RecordFields fieldsIn(std::string_view part) {
    RecordFields fields;
    constexpr std::size_t last = fieldsARecord - 1;
    for (std::size_t i = 0; i < last; ++i) {
        const std::size_t end = part.find(fieldSeparator);
        fields[i] = part.substr(0, end);
        if (end == std::string_view::npos)
            return fields;
        part.remove_prefix(end + 1);
    }
    fields[last] = part;
    return fields;
}
