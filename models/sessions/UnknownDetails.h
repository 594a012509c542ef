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
        ranges;    ///< Whole days (UTC), oldest first, in which all of them were created.
    int price = 0; ///< Requests, about, to read all these ranges.
};

/// Of how many sessions in the store only the outline is known. At no cost.
Row outlinesIn(const SessionStore& store);
/// Looks at every session once.
UnknownDetails unknownDetailsOf(const SessionStore& store);
/// Whether a condition, in groups too, asks for what is not known of an outline: it finds fewer sessions then
/// than Stripe has.
bool looksAtDetails(const SessionFilter& filter);
