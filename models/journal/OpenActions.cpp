// SPDX-License-Identifier: Apache-2.0
#include "journal/OpenActions.h"

#include <algorithm>

OpenActionFinder::OpenActionFinder(const QStringList& accounts, JournalMode mode)
    : m_mode(OpenEnum<JournalMode>::wireWordOf(mode).toStdString()) {
    for (const QString& account : accounts)
        if (!account.isEmpty())
            m_accounts.push_back(account.toStdString());
}

void OpenActionFinder::take(const WrittenEntry& entry) {
    if (entry.mode != m_mode || std::ranges::find(m_accounts, entry.account) == m_accounts.end())
        return;
    const Deed deed = OpenEnum<Deed>::fromWire(entry.deed).value;
    const auto session = SessionId::fromText(QString::fromStdString(entry.session));
    if ((deed != Deed::Canceled && deed != Deed::Redacted) || !session)
        return;
    const auto known = std::ranges::find_if(
        m_open, [&](const OpenAction& one) { return one.deed == deed && one.session == *session; });
    switch (const DeedOutcome outcome = OpenEnum<DeedOutcome>::fromWire(entry.outcome).value) {
    case DeedOutcome::Asked:
        if (known != m_open.end())
            m_open.erase(known);
        m_open.push_back({deed, *session, outcome, entry.time});
        return;
    case DeedOutcome::Uncertain:
    case DeedOutcome::Accepted:
        if (known != m_open.end())
            known->outcome = outcome;
        return;
    case DeedOutcome::Done:
    case DeedOutcome::Refused:
    case DeedOutcome::Unknown: // A word of a later version: what it means is for that one to say.
        if (known != m_open.end())
            m_open.erase(known);
        return;
    }
}
