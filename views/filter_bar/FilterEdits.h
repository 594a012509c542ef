// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

#include <functional>

// What facets and menus do to a filter. A value is looked for, excluded, or neither; never both.

enum class FacetState { Off, Chosen, Excluded };

FacetState facetStateOf(const SessionFilter& filter, FilterField field, const QString& value);

SessionFilter including(const SessionFilter& filter, FilterField field, const QString& value);
SessionFilter excluding(const SessionFilter& filter, FilterField field, const QString& value);
/// Neither looked for nor excluded.
SessionFilter disregarding(const SessionFilter& filter, FilterField field, const QString& value);
/// Only sessions of that time; an empty text lifts any such condition.
SessionFilter createdWithin(const SessionFilter& filter, const QString& range);
/// The words of the line that came to nothing because they are wrong, each with a space before it: an edit
/// must not swallow them.
QString wrongWords(const QString& line, const std::function<ParsedLine(const QString&)>& readLine);
