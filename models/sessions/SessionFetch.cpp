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

void SessionFetch::start(const QList<SessionId>& ids) {
    m_client.withdraw(m_request);
    ++m_generation;
    m_ids.clear();
    m_missing.clear();
    m_failures.clear();
    m_next = 0;
    for (const SessionId& id : ids)
        if (!m_store.rowOf(id) && !m_ids.contains(id))
            m_ids.append(id);
    m_state = m_ids.isEmpty() ? State::Idle : State::Fetching;
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

void SessionFetch::askNext() {
    const SessionId id = m_ids.at(m_next);
    const AskedByPerson person(m_client);
    m_request = m_client.retrieveSession(
        id, SessionExpansion::People, this,
        [this, id, generation = m_generation](const Result<RetrievedSession>& result) {
            if (generation == m_generation)
                take(id, result);
        });
}

void SessionFetch::take(const SessionId& id, const Result<RetrievedSession>& result) {
    if (result.isOk()) {
        ++m_next;
        m_store.merge({&result.value().session, 1});
    } else if (result.error().kind == StripeError::Kind::NotFound) {
        ++m_next;
        m_missing.append(id);
    } else if (holdsForAll(result.error().kind)) {
        failTheRest(result.error());
    } else {
        ++m_next;
        m_failures.append({id, result.error()});
    }
    if (m_next < wanted())
        askNext();
    else
        m_state = State::Idle;
    Q_EMIT changed();
}

void SessionFetch::failTheRest(const StripeError& error) {
    for (const SessionId& id : left())
        m_failures.append({id, error});
    m_next = wanted();
}
