// SPDX-License-Identifier: Apache-2.0
#include "filter/LineState.h"

#include <algorithm>

LineState lineStateOf(const ParsedLine& line, bool isApplied) {
    const bool isWrong = std::any_of(line.problems.begin(), line.problems.end(),
                                     [](const ParsedLine::Problem& problem) { return !problem.incomplete; });
    if (isWrong)
        return LineState::Wrong;
    if (!isApplied)
        return LineState::NotApplied;
    return line.problems.isEmpty() ? LineState::Valid : LineState::Incomplete;
}

std::optional<ParsedLine::Problem> problemBehind(LineState state, const ParsedLine& line) {
    for (const ParsedLine::Problem& problem : line.problems)
        if (problem.incomplete ? state == LineState::Incomplete : state == LineState::Wrong)
            return problem;
    return std::nullopt;
}
