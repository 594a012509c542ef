// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/Journal.h"

#include <QObject>
#include <QTimer>

class SessionActions;

/// Looks in the journal, when an account is connected, for cancels and redactions that never got an outcome,
/// since the app was closed, killed or disconnected meanwhile, and has their sessions read until it is known.
/// Nothing is sent a second time.
class OpenActionRecovery : public QObject {
    Q_OBJECT
public:
    /// Another instance may still be waiting for the answer to an action that is younger than this.
    static constexpr std::chrono::seconds usualLeastAge{120};

    /// `now` is the time by which the journal is written.
    OpenActionRecovery(Journal* journal, SessionActions& actions, std::function<std::int64_t()> now,
                       QObject* parent = nullptr);

    /// `accounts` are all names under which the journal may have the account.
    void start(const QStringList& accounts, JournalMode mode);
    void stop();
    void setLeastAge(std::chrono::seconds age) { m_leastAge = age; }

private:
    void look();
    void take(const std::vector<OpenAction>& found);

    Journal* m_journal;
    SessionActions& m_actions;
    std::function<std::int64_t()> m_now;
    QStringList m_accounts;
    JournalMode m_mode = JournalMode::Unknown;
    std::chrono::seconds m_leastAge = usualLeastAge;
    QTimer m_again;
    std::uint64_t m_generation = 0; ///< Of the account.
};
