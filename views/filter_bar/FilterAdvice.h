// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "identity/Ids.h"

/// The id that is all the line asks for, if it is one. Shorter ones are still being typed.
std::optional<SessionId> idAskedFor(const SessionFilter& filter);

/// What is wrong with the line, or what was probably meant when it finds nothing; empty when there is nothing
/// to say.
QString adviceOn(const ParsedLine& line, bool findsNothing);
