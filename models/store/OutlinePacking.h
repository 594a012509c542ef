// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/SessionOutline.h"
#include "store/SessionPacking.h"

/// How the rows of a kind are packed when nothing but the outline is known, but for their ids and times.
PackedSession packOutline(const SessionKind& kind, bool hasReport, SessionWords& words);

/// What may be kept of a row; `asOf` is left to the caller.
SessionOutline outlineOf(const PackedView& packed, const SessionWords& words);
SessionKind kindOf(const VerificationSession& session);
