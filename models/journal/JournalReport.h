// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/OpenEnum.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

/// Why nothing can be recorded, or read.
enum class JournalTrouble {
    None,
    NoRoom,       ///< The disk is full, or a limit is reached.
    NotWritable,  ///< Or, of reading: not readable.
    Busy,         ///< Another desk was at it for longer than we wait.
    LaterVersion, ///< Made by a later version of the desk, which writes it otherwise.
    NotAJournal,  ///< There is something else, or nothing.
    NotOurs,      ///< What is there is a link, a device or another program's file, and is left as it is.
    Closed,
    Other,
};

/// What can be found wrong. The words stand in the journal, where a new chain begins.
enum class DamageKind : std::uint8_t {
    Unknown,
    EntryChanged,
    EntriesMissing,      ///< In the middle.
    EntryAdded,          ///< At a place where none can be.
    EntriesMissingAtEnd, ///< The seal or the head file knows of more.
    SealWrong,           ///< It does not belong to the last entry.
    HeadMissing,
    HeadWrong,   ///< It belongs to other entries, or is no head file.
    FileMissing, ///< The head file knows of entries, and there is no journal.
    FileDamaged, ///< SQLite cannot read it to its end.
};
template <>
struct WireWords<DamageKind> {
    static constexpr std::array<std::string_view, 9> words{
        "entry_changed", "entries_missing", "entry_added", "entries_missing_at_end",
        "seal_wrong",    "head_missing",    "head_wrong",  "file_missing",
        "file_damaged"};
};

struct JournalDamage {
    OpenEnum<DamageKind> kind;
    std::int64_t first = 0; ///< The entry it is at; 0 when it is at none.
    std::int64_t last = 0;  ///< Of what is missing; else the same.
    friend bool operator==(const JournalDamage&, const JournalDamage&) = default;
};

/// Where the desk found damage and went on behind it.
struct JournalBreak {
    std::int64_t sequence = 0;
    std::int64_t time = 0; ///< Unix seconds.
    JournalDamage why;
    QString putAside; ///< The name of what could not be read and was kept; empty when nothing was.
    friend bool operator==(const JournalBreak&, const JournalBreak&) = default;
};

/// What a journal holds and whether it is as it was written. Damage never goes away: a journal that ever was
/// damaged is told as such.
struct JournalReport {
    JournalTrouble trouble = JournalTrouble::None; ///< With it, nothing else is known.
    std::int64_t entries = 0;
    std::int64_t lastSequence = 0;
    std::int64_t from = 0; ///< Unix seconds, of the first and of the last entry.
    std::int64_t to = 0;
    std::optional<JournalDamage> damage; ///< The first that is found.
    std::vector<JournalBreak> breaks;
    /// The entries at the end that the head file does not know: of a desk that ended while it wrote them.
    std::int64_t behindHead = 0;

    bool isSound() const { return trouble == JournalTrouble::None && !damage; }
    friend bool operator==(const JournalReport&, const JournalReport&) = default;
};

/// In words, for a person: one sentence each.
QString journalTroubleText(JournalTrouble trouble);
QString journalDamageText(const JournalDamage& damage);
/// Everything, in some lines.
QString journalReportText(const JournalReport& report);
