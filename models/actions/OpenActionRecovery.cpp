// SPDX-License-Identifier: Apache-2.0
#include "actions/OpenActionRecovery.h"

#include "actions/SessionActions.h"

#include <algorithm>

OpenActionRecovery::OpenActionRecovery(Journal* journal, SessionActions& actions,
                                       std::function<std::int64_t()> now, QObject* parent)
    : QObject(parent)
    , m_journal(journal)
    , m_actions(actions)
    , m_now(std::move(now)) {
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &OpenActionRecovery::look);
}

void OpenActionRecovery::start(const QStringList& accounts, JournalMode mode) {
    if (accounts == m_accounts && mode == m_mode)
        return;
    stop();
    m_accounts = accounts;
    m_mode = mode;
    look();
}

void OpenActionRecovery::stop() {
    ++m_generation;
    m_again.stop();
    m_accounts.clear();
    m_mode = JournalMode::Unknown;
}

void OpenActionRecovery::look() {
    if (m_journal && !m_accounts.isEmpty())
        m_journal->findOpenActions(m_accounts, m_mode, this,
                                   [this, generation = m_generation](const auto& found) {
                                       if (generation == m_generation)
                                           take(found);
                                   });
}

void OpenActionRecovery::take(const std::vector<OpenAction>& found) {
    const std::int64_t now = m_now();
    std::vector<OpenAction> old;
    std::chrono::seconds wait{0};
    for (const OpenAction& action : found) {
        // A clock that was ahead when it was recorded must not make it wait for long.
        const std::chrono::seconds age(std::max<std::int64_t>(now - action.asked, 0));
        if (age >= m_leastAge)
            old.push_back(action);
        else
            wait = std::max(wait, m_leastAge - age);
    }
    m_actions.resume(old);
    if (wait.count() > 0)
        m_again.start(wait);
}
