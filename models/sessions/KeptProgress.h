// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/BackFill.h"
#include "sessions/ChangedSessions.h"
#include "sessions/EventCursor.h"

#include <string>
#include <string_view>

/// How far the desk has come with an account: what it takes to go on from there at the next start. One value,
/// kept whole or not at all: what is covered holds only together with how far the events were read.
struct KeptProgress {
    BackFill::State history;
    EventCursor events;
    std::int64_t reconciled = 0; ///< See Reconcile::lastDone().
    friend bool operator==(const KeptProgress&, const KeptProgress&) = default;
};

// As text, for the cache. Nothing personal is in it: ids of sessions and events, times, outcomes.

std::string textOf(const KeptProgress& progress);
/// Nothing when this is no such text: then nothing is known to be covered.
std::optional<KeptProgress> keptProgressFrom(std::string_view text);

std::string textOf(const SessionChanges& changes);
/// Those that can be read.
SessionChanges sessionChangesFrom(std::string_view text);
