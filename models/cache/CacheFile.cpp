// SPDX-License-Identifier: Apache-2.0
#include "cache/CacheFile.h"

#include "cache/BlockTable.h"
#include "cache/Checksum.h"
#include "cache/FileIdentity.h"
#include "cache/OwnFile.h"

#include <QFile>

namespace {
constexpr OwnFile ours{0x56444331, CacheFile::version}; // "VDC1"
} // namespace

CacheTrouble CacheFile::open(const QString& path) {
    close();
    m_path = path;
    for (int tries = 0; tries < 2; ++tries) {
        if (const CacheTrouble trouble = ours.makeReady(path); trouble != CacheTrouble::None)
            return trouble;
        if (prepare()) {
            m_identity = fileIdentity(path);
            return CacheTrouble::None;
        }
        if (m_database.trouble() != CacheTrouble::Damaged)
            break;
        m_database.close();
        ours.remove(path);
    }
    m_database.close();
    return m_database.trouble();
}

bool CacheFile::prepare() {
    constexpr auto schema =
        "CREATE TABLE block (earliest INTEGER PRIMARY KEY, sessions INTEGER NOT NULL,"
        "                    sum INTEGER NOT NULL, bytes BLOB NOT NULL);"
        "CREATE TABLE kept (name BLOB PRIMARY KEY, value BLOB NOT NULL, sum INTEGER NOT NULL)"
        "    WITHOUT ROWID;"
        "CREATE TABLE seal (sessions INTEGER NOT NULL, sum INTEGER NOT NULL);"
        "INSERT INTO seal VALUES (0, 0);"
        "PRAGMA application_id = 0x56444331; PRAGMA user_version = 1;";
    if (!m_database.open(m_path) ||
        !m_database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE;"))
        return false;
    bool isNew = false;
    {
        Statement tables(m_database, "SELECT count(*) FROM sqlite_schema");
        isNew = tables.step() && tables.number(0) == 0;
    }
    if (isNew)
        m_database.run(schema);
    m_database.run("COMMIT");
    // So that the file's head says whose it is.
    if (isNew)
        m_database.run("PRAGMA wal_checkpoint(TRUNCATE)");
    return m_database.trouble() == CacheTrouble::None;
}

void CacheFile::close() {
    if (!isOpen())
        return;
    if (m_owesErasure)
        erase();
    m_database.close();
}

bool CacheFile::isStillThere() const {
    return fileIdentity(m_path) == m_identity;
}

/// Everything out of the log and into the file, where what was freed is overwritten already.
bool CacheFile::erase() {
    Statement checkpoint(m_database, "PRAGMA wal_checkpoint(TRUNCATE)");
    m_owesErasure = !checkpoint.step() || checkpoint.number(0) != 0;
    return !m_owesErasure;
}

std::size_t CacheFile::sessionCount() {
    Statement seal(m_database, "SELECT sessions FROM seal");
    return seal.step() ? static_cast<std::size_t>(std::max<std::int64_t>(0, seal.number(0))) : 0;
}

CacheTrouble CacheFile::read(std::size_t firstPiece, std::size_t piece, const Taker& take) {
    m_database.forgetTrouble();
    m_database.run("BEGIN");
    const bool isWhole = BlockTable(m_database).read(firstPiece, piece, take);
    m_database.run("COMMIT");
    if (m_database.trouble() == CacheTrouble::None && !isWhole)
        return CacheTrouble::Damaged;
    return m_database.trouble();
}

std::map<std::string, std::string> CacheFile::values() {
    m_database.forgetTrouble();
    std::map<std::string, std::string> values;
    Statement kept(m_database, "SELECT name, value, sum FROM kept");
    while (kept.step())
        if (checksumOf(kept.bytes(1)) == kept.number(2))
            values.emplace(kept.bytes(0), kept.bytes(1));
    return values;
}

CacheTrouble CacheFile::write(const CacheChange& change) {
    if (!isOpen() || !isStillThere())
        return CacheTrouble::Gone;
    m_database.forgetTrouble();
    bool erases = false;
    bool isWhole = true;
    if (m_database.run("BEGIN IMMEDIATE")) {
        BlockTable blocks(m_database);
        isWhole = blocks.write(change.sessions);
        erases = blocks.hasErased();
        Statement keep(m_database, "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)");
        for (const auto& [name, value] : change.values) {
            keep.bind(1, name).bind(2, value).bind(3, checksumOf(value));
            keep.run();
        }
    }
    if (!isWhole || m_database.trouble() != CacheTrouble::None || !m_database.run("COMMIT")) {
        const CacheTrouble trouble = isWhole ? m_database.trouble() : CacheTrouble::Damaged;
        m_database.run("ROLLBACK");
        const bool mustErase =
            erases || std::any_of(change.sessions.begin(), change.sessions.end(),
                                  [](const auto& session) { return session.kind.redaction; });
        if (mustErase || trouble == CacheTrouble::Damaged)
            forget();
        return trouble;
    }
    m_owesErasure = m_owesErasure || erases;
    if (m_owesErasure)
        erase();
    return CacheTrouble::None;
}

void CacheFile::forget() {
    bool isErased = false;
    bool isKnown = false;
    if (isOpen()) {
        m_database.forgetTrouble();
        // Desks that have the file open go on reading it, and shall find nothing there.
        isErased = m_database.run("BEGIN IMMEDIATE; DELETE FROM block; DELETE FROM kept;"
                                  "UPDATE seal SET sessions = 0, sum = 0; COMMIT") &&
                   erase();
        isKnown = isStillThere();
        m_database.close();
        m_owesErasure = false;
        if (!isKnown)
            return;
    }
    // Zeros under the hands of another desk would look like damage to it.
    if (isErased)
        for (const QString& each : OwnFile::withCompanions(m_path))
            QFile::remove(each);
    else if (!m_path.isEmpty())
        ours.remove(m_path, isKnown);
}

bool CacheFile::isAt(const QString& path) {
    return ours.isAt(path);
}

FileResult CacheFile::destroy(const QString& path) {
    return ours.remove(path);
}
