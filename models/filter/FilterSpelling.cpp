// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterSpelling.h"

#include "filter/FilterTokens.h"
#include "filter/FilterWords.h"

namespace {

/// Alternatives bind tighter than conditions beside each other.
QString typedGroup(const Condition& group) {
    QStringList alternatives;
    for (const SessionFilter& filter : group.anyOf)
        alternatives << (filter.conditions.size() == 1 || group.anyOf.size() == 1
                             ? filter.toLine()
                             : u'(' + filter.toLine() + u')');
    const QString line = alternatives.join(QStringLiteral(" OR "));
    return group.excluded ? QStringLiteral("-(%1)").arg(line) : line;
}

} // namespace

QString typedValueOf(FilterField field, const QString& value) {
    if (field == FilterField::Phone) // A number that follows would be read as part of it.
        return inQuotes(value);
    const bool isNew = field == FilterField::Country
                           ? countryWord(value) != value
                           : takesNewWords(field) && spelledWord(field, value) != value;
    return isNew ? inQuotes(value) : typedValue(value);
}

QString typedMetadataField(const QString& key) {
    const bool plain = !key.isEmpty() && typedWord(u'x' + key) == u'x' + key;
    return fieldWord(FilterField::MetadataKey) + u'.' + (plain ? key : inQuotes(key));
}

QString typedCondition(const Condition& condition) {
    if (condition.field == FilterField::Group)
        return typedGroup(condition);
    const QString sign = condition.excluded ? QStringLiteral("-") : QString();
    if (condition.field == FilterField::AnyText && condition.values.size() == 1)
        return sign + typedWord(condition.values.first());
    QStringList values;
    for (const QString& value : condition.values)
        values << typedValueOf(condition.field, value);
    const QString word = condition.field == FilterField::MetadataKey
                             ? typedMetadataField(condition.metadataKey)
                             : fieldWord(condition.field);
    return sign + word + u':' + values.join(u',');
}

QString SessionFilter::toLine() const {
    QStringList words;
    for (const Condition& condition : conditions)
        words << typedCondition(condition);
    return words.join(u' ');
}
