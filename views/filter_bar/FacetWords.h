// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "look/StatusMark.h"

/// How a facet's value is shown: in words, and with the mark of what it means, if it has one.
struct FacetFace {
    QString label;
    Mark mark = Mark::None;
    Tone tone = Tone::Neutral;
    friend bool operator==(const FacetFace&, const FacetFace&) = default;
};

/// `value` as it stands in the filter line.
FacetFace faceOf(FilterField field, const QString& value);

/// Exceptional values: not worth a line while they count nothing.
bool isExceptional(FilterField field, const QString& value);
