// SPDX-License-Identifier: Apache-2.0
#include "sessions/ReviewedSession.h"

#include "stripe/Reachability.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace {

/// Stripe's objects come without what was not asked for: what this desk already shows is kept.
void keepWhatWasNotAskedFor(VerificationSession& fresh, const VerificationSession& shown) {
    if (fresh.isRedactionRequested())
        return;
    if (!fresh.providedDetails)
        fresh.providedDetails = shown.providedDetails;
    if (!fresh.verifiedOutputs) {
        fresh.verifiedOutputs = shown.verifiedOutputs;
        return;
    }
    if (!shown.verifiedOutputs)
        return;
    VerifiedOutputs& outputs = *fresh.verifiedOutputs;
    const VerifiedOutputs& before = *shown.verifiedOutputs;
    const auto keep = [](auto& now, const auto& then) {
        if (!now)
            now = then;
    };
    keep(outputs.dateOfBirth, before.dateOfBirth);
    keep(outputs.idNumber, before.idNumber);
    keep(outputs.sex, before.sex);
    keep(outputs.unparsedSex, before.unparsedSex);
    keep(outputs.unparsedPlaceOfBirth, before.unparsedPlaceOfBirth);
}

} // namespace

ReviewedSession::ReviewedSession(StripeClient& client, SessionStore& store, Journal* journal, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_journal(journal) {
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &ReviewedSession::maskWhatIsDue);
    connect(&m_store, &SessionStore::merged, this, &ReviewedSession::takeFromStore);
    connect(&m_store, &SessionStore::cleared, this, &ReviewedSession::close);
    connect(&m_client, &StripeClient::reachabilityChanged, this, [this](bool isReachable) {
        if (isReachable && m_state == State::Failed && endedForWantOfConnection(m_error))
            ask();
    });
}

void ReviewedSession::open(const SessionId& id) {
    if (m_id == id && m_state != State::Empty)
        return;
    forgetAll();
    ++m_opening;
    m_id = id;
    m_report.reset();
    m_maskedJson = {};
    m_problems.clear();
    const std::optional<Row> row = m_store.rowOf(id);
    m_session = row ? std::optional(m_store.session(*row)) : std::nullopt;
    const AskedByPerson person(m_client);
    ask();
}

void ReviewedSession::close() {
    if (m_state == State::Empty)
        return;
    forgetAll();
    ++m_opening;
    ++m_generation;
    m_id = {};
    m_session.reset();
    m_report.reset();
    m_maskedJson = {};
    m_problems.clear();
    m_state = State::Empty;
    Q_EMIT changed();
}

void ReviewedSession::refresh() {
    const AskedByPerson person(m_client);
    if (m_state != State::Empty)
        ask();
}

std::optional<LastError> ReviewedSession::keptRefusal() const {
    return m_store.keptRefusal(m_id);
}

void ReviewedSession::ask() {
    m_state = State::Loading;
    m_error = {};
    const std::uint64_t generation = ++m_generation;
    m_client.retrieveSession(m_id, SessionExpansion::People | SessionExpansion::LastReport, this,
                             [this, generation](const Result<RetrievedSession>& result) {
                                 if (generation == m_generation)
                                     take(result);
                             });
    Q_EMIT changed();
}

void ReviewedSession::take(const Result<RetrievedSession>& result) {
    if (!result.isOk()) {
        m_state = State::Failed;
        m_error = result.error();
        Q_EMIT changed();
        return;
    }
    m_state = State::Current;
    {
        const QScopedValueRollback merging(m_merging, true);
        m_store.merge({&result.value().session, 1});
    }
    m_maskedJson = result.value().maskedJson;
    m_problems = result.value().problems;
    if (m_store.session(*m_store.rowOf(m_id)).isRedactionRequested()) {
        // Stripe may still send the person for a while; the desk has let go of them.
        forgetPerson();
        m_maskedJson.forgetValues();
        m_session = m_store.session(*m_store.rowOf(m_id));
    } else {
        VerificationSession fresh = result.value().session;
        if (m_session)
            keepWhatWasNotAskedFor(fresh, *m_session);
        m_session = std::move(fresh);
        m_report = result.value().report;
    }
    Q_EMIT changed();
}

void ReviewedSession::forgetPerson() {
    forgetAll();
    m_report.reset();
}

void ReviewedSession::takeFromStore(const SessionStore::Change& change) {
    if (m_state == State::Empty || m_merging)
        return;
    const std::optional<Row> row = m_store.rowOf(m_id);
    const bool isMine = row && (*row >= change.firstNew ? *row - change.firstNew < change.newCount
                                                        : std::ranges::binary_search(change.updated, *row));
    if (!isMine)
        return;
    VerificationSession fresh = m_store.session(*row);
    if (m_session)
        keepWhatWasNotAskedFor(fresh, *m_session);
    if (m_session == fresh)
        return;
    if (fresh.isRedactionRequested()) {
        forgetPerson();
        m_maskedJson = {};
    }
    m_session = std::move(fresh);
    // The report and the JSON beside it are those of the session as it was.
    ask();
}
