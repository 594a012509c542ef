// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterPrivacy.h"

#include "filter/FilterWords.h"
#include "identity/Ids.h"

#include <algorithm>

namespace {

/// In quotes Stripe's enumerations take words the desk does not know: those could be anything.
bool hasForeignWord(const Condition& condition) {
    const QStringList known = wordsOf(condition.field);
    return !std::all_of(condition.values.begin(), condition.values.end(),
                        [&known](const QString& value) { return known.contains(value); });
}

bool isCountryCode(const QString& value) {
    constexpr qsizetype letters = 2;
    return value.size() == letters || value == u"none" || value == u"any";
}

bool isFlowId(const QString& value) {
    return isStripeId(value, QLatin1StringView("vf_"));
}

bool mayBePersonal(const Condition& condition) {
    switch (condition.field) {
    case FilterField::AnyText:
    case FilterField::Reference:
    case FilterField::Customer:
    case FilterField::Person:
    case FilterField::Email:
    case FilterField::Phone:
    case FilterField::MetadataKey:
    case FilterField::Id: // Names one person's session.
    case FilterField::Report:
        return true;
    case FilterField::Status:
    case FilterField::Type:
    case FilterField::Error:
    case FilterField::Redaction:
        return hasForeignWord(condition);
    case FilterField::Country:
        return !std::all_of(condition.values.begin(), condition.values.end(), isCountryCode);
    case FilterField::Flow:
        return !std::all_of(condition.values.begin(), condition.values.end(), isFlowId);
    case FilterField::Created:
    case FilterField::Age:
    case FilterField::Livemode:
    case FilterField::Has:
    case FilterField::Changed:
        return false; // Their values are times and words of the desk's, or there would be no condition.
    case FilterField::Group:
        return std::any_of(condition.anyOf.begin(), condition.anyOf.end(),
                           [](const SessionFilter& filter) { return mayBePersonal(filter); });
    }
    return true;
}

} // namespace

bool mayBePersonal(const SessionFilter& filter) {
    return std::any_of(filter.conditions.begin(), filter.conditions.end(),
                       [](const Condition& condition) { return mayBePersonal(condition); });
}

bool mayBePersonal(const ParsedLine& line) {
    return !line.problems.isEmpty() || mayBePersonal(line.filter);
}
