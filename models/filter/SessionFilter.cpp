// SPDX-License-Identifier: Apache-2.0
#include "filter/SessionFilter.h"

#include "store/Folding.h"

#include <algorithm>

namespace {

bool isWithoutValues(const Condition& condition) {
    return condition.values.isEmpty() && condition.field != FilterField::Group;
}

} // namespace

bool beginsLikeId(const QString& word) {
    static const QStringList beginnings{QStringLiteral("vs_"), QStringLiteral("vr_"), QStringLiteral("cus_"),
                                        QStringLiteral("acct_")};
    const QString text = folded(word);
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&text](const QString& beginning) { return text.startsWith(beginning); });
}

bool operator==(const Condition& a, const Condition& b) {
    return a.field == b.field && a.metadataKey == b.metadataKey && a.values == b.values &&
           a.excluded == b.excluded && a.range == b.range && a.anyOf == b.anyOf;
}

bool operator==(const SessionFilter& a, const SessionFilter& b) {
    return a.conditions == b.conditions;
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
    result.conditions.removeIf(isWithoutValues);
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
