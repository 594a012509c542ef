// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilterCompletion.h"
#include "filter/SessionFilter.h"

#include <algorithm>

/// What holds of every line whatever, sense or nonsense. Each answers what does not hold, or nothing.
namespace invariants {

inline bool isInside(qsizetype start, qsizetype length, const QString& line) {
    return start >= 0 && length >= 0 && start + length <= line.size();
}

inline QString ofPlaces(const ParsedLine& parsed, const QString& line) {
    for (const ParsedLine::Span& span : parsed.spans)
        if (!isInside(span.start, span.length, line) || span.length == 0 || span.condition < 0 ||
            span.condition >= parsed.filter.conditions.size())
            return QStringLiteral("a span lies beside its line");
    for (const ParsedLine::Problem& problem : parsed.problems)
        if (!isInside(problem.start, problem.length, line) || problem.length == 0)
            return QStringLiteral("a problem lies beside its line");
    const auto isSilent = [](const ParsedLine::Problem& problem) { return problem.message.isEmpty(); };
    if (std::any_of(parsed.problems.begin(), parsed.problems.end(), isSilent))
        return QStringLiteral("a problem says nothing");
    return parsed.spans.size() == parsed.filter.conditions.size()
               ? QString()
               : QStringLiteral("a condition has no place in the line");
}

inline QString ofConditions(const SessionFilter& filter) {
    for (const Condition& condition : filter.conditions) {
        if (condition.field != FilterField::Group) {
            if (condition.values.isEmpty() || !condition.anyOf.empty())
                return QStringLiteral("a condition has no value");
            continue;
        }
        if (condition.anyOf.size() < (condition.excluded ? 1U : 2U))
            return QStringLiteral("a group is none");
        for (const SessionFilter& alternative : condition.anyOf) {
            if (alternative.isEmpty())
                return QStringLiteral("an alternative is empty");
            if (const QString broken = ofConditions(alternative); !broken.isEmpty())
                return broken;
        }
    }
    return {};
}

inline QString ofWriting(const SessionFilter& filter, std::int64_t now) {
    const QString written = filter.toLine();
    const ParsedLine again = parseFilterLine(written, now);
    if (again.filter != filter)
        return QStringLiteral("what is written is read as something else: ") + written;
    if (!again.problems.isEmpty())
        return QStringLiteral("what is written is read with a problem: ") + written;
    return again.filter.toLine() == written ? QString()
                                            : QStringLiteral("it is written in two ways: ") + written;
}

inline QString ofSuggestions(const QString& line, qsizetype cursor) {
    const QList<Suggestion> suggestions = suggestionsAt(line, cursor, {}, Asked::ByKey);
    for (const Suggestion& each : suggestions)
        if (!isInside(each.start, each.length, line) || each.text.isEmpty())
            return QStringLiteral("a suggestion lies beside its line");
    return {};
}

inline QString of(const QString& line, std::int64_t now) {
    const ParsedLine parsed = parseFilterLine(line, now);
    for (const QString& broken :
         {ofPlaces(parsed, line), ofConditions(parsed.filter), ofWriting(parsed.filter, now),
          ofSuggestions(line, line.size()), ofSuggestions(line, line.size() / 2)})
        if (!broken.isEmpty())
            return broken;
    return {};
}

} // namespace invariants
