// SPDX-License-Identifier: Apache-2.0
#include "cache/Database.h"

#include "cache/AppOwnedFile.h"

#include <QDir>
#include <QFileInfo>

#include <sqlite3.h>

namespace {

CacheTrouble troubleOf(int code) {
    switch (code & 0xff) { // Without the details.
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return CacheTrouble::None;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_ERROR: // Our statements are right: a table is not what it was.
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT:
    case SQLITE_SCHEMA:
    case SQLITE_TOOBIG:
        return CacheTrouble::Damaged;
    case SQLITE_FULL:
    case SQLITE_IOERR: // Quotas and limits of a file's size come as this.
        return CacheTrouble::NoRoom;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return CacheTrouble::NotWritable;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return CacheTrouble::Busy;
    default:
        return CacheTrouble::Other;
    }
}

/// SQLite would wait for the other end of a pipe, and write into a file that has another name elsewhere.
bool mayOpen(const QString& path, Database::Use use) {
    switch (AppOwnedFile::obstacleAt(path)) {
    case FileObstacle::None:
    case FileObstacle::ReadOnly: // SQLite reports it.
    case FileObstacle::NotRecognised:
        return true;
    case FileObstacle::OtherUser:
    case FileObstacle::OtherNames:
        return use == Database::Use::Inspect;
    case FileObstacle::Link:
    case FileObstacle::Directory:
    case FileObstacle::Special:
        break;
    }
    return false;
}

} // namespace

bool Database::open(const QString& path, Use use) {
    close();
    m_trouble = CacheTrouble::None;
    for (const char* const companion : {"", "-wal", "-shm", "-journal"})
        if (!mayOpen(path + QLatin1StringView(companion), use)) {
            m_trouble = CacheTrouble::NotOurs;
            return false;
        }
    // No mutexes: a connection belongs to one thread. SQLite refuses links anywhere in a path: those of the
    // directories are resolved here.
    const QFileInfo info(path);
    const QString directory = QDir(info.absolutePath()).canonicalPath();
    if (directory.isEmpty()) {
        m_trouble = CacheTrouble::NotWritable;
        return false;
    }
    note(sqlite3_open_v2(
        (directory + u'/' + info.fileName()).toUtf8().constData(), &m_handle,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, nullptr));
    if (m_trouble != CacheTrouble::None) {
        close();
        return false;
    }
    constexpr int patience = 5'000; // Milliseconds another desk may take for what it writes.
    sqlite3_busy_timeout(m_handle, patience);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    return run("PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;");
}

void Database::close() {
    sqlite3_close_v2(m_handle);
    m_handle = nullptr;
}

bool Database::run(const char* sql) {
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    note(code);
    return troubleOf(code) == CacheTrouble::None;
}

void Database::interrupt() {
    if (m_handle != nullptr)
        sqlite3_interrupt(m_handle);
}

/// The first trouble is the cause of what comes after.
void Database::note(int code) {
    if (m_trouble == CacheTrouble::None)
        m_trouble = troubleOf(code);
}

Statement::Statement(Database& database, const char* sql)
    : m_database(database) {
    m_database.note(sqlite3_prepare_v2(database.m_handle, sql, -1, &m_handle, nullptr));
}

Statement::~Statement() {
    sqlite3_finalize(m_handle);
}

Statement& Statement::bind(int place, std::int64_t number) {
    if (m_handle != nullptr)
        m_database.note(sqlite3_bind_int64(m_handle, place, number));
    return *this;
}

Statement& Statement::bind(int place, std::string_view bytes) {
    if (m_handle != nullptr)
        m_database.note(sqlite3_bind_blob64(m_handle, place, bytes.data(), bytes.size(), SQLITE_STATIC));
    return *this;
}

bool Statement::step() {
    if (m_handle == nullptr)
        return false;
    const int code = sqlite3_step(m_handle);
    m_database.note(code);
    return code == SQLITE_ROW;
}

void Statement::run() {
    step();
    reset();
}

void Statement::reset() {
    if (m_handle != nullptr)
        sqlite3_reset(m_handle);
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(m_handle, column);
}

std::string_view Statement::bytes(int column) const {
    const void* const bytes = sqlite3_column_blob(m_handle, column); // First: it may convert.
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column));
    return bytes == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(bytes), size);
}
