// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/Database.h"
#include "journal/HeadFile.h"
#include "journal/WrittenEntry.h"

#include <functional>

/// The entries of a journal in its database, and their seal, within a transaction.
class JournalTable {
public:
    static constexpr int version = 1;

    enum class Contents { New, Ours, LaterVersion, Foreign };

    explicit JournalTable(Database& database)
        : m_database(database) {}

    /// Foreign too when SQLite cannot read it; the database's trouble() tells then.
    Contents contents();
    void create();

    /// Whether SQLite finds the file's structure whole. In one that is not, an entry may be written where
    /// nobody finds it again.
    bool isWhole();

    /// In their order; `isAsTyped` is false for an entry in which a number or a text is something else. Ends
    /// early when `take` answers false.
    using Taker = std::function<bool(const WrittenEntry& entry, bool isAsTyped)>;
    void read(const Taker& take);
    /// The last one; sequence 0 and hashBeforeTheFirst() when there is none.
    JournalHead last();
    /// The hash of one entry; empty when there is none.
    std::string hashAt(std::int64_t sequence);
    /// How far the journal goes by what is written beside the entries. Nothing when there is not one of it.
    std::optional<JournalHead> seal();

    /// Chains an entry to `head`, writes it, and makes it the head. The entry's number and hash are set here.
    void append(WrittenEntry& entry, JournalHead& head);
    void putSeal(const JournalHead& head);

private:
    std::int64_t pragma(const char* sql);
    Database& m_database;
};
