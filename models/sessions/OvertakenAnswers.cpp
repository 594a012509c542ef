// SPDX-License-Identifier: Apache-2.0
#include "sessions/OvertakenAnswers.h"

OvertakenAnswers::OvertakenAnswers(SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_store(store) {
    connect(&store, &SessionStore::merged, this, &OvertakenAnswers::note);
    connect(&store, &SessionStore::cleared, this, [this] {
        m_open.clear();
        m_changed.clear();
    });
}

OvertakenAnswers::Question OvertakenAnswers::ask() {
    m_open.emplace(++m_last, m_store.size());
    return m_last;
}

void OvertakenAnswers::note(const SessionStore::Change& change) {
    if (m_open.empty())
        return;
    for (const Row row : change.updated)
        m_changed.insert(row, m_last);
}

QList<SessionId> OvertakenAnswers::merge(Question question, std::span<const VerificationSession> sessions) {
    const auto open = m_open.find(question);
    if (open == m_open.end())
        return {}; // The store was emptied since: the answer is about another account, or none.
    const Row knownThen = open->second;
    QList<SessionId> overtaken;
    std::vector<VerificationSession> fresh;
    for (const VerificationSession& session : sessions) {
        const std::optional<Row> row = m_store.rowOf(session.id);
        if (row && (*row >= knownThen || m_changed.value(*row) >= question))
            overtaken << session.id;
        else
            fresh.push_back(session);
    }
    drop(question);
    m_store.merge(fresh);
    return overtaken;
}

void OvertakenAnswers::drop(Question question) {
    m_open.erase(question);
    if (m_open.empty())
        m_changed.clear();
}
