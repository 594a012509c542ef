// SPDX-License-Identifier: Apache-2.0
#include "EventIndex.h"

#include <algorithm>

namespace sandbox {

void EventIndex::note(quint64 session, const Steps& steps, int first) {
    for (int i = first; i < steps.size(); ++i)
        if (!eventSuffix(steps[i].kind).isEmpty())
            m_events.push_back({steps[i].at, session, i});
}

void EventIndex::settle() {
    std::ranges::sort(m_events);
}

void EventIndex::add(quint64 session, const Steps& steps, int first) {
    for (int i = first; i < steps.size(); ++i) {
        if (eventSuffix(steps[i].kind).isEmpty())
            continue;
        const EventRef event{steps[i].at, session, i};
        m_events.insert(std::ranges::upper_bound(m_events, event), event);
    }
}

void EventIndex::drop(quint64 session, int first, qint64 now) {
    const auto future = std::ranges::upper_bound(m_events, now, {}, &EventRef::at);
    const auto gone = std::remove_if(future, m_events.end(), [session, first](const EventRef& event) {
        return event.session == session && event.step >= first;
    });
    m_events.erase(gone, m_events.end());
}

} // namespace sandbox
