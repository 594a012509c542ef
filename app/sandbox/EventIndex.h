// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Timeline.h"

#include <compare>
#include <vector>

namespace sandbox {

/// The event that a session's step sends. In order of time; an event is known by session and step.
struct EventRef {
    qint64 at = 0;
    quint64 session = 0;
    int step = 0;

    auto operator<=>(const EventRef&) const = default;
};

/// The events of the last weeks in order of time, those to come included: a reader stops at the clock.
class EventIndex {
public:
    /// Takes in the steps from `first` on; call settle() once after many of these.
    void note(quint64 session, const Steps& steps, int first);
    void settle();

    void add(quint64 session, const Steps& steps, int first);
    /// Forgets what will not happen any more: the session's events from step `first` on, all later than
    /// `now`.
    void drop(quint64 session, int first, qint64 now);

    const std::vector<EventRef>& inOrder() const { return m_events; }

private:
    std::vector<EventRef> m_events;
};

} // namespace sandbox
