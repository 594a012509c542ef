// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/JournalEntry.h"
#include "journal/JournalStamp.h"

#include <array>
#include <string>

/// An entry as it stands on disk: the bytes themselves, UTF-8, also where somebody has put in what the desk
/// would not write.
struct WrittenEntry {
    std::int64_t sequence = 0; ///< 1, 2, 3 …
    std::int64_t time = 0;
    std::int64_t count = 1;
    std::string clock;
    std::string systemUser;
    std::string operatorName;
    std::string account;
    std::string mode;
    std::string deed;
    std::string outcome;
    std::string session;
    std::string detail;
    std::string reason;
    std::string typedReason;
    std::string request;
    std::string hash; ///< 32 bytes: SHA-256 of the hash before and of everything above.

    WrittenEntry() = default;
    WrittenEntry(const JournalStamp& stamp, const JournalEntry& entry);

    /// It stands behind damage, and says what was found. `detail` is the kind of damage, `count` the entry
    /// at which it was, `typedReason` the name of the file that was put aside. No caller's deed is called so.
    bool beginsChain() const { return deed == chainBegan; }
    static constexpr std::string_view chainBegan = "chain_began";

    friend bool operator==(const WrittenEntry&, const WrittenEntry&) = default;
};

/// The texts of an entry, in the order in which they are stored, hashed and exported.
struct JournalColumn {
    const char* name;
    std::string WrittenEntry::*text;
};
inline constexpr std::array<JournalColumn, 12> journalColumns{{
    {"clock", &WrittenEntry::clock},
    {"system_user", &WrittenEntry::systemUser},
    {"operator_name", &WrittenEntry::operatorName},
    {"account", &WrittenEntry::account},
    {"mode", &WrittenEntry::mode},
    {"deed", &WrittenEntry::deed},
    {"outcome", &WrittenEntry::outcome},
    {"session", &WrittenEntry::session},
    {"detail", &WrittenEntry::detail},
    {"reason", &WrittenEntry::reason},
    {"typed_reason", &WrittenEntry::typedReason},
    {"request_id", &WrittenEntry::request},
}};

/// What the first entry of all is chained to.
std::string hashBeforeTheFirst();
/// The hash that belongs to an entry behind the one with the hash `before`.
std::string hashOf(std::string_view before, const WrittenEntry& entry);
