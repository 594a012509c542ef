// SPDX-License-Identifier: Apache-2.0
#include "journal/JournalTable.h"

namespace {

constexpr std::int64_t applicationId = 0x56444A31; // "VDJ1"

constexpr int firstText = 3; ///< After the three numbers.
constexpr int hashPlace = firstText + static_cast<int>(journalColumns.size());

/// Texts are stored as such, so that any SQLite tool shows them, though they are bound as bytes.
std::string insertStatement() {
    std::string sql = "INSERT INTO entry VALUES (?, ?, ?";
    for (std::size_t i = 0; i < journalColumns.size(); ++i)
        sql += ", CAST(? AS TEXT)";
    return sql + ", ?)";
}

std::string selectStatement() {
    std::string columns = "sequence, time, count";
    std::string types = "typeof(time) = 'integer' AND typeof(count) = 'integer' AND typeof(hash) = 'blob'";
    for (const JournalColumn& column : journalColumns) {
        columns += std::string(", ") + column.name;
        types += std::string(" AND typeof(") + column.name + ") = 'text'";
    }
    return "SELECT " + columns + ", hash, " + types + " FROM entry ORDER BY sequence";
}

std::string createStatement() {
    std::string sql = "CREATE TABLE entry (sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL, "
                      "count INTEGER NOT NULL";
    for (const JournalColumn& column : journalColumns)
        sql += std::string(", ") + column.name + " TEXT NOT NULL";
    return sql + ", hash BLOB NOT NULL) STRICT;"
                 "CREATE TABLE seal (sequence INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;"
                 "PRAGMA application_id = 0x56444A31; PRAGMA user_version = 1;";
}

} // namespace

std::int64_t JournalTable::pragma(const char* sql) {
    Statement statement(m_database, sql);
    return statement.step() ? statement.number(0) : -1;
}

JournalTable::Contents JournalTable::contents() {
    const std::int64_t application = pragma("PRAGMA application_id");
    const std::int64_t format = pragma("PRAGMA user_version");
    if (application == 0 && format == 0 && pragma("SELECT count(*) FROM sqlite_schema") == 0)
        return Contents::New;
    if (application != applicationId || format < 1)
        return Contents::Foreign;
    return format == version ? Contents::Ours : Contents::LaterVersion;
}

void JournalTable::create() {
    m_database.run(createStatement().c_str());
    putSeal({0, hashBeforeTheFirst()});
}

bool JournalTable::isWhole() {
    Statement check(m_database, "PRAGMA quick_check(1)");
    return check.step() && check.bytes(0) == "ok";
}

void JournalTable::read(const Taker& take) {
    Statement entries(m_database, selectStatement().c_str());
    WrittenEntry entry;
    while (entries.step()) {
        entry.sequence = entries.number(0);
        entry.time = entries.number(1);
        entry.count = entries.number(2);
        int place = firstText;
        for (const JournalColumn& column : journalColumns)
            entry.*column.text = entries.bytes(place++);
        entry.hash = entries.bytes(hashPlace);
        if (!take(entry, entries.number(hashPlace + 1) == 1))
            return;
    }
}

JournalHead JournalTable::last() {
    Statement last(m_database, "SELECT sequence, hash FROM entry ORDER BY sequence DESC LIMIT 1");
    if (!last.step())
        return {0, hashBeforeTheFirst()};
    return {last.number(0), std::string(last.bytes(1))};
}

std::string JournalTable::hashAt(std::int64_t sequence) {
    Statement entry(m_database, "SELECT hash FROM entry WHERE sequence = ?");
    entry.bind(1, sequence);
    return entry.step() ? std::string(entry.bytes(0)) : std::string();
}

std::optional<JournalHead> JournalTable::seal() {
    Statement seals(m_database, "SELECT sequence, hash FROM seal");
    if (!seals.step())
        return std::nullopt;
    JournalHead seal{seals.number(0), std::string(seals.bytes(1))};
    return seals.step() ? std::nullopt : std::optional(std::move(seal));
}

void JournalTable::append(WrittenEntry& entry, JournalHead& head) {
    entry.sequence = head.sequence + 1;
    entry.hash = hashOf(head.hash, entry);
    Statement insert(m_database, insertStatement().c_str());
    insert.bind(1, entry.sequence).bind(2, entry.time).bind(3, entry.count);
    int place = firstText + 1;
    for (const JournalColumn& column : journalColumns)
        insert.bind(place++, entry.*column.text);
    insert.bind(place, entry.hash);
    insert.run();
    head = {entry.sequence, entry.hash};
}

void JournalTable::putSeal(const JournalHead& head) {
    m_database.run("DELETE FROM seal");
    Statement seal(m_database, "INSERT INTO seal VALUES (?, ?)");
    seal.bind(1, head.sequence).bind(2, head.hash);
    seal.run();
}
