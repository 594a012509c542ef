// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/Database.h"
#include "journal/HeadFile.h"
#include "journal/JournalReport.h"
#include "journal/WrittenEntry.h"

#include <functional>
#include <span>

class ChainCheck;

/// The journal of one user on one computer: one SQLite file to which several desks append, and its head file
/// beside it. For one thread.
///
/// What record() answers without trouble is on the disk, and stays there when the desk is killed or the power
/// goes. With trouble nothing of it is, or nothing that was acknowledged: it may happen that an entry stands
/// for something that was then not done, and never the other way round.
///
/// Nothing is ever changed or removed. Where damage is found, it stays as it is, and an entry that says so
/// begins a new chain behind it. A journal that SQLite cannot read is renamed to "….damaged" and kept. A file
/// that the app did not make is never touched (NotOurs).
class JournalFile {
public:
    /// Opens or makes it, with the directories above, readable for its owner alone, and reads it all. `stamp`
    /// is for what is written when damage is found.
    JournalTrouble open(const QString& path, const JournalStamp& stamp);
    void close() { m_database.close(); }
    bool isOpen() const { return m_database.isOpen(); }

    /// All of them or none, in this order. Opens the file again when it is not open, was removed, or is not
    /// as the desk has left it.
    JournalTrouble record(const JournalStamp& stamp, std::span<const JournalEntry> entries);

    /// Every entry in its order, as far as the file can be read. Writes nothing.
    void read(const std::function<void(const WrittenEntry& entry)>& take);

    /// What was found when it was opened last.
    const JournalReport& report() const { return m_report; }

private:
    CacheTrouble openOnce(const JournalStamp& stamp);
    CacheTrouble prepare();
    CacheTrouble check(const JournalStamp& stamp);
    void beginChain(const JournalStamp& stamp, const JournalDamage& why, ChainCheck& check);
    CacheTrouble append(const JournalStamp& stamp, std::span<const JournalEntry> entries);
    bool isAsLeft(const JournalHead& last);
    CacheTrouble writeHead();
    CacheTrouble rollback(CacheTrouble otherwise);
    bool mayTouch() const;
    bool isRecognised() const;
    bool putAside();
    JournalTrouble reopen(const JournalStamp& stamp, bool asDamaged);

    QString m_path;
    Database m_database;
    JournalReport m_report;
    quint64 m_identity = 0; ///< Which file it was when opened.
    bool m_isLaterVersion = false;
    QString m_putAside; ///< Until the new file says so.
};
