// SPDX-License-Identifier: Apache-2.0
#include "sessions/PersonalField.h"

#include "identity/DocumentDates.h"
#include "identity/Masking.h"
#include "identity/Outcome.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("PersonalField", text);
}

std::optional<QString> dateText(const std::optional<CalendarDate>& date) {
    if (!date)
        return std::nullopt;
    const QDate valid(date->year, date->month, date->day);
    if (!valid.isValid()) // Documents carry dates with a missing day or month.
        return QStringLiteral("%1-%2-%3").arg(date->year).arg(date->month).arg(date->day);
    return QLocale().toString(valid, QStringLiteral("d MMMM yyyy"));
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
    return days == 1 ? tr("1 day") : tr("%1 days").arg(days);
}

QString validityText(const DocumentValidity& validity) {
    switch (validity.kind) {
    case DocumentValidity::Kind::Unknown:
        return {};
    case DocumentValidity::Kind::Valid:
        return validity.days == 0 ? tr("expires today") : tr("expires in %1").arg(daysText(validity.days));
    case DocumentValidity::Kind::ExpiredAtCheck:
        return tr("expired %1 before this attempt").arg(daysText(validity.days));
    case DocumentValidity::Kind::ExpiredSince:
        return tr("valid at this attempt, expired %1 ago").arg(daysText(validity.days));
    }
    return {};
}

std::optional<QString> nonEmpty(const QString& text) {
    return text.isEmpty() ? std::nullopt : std::optional(text);
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

void copySensitive(PersonalField field, const DocumentCheck& from, DocumentCheck& to) {
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
        return tr("E-mail");
    case PersonalField::Phone:
        return tr("Phone");
    case PersonalField::DocumentNumber:
        return tr("Document number");
    case PersonalField::DocumentExpirationDate:
        return tr("Valid until");
    case PersonalField::ProvidedEmail:
        return tr("E-mail");
    case PersonalField::ProvidedPhone:
        return tr("Phone");
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
    case PersonalField::Name:
    case PersonalField::Address:
    case PersonalField::Email:
    case PersonalField::Phone:
    case PersonalField::ProvidedEmail:
    case PersonalField::ProvidedPhone:
        return {};
    }
    return {};
}

std::optional<QString> personalText(PersonalField field, const VerificationSession& session,
                                    const std::optional<VerificationReport>& report) {
    const VerifiedOutputs outputs = session.verifiedOutputs.value_or(VerifiedOutputs());
    const ProvidedDetails provided = session.providedDetails.value_or(ProvidedDetails());
    const DocumentCheck document = report && report->document ? *report->document : DocumentCheck();
    switch (field) {
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
    }
    return std::nullopt;
}

QString personalAside(PersonalField field, const VerificationSession& session,
                      const std::optional<VerificationReport>& report, QDate today) {
    if (field == PersonalField::DateOfBirth && session.verifiedOutputs &&
        session.verifiedOutputs->dateOfBirth)
        if (const std::optional<int> age = ageOn(*session.verifiedOutputs->dateOfBirth, today))
            return *age == 1 ? tr("1 year old") : tr("%1 years old").arg(*age);
    if (field == PersonalField::DocumentExpirationDate && report && report->document &&
        report->document->expires) {
        const QDate attempt = QDateTime::fromSecsSinceEpoch(report->created).date();
        return validityText(documentValidity(*report->document->expires, attempt, today));
    }
    return {};
}

std::optional<QString> maskedPersonalText(PersonalField field, const VerificationSession& session,
                                          const std::optional<VerificationReport>& report) {
    const std::optional<QString> text = personalText(field, session, report);
    if (!text)
        return std::nullopt;
    switch (field) {
    case PersonalField::Name:
        return maskedName(*text);
    case PersonalField::Email:
    case PersonalField::ProvidedEmail:
        return maskedEmail(*text);
    case PersonalField::Phone:
    case PersonalField::ProvidedPhone:
        return maskedPhone(*text);
    case PersonalField::Address: {
        const QString country = session.verifiedOutputs->address->country.value_or(QString());
        return country.isEmpty() ? maskedText(*text) : maskedText(*text) + QStringLiteral(", ") + country;
    }
    case PersonalField::DateOfBirth:
    case PersonalField::IdNumber:
    case PersonalField::Sex:
    case PersonalField::PlaceOfBirth:
    case PersonalField::DocumentNumber:
    case PersonalField::DocumentExpirationDate:
        return maskedText(*text);
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
}

void forgetSensitive(PersonalField field, VerificationSession& session,
                     std::optional<VerificationReport>& report) {
    if (session.verifiedOutputs)
        copySensitive(field, VerifiedOutputs(), *session.verifiedOutputs);
    if (report && report->document)
        copySensitive(field, DocumentCheck(), *report->document);
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
    case PersonalField::Name:
    case PersonalField::Address:
    case PersonalField::Email:
    case PersonalField::Phone:
    case PersonalField::ProvidedEmail:
    case PersonalField::ProvidedPhone:
        return false;
    }
    return false;
}
