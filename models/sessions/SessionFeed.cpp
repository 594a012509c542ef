// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionFeed.h"

#include "sessions/AskedAt.h"
#include "store/SessionStore.h"
#include "stripe/BackOff.h"

#include <QRandomGenerator>

#include <algorithm>

SessionFeed::SessionFeed(StripeClient& client, SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_backFill(client, store) {
    m_reconnect.setSingleShot(true);
    connect(&m_reconnect, &QTimer::timeout, this, &SessionFeed::resume);
    connect(&m_backFill, &BackFill::progressed, this, [this] {
        notePage();
        Q_EMIT changed();
    });
    connect(&m_backFill, &BackFill::finished, this, &SessionFeed::rest);
    connect(&m_backFill, &BackFill::failed, this, &SessionFeed::fail);
}

BackFill::Progress SessionFeed::progress() const {
    BackFill::Progress progress = m_backFill.progress();
    progress.pages += m_newestPages;
    progress.requests += m_newestPages;
    return progress;
}

void SessionFeed::start(qsizetype extent) {
    reset();
    loadFurther(extent);
}

void SessionFeed::reset() {
    stop();
    m_store.clear();
    m_backFill.restore({});
    rest();
}

void SessionFeed::restore(const BackFill::State& history) {
    stop();
    m_backFill.restore(history);
    rest();
}

void SessionFeed::begin(int pagesWanted) {
    m_newestPages = 0;
    m_pagesWanted = pagesWanted;
}

void SessionFeed::loadFurther(qsizetype sessions) {
    if (isBusy() || coverage().isComplete())
        return;
    begin(sessions == everything ? 0 : static_cast<int>((sessions + pageSize - 1) / pageSize));
    if (begunUpTo() == Coverage::beginning)
        askNewest();
    else
        readHistory(m_backFill.holesIn({Coverage::beginning, begunUpTo()}));
}

void SessionFeed::fill(const Coverage::Range& range) {
    if (isBusy())
        return;
    begin(0);
    readHistory(m_backFill.holesIn(range));
}

void SessionFeed::fillGaps() {
    if (!coverage().isEmpty())
        fill(*coverage().extent());
}

void SessionFeed::readAgain(const std::vector<Coverage::Range>& ranges) {
    if (isBusy())
        return;
    begin(0);
    std::vector<BackFill::Slice> slices;
    for (const Coverage::Range& range : ranges)
        slices.push_back({range, std::nullopt, 0});
    readHistory(slices);
}

void SessionFeed::refresh() {
    if (isBusy())
        return;
    if (begunUpTo() == Coverage::beginning) {
        loadFurther(usualExtent);
        return;
    }
    begin(0);
    askNewest();
}

void SessionFeed::pause() {
    if (m_state != State::Loading)
        return;
    ++m_generation; // The newest page is asked for again.
    m_backFill.pause();
    setState(State::Paused);
}

/// One page that comes between two failures proves little: a slice that never comes would be asked for every
/// few seconds.
void SessionFeed::notePage() {
    constexpr int enough = 20;
    if (++m_pagesSinceFailure >= enough)
        m_failuresInARow = 0;
}

void SessionFeed::resume() {
    if (m_state != State::Failed && m_state != State::Paused)
        return;
    switch (m_question) {
    case Question::Newest:
        askNewest();
        break;
    case Question::History:
        m_reconnect.stop();
        setState(State::Loading);
        m_backFill.resume();
        break;
    }
}

void SessionFeed::stop() {
    ++m_generation;
    m_reconnect.stop();
    m_failuresInARow = 0;
    m_backFill.stop();
    if (m_state != State::Idle && m_state != State::Complete)
        rest();
}

void SessionFeed::askNewest() {
    m_reconnect.stop();
    m_question = Question::Newest;
    m_asked.start();
    setState(State::Loading);
    SessionQuery query;
    query.limit = pageSize;
    m_client.listSessions(query, this,
                          [this, generation = ++m_generation](const Result<SessionPage>& result) {
                              if (generation == m_generation) // An answer to an older question is dropped.
                                  takeNewest(result);
                          });
}

void SessionFeed::takeNewest(const Result<SessionPage>& result) {
    if (!result.isOk()) {
        fail(result.error());
        return;
    }
    const std::uint64_t generation = m_generation;
    m_store.merge(result.value().sessions);
    if (generation != m_generation) // Who heard of it has stopped this.
        return;
    if (result.value().contradiction) {
        m_client.noteUseless(ReadPurpose::List, *result.value().contradiction);
        fail(*result.value().contradiction);
        return;
    }
    ++m_newestPages;
    notePage();
    forgetClaimsOfWrongClocks();
    takeNewestPage(result.value());
}

/// What is kept may say that it is complete as of a time that is still to come.
void SessionFeed::forgetClaimsOfWrongClocks() {
    if (!m_client.isServerClockKnown())
        return;
    constexpr std::int64_t tolerated = 300;
    if (m_backFill.forgetAsOfAfter(m_client.now() + tolerated) && m_pagesWanted == 0)
        m_pagesWanted = static_cast<int>(usualExtent / pageSize);
}

/// What lies between this page and what was complete before is a hole, and is filled. With nothing before, it
/// reaches down to the beginning.
void SessionFeed::takeNewestPage(const SessionPage& page) {
    std::int64_t asOf = askedAt(m_client, m_asked);
    // Without Stripe's time, this machine's may be ahead: what is certain ends with the newest session.
    if (!m_client.isServerClockKnown() && !page.sessions.empty())
        asOf = std::min(asOf, page.sessions.front().created);
    const std::int64_t known = coverage().isEmpty() ? Coverage::beginning : coverage().extent()->before;
    const std::int64_t readFrom = !page.hasMore ? Coverage::beginning : page.sessions.back().created + 1;
    m_backFill.noteCovered({readFrom, asOf}, asOf);
    if (readFrom > known)
        m_backFill.noteBegun({{known, readFrom}, page.sessions.back().id, asOf});
    const bool isEnough = m_pagesWanted > 0 && m_newestPages >= m_pagesWanted;
    if (readFrom > known && !isEnough)
        readHistory(m_backFill.holesIn({known, readFrom}));
    else
        rest();
}

void SessionFeed::readHistory(const std::vector<BackFill::Slice>& slices) {
    m_question = Question::History;
    setState(State::Loading);
    m_backFill.read(slices, m_pagesWanted > 0 ? m_pagesWanted - m_newestPages : 0);
}

/// The second before which everything is read or known to be missing. Those of the last seconds are not
/// covered before these are over, but begun.
std::int64_t SessionFeed::begunUpTo() const {
    const std::vector<BackFill::Slice> begun = m_backFill.state().remaining;
    const std::int64_t covered = coverage().isEmpty() ? Coverage::beginning : coverage().extent()->before;
    return begun.empty() ? covered : std::max(covered, begun.front().range.before);
}

void SessionFeed::rest() {
    m_failuresInARow = 0;
    setState(coverage().isComplete() ? State::Complete : State::Idle);
}

void SessionFeed::fail(const StripeError& error) {
    m_error = error;
    m_pagesSinceFailure = 0;
    if (remedyFor(error.kind) != Remedy::Somebody) {
        // The way to Stripe may be back any moment; what Stripe has trouble with lasts longer.
        const bool isSoon = remedyFor(error.kind) == Remedy::AskSoon && !reachesStripe(error);
        const auto longest = isSoon ? std::chrono::minutes(2) : std::chrono::minutes(10);
        m_reconnect.start(backOff(m_firstReconnectDelay, longest, m_failuresInARow,
                                  QRandomGenerator::global()->generateDouble()));
        ++m_failuresInARow;
    }
    setState(State::Failed);
}

void SessionFeed::setState(State state) {
    m_state = state;
    Q_EMIT changed();
}
