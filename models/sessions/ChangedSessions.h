// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/SessionStore.h"

#include <QHash>

/// What became of a session since the reviewer last looked at it.
struct SessionChange {
    std::optional<Outcome> from; ///< Nothing for a session that is new.
    Outcome to = Outcome::Unknown;
    friend bool operator==(const SessionChange&, const SessionChange&) = default;
};
using SessionChanges = QHash<SessionId, SessionChange>;

/// The sessions that are new or have another status or redaction than when the reviewer last looked: marked
/// in the store, until they are opened or all are marked as seen. What was loaded as it is counts as seen.
class ChangedSessions : public QObject {
    Q_OBJECT
public:
    explicit ChangedSessions(SessionStore& store, QObject* parent = nullptr);

    /// From here on changes are noted; sessions created before (unix seconds) are not new, only loaded late.
    void watch(std::int64_t since);
    bool isWatching() const { return m_since.has_value(); }
    /// No account is connected.
    void forget();

    /// The open session: it is seen, and what becomes of it while it is open is, too.
    void setOpen(const SessionId& id);
    /// While nobody looks, what becomes of the open session is not seen.
    void setLooking(bool looking);
    void markAllSeen();

    /// A plain value, to be kept over restarts.
    const SessionChanges& all() const { return m_changes; }
    /// Takes up what was kept; sessions that are not loaded yet are marked when they are.
    void restore(const SessionChanges& changes);

Q_SIGNALS:
    void changed();

private:
    void take(const SessionStore::Change& change);
    void note(Row row, std::optional<Outcome> former, bool isStatusOnly);
    bool see(const SessionId& id) { return m_changes.remove(id) > 0; }
    void tellSoon();
    void tell();

    SessionStore& m_store;
    SessionChanges m_changes;
    std::optional<std::int64_t> m_since;
    SessionId m_open;
    bool m_isLooking = true;
    bool m_isToldSoon = false;
};
