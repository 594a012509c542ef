// SPDX-License-Identifier: Apache-2.0
#include "sessions/ChangedSessions.h"

#include "store/Utf8.h"

#include <algorithm>

ChangedSessions::ChangedSessions(SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_store(store) {
    connect(&store, &SessionStore::merged, this, &ChangedSessions::take);
}

void ChangedSessions::watch(std::int64_t since) {
    m_since = since;
}

void ChangedSessions::forget() {
    m_since.reset();
    m_changes.clear();
    m_open = {};
    tellSoon();
}

void ChangedSessions::setOpen(const SessionId& id) {
    m_open = id;
    if (see(id))
        tellSoon();
}

void ChangedSessions::setLooking(bool looking) {
    m_isLooking = looking;
    if (looking && see(m_open))
        tellSoon();
}

void ChangedSessions::markAllSeen() {
    m_changes.clear();
    tellSoon();
}

void ChangedSessions::restore(const SessionChanges& changes) {
    m_changes = changes;
    tellSoon();
}

void ChangedSessions::take(const SessionStore::Change& change) {
    const qsizetype before = m_changes.size();
    if (m_since) {
        for (Row row = change.firstNew; row < change.firstNew + change.newCount; ++row)
            if (m_store.created()[row] >= *m_since)
                note(row, std::nullopt, false);
        for (std::size_t i = 0; i < change.updated.size(); ++i) {
            const SessionClass& former = m_store.classes()[change.formerClasses[i]];
            const SessionClass& now = m_store.classOf(change.updated[i]);
            if (former.outcome != now.outcome || former.redaction != now.redaction)
                note(change.updated[i], former.outcome, former.redaction == now.redaction);
        }
    }
    const bool mayBeLoadedNow = change.newCount > 0 && !m_changes.isEmpty();
    if (m_changes.size() != before || mayBeLoadedNow || !change.updated.empty())
        tellSoon();
}

/// `isStatusOnly`: its redaction is what it was.
void ChangedSessions::note(Row row, std::optional<Outcome> former, bool isStatusOnly) {
    const SessionId id = SessionId::fromText(textOf(m_store.text(row, TextField::Id))).value_or(SessionId());
    if (id == m_open && m_isLooking)
        return;
    const Outcome now = m_store.classOf(row).outcome;
    const auto known = m_changes.find(id);
    if (known == m_changes.end())
        m_changes.insert(id, {former, now});
    else if (isStatusOnly && known->from == now)
        m_changes.erase(known); // Back to what the reviewer saw.
    else
        known->to = now;
}

/// Others are still hearing of the merge this came from.
void ChangedSessions::tellSoon() {
    if (std::exchange(m_isToldSoon, true))
        return;
    QMetaObject::invokeMethod(this, &ChangedSessions::tell, Qt::QueuedConnection);
}

void ChangedSessions::tell() {
    m_isToldSoon = false;
    std::vector<SessionStore::Mark> marks;
    for (auto change = m_changes.begin(); change != m_changes.end(); ++change)
        if (const std::optional<Row> row = m_store.rowOf(change.key()))
            marks.push_back({*row, change->from});
    std::ranges::sort(marks, {}, &SessionStore::Mark::row);
    m_store.setMarks(std::move(marks));
    Q_EMIT changed();
}
