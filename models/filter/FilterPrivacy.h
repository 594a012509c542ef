// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

// What of a filter may be written to a disk. Names, mails, references, metadata and anything else that tells
// who somebody is may not.

/// True when anything in the filter, groups included, may tell of a person. In doubt it is true: only words
/// of Stripe's and the desk's own vocabulary, countries, times and ids of flows are known to be harmless.
bool mayBePersonal(const SessionFilter& filter);
/// The same of a line as typed. Words that came to nothing may be anybody's name.
bool mayBePersonal(const ParsedLine& line);
