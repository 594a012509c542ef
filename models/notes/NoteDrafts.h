// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Ids.h"

#include <QHash>
#include <QList>
#include <QString>

/// Notes somebody has begun to write and not saved, by session: in memory alone, until the desk is locked.
class NoteDrafts {
public:
    /// `base` is what stood at Stripe when the writing began.
    struct Draft {
        QString text;
        QString base;
    };

    const Draft* of(const SessionId& session) const {
        const auto found = m_drafts.find(session);
        return found == m_drafts.end() ? nullptr : &*found;
    }
    QList<SessionId> sessions() const { return m_drafts.keys(); }
    void keep(const SessionId& session, const Draft& draft) { m_drafts.insert(session, draft); }
    void drop(const SessionId& session) { m_drafts.remove(session); }
    void clear() { m_drafts.clear(); }

private:
    QHash<SessionId, Draft> m_drafts;
};
