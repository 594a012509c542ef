// SPDX-License-Identifier: Apache-2.0
#include "actions/SessionActions.h"

#include "store/SessionStore.h"

SessionActions::SessionActions(StripeClient& client, SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store) {}

void SessionActions::run(ActionKind action, const SessionId& id) {
    if (m_underWay.contains(id))
        return;
    m_underWay.insert(id, action);
    Q_EMIT underWayChanged(id);
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

void SessionActions::clear() {
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
        readAgain(action, id, result.error());
        return;
    }
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
