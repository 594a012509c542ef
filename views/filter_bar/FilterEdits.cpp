// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterEdits.h"

#include "filter/FilterTokens.h"

#include <algorithm>

namespace {

bool isTime(FilterField field) {
    return field == FilterField::Created || field == FilterField::Age;
}

/// A condition of time takes one range, and of two things a session should have it should have both: such
/// conditions stand for themselves. The others gather their values.
bool gathersValues(FilterField field) {
    return !isTime(field) && field != FilterField::Has;
}

SessionFilter added(const SessionFilter& filter, FilterField field, const QString& value, bool excluded) {
    SessionFilter result = disregarding(filter, field, value);
    const auto same =
        std::find_if(result.conditions.begin(), result.conditions.end(), [=](const Condition& each) {
            return each.field == field && each.excluded == excluded && gathersValues(field);
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

/// A stretch of time takes the place of another, whether it is told from now or by the calendar; an empty one
/// lifts it.
SessionFilter within(const SessionFilter& filter, FilterField field, const QString& range) {
    SessionFilter result = filter;
    result.conditions.removeIf(
        [](const Condition& condition) { return isTime(condition.field) && !condition.excluded; });
    return range.isEmpty() ? result : added(result, field, range, false);
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
    return isTime(field) ? within(filter, field, value) : added(filter, field, value, false);
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
    result.conditions.removeIf([](const Condition& condition) {
        return condition.values.isEmpty() && condition.field != FilterField::Group;
    });
    return result;
}

SessionFilter createdWithin(const SessionFilter& filter, const QString& range) {
    return within(filter, FilterField::Created, range);
}

QString wrongWords(const QString& line, const std::function<ParsedLine(const QString&)>& readLine) {
    QString words;
    const QList<FilterToken> tokens = filterTokens(line);
    for (const FilterToken& token : tokens) {
        if (token.kind != FilterToken::Kind::Condition)
            continue;
        const QString word = line.mid(token.start, token.length);
        const ParsedLine parsed = readLine(word);
        const bool isWrong = std::any_of(parsed.problems.begin(), parsed.problems.end(),
                                         [](const auto& problem) { return !problem.incomplete; });
        if (isWrong && parsed.filter.isEmpty())
            words += u' ' + word;
    }
    return words;
}
