// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/WrittenEntry.h"

#include <QStringList>

#include <vector>

/// A cancel or a redaction of which the journal does not say how it ended.
struct OpenAction {
    Deed deed = Deed::Unknown; ///< Canceled or Redacted.
    SessionId session = {};
    DeedOutcome outcome = DeedOutcome::Asked; ///< The last one known: Asked, Uncertain, or Accepted.
    std::int64_t asked = 0;                   ///< Unix seconds, as recorded with it.
    friend bool operator==(const OpenAction&, const OpenAction&) = default;
};

/// Finds the open actions of one account among the entries of a journal, which it is given in their order.
class OpenActionFinder {
public:
    /// `accounts` are all names the account has in the journal: its id, and marks of its keys.
    OpenActionFinder(const QStringList& accounts, JournalMode mode);

    void take(const WrittenEntry& entry);
    /// In the order in which they were asked.
    const std::vector<OpenAction>& found() const { return m_open; }

private:
    std::vector<std::string> m_accounts;
    std::string m_mode;
    std::vector<OpenAction> m_open;
};
