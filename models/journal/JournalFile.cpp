// SPDX-License-Identifier: Apache-2.0
#include "journal/JournalFile.h"

#include "cache/AppOwnedFile.h"
#include "cache/FileIdentity.h"
#include "cache/OwnFile.h"
#include "journal/ChainCheck.h"
#include "journal/JournalTable.h"

#include <QFile>
#include <QFileInfo>

namespace {

constexpr OwnFile ours{0x56444A31, JournalTable::version}; // "VDJ1"

JournalTrouble troubleOf(CacheTrouble trouble) {
    switch (trouble) {
    case CacheTrouble::None:
        return JournalTrouble::None;
    case CacheTrouble::NoRoom:
        return JournalTrouble::NoRoom;
    case CacheTrouble::NotWritable:
        return JournalTrouble::NotWritable;
    case CacheTrouble::Busy:
        return JournalTrouble::Busy;
    case CacheTrouble::NotOurs:
        return JournalTrouble::NotOurs;
    case CacheTrouble::Damaged: // And could not be put aside.
    case CacheTrouble::Gone:
    case CacheTrouble::Other:
        break;
    }
    return JournalTrouble::Other;
}

/// Makes it, empty and for its owner alone, where there is nothing; SQLite gives the files beside it the same
/// permissions. What a file that is there holds is looked at later.
CacheTrouble makeIfMissing(const QString& path) {
    return cacheTroubleOf(AppOwnedFile(path, [](const QByteArray&) { return true; }).create());
}

/// An empty file, which only its lock is used of.
CacheTrouble makeLock(const QString& path) {
    return cacheTroubleOf(AppOwnedFile(path, [](const QByteArray&) { return false; }).create());
}

} // namespace

JournalTrouble JournalFile::open(const QString& path, const JournalStamp& stamp) {
    m_path = path;
    m_identity = 0;
    m_report = {};
    return reopen(stamp, false);
}

JournalTrouble JournalFile::reopen(const JournalStamp& stamp, bool asDamaged) {
    m_database.close();
    m_isLaterVersion = false;
    AppOwnedFile::makeDirectoryFor(m_path);
    if (!mayTouch())
        return JournalTrouble::NotOurs;
    // Two desks must not both put the same file aside, the second one the first one's new file. SQLite's own
    // lock, since it ends with the desk that holds it, however that ends.
    const QString lock = m_path + QStringLiteral(".lock");
    Database gate;
    if (const CacheTrouble trouble = makeLock(lock); trouble != CacheTrouble::None)
        return troubleOf(trouble);
    if (!gate.open(lock) || !gate.run("BEGIN EXCLUSIVE"))
        return troubleOf(gate.trouble());
    if (asDamaged && !putAside())
        return JournalTrouble::NotWritable;
    for (int tries = 0;; ++tries) {
        const CacheTrouble trouble = openOnce(stamp);
        if (trouble == CacheTrouble::None)
            return JournalTrouble::None;
        m_database.close();
        if (m_isLaterVersion)
            return JournalTrouble::LaterVersion;
        if (trouble != CacheTrouble::Damaged || tries > 0)
            return troubleOf(trouble);
        if (!isRecognised())
            return JournalTrouble::NotOurs;
        if (!putAside())
            return JournalTrouble::NotWritable;
    }
}

CacheTrouble JournalFile::openOnce(const JournalStamp& stamp) {
    CacheTrouble trouble = makeIfMissing(m_path);
    if (trouble == CacheTrouble::None)
        trouble = prepare();
    if (trouble == CacheTrouble::None)
        trouble = check(stamp);
    if (trouble != CacheTrouble::None)
        return trouble;
    m_identity = fileIdentity(m_path);
    return writeHead();
}

/// Up to the begin of a transaction in which the file is one of ours.
CacheTrouble JournalFile::prepare() {
    if (!m_database.open(m_path))
        return m_database.trouble();
    JournalTable table(m_database);
    const JournalTable::Contents contents = table.contents();
    if (m_database.trouble() != CacheTrouble::None)
        return m_database.trouble();
    switch (contents) {
    case JournalTable::Contents::New:
    case JournalTable::Contents::Ours:
        break;
    case JournalTable::Contents::LaterVersion:
        m_isLaterVersion = true;
        return CacheTrouble::Other;
    case JournalTable::Contents::Foreign:
        return CacheTrouble::Damaged;
    }
    // EXTRA: FULL would let a commit's end, the removal of SQLite's own journal, be lost with the power, and
    // the last entries with it. No write-ahead log: it would be a second file in which the newest entries
    // stand alone, and whoever copies the journal as evidence would leave them behind.
    m_database.run("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; BEGIN IMMEDIATE;");
    if (m_database.trouble() == CacheTrouble::None && contents == JournalTable::Contents::New)
        table.create();
    return m_database.trouble();
}

CacheTrouble JournalFile::check(const JournalStamp& stamp) {
    JournalTable table(m_database);
    const HeadFile headFile(m_path);
    const std::optional<JournalHead> head = headFile.read();
    ChainCheck check(head, headFile.exists());
    table.read([&check](const WrittenEntry& entry, bool isAsTyped) {
        check.take(entry, isAsTyped);
        return true;
    });
    check.end(table.seal());
    if (m_database.trouble() != CacheTrouble::None)
        return m_database.trouble();
    if (!table.isWhole() || !check.next())
        return CacheTrouble::Damaged;
    if (!m_putAside.isEmpty())
        beginChain(stamp, {DamageKind::FileDamaged, 0, 0}, check);
    else if (check.unmarked() && check.report().entries == 0)
        beginChain(stamp, {DamageKind::FileMissing, 0, 0}, check);
    else if (check.unmarked())
        beginChain(stamp, JournalDamage(*check.unmarked()), check);
    headFile.removeRests();
    if (m_database.trouble() != CacheTrouble::None || !m_database.run("COMMIT"))
        return m_database.trouble();
    m_putAside.clear();
    m_report = check.report();
    return CacheTrouble::None;
}

void JournalFile::beginChain(const JournalStamp& stamp, const JournalDamage& why, ChainCheck& check) {
    WrittenEntry entry(stamp, {});
    entry.deed = WrittenEntry::chainBegan;
    entry.outcome.clear();
    entry.detail = why.kind.wireWord().toStdString();
    entry.count = why.first;
    entry.typedReason = m_putAside.toStdString();
    JournalTable table(m_database);
    JournalHead head = *check.next();
    table.append(entry, head);
    table.putSeal(head);
    check.take(entry);
}

JournalTrouble JournalFile::record(const JournalStamp& stamp, std::span<const JournalEntry> entries) {
    if (m_path.isEmpty())
        return JournalTrouble::Closed;
    if (!isOpen())
        if (const JournalTrouble trouble = reopen(stamp, false); trouble != JournalTrouble::None)
            return trouble;
    // Opening it again marks what was found; if that did not help, SQLite cannot work with the file any more.
    constexpr int mostTries = 3;
    for (int tries = 0; tries < mostTries; ++tries) {
        const CacheTrouble trouble = append(stamp, entries);
        if (trouble != CacheTrouble::Damaged && trouble != CacheTrouble::Gone)
            return troubleOf(trouble);
        const bool isHopeless = tries > 0 && trouble == CacheTrouble::Damaged;
        if (const JournalTrouble again = reopen(stamp, isHopeless); again != JournalTrouble::None)
            return again;
    }
    return JournalTrouble::Other;
}

void JournalFile::read(const std::function<void(const WrittenEntry& entry)>& take) {
    if (!isOpen())
        return;
    m_database.forgetTrouble();
    JournalTable(m_database).read([&take](const WrittenEntry& entry, bool) {
        take(entry);
        return true;
    });
    m_database.forgetTrouble();
}

CacheTrouble JournalFile::append(const JournalStamp& stamp, std::span<const JournalEntry> entries) {
    m_database.forgetTrouble();
    if (!m_database.run("BEGIN IMMEDIATE"))
        return m_database.trouble();
    JournalTable table(m_database);
    JournalHead head = table.last();
    if (fileIdentity(m_path) != m_identity)
        return rollback(CacheTrouble::Gone);
    if (!isAsLeft(head))
        return rollback(CacheTrouble::Damaged);
    for (const JournalEntry& entry : entries) {
        WrittenEntry written(stamp, entry);
        table.append(written, head);
    }
    table.putSeal(head);
    if (m_database.trouble() != CacheTrouble::None || !m_database.run("COMMIT"))
        return rollback(m_database.trouble());
    const CacheTrouble trouble = writeHead();
    // Once more would be twice: it is written, only not acknowledged.
    return trouble == CacheTrouble::Damaged ? CacheTrouble::Other : trouble;
}

/// The end of the chain, which every desk leaves so that this holds.
bool JournalFile::isAsLeft(const JournalHead& last) {
    JournalTable table(m_database);
    if (table.seal() != last)
        return false;
    const std::optional<JournalHead> head = HeadFile(m_path).read();
    if (!head || head->sequence > last.sequence)
        return false;
    const bool isFirst = head->sequence == 0;
    return head->hash == (isFirst ? hashBeforeTheFirst() : table.hashAt(head->sequence));
}

/// Under the lock on the database, so that no desk writes an older head over a newer one.
CacheTrouble JournalFile::writeHead() {
    m_database.forgetTrouble();
    if (!m_database.run("BEGIN IMMEDIATE"))
        return m_database.trouble();
    const std::optional<JournalHead> seal = JournalTable(m_database).seal();
    const HeadFile headFile(m_path);
    if (!seal)
        return rollback(CacheTrouble::NoRoom);
    return rollback(headFile.read() == seal ? CacheTrouble::None : cacheTroubleOf(headFile.write(*seal)));
}

CacheTrouble JournalFile::rollback(CacheTrouble otherwise) {
    const CacheTrouble trouble = m_database.trouble();
    m_database.run("ROLLBACK");
    return trouble == CacheTrouble::None ? otherwise : trouble;
}

/// Before anything is made or renamed: links, devices, and files of others are left alone.
bool JournalFile::mayTouch() const {
    for (const char* const companion : {"", ".head", ".lock", "-journal", "-wal", "-shm"}) {
        const FileObstacle obstacle = AppOwnedFile::obstacleAt(m_path + QLatin1StringView(companion));
        if (obstacle != FileObstacle::None && obstacle != FileObstacle::ReadOnly)
            return false;
    }
    for (const char* const companion : {"-journal", "-wal", "-shm"})
        if (AppOwnedFile(m_path + QLatin1StringView(companion), OwnFile::isCompanion).obstacle() ==
            FileObstacle::NotRecognised)
            return false;
    const HeadFile head(m_path);
    if (isRecognised())
        return true;
    // A journal is to be made: a foreign file may be called like its head.
    const AppOwnedFile blank(m_path, [](const QByteArray&) { return false; });
    return blank.obstacle() == FileObstacle::None && !head.exists();
}

/// Whether the file is the app's although it cannot be read to its end: by its own header, by the head file
/// beside it, or because it was open in this run.
bool JournalFile::isRecognised() const {
    return m_identity != 0 || ours.isAt(m_path) || HeadFile(m_path).read().has_value();
}

bool JournalFile::putAside() {
    QString aside = m_path + QStringLiteral(".damaged");
    for (int i = 2; QFile::exists(aside); ++i)
        aside = m_path + QStringLiteral(".damaged-%1").arg(i);
    // SQLite's own journal first: beside a new file it would be taken for that one's.
    for (const auto* const companion : {"-journal", "-wal", "-shm", ""}) {
        const QLatin1StringView ending(companion);
        if (QFile::exists(m_path + ending) && !QFile::rename(m_path + ending, aside + ending))
            return false;
    }
    m_putAside = QFileInfo(aside).fileName();
    return true;
}
