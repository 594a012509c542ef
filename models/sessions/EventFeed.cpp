// SPDX-License-Identifier: Apache-2.0
#include "sessions/EventFeed.h"

#include "sessions/SessionFollower.h"
#include "stripe/BackOff.h"
#include "stripe/ReadBudget.h"

#include <QRandomGenerator>

#include <algorithm>

namespace {

/// "The event evt_… is no longer available because it's aged out of our retention policy."
bool isAgedOut(const StripeError& error) {
    constexpr int badRequest = 400;
    return error.httpStatus == badRequest && error.message.contains(QLatin1StringView("aged out"));
}

} // namespace

EventFeed::EventFeed(StripeClient& client, SessionStore& store, SessionFollower& follower, ReadBudget& budget,
                     QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_follower(follower)
    , m_budget(budget)
    , m_reads(client, store) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &EventFeed::ask);
    connect(&m_reads, &MarkedReads::read, this, [this](const SessionId& id) {
        m_cursor.marks.remove(id);
        m_setAside.remove(id);
    });
    connect(&m_reads, &MarkedReads::unreadable, this, &EventFeed::noteUnreadable);
    connect(&m_reads, &MarkedReads::finished, this, &EventFeed::finishReading);
    connect(&m_budget, &ReadBudget::roomChanged, this, &EventFeed::schedule);
    connect(&m_client, &StripeClient::reachabilityChanged, this, [this](bool reachable) {
        // Another request got through: no need to wait out this one's delay.
        if (reachable && m_state == State::Failed && m_error.kind == StripeError::Kind::NoConnection)
            askNow();
    });
}

void EventFeed::start(const EventCursor& cursor) {
    reset();
    m_cursor = cursor;
    m_mayHaveBeenAway = m_cursor.readUpTo > 0;
    m_state = State::Waiting;
    askNow();
}

void EventFeed::reset() {
    ++m_generation;
    m_timer.stop();
    m_reads.stop();
    m_rhythm.noteAnswer(Attention::InUse);
    m_cursor = {};
    m_setAside.clear();
    m_absentSince.reset();
    m_loadedFrom.reset();
    setState(State::Off);
}

void EventFeed::askNow() {
    if (m_state == State::Off || m_state == State::Asking || m_state == State::Reading)
        return;
    if (!m_budget.hasRoomFor())
        schedule();
    else
        ask();
}

void EventFeed::setAttention(Attention attention) {
    if (attention == Attention::InUse)
        m_rhythm.noteUse();
    if (std::exchange(m_attention, attention) == attention)
        return;
    const bool atRest = m_state == State::Waiting || m_state == State::Paused;
    const std::optional<EventRhythm::Time> wait = m_rhythm.wait(attention);
    const bool isDue = wait && *wait <= sinceQuestion();
    if (attention == Attention::InUse && atRest && !isDue && !wantedNow().isEmpty())
        readMarks(); // They waited for somebody to look.
    else
        schedule();
}

std::chrono::milliseconds EventFeed::sinceQuestion() const {
    return std::chrono::ceil<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_asked);
}

void EventFeed::schedule() {
    if (m_state == State::Off || m_state == State::Asking || m_state == State::Reading)
        return;
    m_timer.stop();
    if (!m_budget.hasRoomFor()) {
        setState(State::OutOfBudget);
        return;
    }
    const std::optional<EventRhythm::Time> wait = m_rhythm.wait(m_attention);
    if (m_attention == Attention::Away)
        setState(State::Paused);
    else if (m_state != State::Failed)
        setState(State::Waiting);
    if (wait)
        m_timer.start(std::max(EventRhythm::Time::zero(), *wait - sinceQuestion()));
}

void EventFeed::ask() {
    m_timer.stop();
    m_asked = std::chrono::steady_clock::now();
    m_pages = 0;
    m_pagesInPlace = 0;
    m_reached.reset();
    m_isEndless = false;
    setState(State::Asking);
    askPage({});
}

void EventFeed::askPage(const std::optional<EventId>& after) {
    EventQuery query;
    query.startingAfter = after;
    // Without an answer of Stripe's yet, this machine's clock is a guess: the newest events are enough then.
    if (m_cursor.readUpTo > 0)
        query.createdFrom = m_cursor.from();
    const std::uint64_t generation = ++m_generation;
    m_client.listEvents(query, this, [this, generation](const Result<EventPage>& result) {
        if (generation == m_generation) // An answer to an older question is dropped.
            take(result);
    });
}

void EventFeed::take(const Result<EventPage>& result) {
    if (!result.isOk()) {
        fail(result.error());
        return;
    }
    // Not before Stripe has told what time it is: this machine's clock may be anything.
    if (std::exchange(m_mayHaveBeenAway, false) && m_client.now() - m_cursor.readUpTo > longestAbsence) {
        startAnew(m_cursor.readUpTo);
        askPage({});
        return;
    }
    if (isCursorAhead()) {
        // A wrong clock has set it there. Until when the events were really read nobody knows: all of them
        // that Stripe still tells are asked for again.
        m_cursor.readUpTo = m_client.now() - longestAbsence;
        m_cursor.inOverlap.clear();
        askPage({});
        return;
    }
    const EventPage& page = result.value();
    const bool isFirst = m_cursor.readUpTo == 0;
    for (const SessionEvent& event : page.events) {
        // What is loaded is newer than the first question: its events tell nothing new.
        if (!m_cursor.take(event) || isFirst || event.session.isEmpty())
            continue;
        SessionMark& mark = m_cursor.marks[event.session];
        mark.at = std::max(mark.at, event.created);
        if (event.type == SessionEventType::Created)
            mark.created = event.created;
    }
    const std::int64_t from = isFirst ? m_client.now() - EventCursor::overlap : m_cursor.from();
    goOnOrFinish(page, from);
}

bool EventFeed::isCursorAhead() const {
    return m_client.isServerClockKnown() && m_cursor.readUpTo > m_client.now() + EventCursor::overlap;
}

void EventFeed::goOnOrFinish(const EventPage& page, std::int64_t from) {
    ++m_pages;
    const std::int64_t oldest = page.events.empty() ? 0 : page.events.back().created;
    m_pagesInPlace = m_reached && oldest >= *m_reached ? m_pagesInPlace + 1 : 0;
    m_reached = oldest;
    if (!page.hasMore || page.events.empty() || page.events.back().created < from) {
        finishQuestion();
    } else if (m_pages >= mostPages || m_pagesInPlace >= mostPagesInPlace) {
        m_isEndless = true;
        m_absentSince = m_cursor.readUpTo > 0 ? m_cursor.readUpTo : from;
        finishQuestion();
        Q_EMIT absenceFound();
    } else if (!m_budget.hasRoomFor()) {
        m_state = State::Waiting; // The cursor stays: all of it is asked for again once there is room.
        schedule();
    } else {
        askPage(page.events.back().id);
    }
}

void EventFeed::finishQuestion() {
    // By Stripe's clock of this answer, back to when it was asked: the machine's may have been set meanwhile.
    const auto elapsed = std::chrono::ceil<std::chrono::seconds>(sinceQuestion());
    m_cursor.finish(m_client.now() - elapsed.count());
    readMarks();
}

void EventFeed::handToFollower() {
    m_cursor.marks.removeIf([this](auto mark) { return m_follower.askNow(mark.key()); });
}

bool EventFeed::isNewAmongLoaded(const SessionMark& mark) const {
    return mark.created && m_loadedFrom && *mark.created >= *m_loadedFrom;
}

/// Those that are worth a request: loaded, or new among what is loaded.
QList<SessionId> EventFeed::wantedNow() const {
    QList<SessionId> wanted;
    for (auto mark = m_cursor.marks.begin(); mark != m_cursor.marks.end(); ++mark)
        if ((m_store.rowOf(mark.key()) || isNewAmongLoaded(*mark)) && !isSetAside(mark.key()))
            wanted << mark.key();
    return wanted;
}

void EventFeed::noteRound() {
    if (m_isEndless)
        m_rhythm.noteFailure(StripeError::Kind::StripeFault, QRandomGenerator::global()->generateDouble());
    else
        m_rhythm.noteAnswer(m_attention);
}

/// The first time it is the round that failed; from then on it is this session, and the others go on.
void EventFeed::noteUnreadable(const SessionId& id) {
    SetAside& aside = m_setAside[id];
    ++aside.failures;
    aside.until = std::chrono::steady_clock::now() + backOff(std::chrono::minutes(1), std::chrono::hours(2),
                                                             aside.failures - 1,
                                                             QRandomGenerator::global()->generateDouble());
}

bool EventFeed::isSetAside(const SessionId& id) const {
    const auto aside = m_setAside.find(id);
    return aside != m_setAside.end() && aside->failures > 1 &&
           aside->until > std::chrono::steady_clock::now();
}

std::vector<ReadPlan::Wanted> EventFeed::inOrderOfNeed() const {
    const QList<SessionId> onScreen = m_onScreen ? m_onScreen() : QList<SessionId>();
    std::vector<ReadPlan::Wanted> wanted;
    bool isAnyOnScreen = false;
    for (const SessionId& id : wantedNow()) {
        const std::optional<Row> row = m_store.rowOf(id);
        wanted.push_back({id, row ? m_store.created()[*row] : *m_cursor.marks.value(id).created});
        isAnyOnScreen = isAnyOnScreen || onScreen.contains(id);
    }
    const bool canWait = m_attention != Attention::InUse && !isAnyOnScreen;
    if (canWait && static_cast<qsizetype>(wanted.size()) < mostWaiting)
        return {};
    std::ranges::sort(wanted, [&onScreen](const auto& a, const auto& b) {
        const auto placeOf = [&onScreen](const SessionId& id) {
            const qsizetype place = onScreen.indexOf(id);
            return place < 0 ? onScreen.size() : place;
        };
        const qsizetype placeA = placeOf(a.id);
        const qsizetype placeB = placeOf(b.id);
        return placeA != placeB ? placeA < placeB : a.created > b.created;
    });
    return wanted;
}

void EventFeed::readMarks() {
    m_timer.stop();
    handToFollower();
    // A session that is not loaded is read when it is loaded. Its mark is kept for a while nevertheless: a
    // page that was requested before the change may still arrive.
    m_cursor.marks.removeIf([this](auto mark) {
        return !m_store.rowOf(mark.key()) && mark->at < m_cursor.from() && !isNewAmongLoaded(*mark);
    });
    const ReadPlan plan = planReads(inOrderOfNeed(), m_store.created(), mostRequests,
                                    m_coverage ? std::optional(m_coverage()) : std::nullopt);
    if (plan.price == 0 || !m_budget.hasRoomFor(plan.price)) {
        noteRound();
        m_state = State::Waiting;
        schedule();
        return;
    }
    setState(State::Reading);
    m_reads.start(plan);
}

void EventFeed::finishReading() {
    if (m_reads.error()) {
        fail(*m_reads.error());
        return;
    }
    noteRound(); // Not before: else a read that always fails would be repeated for ever.
    m_state = State::Waiting;
    schedule();
}

void EventFeed::fail(const StripeError& error) {
    if (isAgedOut(error) && m_cursor.readUpTo > 0) {
        startAnew(m_cursor.readUpTo);
        ask();
        return;
    }
    m_error = error;
    m_rhythm.noteFailure(error.kind, QRandomGenerator::global()->generateDouble());
    setState(State::Failed);
    schedule();
}

/// From here on events are read again; what happened in between is not to be had from them.
void EventFeed::startAnew(std::int64_t absentSince) {
    m_cursor = {};
    m_absentSince = absentSince;
    Q_EMIT absenceFound();
}

void EventFeed::relisted() {
    m_absentSince.reset();
    Q_EMIT changed();
}

void EventFeed::setState(State state) {
    m_state = state;
    Q_EMIT changed();
}
