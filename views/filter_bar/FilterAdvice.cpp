// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterAdvice.h"

#include "filter/LineState.h"
#include "identity/Ids.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

/// A name is none: what people call a reference has a digit in it.
bool mayBeReference(const QString& word) {
    constexpr qsizetype shortest = 4;
    return word.size() >= shortest && !word.contains(u' ') && !word.contains(u'@') &&
           !word.startsWith(u'+') && !word.startsWith(u'(') &&
           std::any_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

SessionLookup lookupAskedFor(const SessionFilter& filter) {
    using By = SessionLookup::By;
    if (filter.conditions.size() != 1)
        return {};
    const Condition& only = filter.conditions.first();
    if (only.excluded || only.values.size() != 1)
        return {};
    const QString& value = only.values.first();
    const bool isWord = only.field == FilterField::AnyText;
    constexpr qsizetype shortestId = 20;
    if ((isWord || only.field == FilterField::Id) && value.size() >= shortestId && SessionId::fromText(value))
        return {By::Id, value};
    constexpr qsizetype shortestCustomer = 12;
    const bool isCustomer = value.size() >= shortestCustomer && isStripeId(value, QLatin1StringView("cus_"));
    if ((isWord || only.field == FilterField::Customer) && isCustomer)
        return {By::Customer, value};
    if (only.field == FilterField::Reference || (isWord && !beginsLikeId(value) && mayBeReference(value)))
        return {By::Reference, value};
    return {};
}

QString adviceOn(const ParsedLine& line, bool findsNothing) {
    if (const auto problem = problemBehind(LineState::Wrong, line))
        return problem->message;
    const auto isOr = [](const Condition& condition) {
        return condition.field == FilterField::AnyText && !condition.excluded &&
               condition.values.first().compare(u"or", Qt::CaseInsensitive) == 0;
    };
    const QList<Condition>& conditions = line.filter.conditions;
    if (findsNothing && std::any_of(conditions.begin(), conditions.end(), isOr))
        return QCoreApplication::translate(
            "FilterAdvice", "“or” is looked for as a word. Write OR in capitals to find either.");
    return {};
}
