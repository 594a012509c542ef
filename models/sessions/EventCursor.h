// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/SessionEvent.h"

#include <QHash>

/// A session of which an event told that something happened, and that has not been read since.
struct SessionMark {
    std::int64_t at = 0; ///< When it happened, unix seconds: the latest there was.
    /// When the session was created, if that is among what happened.
    std::optional<std::int64_t> created;
    friend bool operator==(const SessionMark&, const SessionMark&) = default;
};
using SessionMarks = QHash<SessionId, SessionMark>;

/// How far the events have been read: a plain value that can be put aside and taken up again.
///
/// Stripe's list of events is consistent only in the end, shares seconds and has no order of ids. So each
/// question reaches back behind the last answer by an overlap, and what was in it already is known by its id.
struct EventCursor {
    /// Seconds that each question reaches back. Stripe's events were seen up to a minute late.
    static constexpr std::int64_t overlap = 120;

    std::int64_t readUpTo = 0;              ///< Unix seconds by Stripe's clock; 0 before the first answer.
    QHash<EventId, std::int64_t> inOverlap; ///< Event and when it was; those of the overlap only.
    SessionMarks marks;                     ///< Of what is still to be read.

    std::int64_t from() const { return readUpTo - overlap; }
    /// True for an event that is new here, which is known from then on.
    bool take(const SessionEvent& event);
    /// Every event up to then has been asked for; forgets ids that the next question will not meet.
    void finish(std::int64_t upTo);

    friend bool operator==(const EventCursor&, const EventCursor&) = default;
};
