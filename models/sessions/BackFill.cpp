// SPDX-License-Identifier: Apache-2.0
#include "sessions/BackFill.h"

#include "sessions/AskedAt.h"
#include "store/SessionStore.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr double pageSize = 100;

bool overlap(const Coverage::Range& a, const Coverage::Range& b) {
    return a.from < b.before && b.from < a.before;
}

} // namespace

BackFill::BackFill(StripeClient& client, SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store) {
    m_clock.start();
}

BackFill::State BackFill::state() const {
    State state{m_coverage, m_plan.remaining()};
    state.remaining.insert(state.remaining.end(), m_parked.begin(), m_parked.end());
    std::sort(state.remaining.begin(), state.remaining.end(),
              [](const Slice& a, const Slice& b) { return a.range.before > b.range.before; });
    return state;
}

void BackFill::restore(const State& state) {
    stop();
    m_coverage = state.coverage;
    m_parked = state.remaining;
    m_progress = {};
}

bool BackFill::forgetAsOfAfter(std::int64_t moment) {
    // A cursor of such a moment is none either: its stretch is read from its newest second on again.
    std::erase_if(m_parked, [moment](const Slice& slice) { return slice.asOf > moment; });
    return m_coverage.forgetAsOfAfter(moment);
}

void BackFill::noteBegun(const Slice& slice) {
    std::erase_if(m_parked, [&slice](const Slice& parked) { return overlap(parked.range, slice.range); });
    m_parked.push_back(slice);
}

std::vector<BackFill::Slice> BackFill::holesIn(const Coverage::Range& range) const {
    std::vector<Slice> slices;
    for (const Coverage::Range& hole : m_coverage.holes(range)) {
        Coverage begun;
        for (const Slice& slice : state().remaining) {
            if (slice.range.from < hole.from || slice.range.before > hole.before)
                continue;
            slices.push_back(slice);
            begun.add(slice.range, std::numeric_limits<std::int64_t>::max());
        }
        for (const Coverage::Range& rest : begun.holes(hole))
            slices.push_back({rest, std::nullopt, 0});
    }
    return slices;
}

void BackFill::read(const std::vector<Slice>& slices, int mostPages) {
    stop();
    for (const Slice& slice : slices)
        std::erase_if(m_parked, [&slice](const Slice& parked) { return overlap(parked.range, slice.range); });
    m_plan = BackFillPlan(slices);
    m_mostPages = mostPages;
    m_progress = {};
    m_asOf.reset();
    m_clock.restart();
    m_sessionRate.begin(clock());
    m_isRunning = true;
    if (m_plan.isDone())
        QMetaObject::invokeMethod(
            this,
            [this, generation = m_generation] {
                if (generation == m_generation)
                    askFurther();
            },
            Qt::QueuedConnection);
    else
        askFurther();
}

void BackFill::resume() {
    if (m_isRunning && !m_isPaused)
        return;
    m_isRunning = true;
    m_isPaused = false;
    m_sessionRate.begin(clock());
    askFurther();
}

void BackFill::stop() {
    withdrawAll();
    m_progress.requestsLeft = requestsLeft();
    const std::vector<Slice> left = m_plan.remaining();
    m_parked.insert(m_parked.end(), left.begin(), left.end());
    m_plan = {};
    m_isRunning = false;
    m_isPaused = false;
}

/// What is on the wire for as long as an answer takes at the allowed rate, and one that waits for its turn. A
/// place in flight is left for what a person asks for.
int BackFill::width() const {
    if (m_mostPages > 0)
        return 1;
    const StripePace pace = m_client.pace();
    const double onTheWire = pace.requestsPerSecond * static_cast<double>(pace.latency.count()) / 1000;
    const int most = std::max(1, pace.mostInFlight - 1);
    return static_cast<int>(std::clamp<double>(std::ceil(onTheWire) + 1, 1, most));
}

bool BackFill::isAllRead() const {
    return m_plan.isDone() || (m_mostPages > 0 && m_progress.pages >= m_mostPages);
}

void BackFill::askFurther() {
    if (m_isPaused || !m_isRunning)
        return;
    if (isAllRead()) {
        stop();
        Q_EMIT finished();
        return;
    }
    m_plan.setWidth(width());
    while (m_asked.size() < static_cast<std::size_t>(width())) {
        const std::optional<BackFillPlan::Turn> turn = m_plan.next();
        if (!turn)
            return;
        ask(*turn);
    }
}

void BackFill::ask(const BackFillPlan::Turn& turn) {
    ++m_progress.requests;
    SessionQuery query = turn.query;
    query.purpose = ReadPurpose::BackFill;
    const auto answer = [this, turn, generation = m_generation](const Result<SessionPage>& result) {
        if (generation == m_generation) // An answer to an older question is dropped.
            take(turn, result);
    };
    m_asked[turn.slice] = m_client.listSessions(query, this, answer);
}

void BackFill::take(const BackFillPlan::Turn& turn, const Result<SessionPage>& result) {
    m_asked.erase(turn.slice);
    if (result.isOk())
        takePage(turn, result.value());
    else
        takeError(turn, result.error());
}

void BackFill::takePage(const BackFillPlan::Turn& turn, const SessionPage& page) {
    if (!m_asOf)
        m_asOf = askedAt(m_client, m_clock);
    if (page.contradiction) {
        takeContradiction(turn, page);
        return;
    }
    const std::optional<Coverage::Span> read = m_plan.take(turn.slice, page, *m_asOf);
    if (!read) {
        StripeError error;
        error.kind = StripeError::Kind::UnreadableAnswer;
        error.message = tr("The page that came is not the one that was asked for.");
        error.requestId = page.requestId;
        m_client.noteUseless(ReadPurpose::BackFill, error);
        fail(error);
        return;
    }
    ++m_progress.pages;
    m_progress.sessions += static_cast<std::int64_t>(page.sessions.size());
    m_sessionRate.note(clock(), static_cast<std::int64_t>(page.sessions.size()));
    const std::uint64_t generation = m_generation;
    m_store.merge(page.sessions);
    if (generation != m_generation) // Who heard of it has stopped this.
        return;
    m_coverage.add(read->range, read->asOf);
    Q_EMIT progressed();
    if (generation == m_generation)
        askFurther();
}

/// Its sessions are taken; what it covers is read again.
void BackFill::takeContradiction(const BackFillPlan::Turn& turn, const SessionPage& page) {
    m_plan.giveBack(turn.slice);
    m_client.noteUseless(ReadPurpose::BackFill, *page.contradiction);
    const std::uint64_t generation = m_generation;
    m_store.merge(page.sessions);
    if (generation == m_generation)
        fail(*page.contradiction);
}

void BackFill::takeError(const BackFillPlan::Turn& turn, const StripeError& error) {
    // The session a cursor stands on may be one Stripe does not know any more. Its second is read again.
    if (error.kind == StripeError::Kind::NotFound && turn.query.startingAfter) {
        m_plan.dropCursor(turn.slice);
        askFurther();
        return;
    }
    m_plan.giveBack(turn.slice);
    fail(error);
}

void BackFill::fail(const StripeError& error) {
    withdrawAll();
    m_isRunning = false;
    Q_EMIT failed(error);
}

void BackFill::withdrawAll() {
    ++m_generation;
    for (const auto& [slice, ticket] : m_asked) {
        m_client.withdraw(ticket);
        m_plan.giveBack(slice);
    }
    m_asked.clear();
}

std::optional<std::int64_t> BackFill::requestsLeft() const {
    if (m_plan.isDone()) // Or stopped.
        return m_progress.requestsLeft;
    if (m_mostPages > 0)
        return m_mostPages - m_progress.pages;
    const std::optional<std::int64_t> sessions = m_plan.sessionsLeft();
    if (!sessions)
        return std::nullopt;
    return std::llround(std::ceil(static_cast<double>(*sessions) / pageSize));
}

BackFill::Progress BackFill::progress() const {
    Progress progress = m_progress;
    progress.sessionsPerSecond = m_sessionRate.perSecond(clock());
    progress.requestsLeft = requestsLeft();
    const double pagesPerSecond = progress.sessionsPerSecond / pageSize;
    if (progress.requestsLeft && pagesPerSecond > 0)
        progress.timeLeft =
            std::chrono::seconds(std::llround(static_cast<double>(*progress.requestsLeft) / pagesPerSecond));
    return progress;
}
