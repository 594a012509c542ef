// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/JournalReport.h"
#include "journal/WrittenEntry.h"

#include <functional>

/// Entry after entry, each with what is wrong with it or right before it.
using JournalTaker =
    std::function<void(const WrittenEntry& entry, const std::optional<JournalDamage>& damage)>;

/// Reads a journal from its first entry to its last and checks each. Writes nothing, marks nothing; a desk
/// may be appending meanwhile. With JournalTrouble when there is none, or it cannot be read now.
JournalReport verifyJournal(const QString& path, const JournalTaker& take = {});

/// The usual place: <data>/VerificationDesk/journal.sqlite
QString usualJournalPath();
