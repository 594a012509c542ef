// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "store/SessionClass.h"

/// What holds for all conditions on a field.
struct FieldTraits {
    bool isText = false;          ///< Its values are parts of texts: a longer one finds fewer.
    bool isOfClass = false;       ///< Decided once a class (see SessionClass).
    Known needs = Known::Outline; ///< As much as must be known of a session to tell.
};
FieldTraits traitsOf(FilterField field);
