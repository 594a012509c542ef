// SPDX-License-Identifier: Apache-2.0
#include "attempts/AttemptCell.h"

#include "identity/Outcome.h"
#include "identity/RefusalGuidance.h"

#include <QCoreApplication>
#include <QLocale>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("AttemptCell", text);
}

template <typename Check>
std::optional<AttemptCell> resultOf(const std::optional<Check>& check) {
    if (!check)
        return std::nullopt;
    if (check->status.value == CheckStatus::Verified)
        return AttemptCell{tr("✓ verified"), Tone::Verified, {}, {}, {}};
    if (check->status.value == CheckStatus::Unknown)
        return AttemptCell{check->status.unknownWord, Tone::Neutral, {}, {}, {}};
    if (!check->error)
        return AttemptCell{tr("✕ not verified"), Tone::Refused, {}, {}, {}};
    const RefusalGuidance guidance = guidanceFor(check->error->code);
    return AttemptCell{tr("✕ %1").arg(guidance.title), Tone::Refused, check->error->code.wireWord(),
                       check->error->reason, guidance.tellPerson};
}

std::optional<AttemptCell> plain(const QString& text) {
    return text.isEmpty() ? std::nullopt : std::optional(AttemptCell{text, Tone::Neutral, {}, {}, {}});
}

QString countryName(const QString& code) {
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

} // namespace

std::optional<AttemptCell> attemptCell(const VerificationReport& attempt, AttemptPart part) {
    const DocumentCheck document = attempt.document.value_or(DocumentCheck());
    switch (part) {
    case AttemptPart::Document:
        return resultOf(attempt.document);
    case AttemptPart::DocumentType:
        return plain(document.type ? documentTypeLabel(*document.type) : QString());
    case AttemptPart::IssuingCountry:
        return plain(document.issuingCountry ? countryName(*document.issuingCountry) : QString());
    case AttemptPart::Name:
        return plain(document.firstName || document.lastName ? tr("read") : QString());
    case AttemptPart::Address:
        return plain(document.address ? tr("read") : QString());
    case AttemptPart::Selfie:
        return resultOf(attempt.selfie);
    case AttemptPart::IdNumber:
        return resultOf(attempt.idNumber);
    case AttemptPart::Email:
        return resultOf(attempt.email);
    case AttemptPart::Phone:
        return resultOf(attempt.phone);
    }
    return std::nullopt;
}

QString attemptPartLabel(AttemptPart part) {
    switch (part) {
    case AttemptPart::Document:
        return tr("Document");
    case AttemptPart::DocumentType:
        return tr("Type");
    case AttemptPart::IssuingCountry:
        return tr("Country");
    case AttemptPart::Name:
        return tr("Name on it");
    case AttemptPart::Address:
        return tr("Address on it");
    case AttemptPart::Selfie:
        return tr("Selfie");
    case AttemptPart::IdNumber:
        return tr("ID number");
    case AttemptPart::Email:
        return tr("Email");
    case AttemptPart::Phone:
        return tr("Phone");
    }
    return {};
}
