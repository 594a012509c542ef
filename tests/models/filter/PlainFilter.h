// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "identity/VerificationSession.h"

// The meaning of a filter, evaluated on values the way one would explain it: slow, and short enough to be
// believed. What the store's columns come to is held against it.

bool holds(const VerificationSession& session, const Condition& condition);
bool holds(const VerificationSession& session, const SessionFilter& filter);
/// All conditions but those on one field.
bool holdsExceptOn(const VerificationSession& session, const SessionFilter& filter, FilterField field);

std::optional<QString> countryOf(const VerificationSession& session);
/// Verified, or else provided.
QString emailOf(const VerificationSession& session);
QString phoneOf(const VerificationSession& session);
