// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "World.h"

namespace sandbox {

/// One submission of one session at one of its two moments. In order of time.
struct AttemptRef {
    qint64 at = 0;
    quint64 session = 0;
    int index = 0;

    auto operator<=>(const AttemptRef&) const = default;
};

/// A session's submissions are numbered below this in the ids of reports and files.
inline constexpr quint64 kAttemptsPerSession = 32;

/// A report's number in its id, from session and attempt.
quint64 reportNumber(quint64 session, int attempt);

/// Files are as old as the submission, reports as old as its decision.
enum class AttemptMoment : quint8 { Submitted, Decided };
enum class Direction : quint8 { NewestFirst, OldestFirst };

/// The submissions between `from` (included) and `to` (not included).
struct AttemptBounds {
    AttemptRef from;
    AttemptRef to;
};

/// Walks over all submissions of the account in order of time without an index: a submission follows its
/// session by at most History::kLongestAttempts, so only the sessions of such a span are looked at to know
/// which one is next.
class AttemptWalk {
public:
    AttemptWalk(const World& world, AttemptMoment moment, Direction direction, AttemptBounds bounds);

    std::optional<AttemptRef> next();

    static std::optional<AttemptRef> refOf(const World& world, AttemptMoment moment, quint64 session,
                                           int index);

private:
    void take(quint64 session);
    void keep(AttemptRef ref);
    bool mayBePreceded(const AttemptRef& ref) const;
    bool sessionsLeft() const;

    const World& m_world;
    AttemptMoment m_moment;
    Direction m_direction;
    AttemptBounds m_bounds;
    /// The next session is m_nextSession, or the one before it when walking down.
    quint64 m_nextSession;
    /// A heap with the next one on top.
    std::vector<AttemptRef> m_waiting;
};

} // namespace sandbox
