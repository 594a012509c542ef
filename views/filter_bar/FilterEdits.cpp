// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterEdits.h"

#include <algorithm>

namespace {

SessionFilter added(const SessionFilter& filter, FilterField field, const QString& value, bool excluded) {
    SessionFilter result = disregarding(filter, field, value);
    // A condition of time takes one range; two of them are two conditions.
    const auto same =
        std::find_if(result.conditions.begin(), result.conditions.end(), [=](const Condition& each) {
            return each.field == field && each.excluded == excluded && field != FilterField::Created;
        });
    if (same != result.conditions.end()) {
        same->values.append(value);
    } else {
        Condition condition;
        condition.field = field;
        condition.values = {value};
        condition.excluded = excluded;
        result.conditions.append(condition);
    }
    return result;
}

} // namespace

FacetState facetStateOf(const SessionFilter& filter, FilterField field, const QString& value) {
    for (const Condition& condition : filter.conditions)
        if (condition.field == field && condition.values.contains(value))
            return condition.excluded ? FacetState::Excluded : FacetState::Chosen;
    return FacetState::Off;
}

SessionFilter including(const SessionFilter& filter, FilterField field, const QString& value) {
    if (facetStateOf(filter, field, value) == FacetState::Chosen)
        return filter;
    return field == FilterField::Created ? createdWithin(filter, value) : added(filter, field, value, false);
}

SessionFilter excluding(const SessionFilter& filter, FilterField field, const QString& value) {
    if (facetStateOf(filter, field, value) == FacetState::Excluded)
        return filter;
    return added(filter, field, value, true);
}

SessionFilter disregarding(const SessionFilter& filter, FilterField field, const QString& value) {
    SessionFilter result = filter;
    for (Condition& condition : result.conditions)
        if (condition.field == field)
            condition.values.removeAll(value);
    result.conditions.removeIf([](const Condition& condition) { return condition.values.isEmpty(); });
    return result;
}

SessionFilter createdWithin(const SessionFilter& filter, const QString& range) {
    SessionFilter result = filter;
    result.conditions.removeIf([](const Condition& condition) {
        return condition.field == FilterField::Created && !condition.excluded;
    });
    return range.isEmpty() ? result : added(result, FilterField::Created, range, false);
}
