// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FacetWords.h"

#include "identity/RefusalGuidance.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("FacetWords", text);
}

FacetFace statusFace(const QString& value) {
    const std::optional<Outcome> outcome = outcomeFromWord(value);
    return outcome ? FacetFace{outcomeLabel(*outcome), markOf(*outcome), toneOf(*outcome)} : FacetFace{value};
}

QString redactionFacet(const QString& value) {
    if (value == u"none")
        return tr("Not redacted");
    QString label = redactionLabel(OpenEnum<RedactionStatus>::fromText(value));
    if (!label.isEmpty())
        label.front() = label.front().toUpper();
    return label;
}

QString ageLabel(const QString& line) {
    static const std::array labels{
        std::pair{"<1d", QT_TRANSLATE_NOOP("FacetWords", "Last 24 hours")},
        std::pair{"<7d", QT_TRANSLATE_NOOP("FacetWords", "Last 7 days")},
        std::pair{"<30d", QT_TRANSLATE_NOOP("FacetWords", "Last 30 days")},
        std::pair{"<90d", QT_TRANSLATE_NOOP("FacetWords", "Last 90 days")},
        std::pair{">90d", QT_TRANSLATE_NOOP("FacetWords", "Older")},
    };
    for (const auto& [value, label] : labels)
        if (line == QLatin1StringView(value))
            return tr(label);
    return line;
}

QString customerLabel(const QString& value) {
    return value == u"known" ? tr("Known") : value == u"unknown" ? tr("Not known") : value;
}

QString countryName(const QString& code) {
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

} // namespace

FacetFace faceOf(FilterField field, const QString& value) {
    switch (field) {
    case FilterField::Status:
        return statusFace(value);
    case FilterField::Error:
        return {refusalTitle(OpenEnum<ErrorCode>::fromText(value))};
    case FilterField::Redaction:
        return {redactionFacet(value), value == u"none" ? Mark::None : Mark::SmallSquare, Tone::Redaction};
    case FilterField::Type:
        return {typeLabel(OpenEnum<VerificationType>::fromText(value))};
    case FilterField::Country:
        return {countryName(value)};
    case FilterField::Age:
        return {ageLabel(value)};
    case FilterField::Has:
        return {customerLabel(value)};
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
    case FilterField::Livemode:
    case FilterField::Changed:
    case FilterField::Group:
        return {value};
    }
    return {value};
}

bool isExceptional(FilterField field, const QString& value) {
    return (field == FilterField::Status && value == outcomeWord(Outcome::Unknown)) ||
           (field == FilterField::Redaction &&
            value == OpenEnum<RedactionStatus>::wireWordOf(RedactionStatus::Validated));
}
