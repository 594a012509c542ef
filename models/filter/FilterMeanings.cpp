// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterMeanings.h"

#include "filter/FilterWords.h"
#include "identity/Outcome.h"
#include "identity/RefusalGuidance.h"

#include <QCoreApplication>
#include <QLocale>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("FilterMeanings", text);
}

QString statusMeaning(const QString& value) {
    if (const std::optional<Outcome> outcome = outcomeFromWord(value))
        return outcomeLabel(*outcome);
    return value == u"requires_input" ? tr("Refused or never submitted") : QString();
}

QString redactionMeaning(const QString& value) {
    if (value == u"none")
        return tr("Not redacted");
    return value == u"any" ? tr("Redacted or under way")
                           : redactionLabel(OpenEnum<RedactionStatus>::fromText(value));
}

QString countryMeaning(const QString& value) {
    if (value == u"none")
        return tr("No country is known");
    if (value == u"any")
        return tr("A country is known");
    const QLocale::Territory territory = QLocale::codeToTerritory(value);
    return territory == QLocale::AnyTerritory ? QString() : QLocale::territoryToString(territory);
}

QString hasMeaning(const QString& value) {
    const QList<FieldMeaning> meanings{
        {QStringLiteral("reference"), tr("Your own reference")},
        {QStringLiteral("customer"), tr("A customer at Stripe")},
        {QStringLiteral("person"), tr("A name")},
        {QStringLiteral("email"), tr("An email address")},
        {QStringLiteral("report"), tr("Something was submitted and checked")},
        {QStringLiteral("flow"), tr("A verification flow")},
        {QStringLiteral("metadata"), tr("Metadata of any key")},
        {QStringLiteral("error"), tr("A reason why it failed")},
        {QStringLiteral("country"), tr("A verified country")},
    };
    for (const FieldMeaning& each : meanings)
        if (each.word == value)
            return each.meaning;
    return {};
}

} // namespace

QList<FieldMeaning> fieldMeanings() {
    return {
        {QStringLiteral("status"), tr("Where the session stands")},
        {QStringLiteral("error"), tr("Why it was refused")},
        {QStringLiteral("created"), tr("When it began: today, 2026-03, >=2026-01-01")},
        {QStringLiteral("age"), tr("How long ago it began: >3d, 1d..7d")},
        {QStringLiteral("is"), tr("In short: refused, changed, redacted, stuck")},
        {QStringLiteral("has"), tr("That there is a report, a customer, a name")},
        {QStringLiteral("no"), tr("That there is none")},
        {QStringLiteral("country"), tr("The verified country")},
        {QStringLiteral("type"), tr("What was asked for")},
        {QStringLiteral("redaction"), tr("Whether personal data is being removed")},
        {QStringLiteral("ref"), tr("Your own reference")},
        {QStringLiteral("customer"), tr("The customer at Stripe")},
        {QStringLiteral("person"), tr("The verified name")},
        {QStringLiteral("email"), tr("The email address")},
        {QStringLiteral("phone"), tr("The phone number, however it is written")},
        {QStringLiteral("meta."), tr("A metadata key: meta.order:4711")},
        {QStringLiteral("flow"), tr("The verification flow")},
        {QStringLiteral("report"), tr("The verification report")},
        {QStringLiteral("id"), tr("The session's own id")},
        {QStringLiteral("livemode"), tr("Real people, or test mode")},
        {QStringLiteral("text"), tr("Anywhere, one of several words")},
    };
}

QString meaningOfValue(FilterField field, const QString& value) {
    switch (field) {
    case FilterField::Status:
        return statusMeaning(value);
    case FilterField::Error:
        return value == u"any"    ? tr("Any reason")
               : value == u"none" ? tr("No reason")
                                  : refusalTitle(OpenEnum<ErrorCode>::fromText(value));
    case FilterField::Redaction:
        return redactionMeaning(value);
    case FilterField::Type:
        return typeLabel(OpenEnum<VerificationType>::fromText(value));
    case FilterField::Country:
        return countryMeaning(value);
    case FilterField::Livemode:
        return value == u"true" ? tr("Real people") : tr("Test mode");
    case FilterField::Has:
        return hasMeaning(value);
    case FilterField::AnyText:
    case FilterField::Created:
    case FilterField::Id:
    case FilterField::Reference:
    case FilterField::Customer:
    case FilterField::Person:
    case FilterField::Email:
    case FilterField::Phone:
    case FilterField::Report:
    case FilterField::Flow:
    case FilterField::MetadataKey:
    case FilterField::Age:
    case FilterField::Changed:
    case FilterField::Group:
        break;
    }
    return {};
}

QString meaningOfIsWord(const QString& word) {
    if (word == u"changed")
        return tr("Changed since you last looked");
    if (word == u"redacting")
        return tr("Redaction is under way");
    if (word == u"redacted")
        return tr("Personal data was removed");
    if (word == u"stuck")
        return tr("Redaction under way, and not known to be newer than 96 hours");
    if (word == newlyRedactingWord())
        return tr("Redaction known to have been asked for within 96 hours");
    if (word == u"readable")
        return tr("Sensitive values of the last 48 hours");
    if (word == u"live")
        return tr("Real people");
    if (word == u"test")
        return tr("Test mode");
    return statusMeaning(word);
}
