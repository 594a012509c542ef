// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionFeed.h"

#include "store/SessionStore.h"

#include <algorithm>

namespace {

bool passesByItself(StripeError::Kind kind) {
    switch (kind) {
    case StripeError::Kind::NoConnection:
    case StripeError::Kind::Timeout:
    case StripeError::Kind::NotStripe:
    case StripeError::Kind::RateLimited:
    case StripeError::Kind::Locked:
    case StripeError::Kind::Conflict:
    case StripeError::Kind::StripeFault:
        return true;
    case StripeError::Kind::InsecureConnection:
    case StripeError::Kind::KeyRefused:
    case StripeError::Kind::PermissionMissing:
    case StripeError::Kind::IdentityNotActivated:
    case StripeError::Kind::NotFound:
    case StripeError::Kind::Refused:
    case StripeError::Kind::NotAllowedHere:
        return false;
    }
    return false;
}

} // namespace

SessionFeed::SessionFeed(StripeClient& client, SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store) {
    m_reconnect.setSingleShot(true);
    connect(&m_reconnect, &QTimer::timeout, this, &SessionFeed::resume);
}

void SessionFeed::start(qsizetype extent) {
    reset();
    loadFurther(extent);
}

void SessionFeed::reset() {
    stop();
    m_store.clear();
    m_coverage = {};
    m_oldest.reset();
    m_newest.reset();
    setState(State::Idle);
}

void SessionFeed::loadFurther(qsizetype sessions) {
    if (m_state == State::Loading || !m_coverage.moreAtStripe)
        return;
    m_pagesLoaded = 0;
    m_pagesWanted = sessions == everything ? 0 : static_cast<int>((sessions + pageSize - 1) / pageSize);
    ask(Question::Older);
}

void SessionFeed::refresh() {
    if (m_state == State::Loading)
        return;
    if (!m_newest) {
        loadFurther(usualExtent);
        return;
    }
    m_pagesLoaded = 0;
    m_pagesWanted = 0;
    ask(Question::Newest);
}

void SessionFeed::resume() {
    if (m_state == State::Failed)
        ask(m_question);
}

void SessionFeed::stop() {
    ++m_generation;
    m_reconnect.stop();
    m_failuresInARow = 0;
    if (m_state == State::Loading || m_state == State::Failed)
        setState(restingState());
}

void SessionFeed::ask(Question question) {
    m_reconnect.stop();
    m_question = question;
    SessionQuery query;
    query.limit = pageSize;
    switch (question) {
    case Question::Older:
        query.startingAfter = m_oldest;
        break;
    case Question::Newest:
        break;
    case Question::Newer:
        query.endingBefore = m_newest;
        break;
    }
    const std::uint64_t generation = ++m_generation;
    if (question != Question::Older || !m_newest)
        m_coverage.asOf = m_client.now();
    setState(State::Loading);
    m_client.listSessions(query, this, [this, generation](const Result<SessionPage>& result) {
        if (generation == m_generation) // An answer to an older question is dropped.
            take(result);
    });
}

void SessionFeed::take(const Result<SessionPage>& result) {
    if (!result.isOk()) {
        fail(result.error());
        return;
    }
    m_failuresInARow = 0;
    ++m_pagesLoaded;
    switch (m_question) {
    case Question::Older:
        takeOlder(result.value());
        break;
    case Question::Newest:
        takeNewest(result.value());
        break;
    case Question::Newer:
        takeNewer(result.value());
        break;
    }
}

void SessionFeed::takeOlder(const SessionPage& page) {
    if (!page.sessions.empty()) {
        if (!m_newest)
            m_newest = page.sessions.front().id;
        m_oldest = page.sessions.back().id;
        m_coverage.oldest = page.sessions.back().created;
    }
    // A page without sessions has no next cursor, whatever it says of more.
    m_coverage.moreAtStripe = page.hasMore && !page.sessions.empty();
    m_store.merge(page.sessions);
    if (m_coverage.moreAtStripe && (m_pagesWanted == 0 || m_pagesLoaded < m_pagesWanted))
        ask(Question::Older);
    else
        setState(restingState());
}

void SessionFeed::takeNewest(const SessionPage& page) {
    const bool reachesWhatIsKnown =
        std::any_of(page.sessions.begin(), page.sessions.end(),
                    [this](const auto& session) { return session.id == m_newest; });
    if (!reachesWhatIsKnown && page.hasMore) {
        // Merging it would leave a hole below it. Climb from the newest known instead.
        ask(Question::Newer);
        return;
    }
    if (!page.sessions.empty())
        m_newest = page.sessions.front().id;
    m_store.merge(page.sessions);
    setState(restingState());
}

void SessionFeed::takeNewer(const SessionPage& page) {
    if (!page.sessions.empty())
        m_newest = page.sessions.front().id; // Newest first here too.
    m_store.merge(page.sessions);
    if (page.hasMore && !page.sessions.empty())
        ask(Question::Newer);
    else
        setState(restingState());
}

void SessionFeed::fail(const StripeError& error) {
    m_error = error;
    if (passesByItself(error.kind)) {
        constexpr std::chrono::milliseconds longestDelay{120'000};
        constexpr int mostDoublings = 8;
        const auto delay = m_firstReconnectDelay * (1 << std::min(m_failuresInARow, mostDoublings));
        m_reconnect.start(std::min(delay, longestDelay));
        ++m_failuresInARow;
    }
    setState(State::Failed);
}

void SessionFeed::setState(State state) {
    m_state = state;
    Q_EMIT changed();
}
