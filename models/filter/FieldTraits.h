// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

/// What holds for all conditions on a field.
struct FieldTraits {
    bool isText = false;    ///< Its values are parts of texts: a longer one finds fewer.
    bool isOfClass = false; ///< Decided once a class (see SessionClass).
    bool isKept = true;     ///< What it looks at is known also of an outline (see SessionOutline).
};
FieldTraits traitsOf(FilterField field);
