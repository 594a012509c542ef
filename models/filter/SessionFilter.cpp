// SPDX-License-Identifier: Apache-2.0
#include "filter/SessionFilter.h"

#include "filter/FilterTokens.h"
#include "filter/FilterWords.h"

#include <algorithm>

namespace {

/// A word of Stripe's that the desk does not know yet is understood only in quotes.
QString typedValueOf(FilterField field, const QString& value) {
    return takesNewWords(field) && spelledWord(field, value) != value ? inQuotes(value) : typedValue(value);
}

QString metadataWord(const QString& key) {
    const bool plain = !key.isEmpty() && typedWord(u'x' + key) == u'x' + key;
    return fieldWord(FilterField::MetadataKey) + u'.' + (plain ? key : inQuotes(key));
}

QString lineOf(const Condition& condition) {
    const QString sign = condition.excluded ? QStringLiteral("-") : QString();
    if (condition.field == FilterField::AnyText && condition.values.size() == 1)
        return sign + typedWord(condition.values.first());
    QStringList values;
    for (const QString& value : condition.values)
        values << typedValueOf(condition.field, value);
    const QString word = condition.field == FilterField::MetadataKey ? metadataWord(condition.metadataKey)
                                                                     : fieldWord(condition.field);
    return sign + word + u':' + values.join(u',');
}

} // namespace

bool operator==(const Condition& a, const Condition& b) {
    return a.field == b.field && a.metadataKey == b.metadataKey && a.values == b.values &&
           a.excluded == b.excluded && a.range == b.range && a.anyOf == b.anyOf;
}

QString SessionFilter::toLine() const {
    QStringList words;
    for (const Condition& condition : conditions)
        words << lineOf(condition);
    return words.join(u' ');
}

QStringList SessionFilter::valuesOf(FilterField field) const {
    for (const Condition& condition : conditions)
        if (condition.field == field && !condition.excluded)
            return condition.values;
    return {};
}

SessionFilter SessionFilter::toggled(FilterField field, const QString& value) const {
    SessionFilter result = *this;
    Condition* chosen = nullptr;
    for (Condition& condition : result.conditions) {
        if (condition.field != field)
            continue;
        if (condition.excluded)
            condition.values.removeAll(value);
        else if (chosen == nullptr)
            chosen = &condition;
    }
    if (chosen == nullptr)
        result.conditions << Condition{field, {}, {value}, false, {}};
    else if (chosen->values.removeAll(value) == 0)
        chosen->values << value;
    result.conditions.removeIf([](const Condition& condition) { return condition.values.isEmpty(); });
    return result;
}

SessionFilter SessionFilter::with(const Condition& condition) const {
    SessionFilter result = *this;
    const auto isOldRange = [&condition](const Condition& other) {
        return other.field == FilterField::Created && !other.excluded && !condition.excluded;
    };
    if (condition.field == FilterField::Created)
        result.conditions.removeIf(isOldRange);
    if (!result.conditions.contains(condition))
        result.conditions << condition;
    return result;
}

SessionFilter SessionFilter::without(qsizetype conditionIndex) const {
    SessionFilter result = *this;
    if (conditionIndex >= 0 && conditionIndex < result.conditions.size())
        result.conditions.removeAt(conditionIndex);
    return result;
}
