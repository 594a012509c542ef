// SPDX-License-Identifier: Apache-2.0
#include "evidence/AttemptChanges.h"

#include "store/Folding.h"

#include <QStringList>

namespace {

/// Without case, accents and spaces.
QString essenceOf(const QString& text) {
    QString essence = folded(text);
    essence.removeIf([](QChar c) { return c.isSpace(); });
    return essence;
}

QString essenceOf(const std::optional<QString>& text) {
    return text ? essenceOf(*text) : QString();
}

QString digitsOf(const std::optional<QString>& text) {
    QString digits = text.value_or(QString());
    digits.removeIf([](QChar c) { return !c.isDigit(); });
    return digits;
}

QStringList essenceOf(const std::optional<Address>& address) {
    if (!address)
        return {};
    return {essenceOf(address->line1), essenceOf(address->line2),      essenceOf(address->city),
            essenceOf(address->state), essenceOf(address->postalCode), essenceOf(address->country)};
}

QStringList nameOn(const DocumentCheck& document) {
    return {essenceOf(document.firstName), essenceOf(document.lastName)};
}

template <typename Check>
bool wentAnotherWay(const std::optional<Check>& earlier, const std::optional<Check>& later) {
    if (!earlier || !later)
        return earlier.has_value() != later.has_value();
    const auto codeOf = [](const Check& check) {
        return check.error ? std::optional(check.error->code) : std::nullopt;
    };
    return earlier->status != later->status || codeOf(*earlier) != codeOf(*later);
}

template <typename Check>
bool isOfAnotherContact(const std::optional<Check>& earlier, const std::optional<Check>& later) {
    return earlier && later && essenceOf(earlier->contact) != essenceOf(later->contact);
}

Agreement agreementOf(const QString& provided, const QString& found) {
    if (provided.isEmpty() || found.isEmpty())
        return Agreement::NothingToCompare;
    return provided == found ? Agreement::Same : Agreement::Differs;
}

} // namespace

AttemptParts changedParts(const VerificationReport& earlier, const VerificationReport& later) {
    AttemptParts changed;
    const DocumentCheck before = earlier.document.value_or(DocumentCheck());
    const DocumentCheck after = later.document.value_or(DocumentCheck());
    changed.setFlag(AttemptPart::Document, wentAnotherWay(earlier.document, later.document));
    changed.setFlag(AttemptPart::DocumentType, before.type != after.type);
    changed.setFlag(AttemptPart::IssuingCountry, before.issuingCountry != after.issuingCountry);
    changed.setFlag(AttemptPart::Name, nameOn(before) != nameOn(after));
    changed.setFlag(AttemptPart::Address, essenceOf(before.address) != essenceOf(after.address));
    changed.setFlag(AttemptPart::Selfie, wentAnotherWay(earlier.selfie, later.selfie));
    changed.setFlag(AttemptPart::IdNumber, wentAnotherWay(earlier.idNumber, later.idNumber));
    changed.setFlag(AttemptPart::Email, wentAnotherWay(earlier.email, later.email) ||
                                            isOfAnotherContact(earlier.email, later.email));
    changed.setFlag(AttemptPart::Phone, wentAnotherWay(earlier.phone, later.phone) ||
                                            isOfAnotherContact(earlier.phone, later.phone));
    return changed;
}

ProvidedAgreement providedAgreement(const VerificationSession& session,
                                    const std::optional<VerificationReport>& report) {
    const ProvidedDetails provided = session.providedDetails.value_or(ProvidedDetails());
    const VerifiedOutputs outputs = session.verifiedOutputs.value_or(VerifiedOutputs());
    const auto found = [](const std::optional<QString>& output, const std::optional<ContactCheck>& check) {
        return output ? output : check ? check->contact : std::nullopt;
    };
    const VerificationReport checked = report.value_or(VerificationReport());
    return {agreementOf(essenceOf(provided.email), essenceOf(found(outputs.email, checked.email))),
            agreementOf(digitsOf(provided.phone), digitsOf(found(outputs.phone, checked.phone)))};
}
