// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/HeadFile.h"
#include "journal/JournalReport.h"
#include "journal/WrittenEntry.h"

/// Goes along a journal from its first entry to its last and finds where it is not as it was written.
///
/// What a chain without a key can prove: that entries were changed, removed, added or swapped by somebody who
/// did not work out every hash behind them anew and write the seal and the head file to match. Who may write
/// the journal and its head file, and knows this program, can write both anew from any entry on and nothing
/// here tells; so can who puts older copies of both in their place, or removes both. A key in the system's
/// keychain would raise that to who may also read the keychain. The desk has none for this: to hold somebody
/// to it, keep what `journal verify` tells (the last entry's number) or an export where they cannot write.
class ChainCheck {
public:
    /// `isHeadThere` without a `head`: there is a file, but none of ours.
    ChainCheck(std::optional<JournalHead> head, bool isHeadThere);

    /// The next entry. Answers what is wrong with it or right before it.
    std::optional<JournalDamage> take(const WrittenEntry& entry, bool isAsTyped = true);
    /// After the last one.
    void end(const std::optional<JournalHead>& seal);

    const JournalReport& report() const { return m_report; }
    /// What was found behind the last place where a new chain began, and is not told by the journal itself
    /// yet.
    const std::optional<JournalDamage>& unmarked() const { return m_unmarked; }
    /// What the next entry is chained to: the last one's hash, and a number behind all that are or were.
    /// Nothing when somebody has put in numbers that leave no room behind them.
    std::optional<JournalHead> next() const;

private:
    void note(const JournalDamage& damage);
    void noteAtTheEnd(DamageKind kind);
    void endHead();

    std::optional<JournalHead> m_head;
    bool m_isHeadThere;
    std::int64_t m_last = 0; ///< Sequence of the entry before.
    std::string m_before;    ///< Its hash.
    std::int64_t m_told = 0; ///< How far the journal goes by its seal.
    JournalReport m_report;
    std::optional<JournalDamage> m_unmarked;
};
