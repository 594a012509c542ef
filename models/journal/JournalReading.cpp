// SPDX-License-Identifier: Apache-2.0
#include "journal/JournalReading.h"

#include "journal/ChainCheck.h"
#include "journal/JournalTable.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace {

JournalReport failed(JournalTrouble trouble) {
    JournalReport report;
    report.trouble = trouble;
    return report;
}

/// Nothing can be read where the head file says that there was a journal; without one, there never was.
JournalReport unreadable(DamageKind kind, const HeadFile& headFile) {
    if (!headFile.exists())
        return failed(JournalTrouble::NotAJournal);
    const std::optional<JournalHead> head = headFile.read();
    if (kind == DamageKind::FileMissing && head && head->sequence == 0)
        return failed(JournalTrouble::NotAJournal);
    JournalReport report;
    report.damage = {kind, 0, head ? head->sequence : 0};
    return report;
}

JournalTrouble troubleOfReading(CacheTrouble trouble) {
    switch (trouble) {
    case CacheTrouble::None:
        return JournalTrouble::None;
    case CacheTrouble::Busy:
        return JournalTrouble::Busy;
    case CacheTrouble::NoRoom: // What a kill has left half done has to be undone before it can be read.
    case CacheTrouble::NotWritable:
        return JournalTrouble::NotWritable;
    case CacheTrouble::NotOurs:
        return JournalTrouble::NotOurs;
    case CacheTrouble::Damaged:
    case CacheTrouble::Gone:
    case CacheTrouble::Other:
        break;
    }
    return JournalTrouble::Other;
}

} // namespace

JournalReport verifyJournal(const QString& path, const JournalTaker& take) {
    const HeadFile headFile(path);
    if (!QFile::exists(path))
        return unreadable(DamageKind::FileMissing, headFile);
    // Whoever checks a journal may name it by a link.
    const QString readable = QFileInfo(path).canonicalFilePath();
    Database database;
    JournalTable table(database);
    JournalTable::Contents contents = JournalTable::Contents::Foreign;
    if (database.open(readable, Database::Use::Inspect) && database.run("BEGIN"))
        contents = table.contents(); // From here on nobody else commits.
    if (database.trouble() != CacheTrouble::None && database.trouble() != CacheTrouble::Damaged)
        return failed(troubleOfReading(database.trouble()));
    if (contents == JournalTable::Contents::LaterVersion)
        return failed(JournalTrouble::LaterVersion);
    if (contents != JournalTable::Contents::Ours)
        return unreadable(DamageKind::FileDamaged, headFile);

    ChainCheck check(headFile.read(), headFile.exists());
    table.read([&](const WrittenEntry& entry, bool isAsTyped) {
        const std::optional<JournalDamage> damage = check.take(entry, isAsTyped);
        if (take)
            take(entry, damage);
        return true;
    });
    check.end(table.seal());
    JournalReport report = check.report();
    const bool isWhole = table.isWhole();
    if (database.trouble() == CacheTrouble::Damaged || (database.trouble() == CacheTrouble::None && !isWhole))
        report.damage = {DamageKind::FileDamaged, report.lastSequence, report.lastSequence};
    else if (database.trouble() != CacheTrouble::None)
        return failed(troubleOfReading(database.trouble()));
    return report;
}

QString usualJournalPath() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/VerificationDesk/journal.sqlite");
}
