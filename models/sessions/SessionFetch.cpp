// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionFetch.h"

#include "store/SessionStore.h"

namespace {

/// The next session would fare no better.
bool holdsForAll(StripeError::Kind kind) {
    switch (kind) {
    case StripeError::Kind::NoConnection:
    case StripeError::Kind::Timeout:
    case StripeError::Kind::InsecureConnection:
    case StripeError::Kind::ProxyPassword:
    case StripeError::Kind::NotStripe:
    case StripeError::Kind::KeyRefused:
    case StripeError::Kind::AddressNotAllowed:
    case StripeError::Kind::PermissionMissing:
    case StripeError::Kind::IdentityNotActivated:
    case StripeError::Kind::OtherMode:
    case StripeError::Kind::NotAllowedHere:
        return true;
    case StripeError::Kind::UnreadableAnswer:
    case StripeError::Kind::NotFound:
    case StripeError::Kind::RateLimited:
    case StripeError::Kind::Locked:
    case StripeError::Kind::Conflict:
    case StripeError::Kind::Refused:
    case StripeError::Kind::StripeFault:
        return false;
    }
    return false;
}

} // namespace

SessionFetch::SessionFetch(StripeClient& client, SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store) {}

void SessionFetch::start(const QList<SessionId>& ids, const QList<SessionLookup>& others) {
    m_client.withdraw(m_request);
    ++m_generation;
    m_lookups.clear();
    m_missing.clear();
    m_withoutSessions.clear();
    m_failures.clear();
    m_next = 0;
    m_pages = 0;
    const auto add = [this](const SessionLookup& lookup) {
        if (!m_lookups.contains(lookup))
            m_lookups.append(lookup);
    };
    for (const SessionId& id : ids)
        if (!m_store.rowOf(id))
            add({SessionLookup::By::Id, id.text()});
    for (const SessionLookup& lookup : others)
        add(lookup);
    m_state = m_lookups.isEmpty() ? State::Idle : State::Fetching;
    if (m_state == State::Fetching)
        askNext();
    Q_EMIT changed();
}

void SessionFetch::stop() {
    if (m_state == State::Idle)
        return;
    m_client.withdraw(m_request);
    ++m_generation;
    m_state = State::Idle;
    Q_EMIT changed();
}

QStringList SessionFetch::left() const {
    QStringList texts;
    for (const SessionLookup& lookup : m_lookups.mid(m_next))
        texts << lookup.text;
    return texts;
}

void SessionFetch::askNext() {
    const SessionLookup& lookup = m_lookups.at(m_next);
    const AskedByPerson person(m_client);
    if (lookup.by == SessionLookup::By::Id)
        retrieve(SessionId::fromText(lookup.text).value_or(SessionId()));
    else
        list(lookup);
}

void SessionFetch::retrieve(const SessionId& id) {
    m_request = m_client.retrieveSession(
        id, SessionExpansion::People, this,
        [this, id, generation = m_generation](const Result<RetrievedSession>& result) {
            if (generation == m_generation)
                take(id, result);
        });
}

void SessionFetch::list(const SessionLookup& lookup) {
    SessionQuery query;
    if (lookup.by == SessionLookup::By::Reference)
        query.reference = lookup.text;
    else
        query.customer = lookup.text;
    if (m_pages > 0)
        query.startingAfter = m_oldest;
    query.purpose = ReadPurpose::Lookup;
    m_request = m_client.listSessions(
        query, this, [this, lookup, generation = m_generation](const Result<SessionPage>& result) {
            if (generation == m_generation)
                takePage(lookup, result);
        });
}

void SessionFetch::take(const SessionId& id, const Result<RetrievedSession>& result) {
    if (result.isOk()) {
        ++m_next;
        m_store.merge({&result.value().session, 1});
    } else if (result.error().kind == StripeError::Kind::NotFound) {
        ++m_next;
        m_missing.append(id);
    } else {
        fail(result.error());
    }
    goOn();
}

void SessionFetch::takePage(const SessionLookup& lookup, const Result<SessionPage>& result) {
    constexpr int mostPages = 20; // Beyond 2,000 sessions it is no longer a person's.
    if (!result.isOk()) {
        fail(result.error());
        goOn();
        return;
    }
    const SessionPage& page = result.value();
    m_store.merge(page.sessions);
    // A session that could not be read exists nevertheless.
    if (m_pages == 0 && page.sessions.empty() && page.problems.empty() && !page.hasMore)
        m_withoutSessions.append(lookup.text);
    ++m_pages;
    const bool isOver = !page.hasMore || page.sessions.empty() || m_pages == mostPages;
    if (isOver) {
        ++m_next;
        m_pages = 0;
    } else {
        m_oldest = page.sessions.back().id;
    }
    goOn();
}

void SessionFetch::fail(const StripeError& error) {
    const int last = holdsForAll(error.kind) ? wanted() : m_next + 1;
    for (; m_next < last; ++m_next)
        m_failures.append({m_lookups.at(m_next).text, error});
    m_pages = 0;
}

void SessionFetch::goOn() {
    if (m_next < wanted())
        askNext();
    else
        m_state = State::Idle;
    Q_EMIT changed();
}
