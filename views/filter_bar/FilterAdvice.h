// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "sessions/SessionLookup.h"

/// What the line asks for when that is one id, reference or customer that Stripe can be asked for; empty for
/// any other line. Shorter ids are still being typed.
SessionLookup lookupAskedFor(const SessionFilter& filter);

/// What is wrong with the line, or what was probably meant when it finds nothing; empty when there is nothing
/// to say.
QString adviceOn(const ParsedLine& line, bool findsNothing);
