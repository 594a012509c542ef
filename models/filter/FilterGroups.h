// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

/// That at least one of the filters holds, or, excluded, none of them, in the simplest conditions that say
/// so: a Group only where it takes one, and never a Group that is the whole of an alternative. Alternatives
/// without conditions are left out.
QList<Condition> conditionsOfAny(std::vector<SessionFilter> alternatives, bool excluded);
