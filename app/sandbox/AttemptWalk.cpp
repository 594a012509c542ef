// SPDX-License-Identifier: Apache-2.0
#include "AttemptWalk.h"

#include <algorithm>

namespace sandbox {

quint64 reportNumber(quint64 session, int attempt) {
    return session * kAttemptsPerSession + static_cast<quint64>(attempt);
}

AttemptWalk::AttemptWalk(const World& world, AttemptMoment moment, Direction direction, AttemptBounds bounds)
    : m_world(world)
    , m_moment(moment)
    , m_direction(direction)
    , m_bounds(bounds)
    , m_nextSession(direction == Direction::NewestFirst
                        ? world.firstAtOrAfter(bounds.to.at + 1)
                        : world.firstAtOrAfter(bounds.from.at - History::kLongestAttempts)) {
    for (const auto& [session, index] : world.runtimeAttempts()) {
        const auto ref = refOf(world, moment, session, index);
        if (ref && ref->at - world.createdAt(session) > History::kLongestAttempts)
            keep(*ref);
    }
}

std::optional<AttemptRef> AttemptWalk::refOf(const World& world, AttemptMoment moment, quint64 session,
                                             int index) {
    const SessionPlan plan = world.plan(session);
    const auto attempt = attemptAt(plan.steps, stepsReached(plan.steps, world.now()), index);
    if (!attempt)
        return std::nullopt;
    switch (moment) {
    case AttemptMoment::Submitted:
        return AttemptRef{attempt->submittedAt, session, index};
    case AttemptMoment::Decided:
        if (attempt->decidedAt)
            return AttemptRef{*attempt->decidedAt, session, index};
        break;
    }
    return std::nullopt;
}

void AttemptWalk::keep(AttemptRef ref) {
    if (ref < m_bounds.from || ref >= m_bounds.to)
        return;
    m_waiting.push_back(ref);
    if (m_direction == Direction::NewestFirst)
        std::ranges::push_heap(m_waiting, std::less<>());
    else
        std::ranges::push_heap(m_waiting, std::greater<>());
}

void AttemptWalk::take(quint64 session) {
    const SessionPlan plan = m_world.plan(session);
    const int reached = stepsReached(plan.steps, m_world.now());
    for (int index = 0;; ++index) {
        const auto attempt = attemptAt(plan.steps, reached, index);
        if (!attempt)
            return;
        const bool decided = m_moment == AttemptMoment::Decided;
        if (decided && !attempt->decidedAt)
            return;
        const qint64 at = decided ? *attempt->decidedAt : attempt->submittedAt;
        if (at - plan.created <= History::kLongestAttempts)
            keep({at, session, index});
    }
}

bool AttemptWalk::sessionsLeft() const {
    if (m_direction == Direction::NewestFirst)
        return m_nextSession > 0 &&
               m_world.createdAt(m_nextSession - 1) + History::kLongestAttempts >= m_bounds.from.at;
    return m_nextSession < m_world.count() && m_world.createdAt(m_nextSession) <= m_bounds.to.at;
}

/// Whether a session not looked at yet may have a submission that comes before this one.
bool AttemptWalk::mayBePreceded(const AttemptRef& ref) const {
    if (m_direction == Direction::NewestFirst)
        return m_world.createdAt(m_nextSession - 1) + History::kLongestAttempts >= ref.at;
    return m_world.createdAt(m_nextSession) <= ref.at;
}

std::optional<AttemptRef> AttemptWalk::next() {
    while (sessionsLeft() && (m_waiting.empty() || mayBePreceded(m_waiting.front())))
        take(m_direction == Direction::NewestFirst ? --m_nextSession : m_nextSession++);
    if (m_waiting.empty())
        return std::nullopt;
    if (m_direction == Direction::NewestFirst)
        std::ranges::pop_heap(m_waiting, std::less<>());
    else
        std::ranges::pop_heap(m_waiting, std::greater<>());
    const AttemptRef found = m_waiting.back();
    m_waiting.pop_back();
    return found;
}

} // namespace sandbox
