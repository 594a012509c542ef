// SPDX-License-Identifier: Apache-2.0
#include "sessions/PersonalField.h"

#include "identity/DocumentDates.h"
#include "identity/Masking.h"
#include "identity/Outcome.h"
#include "identity/Plural.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("PersonalField", text);
}

std::optional<QString> dateText(const std::optional<CalendarDate>& date) {
    return date ? std::optional(calendarDateText(*date)) : std::nullopt;
}

std::optional<QString> addressText(const std::optional<Address>& address) {
    if (!address)
        return std::nullopt;
    QStringList lines;
    for (const std::optional<QString>& part : {address->line1, address->line2})
        if (part && !part->isEmpty())
            lines << *part;
    const QString town =
        QStringList{address->postalCode.value_or(QString()), address->city.value_or(QString())}
            .join(u' ')
            .trimmed();
    for (const QString& part :
         {town, address->state.value_or(QString()), address->country.value_or(QString())})
        if (!part.isEmpty())
            lines << part;
    return lines.isEmpty() ? std::nullopt : std::optional(lines.join(QStringLiteral(", ")));
}

QString daysText(int days) {
    return plural(days, tr("1 day"), tr("%1 days"));
}

/// Of a date without a day only the least number of days is known.
QString daysText(const DocumentValidity& validity) {
    return validity.isAtLeast ? tr("at least %1").arg(daysText(validity.days)) : daysText(validity.days);
}

QString validityText(const DocumentValidity& validity) {
    switch (validity.kind) {
    case DocumentValidity::Kind::Unknown:
        return {};
    case DocumentValidity::Kind::Valid:
        if (validity.days == 0)
            return validity.isAtLeast ? tr("not expired yet") : tr("expires today");
        return tr("expires in %1").arg(daysText(validity));
    case DocumentValidity::Kind::ExpiredAtCheck:
        return tr("expired %1 before this attempt").arg(daysText(validity));
    case DocumentValidity::Kind::ExpiredSince:
        return tr("valid at this attempt, expired %1 ago").arg(daysText(validity));
    case DocumentValidity::Kind::Expired:
        return tr("expired %1 ago").arg(daysText(validity));
    }
    return {};
}

QString ageText(const AgeRange& age) {
    if (age.least != age.most)
        return tr("%1 or %2 years old").arg(age.least).arg(age.most);
    return age.least == 1 ? tr("1 year old") : tr("%1 years old").arg(age.least);
}

QString fullName(const std::optional<QString>& first, const std::optional<QString>& last) {
    return QStringList{first.value_or(QString()), last.value_or(QString())}.join(u' ').trimmed();
}

/// Nothing where the verified outputs say the same.
std::optional<QString> unlessVerified(const std::optional<QString>& text,
                                      const std::optional<QString>& verified) {
    return text == verified ? std::nullopt : text;
}

std::optional<QString> metadataValue(const Metadata& metadata, const QString& key) {
    for (const auto& [name, value] : metadata)
        if (name == key)
            return value;
    return std::nullopt;
}

std::optional<QString> nonEmpty(const QString& text) {
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

QString maskedAddress(const QString& text, const std::optional<Address>& address) {
    const QString country = address ? address->country.value_or(QString()) : QString();
    return country.isEmpty() ? maskedText(text) : maskedText(text) + QStringLiteral(", ") + country;
}

void copySensitive(PersonalField field, const VerifiedOutputs& from, VerifiedOutputs& to) {
    if (field == PersonalField::DateOfBirth)
        to.dateOfBirth = from.dateOfBirth;
    if (field == PersonalField::IdNumber)
        to.idNumber = from.idNumber;
    if (field == PersonalField::PlaceOfBirth)
        to.unparsedPlaceOfBirth = from.unparsedPlaceOfBirth;
    if (field == PersonalField::Sex) {
        to.sex = from.sex;
        to.unparsedSex = from.unparsedSex;
    }
}

void copySensitive(PersonalField field, const IdNumberCheck& from, IdNumberCheck& to) {
    if (field == PersonalField::CheckedIdNumber)
        to.number = from.number;
}

void copySensitive(PersonalField field, const DocumentCheck& from, DocumentCheck& to) {
    if (field == PersonalField::DocumentDateOfBirth)
        to.dateOfBirth = from.dateOfBirth;
    if (field == PersonalField::DocumentNumber)
        to.number = from.number;
    if (field == PersonalField::DocumentExpirationDate)
        to.expires = from.expires;
}

} // namespace

QString personalFieldLabel(PersonalField field) {
    switch (field) {
    case PersonalField::Name:
        return tr("Name");
    case PersonalField::DateOfBirth:
        return tr("Date of birth");
    case PersonalField::IdNumber:
        return tr("ID number");
    case PersonalField::Sex:
        return tr("Sex");
    case PersonalField::PlaceOfBirth:
        return tr("Place of birth");
    case PersonalField::Address:
        return tr("Address");
    case PersonalField::Email:
        return tr("Email");
    case PersonalField::Phone:
        return tr("Phone");
    case PersonalField::DocumentNumber:
        return tr("Document number");
    case PersonalField::DocumentExpirationDate:
        return tr("Valid until");
    case PersonalField::ProvidedEmail:
        return tr("Email");
    case PersonalField::ProvidedPhone:
        return tr("Phone");
    case PersonalField::DocumentName:
        return tr("Name on it");
    case PersonalField::DocumentAddress:
        return tr("Address on it");
    case PersonalField::DocumentDateOfBirth:
        return tr("Birth date on it");
    case PersonalField::DocumentIssuedDate:
        return tr("Issued");
    case PersonalField::CheckedName:
        return tr("Name checked");
    case PersonalField::CheckedIdNumber:
        return tr("Number checked");
    case PersonalField::CheckedEmail:
        return tr("Email checked");
    case PersonalField::CheckedPhone:
        return tr("Phone checked");
    case PersonalField::Reference:
        return tr("Reference");
    case PersonalField::MetadataValue:
        return tr("Metadata");
    }
    return {};
}

bool isSensitive(PersonalField field) {
    return expansionFor(field) != SessionExpansions();
}

SessionExpansions expansionFor(PersonalField field) {
    switch (field) {
    case PersonalField::DateOfBirth:
        return SessionExpansion::DateOfBirth;
    case PersonalField::IdNumber:
        return SessionExpansion::IdNumber;
    case PersonalField::Sex:
        return SessionExpansion::Sex;
    case PersonalField::PlaceOfBirth:
        return SessionExpansion::PlaceOfBirth;
    case PersonalField::DocumentNumber:
        return SessionExpansion::DocumentNumber;
    case PersonalField::DocumentExpirationDate:
        return SessionExpansion::DocumentExpirationDate;
    case PersonalField::DocumentDateOfBirth:
        return SessionExpansion::DocumentDateOfBirth;
    case PersonalField::CheckedIdNumber:
        return SessionExpansion::CheckedIdNumber;
    case PersonalField::Name:
    case PersonalField::Address:
    case PersonalField::Email:
    case PersonalField::Phone:
    case PersonalField::ProvidedEmail:
    case PersonalField::ProvidedPhone:
    case PersonalField::DocumentName:
    case PersonalField::DocumentAddress:
    case PersonalField::DocumentIssuedDate:
    case PersonalField::CheckedName:
    case PersonalField::CheckedEmail:
    case PersonalField::CheckedPhone:
    case PersonalField::Reference:
    case PersonalField::MetadataValue:
        return {};
    }
    return {};
}

std::optional<QString> personalText(const FieldKey& key, const VerificationSession& session,
                                    const std::optional<VerificationReport>& report) {
    const VerifiedOutputs outputs = session.verifiedOutputs.value_or(VerifiedOutputs());
    const ProvidedDetails provided = session.providedDetails.value_or(ProvidedDetails());
    const DocumentCheck document = report && report->document ? *report->document : DocumentCheck();
    const IdNumberCheck number = report && report->idNumber ? *report->idNumber : IdNumberCheck();
    const auto contactOf = [](const std::optional<ContactCheck>& check) {
        return check ? check->contact : std::nullopt;
    };
    switch (key.field) {
    case PersonalField::Name:
        return nonEmpty(session.personName());
    case PersonalField::DateOfBirth:
        return dateText(outputs.dateOfBirth);
    case PersonalField::IdNumber:
        return outputs.idNumber;
    case PersonalField::Sex:
        if (outputs.sex)
            return sexLabel(*outputs.sex);
        return outputs.unparsedSex;
    case PersonalField::PlaceOfBirth:
        return outputs.unparsedPlaceOfBirth;
    case PersonalField::Address:
        return addressText(outputs.address);
    case PersonalField::Email:
        return outputs.email;
    case PersonalField::Phone:
        return outputs.phone;
    case PersonalField::DocumentNumber:
        return document.number;
    case PersonalField::DocumentExpirationDate:
        return dateText(document.expires);
    case PersonalField::ProvidedEmail:
        return provided.email;
    case PersonalField::ProvidedPhone:
        return provided.phone;
    case PersonalField::DocumentName:
        return unlessVerified(nonEmpty(fullName(document.firstName, document.lastName)),
                              nonEmpty(session.personName()));
    case PersonalField::DocumentAddress:
        return unlessVerified(addressText(document.address), addressText(outputs.address));
    case PersonalField::DocumentDateOfBirth:
        return unlessVerified(dateText(document.dateOfBirth), dateText(outputs.dateOfBirth));
    case PersonalField::DocumentIssuedDate:
        return dateText(document.issued);
    case PersonalField::CheckedName:
        return unlessVerified(nonEmpty(fullName(number.firstName, number.lastName)),
                              nonEmpty(session.personName()));
    case PersonalField::CheckedIdNumber:
        return unlessVerified(number.number, outputs.idNumber);
    case PersonalField::CheckedEmail:
        return unlessVerified(report ? contactOf(report->email) : std::nullopt, outputs.email);
    case PersonalField::CheckedPhone:
        return unlessVerified(report ? contactOf(report->phone) : std::nullopt, outputs.phone);
    case PersonalField::Reference:
        return session.clientReferenceId && looksPersonal(*session.clientReferenceId)
                   ? session.clientReferenceId
                   : std::nullopt;
    case PersonalField::MetadataValue:
        return metadataValue(session.metadata, key.metadataKey);
    }
    return std::nullopt;
}

QString personalAside(PersonalField field, const VerificationSession& session,
                      const std::optional<VerificationReport>& report, QDate today) {
    if (field == PersonalField::DateOfBirth && session.verifiedOutputs &&
        session.verifiedOutputs->dateOfBirth)
        if (const std::optional<AgeRange> age = ageRangeOn(*session.verifiedOutputs->dateOfBirth, today))
            return ageText(*age);
    if (field == PersonalField::DocumentDateOfBirth && report && report->document &&
        report->document->dateOfBirth)
        if (const std::optional<AgeRange> age = ageRangeOn(*report->document->dateOfBirth, today))
            return ageText(*age);
    if (field == PersonalField::DocumentExpirationDate && report && report->document &&
        report->document->expires) {
        const QDate attempt = QDateTime::fromSecsSinceEpoch(report->created).date();
        return validityText(documentValidity(*report->document->expires, attempt, today));
    }
    return {};
}

std::optional<QString> maskedPersonalText(const FieldKey& key, const VerificationSession& session,
                                          const std::optional<VerificationReport>& report) {
    const std::optional<QString> text = personalText(key, session, report);
    if (!text)
        return std::nullopt;
    switch (key.field) {
    case PersonalField::Name:
    case PersonalField::DocumentName:
    case PersonalField::CheckedName:
        return maskedName(*text);
    case PersonalField::Email:
    case PersonalField::ProvidedEmail:
    case PersonalField::CheckedEmail:
        return maskedEmail(*text);
    case PersonalField::Phone:
    case PersonalField::ProvidedPhone:
    case PersonalField::CheckedPhone:
        return maskedPhone(*text);
    case PersonalField::Address:
        return maskedAddress(*text, session.verifiedOutputs->address);
    case PersonalField::DocumentAddress:
        return maskedAddress(*text, report->document->address);
    case PersonalField::DocumentDateOfBirth:
    case PersonalField::DocumentIssuedDate:
    case PersonalField::CheckedIdNumber:
    case PersonalField::DateOfBirth:
    case PersonalField::IdNumber:
    case PersonalField::Sex:
    case PersonalField::PlaceOfBirth:
    case PersonalField::DocumentNumber:
    case PersonalField::DocumentExpirationDate:
        return maskedText(*text);
    case PersonalField::Reference:
        return maskedReference(*text);
    case PersonalField::MetadataValue:
        return QStringLiteral("••••••"); // As in the masked JSON, also for an empty one.
    }
    return std::nullopt;
}

void adoptSensitive(PersonalField field, const VerificationSession& fetched,
                    const std::optional<VerificationReport>& fetchedReport, VerificationSession& session,
                    std::optional<VerificationReport>& report) {
    if (fetched.verifiedOutputs && session.verifiedOutputs)
        copySensitive(field, *fetched.verifiedOutputs, *session.verifiedOutputs);
    if (fetchedReport && fetchedReport->document && report && report->document)
        copySensitive(field, *fetchedReport->document, *report->document);
    if (fetchedReport && fetchedReport->idNumber && report && report->idNumber)
        copySensitive(field, *fetchedReport->idNumber, *report->idNumber);
}

void forgetSensitive(PersonalField field, VerificationSession& session,
                     std::optional<VerificationReport>& report) {
    if (session.verifiedOutputs)
        copySensitive(field, VerifiedOutputs(), *session.verifiedOutputs);
    if (report && report->document)
        copySensitive(field, DocumentCheck(), *report->document);
    if (report && report->idNumber)
        copySensitive(field, IdNumberCheck(), *report->idNumber);
}

bool mayHoldSensitive(PersonalField field, const VerificationSession& session,
                      const std::optional<VerificationReport>& report) {
    switch (field) {
    case PersonalField::DateOfBirth:
    case PersonalField::Sex:
    case PersonalField::PlaceOfBirth:
        return session.verifiedOutputs.has_value();
    // The number's type is not sensitive: without one there is no number.
    case PersonalField::IdNumber:
        return session.verifiedOutputs && session.verifiedOutputs->idNumberType;
    case PersonalField::DocumentNumber:
    case PersonalField::DocumentExpirationDate:
        return report && report->document.has_value();
    // With verified outputs these are asked for there.
    case PersonalField::DocumentDateOfBirth:
        return report && report->document && !session.verifiedOutputs;
    case PersonalField::CheckedIdNumber:
        return report && report->idNumber &&
               !(session.verifiedOutputs && session.verifiedOutputs->idNumberType);
    case PersonalField::Name:
    case PersonalField::Address:
    case PersonalField::Email:
    case PersonalField::Phone:
    case PersonalField::ProvidedEmail:
    case PersonalField::ProvidedPhone:
    case PersonalField::DocumentName:
    case PersonalField::DocumentAddress:
    case PersonalField::DocumentIssuedDate:
    case PersonalField::CheckedName:
    case PersonalField::CheckedEmail:
    case PersonalField::CheckedPhone:
    case PersonalField::Reference:
    case PersonalField::MetadataValue:
        return false;
    }
    return false;
}
