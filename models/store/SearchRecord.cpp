// SPDX-License-Identifier: Apache-2.0
#include "store/SearchRecord.h"

#include "store/Folding.h"
#include "store/Utf8.h"

namespace {

QString emailOf(const VerificationSession& session) {
    if (session.verifiedOutputs && session.verifiedOutputs->email &&
        !session.verifiedOutputs->email->isEmpty())
        return *session.verifiedOutputs->email;
    return session.providedDetails ? session.providedDetails->email.value_or(QString()) : QString();
}

std::string plainRecordOf(const VerificationSession& session) {
    const QString none;
    const QString person = session.personName();
    const QString email = emailOf(session);
    const auto orNone = [&none](const std::optional<QString>& text) -> const QString& {
        return text ? *text : none;
    };
    constexpr std::size_t usual = 160;
    std::string record;
    record.reserve(usual);
    appendUtf8(record, session.id.text());
    for (const QStringView text :
         {QStringView(orNone(session.clientReferenceId)), QStringView(orNone(session.relatedCustomer)),
          QStringView(orNone(session.relatedCustomerAccount)), QStringView(person), QStringView(email),
          QStringView(session.lastReport ? session.lastReport->text() : none)}) {
        record += fieldSeparator;
        appendUtf8(record, text);
    }
    record += fieldSeparator;
    for (std::size_t i = 0; i < session.metadata.size(); ++i) {
        if (i > 0)
            record += fieldSeparator;
        appendUtf8(record, session.metadata[i].first);
        record += '=';
        appendUtf8(record, session.metadata[i].second);
    }
    return record;
}

} // namespace

std::string searchRecordOf(const VerificationSession& session) {
    std::string record = plainRecordOf(session);
    if (isAscii(record))
        return record;
    std::string foldedPieces;
    std::string_view rest = record;
    while (true) {
        const std::size_t end = rest.find(fieldSeparator);
        const std::string_view piece = rest.substr(0, end);
        if (!isAscii(piece))
            foldedPieces += foldedUtf8(textOf(piece));
        if (end == std::string_view::npos)
            break;
        foldedPieces += fieldSeparator;
        rest.remove_prefix(end + 1);
    }
    record += foldedSeparator;
    return record + foldedPieces;
}

std::string_view plainPart(std::string_view record) {
    return record.substr(0, record.find(foldedSeparator));
}

std::string_view foldedPart(std::string_view record) {
    const std::size_t separator = record.find(foldedSeparator);
    return separator == std::string_view::npos ? std::string_view() : record.substr(separator + 1);
}

std::string_view fieldIn(std::string_view part, TextField field) {
    for (int before = static_cast<int>(field); before > 0; --before) {
        const std::size_t separator = part.find(fieldSeparator);
        if (separator == std::string_view::npos)
            return {};
        part.remove_prefix(separator + 1);
    }
    return field == TextField::MetadataPairs ? part : part.substr(0, part.find(fieldSeparator));
}

RecordFields fieldsIn(std::string_view part) {
    RecordFields fields;
    constexpr std::size_t last = textFieldCount - 1;
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
