// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

/// What the reviewer needs to know about the line while typing.
enum class LineState : std::uint8_t {
    Valid,      ///< Every word is understood, and the list shows what it asks for.
    Incomplete, ///< A word is begun and more typing can make it right; the others count already.
    Wrong,      ///< A word cannot be understood; it is left out and the others count.
    NotApplied, ///< Understood, but the list still shows what was asked for before.
};

/// What is wrong comes before what is still under way, and that before what is not finished.
/// `isApplied`: the list shows what the line asks for.
LineState lineStateOf(const ParsedLine& line, bool isApplied);

/// The first problem the state speaks of; nothing when there is none.
std::optional<ParsedLine::Problem> problemBehind(LineState state, const ParsedLine& line);
