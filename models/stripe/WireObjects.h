// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"
#include "stripe/JsonFields.h"
#include "stripe/SessionEvent.h"

/// Stripe's objects → values, one function an object. Nothing comes of an object that lacks what makes it
/// one (its id, kind, time, ...).
namespace wire {

std::optional<VerificationSession> sessionFrom(const JsonObject& object);
std::optional<VerificationReport> reportFrom(const JsonObject& object);
std::optional<SessionEvent> eventFrom(const JsonObject& object);

VerifiedOutputs verifiedOutputsFrom(const JsonObject& object);
std::optional<Address> addressAt(const JsonObject& object, std::string_view key);
/// Absent also for Stripe's placeholder 1/1/1 and for what is no day of the calendar.
std::optional<CalendarDate> dateAt(const JsonObject& object, std::string_view key);
/// Unix seconds that stand for a time a calendar can show.
std::optional<std::int64_t> timeAt(const JsonObject& object, std::string_view key);

} // namespace wire
