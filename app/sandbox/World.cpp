// SPDX-License-Identifier: Apache-2.0
#include "World.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kEventRetention = 30 * 86'400;

} // namespace

World::World(quint64 seed, quint64 count, const Clock& clock, ArrivalShape shape)
    : m_seed(seed)
    , m_clock(clock)
    , m_ids(seed)
    , m_curve(seed, count, clock.start(), shape)
    , m_history(seed, count, clock.start())
    , m_maker(seed, count) {
    const quint64 recent = firstAtOrAfter(clock.start() - kEventRetention - History::kLongestLife);
    for (quint64 old = History::kOldRedactionFirst; old < recent; old += History::kOldRedactionEvery)
        m_events.note(old, plan(old).steps, 0);
    for (quint64 number = recent; number < count; ++number)
        m_events.note(number, plan(number).steps, 0);
    m_events.settle();
}

qint64 World::createdAt(quint64 number) const {
    return number < m_curve.count() ? m_curve.createdAt(number) : m_addedAt[number - m_curve.count()];
}

quint64 World::firstAtOrAfter(qint64 second) const {
    const quint64 seeded = m_curve.firstAtOrAfter(second);
    if (seeded < m_curve.count())
        return seeded;
    return seeded + static_cast<quint64>(std::ranges::lower_bound(m_addedAt, second) - m_addedAt.begin());
}

std::optional<quint64> World::find(QByteArrayView id) const {
    const auto number = m_ids.read(IdKind::Session, id);
    return number && *number < count() ? number : std::nullopt;
}

SessionPlan World::plan(quint64 number) const {
    const auto kept = m_touched.find(number);
    return kept != m_touched.end() ? kept->second.plan : m_history.plan(number, createdAt(number));
}

SessionDetails World::details(const SessionPlan& plan) const {
    const auto kept = m_touched.find(plan.number);
    return kept != m_touched.end() ? kept->second.details
                                   : m_maker.details(plan, m_history.oddity(plan.number));
}

Session World::session(quint64 number) const {
    const SessionPlan found = plan(number);
    return {found, details(found)};
}

QByteArray World::clientReferenceId(quint64 number) const {
    const auto kept = m_touched.find(number);
    if (kept != m_touched.end())
        return kept->second.details.clientReferenceId;
    return m_history.oddity(number) == Oddity::NearlyEmpty ? QByteArray() : m_maker.clientReferenceId(number);
}

Relations World::relations(quint64 number) const {
    const auto kept = m_touched.find(number);
    if (kept != m_touched.end())
        return kept->second.details.related;
    return m_history.oddity(number) == Oddity::NearlyEmpty ? Relations() : m_maker.relations(number);
}

SessionState World::state(const SessionPlan& plan) const {
    return stateAfter(plan.steps, stepsReached(plan.steps, now()));
}

std::optional<RequestMark> World::markOf(const SessionPlan& plan, int step) const {
    const auto known = m_marks.find({plan.number, step});
    if (known != m_marks.end())
        return known->second;
    const StepKind kind = plan.steps[step].kind;
    if (kind != StepKind::Created && kind != StepKind::Canceled && kind != StepKind::RedactionRequested)
        return std::nullopt;
    return RequestMark{"req_" + letters(m_seed ^ (plan.number * 64 + static_cast<quint64>(step)), 14), {}};
}

quint64 World::create(SessionType type, const SessionDetails& details, const RequestMark& mark) {
    const quint64 number = count();
    m_addedAt.push_back(now());
    SessionPlan made{.number = number, .created = m_addedAt.back(), .type = type, .steps = {}};
    made.steps.append({made.created, StepKind::Created, LastError::None});
    m_events.add(number, made.steps, 0);
    m_marks[{number, 0}] = mark;
    m_touched[number] = {made, details};
    return number;
}

void World::arrive(quint64 howMany) {
    for (quint64 i = 0; i < howMany; ++i) {
        const quint64 number = count();
        m_addedAt.push_back(now());
        m_events.note(number, plan(number).steps, 0);
    }
    m_events.settle();
}

Session& World::touched(quint64 number) {
    const auto kept = m_touched.find(number);
    return kept != m_touched.end() ? kept->second : m_touched.emplace(number, session(number)).first->second;
}

void World::change(quint64 number, SessionType type, const SessionDetails& details) {
    Session& session = touched(number);
    session.plan.type = type;
    session.details = details;
}

void World::append(quint64 number, const Steps& steps, const RequestMark& mark) {
    Steps& life = touched(number).plan.steps;
    const int reached = stepsReached(life, now());
    m_events.drop(number, reached, now());
    life.resize(reached);
    for (const Step& step : steps) {
        if (!mark.requestId.isEmpty() && step.at <= now())
            m_marks[{number, static_cast<int>(life.size())}] = mark;
        if (step.kind == StepKind::Submitted) {
            const auto index = std::ranges::count(life, StepKind::Submitted, &Step::kind);
            m_runtimeAttempts.emplace_back(number, static_cast<int>(index));
        }
        life.append(step);
    }
    m_events.add(number, life, reached);
}

} // namespace sandbox
