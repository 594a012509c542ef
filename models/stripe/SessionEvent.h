// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Ids.h"
#include "identity/OpenEnum.h"
#include "stripe/ReadingProblem.h"

#include <optional>
#include <vector>

/// The six events Stripe sends of verification sessions (event types of the API reference). There is none for
/// a change of metadata or options, and whether `redacted` is listed is uncertain.
enum class SessionEventType : std::uint8_t {
    Unknown,
    Created,
    Processing,
    Verified,
    RequiresInput,
    Canceled, ///< Also when a redaction was asked for.
    Redacted,
};
template <>
struct WireWords<SessionEventType> {
    static constexpr std::array<std::string_view, 6> words{
        "identity.verification_session.created",  "identity.verification_session.processing",
        "identity.verification_session.verified", "identity.verification_session.requires_input",
        "identity.verification_session.canceled", "identity.verification_session.redacted"};
};

/// That something happened to a session. The session inside Stripe's event is in the shape and of the moment
/// the event was made in, so nothing of it is taken but its id.
struct SessionEvent {
    EventId id;
    std::int64_t created = 0; ///< Unix seconds. Ids tell no order; several events share a second.
    OpenEnum<SessionEventType> type;
    SessionId session;                ///< Empty when the event is of no session.
    std::optional<QString> requestId; ///< The API request that caused it; none when Stripe itself did.
    friend bool operator==(const SessionEvent&, const SessionEvent&) = default;
};

/// Which page of the events of sessions. Stripe keeps them for 30 days and lists newest first.
struct EventQuery {
    int limit = 100;                         ///< 1 to 100.
    std::optional<EventId> startingAfter;    ///< Older than this one.
    std::optional<std::int64_t> createdFrom; ///< Unix seconds, inclusive.
};

struct EventPage {
    std::vector<SessionEvent> events; ///< Newest first, without those that could not be read.
    bool hasMore = false;
    QString requestId;
    ReadingProblemList problems;
};
