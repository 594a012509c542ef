// SPDX-License-Identifier: Apache-2.0
#include "sessions/EventCursor.h"

#include <algorithm>

bool EventCursor::take(const SessionEvent& event) {
    if (inOverlap.contains(event.id))
        return false;
    inOverlap.insert(event.id, event.created);
    return true;
}

void EventCursor::finish(std::int64_t upTo) {
    // A clock that went back must not make the next question start behind what is known.
    readUpTo = std::max(readUpTo, upTo);
    inOverlap.removeIf([from = from()](auto event) { return event.value() < from; });
}
