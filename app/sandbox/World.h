// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ArrivalCurve.h"
#include "Clock.h"
#include "EventIndex.h"
#include "Ids.h"
#include "SessionDetails.h"

#include <map>
#include <unordered_map>

namespace sandbox {

struct Session {
    SessionPlan plan;
    SessionDetails details;
};

/// The API request that caused a step.
struct RequestMark {
    QByteArray requestId;
    QByteArray idempotencyKey;
};

/// All sessions of the made-up account, numbered by age. A session nobody touched is a function of its number
/// and takes no memory; only touched ones are kept.
class World {
public:
    World(quint64 seed, quint64 count, const Clock& clock, ArrivalShape shape = ArrivalShape::Usual);

    qint64 now() const { return m_clock.now(); }
    const Clock& clock() const { return m_clock; }
    const Ids& ids() const { return m_ids; }
    quint64 seed() const { return m_seed; }
    const EventIndex& events() const { return m_events; }

    quint64 count() const { return m_curve.count() + m_addedAt.size(); }
    qint64 createdAt(quint64 number) const;
    /// The first session not created before `second`, or count().
    quint64 firstAtOrAfter(qint64 second) const;
    /// The session with this id, if there is one.
    std::optional<quint64> find(QByteArrayView id) const;

    SessionPlan plan(quint64 number) const;
    SessionDetails details(const SessionPlan& plan) const;
    Session session(quint64 number) const;
    Person person(const SessionDetails& details) const { return m_maker.person(details); }
    /// Cheaper than all details, for those who look through many sessions.
    QByteArray clientReferenceId(quint64 number) const;
    Relations relations(quint64 number) const;
    /// What the session is at this moment.
    SessionState state(const SessionPlan& plan) const;
    /// Who asked for a step; nothing when Stripe itself took it.
    std::optional<RequestMark> markOf(const SessionPlan& plan, int step) const;
    /// Attempts that came so late that the age of their session says nothing about them: session and index.
    const std::vector<std::pair<quint64, int>>& runtimeAttempts() const { return m_runtimeAttempts; }

    quint64 create(SessionType type, const SessionDetails& details, const RequestMark& mark);
    /// New seeded sessions, created now and living on by themselves.
    void arrive(quint64 howMany);
    void change(quint64 number, SessionType type, const SessionDetails& details);
    /// From here on the session takes these steps and none that lay in its future.
    void append(quint64 number, const Steps& steps, const RequestMark& mark);

private:
    Session& touched(quint64 number);

    quint64 m_seed;
    const Clock& m_clock;
    Ids m_ids;
    ArrivalCurve m_curve;
    History m_history;
    DetailsMaker m_maker;
    std::vector<qint64> m_addedAt;
    std::unordered_map<quint64, Session> m_touched;
    std::map<std::pair<quint64, int>, RequestMark> m_marks;
    std::vector<std::pair<quint64, int>> m_runtimeAttempts;
    EventIndex m_events;
};

} // namespace sandbox
