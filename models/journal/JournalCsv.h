// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/AppOwnedFile.h"
#include "journal/JournalReport.h"

#include <string>
#include <string_view>

/// What an export came to.
struct JournalExport {
    JournalReport report;
    bool isWritten = false; ///< The file is whole and on the disk; else what was there is there still.
    FileResult result = FileResult::Done; ///< Why it is not written, where the journal is not the reason.
};

/// Writes a journal as a table, an entry a line, damaged or not: the last column says what is wrong with an
/// entry. RFC 4180, with a mark at the beginning by which spreadsheets tell UTF-8; a text that one would take
/// for a formula gets an apostrophe before it. Readable for its owner alone. Takes the place of a former
/// export, and of nothing else.
JournalExport exportJournal(const QString& journalPath, const QString& csvPath);

/// Why an export was not written to a file, in words; empty when it was, or when the journal is the reason.
QString exportTroubleText(FileResult result, const QString& file);

/// One text as a cell: quoted where it contains a separator, and with an apostrophe before whatever a
/// spreadsheet would take for a formula, at the beginning of the text and after every separator.
std::string csvCell(std::string_view text);
