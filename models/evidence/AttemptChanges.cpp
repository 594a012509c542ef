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
    for (QChar& digit : digits) // Those of other scripts count as well.
        digit = QChar(u'0' + digit.digitValue());
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

Agreement agreementOf(const QString& one, const QString& other) {
    if (one.isEmpty() || other.isEmpty())
        return Agreement::NothingToCompare;
    return one == other ? Agreement::Same : Agreement::Differs;
}

Agreement emailAgreement(const std::optional<QString>& one, const std::optional<QString>& other) {
    // An accent makes it another mailbox.
    const auto plain = [](const std::optional<QString>& text) {
        return text ? text->trimmed().toCaseFolded() : QString();
    };
    return agreementOf(plain(one), plain(other));
}

Agreement phoneAgreement(const std::optional<QString>& one, const std::optional<QString>& other) {
    return agreementOf(digitsOf(one), digitsOf(other));
}

std::optional<QString> contactOf(const std::optional<ContactCheck>& check) {
    return check ? check->contact : std::nullopt;
}

std::optional<OpenEnum<IdNumberType>> typeOf(const std::optional<IdNumberCheck>& check) {
    return check ? check->type : std::nullopt;
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
    changed.setFlag(AttemptPart::IdNumber, wentAnotherWay(earlier.idNumber, later.idNumber) ||
                                               typeOf(earlier.idNumber) != typeOf(later.idNumber));
    const bool isOtherEmail =
        emailAgreement(contactOf(earlier.email), contactOf(later.email)) == Agreement::Differs;
    const bool isOtherPhone =
        phoneAgreement(contactOf(earlier.phone), contactOf(later.phone)) == Agreement::Differs;
    changed.setFlag(AttemptPart::Email, wentAnotherWay(earlier.email, later.email) || isOtherEmail);
    changed.setFlag(AttemptPart::Phone, wentAnotherWay(earlier.phone, later.phone) || isOtherPhone);
    return changed;
}

ProvidedAgreement providedAgreement(const VerificationSession& session,
                                    const std::optional<VerificationReport>& report) {
    if (!session.providedDetails)
        return {};
    const ProvidedDetails& provided = *session.providedDetails;
    std::optional<QString> email = report ? contactOf(report->email) : std::nullopt;
    std::optional<QString> phone = report ? contactOf(report->phone) : std::nullopt;
    if (session.verifiedOutputs && session.verifiedOutputs->email)
        email = session.verifiedOutputs->email;
    if (session.verifiedOutputs && session.verifiedOutputs->phone)
        phone = session.verifiedOutputs->phone;
    return {emailAgreement(provided.email, email), phoneAgreement(provided.phone, phone)};
}
