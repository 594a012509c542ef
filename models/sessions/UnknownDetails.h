// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "store/Coverage.h"
#include "store/SessionStore.h"

/// What it takes to know the whole of the sessions of which the desk has kept the outline alone: names,
/// references, metadata and whatever else may be personal is not kept on any disk, and is at Stripe.
struct UnknownDetails {
    Row sessions = 0;
    std::vector<Coverage::Range>
        ranges; ///< Whole days (UTC), oldest first, in which all of them but the lone ones were created.
    QList<SessionId> lone; ///< Of time that is not loaded completely: to be read by their ids.
    int price = 0;         ///< Requests, at most, to read all of this.
};

/// Of how many sessions in the store not the whole is known. At no cost.
Row outlinesIn(const SessionStore& store);
/// Looks at every session once.
/// With `coverage`, only what is complete by it is read in ranges: what else lies there is not known.
UnknownDetails unknownDetailsOf(const SessionStore& store, const std::optional<Coverage>& coverage = {});
/// As much as must be known of a session to tell whether the filter finds it, in groups too.
Known neededBy(const SessionFilter& filter);
/// Of how many sessions in the store that is not known: the filter may find fewer than Stripe has. At no
/// cost.
Row unknownTo(const SessionFilter& filter, const SessionStore& store);
