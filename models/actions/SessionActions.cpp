// SPDX-License-Identifier: Apache-2.0
#include "actions/SessionActions.h"

#include "journal/Journal.h"
#include "store/SessionStore.h"

namespace {

Deed deedOf(ActionKind action) {
    switch (action) {
    case ActionKind::Cancel:
        return Deed::Canceled;
    case ActionKind::Redact:
        return Deed::Redacted;
    }
    return Deed::Unknown;
}

} // namespace

SessionActions::SessionActions(StripeClient& client, SessionStore& store, Journal* journal, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_journal(journal) {}

void SessionActions::run(ActionKind action, const SessionId& id) {
    if (m_underWay.contains(id))
        return;
    m_underWay.insert(id, action);
    Q_EMIT underWayChanged(id);
    if (!m_journal) {
        send(action, id);
        return;
    }
    m_journal->record({.deed = deedOf(action), .outcome = DeedOutcome::Asked, .session = id}, this,
                      [this, action, id, generation = m_generation](JournalTrouble trouble) {
                          if (generation != m_generation)
                              return; // Another key: what was meant is not its account's.
                          if (trouble == JournalTrouble::None) {
                              send(action, id);
                              return;
                          }
                          m_underWay.remove(id);
                          Q_EMIT underWayChanged(id);
                          Q_EMIT notSent(action, id, trouble);
                      });
}

void SessionActions::send(ActionKind action, const SessionId& id) {
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

/// What came of it. That it was asked for stands there already, so nothing waits for this.
void SessionActions::record(ActionKind action, const SessionId& id, const StripeError* error,
                            const QString& requestId) {
    if (!m_journal)
        return;
    DeedOutcome outcome = DeedOutcome::Done;
    if (error)
        outcome = error->leavesEffectUnknown() ? DeedOutcome::Uncertain : DeedOutcome::Refused;
    m_journal->record({.deed = deedOf(action),
                       .outcome = outcome,
                       .session = id,
                       .request = RequestId::fromText(requestId).value_or(RequestId())},
                      this, [](JournalTrouble) {});
}

void SessionActions::clear() {
    ++m_generation;
    const QList<SessionId> ids = m_underWay.keys();
    m_underWay.clear();
    for (const SessionId& id : ids)
        Q_EMIT underWayChanged(id);
}

std::optional<ActionKind> SessionActions::underWay(const SessionId& id) const {
    const auto it = m_underWay.find(id);
    return it == m_underWay.end() ? std::nullopt : std::optional(*it);
}

void SessionActions::finish(ActionKind action, const SessionId& id, const Result<RetrievedSession>& result) {
    if (!result.isOk()) {
        record(action, id, &result.error(), result.error().requestId);
        readAgain(action, id, result.error());
        return;
    }
    record(action, id, nullptr, result.value().requestId);
    m_underWay.remove(id);
    m_store.merge({&result.value().session, 1});
    Q_EMIT underWayChanged(id);
    Q_EMIT done(action, id);
}

void SessionActions::readAgain(ActionKind action, const SessionId& id, const StripeError& error) {
    m_client.retrieveSession(id, SessionExpansion::People, this,
                             [this, action, id, error](const Result<RetrievedSession>& result) {
                                 m_underWay.remove(id);
                                 if (result.isOk())
                                     m_store.merge({&result.value().session, 1});
                                 Q_EMIT underWayChanged(id);
                                 Q_EMIT failed(action, id, error);
                             });
}
