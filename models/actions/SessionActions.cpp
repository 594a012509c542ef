// SPDX-License-Identifier: Apache-2.0
#include "actions/SessionActions.h"

#include "journal/Journal.h"
#include "store/SessionStore.h"

namespace {

using State = ActionResult::State;

Deed deedOf(ActionKind action) {
    switch (action) {
    case ActionKind::Cancel:
        return Deed::Canceled;
    case ActionKind::Redact:
        return Deed::Redacted;
    }
    return Deed::Unknown;
}

bool isGone(const Result<RetrievedSession>& result) {
    return !result.isOk() && result.error().kind == StripeError::Kind::NotFound;
}

} // namespace

SessionActions::SessionActions(StripeClient& client, SessionStore& store, Journal* journal, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_journal(journal)
    , m_reader(client) {
    connect(&m_store, &SessionStore::merged, this, &SessionActions::takeFromStore);
}

void SessionActions::setCheckTimes(std::chrono::milliseconds settleTime, std::chrono::milliseconds first,
                                   std::chrono::milliseconds longest) {
    m_settleTime = settleTime;
    m_reader.setIntervals(first, longest);
}

std::optional<ActionKind> SessionActions::underWay(const SessionId& id) const {
    const auto it = m_underWay.find(id);
    return it == m_underWay.end() ? std::nullopt : std::optional(it->action);
}

std::optional<ActionResult> SessionActions::result(const SessionId& id) const {
    const auto it = m_results.find(id);
    return it == m_results.end() ? std::nullopt : std::optional(*it);
}

bool SessionActions::isChecking(const SessionId& id) const {
    const auto it = m_results.find(id);
    return it != m_results.end() && it->state == State::Checking;
}

QList<SessionId> SessionActions::open() const {
    QList<SessionId> ids = m_underWay.keys();
    for (auto it = m_results.begin(); it != m_results.end(); ++it)
        if (it->state == State::Checking)
            ids << it.key();
    return ids;
}

std::optional<std::int64_t> SessionActions::redactionAskedAt(const SessionId& id) const {
    const auto it = m_askedAt.find(id);
    return it == m_askedAt.end() ? std::nullopt : std::optional(*it);
}

void SessionActions::dismiss(const SessionId& id) {
    if (!isChecking(id) && m_results.remove(id) > 0)
        Q_EMIT resultChanged(id);
}

void SessionActions::run(ActionKind action, const SessionId& id) {
    if (m_underWay.contains(id) || isChecking(id))
        return;
    m_results.remove(id);
    m_underWay.insert(id, {action});
    if (action == ActionKind::Redact)
        noteAsked(id, m_client.now());
    Q_EMIT resultChanged(id);
    Q_EMIT underWayChanged(id);
    if (!m_journal) {
        send(action, id);
        return;
    }
    m_journal->record({.deed = deedOf(action), .outcome = DeedOutcome::Asked, .session = id}, this,
                      [this, action, id, generation = m_generation](JournalTrouble trouble) {
                          if (generation != m_generation)
                              return; // Another key: what was meant is not its account's.
                          if (trouble == JournalTrouble::None)
                              send(action, id);
                          else
                              settle(id, {action, State::NotSent, std::nullopt, false, trouble});
                      });
}

void SessionActions::send(ActionKind action, const SessionId& id) {
    m_underWay[id].isSent = true;
    const auto answer = [this, action, id](const Result<RetrievedSession>& result) {
        finish(action, id, result);
    };
    switch (action) {
    case ActionKind::Cancel:
        m_client.cancelSession(id, IntentKey::fresh(), this, answer);
        break;
    case ActionKind::Redact:
        m_client.redactSession(id, IntentKey::fresh(), this, answer);
        break;
    }
}

/// That it was asked for stands there already, so nothing waits for this.
void SessionActions::record(ActionKind action, const SessionId& id, DeedOutcome outcome,
                            const QString& requestId, bool isFoundByReading) {
    if (m_journal)
        m_journal->recordOutcome(
            {.deed = deedOf(action),
             .outcome = outcome,
             .session = id,
             .detail = isFoundByReading ? JournalDetail::FoundByReading : JournalDetail::None,
             .request = RequestId::fromText(requestId).value_or(RequestId())});
}

/// A redaction is done when Stripe says so; until then it is accepted.
void SessionActions::recordDone(ActionKind action, const VerificationSession& session,
                                const QString& requestId, bool isFoundByReading) {
    const bool isAcceptedOnly = action == ActionKind::Redact && !session.isRedacted();
    if (isAcceptedOnly)
        m_accepted.insert(session.id);
    record(action, session.id, isAcceptedOnly ? DeedOutcome::Accepted : DeedOutcome::Done, requestId,
           isFoundByReading);
}

void SessionActions::finish(ActionKind action, const SessionId& id, const Result<RetrievedSession>& result) {
    if (!result.isOk()) {
        const StripeError& error = result.error();
        if (error.leavesEffectUnknown()) {
            record(action, id, DeedOutcome::Uncertain, error.requestId);
            check(action, id, error);
        } else {
            refuse(action, id, error);
        }
        return;
    }
    const VerificationSession& session = result.value().session;
    if (effectOf(action, session) != ActionEffect::Taken) {
        record(action, id, DeedOutcome::Uncertain, result.value().requestId);
        m_store.merge({&session, 1});
        check(action, id, std::nullopt);
        return;
    }
    recordDone(action, session, result.value().requestId, false);
    m_store.merge({&session, 1});
    settle(id, {action, State::Done});
}

/// The session is read, so that the reviewer sees why.
void SessionActions::refuse(ActionKind action, const SessionId& id, const StripeError& error) {
    record(action, id, DeedOutcome::Refused, error.requestId);
    settle(id, {action, State::NotDone, error});
    m_reader.read(
        id, [this](const Result<RetrievedSession>& result) { return mergeRead(result) || isGone(result); });
}

void SessionActions::check(ActionKind action, const SessionId& id, const std::optional<StripeError>& error) {
    settle(id, {action, State::Checking, error});
    m_reader.read(id, [this, action, id, since = Clock::now()](const Result<RetrievedSession>& result) {
        return takeRead(action, id, since, result);
    });
}

bool SessionActions::mergeRead(const Result<RetrievedSession>& result) {
    if (result.isOk())
        m_store.merge({&result.value().session, 1});
    return result.isOk();
}

/// True when it is known.
bool SessionActions::takeRead(ActionKind action, const SessionId& id, Clock::time_point since,
                              const Result<RetrievedSession>& result) {
    if (isGone(result)) { // Reading cannot tell the outcome in this account; the journal keeps it as unknown.
        m_results.remove(id);
        Q_EMIT resultChanged(id);
        return true;
    }
    if (!result.isOk())
        return false;
    const VerificationSession session = result.value().session;
    const std::optional<StripeError> error = m_results.value(id).error;
    const ActionEffect effect = effectOf(action, session);
    if (effect == ActionEffect::Taken)
        recordDone(action, session, result.value().requestId, true);
    const bool isNotDone = effect == ActionEffect::NotTaken && Clock::now() - since >= m_settleTime;
    if (isNotDone)
        record(action, id, DeedOutcome::Refused, result.value().requestId, true);
    if (effect == ActionEffect::Taken)
        settle(id, {action, State::Done, error, true});
    else if (isNotDone)
        settle(id, {action, State::NotDone, error, true});
    m_store.merge({&session, 1});
    if (effect == ActionEffect::Taken && action == ActionKind::Redact)
        Q_EMIT redactionUnderWay(id);
    return effect == ActionEffect::Taken || isNotDone;
}

void SessionActions::resume(const std::vector<OpenAction>& actions) {
    for (const OpenAction& open : actions) {
        const ActionKind action = open.deed == Deed::Redacted ? ActionKind::Redact : ActionKind::Cancel;
        if (m_underWay.contains(open.session) || isChecking(open.session) ||
            m_accepted.contains(open.session))
            continue;
        if (action == ActionKind::Redact)
            noteAsked(open.session, open.asked);
        if (open.outcome == DeedOutcome::Accepted)
            readAcceptedRedaction(open.session);
        else
            check(action, open.session, std::nullopt);
    }
}

/// What it finds comes back by way of the store.
void SessionActions::readAcceptedRedaction(const SessionId& id) {
    m_accepted.insert(id);
    m_reader.read(id, [this, id](const Result<RetrievedSession>& result) {
        if (!mergeRead(result))
            return isGone(result);
        Q_EMIT redactionUnderWay(id);
        return true;
    });
}

void SessionActions::noteAsked(const SessionId& id, std::optional<std::int64_t> time) {
    if (time)
        m_askedAt.insert(id, *time);
    else
        m_askedAt.remove(id);
    tellStoreOfRedactions();
}

/// A redaction that appears while the app is open was requested after the session was last read.
void SessionActions::noticeRedactions(const StoreChange& change) {
    const auto isNew = [&](std::size_t i) {
        const SessionClass& former = m_store.classes()[change.formerClasses[i]];
        return former.known == Known::Whole && former.redaction == 0 &&
               m_store.classOf(change.updated[i]).redaction != 0;
    };
    const qsizetype before = m_noticedAt.size();
    for (std::size_t i = 0; i < change.updated.size(); ++i)
        if (isNew(i))
            m_noticedAt.insert(m_store.session(change.updated[i]).id, m_client.now());
    if (m_noticedAt.size() != before)
        tellStoreOfRedactions();
}

void SessionActions::tellStoreOfRedactions() {
    QHash<SessionId, std::int64_t> known = m_noticedAt;
    known.insert(m_askedAt);
    m_store.setRedactionsAsked(known);
}

/// What is read for another reason may tell it as well.
void SessionActions::takeFromStore(const StoreChange& change) {
    noticeRedactions(change);
    const auto inStore = [this](const SessionId& id) {
        const std::optional<Row> row = m_store.rowOf(id);
        return row ? std::optional(m_store.session(*row)) : std::nullopt;
    };
    const QSet<SessionId> accepted = m_accepted;
    for (const SessionId& id : accepted)
        if (const auto session = inStore(id); session && session->isRedacted()) {
            m_accepted.remove(id);
            record(ActionKind::Redact, id, DeedOutcome::Done, {}, true);
        }
    const QHash<SessionId, ActionResult> results = m_results;
    for (auto it = results.begin(); it != results.end(); ++it) {
        if (it->state != State::Checking)
            continue;
        const auto session = inStore(it.key());
        if (!session || effectOf(it->action, *session) != ActionEffect::Taken)
            continue;
        m_reader.stop(it.key());
        recordDone(it->action, *session, {}, true);
        settle(it.key(), {it->action, State::Done, it->error, true});
        if (it->action == ActionKind::Redact)
            Q_EMIT redactionUnderWay(it.key());
    }
}

void SessionActions::settle(const SessionId& id, const ActionResult& result) {
    m_results.insert(id, result);
    if (result.state == State::NotDone || result.state == State::NotSent)
        noteAsked(id, std::nullopt);
    if (m_underWay.remove(id) > 0)
        Q_EMIT underWayChanged(id);
    Q_EMIT resultChanged(id);
    if (result.state != State::Done)
        return;
    Q_EMIT done(result.action, id);
    if (result.action == ActionKind::Redact && !result.isFoundByReading)
        Q_EMIT redactionUnderWay(id);
}

void SessionActions::clear() {
    ++m_generation;
    m_reader.clear();
    const QHash<SessionId, UnderWay> underWay = std::exchange(m_underWay, {});
    const QHash<SessionId, ActionResult> results = std::exchange(m_results, {});
    m_accepted.clear();
    m_askedAt.clear();
    m_noticedAt.clear();
    m_store.setRedactionsAsked({});
    for (auto it = underWay.begin(); it != underWay.end(); ++it) {
        record(it->action, it.key(), it->isSent ? DeedOutcome::Uncertain : DeedOutcome::Refused, {});
        Q_EMIT underWayChanged(it.key());
    }
    for (const SessionId& id : results.keys())
        Q_EMIT resultChanged(id);
}
