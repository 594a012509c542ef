// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"
#include "stripe/JsonFields.h"
#include "stripe/SessionEvent.h"

/// Stripe's objects → values, one function an object. Each object is read member by member: what cannot be
/// read is left out or unknown, and noted in the object's UnreadMembers. Nothing comes of an object without a
/// usable id or time, or of another kind: without these no list can place it.
namespace wire {

/// False only for an object that says it is of another kind.
bool isOfKind(const JsonObject& object, std::string_view kind);

std::optional<VerificationSession> sessionFrom(const JsonObject& object);
std::optional<VerificationReport> reportFrom(const JsonObject& object);
std::optional<SessionEvent> eventFrom(const JsonObject& object);

VerifiedOutputs verifiedOutputsFrom(const JsonObject& object);
std::optional<Address> addressAt(const JsonObject& object, std::string_view key);
/// As far as it goes: each of day, month and year may be missing. Absent for Stripe's placeholder 1/1/1.
std::optional<CalendarDate> dateAt(const JsonObject& object, std::string_view key);
/// Unix seconds that stand for a time a calendar can show.
std::optional<std::int64_t> timeAt(const JsonObject& object, std::string_view key);

} // namespace wire
