// SPDX-License-Identifier: Apache-2.0
#include "cache/ReferenceFile.h"

#include "cache/FileIdentity.h"
#include "cache/OwnFile.h"
#include "cache/ReferenceBox.h"

#include <QFile>

#include <algorithm>

namespace {
constexpr OwnFile ours{0x56445231, ReferenceFile::version}; // "VDR1"

std::string_view viewOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}
} // namespace

CacheTrouble ReferenceFile::open(const QString& path, const std::optional<SealKey>& key) {
    close();
    m_path = path;
    m_key = key;
    if (!key && !QFile::exists(path))
        return CacheTrouble::None;
    for (int tries = 0; tries < 2; ++tries) {
        if (const CacheTrouble trouble = ours.makeReady(path); trouble != CacheTrouble::None)
            return trouble;
        if (prepare() && isOfKey()) {
            m_identity = fileIdentity(path);
            return CacheTrouble::None;
        }
        if (const CacheTrouble trouble = m_database.trouble();
            trouble != CacheTrouble::None && trouble != CacheTrouble::Damaged)
            break;
        m_database.close();
        ours.remove(path);
    }
    m_database.close();
    return m_database.trouble();
}

bool ReferenceFile::prepare() {
    constexpr auto schema = "CREATE TABLE sealed (created INTEGER NOT NULL, session BLOB NOT NULL,"
                            "                     box BLOB NOT NULL, PRIMARY KEY (created, session))"
                            "    WITHOUT ROWID;"
                            "CREATE TABLE key (mark BLOB NOT NULL);"
                            "PRAGMA application_id = 0x56445231; PRAGMA user_version = 1;";
    if (!m_database.open(m_path) ||
        !m_database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE;"))
        return false;
    bool isNew = false;
    {
        Statement tables(m_database, "SELECT count(*) FROM sqlite_schema");
        isNew = tables.step() && tables.number(0) == 0;
    }
    if (isNew && m_database.run(schema) && m_key) {
        const QByteArray mark = m_key->mark();
        Statement note(m_database, "INSERT INTO key VALUES (?)");
        note.bind(1, viewOf(mark)).run();
    }
    m_database.run("COMMIT");
    // So that the file's head says whose it is.
    if (isNew)
        m_database.run("PRAGMA wal_checkpoint(TRUNCATE)");
    return m_database.trouble() == CacheTrouble::None;
}

bool ReferenceFile::isOfKey() {
    if (!m_key)
        return true;
    Statement noted(m_database, "SELECT mark FROM key");
    const QByteArray mark = m_key->mark();
    return noted.step() && noted.bytes(0) == viewOf(mark);
}

void ReferenceFile::close() {
    m_key.reset();
    if (!isOpen())
        return;
    if (m_owesErasure)
        erase();
    m_database.close();
}

/// Everything out of the log and into the file, where what was freed is overwritten already.
bool ReferenceFile::erase() {
    Statement checkpoint(m_database, "PRAGMA wal_checkpoint(TRUNCATE)");
    m_owesErasure = !checkpoint.step() || checkpoint.number(0) != 0;
    return !m_owesErasure;
}

CacheTrouble ReferenceFile::read(std::size_t piece, const Taker& take) {
    if (!isOpen() || !m_key)
        return CacheTrouble::None;
    m_database.forgetTrouble();
    Statement sealed(m_database, "SELECT session, box FROM sealed WHERE length(box) > 0"
                                 " ORDER BY created DESC, session DESC");
    std::vector<KnownReferences> known;
    bool isWanted = true;
    while (isWanted && sealed.step()) {
        const std::string_view id = sealed.bytes(0);
        if (std::optional<SessionReferences> opened = openedReferences(sealed.bytes(1), id, *m_key))
            known.push_back({std::string(id), std::move(*opened)});
        if (known.size() == piece)
            isWanted = take(std::exchange(known, {}));
    }
    if (isWanted && !known.empty())
        take(std::move(known));
    return m_database.trouble();
}

/// An empty box says that nothing of it may be kept, whatever another desk still writes.
void ReferenceFile::put(std::span<const ReferenceChange> changes) {
    Statement kept(m_database, "SELECT 1 FROM sealed WHERE created = ? AND session = ? AND length(box) > 0");
    Statement put(m_database, "INSERT INTO sealed VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
                              " SET box = excluded.box WHERE length(box) > 0");
    for (const ReferenceChange& change : changes) {
        if (change.references && !m_key)
            continue;
        QByteArray box("");
        if (change.references) {
            box = sealedReferences({change.id, *change.references}, *m_key);
        } else {
            m_owesErasure = kept.bind(1, change.created).bind(2, change.id).step() || m_owesErasure;
            kept.reset();
        }
        put.bind(1, change.created).bind(2, change.id).bind(3, viewOf(box)).run();
    }
}

CacheTrouble ReferenceFile::write(std::span<const ReferenceChange> changes) {
    if (!isOpen() && !m_key)
        return CacheTrouble::None; // There is nothing to erase.
    if (!isOpen() || fileIdentity(m_path) != m_identity)
        return CacheTrouble::Gone;
    m_database.forgetTrouble();
    if (m_database.run("BEGIN IMMEDIATE"))
        put(changes);
    if (m_database.trouble() != CacheTrouble::None || !m_database.run("COMMIT")) {
        const CacheTrouble trouble = m_database.trouble();
        m_database.run("ROLLBACK");
        const bool mustErase = std::ranges::any_of(
            changes, [](const ReferenceChange& change) { return !change.references.has_value(); });
        if (mustErase || trouble == CacheTrouble::Damaged)
            forget();
        return trouble;
    }
    if (m_owesErasure)
        erase();
    return CacheTrouble::None;
}

void ReferenceFile::forget() {
    m_key.reset();
    bool isErased = false;
    bool isKnown = false;
    if (isOpen()) {
        m_database.forgetTrouble();
        // Desks that have the file open go on reading it, and shall find nothing there.
        isErased = m_database.run("BEGIN IMMEDIATE; DELETE FROM sealed; COMMIT") && erase();
        isKnown = fileIdentity(m_path) == m_identity;
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

bool ReferenceFile::isAt(const QString& path) {
    return ours.isAt(path);
}

FileResult ReferenceFile::destroy(const QString& path) {
    return ours.remove(path);
}
