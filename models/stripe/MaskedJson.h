// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/JsonFields.h"
#include "stripe/MaskedJsonText.h"

namespace wire {

/// Stripe's object as indented JSON for people who want to see it as it is. Members named `client_secret`
/// and `url` are left out wherever they stand. Of what belongs to the person (verified outputs, provided
/// details, what a check read) only what is known to be harmless shows: statuses, codes, types and ids; the
/// rest, and whatever Stripe may add there, is "••••••". So are the values of metadata, and a reference of
/// the business's that looks personal: they may name somebody.
MaskedJson maskedJson(JsonElement object);

} // namespace wire
