// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// What can be wrong with a file of the cache, as far as the desk tells it apart.
enum class CacheTrouble {
    None,
    Damaged, ///< Not to be read as what it should be.
    NoRoom,  ///< The disk is full, or a limit is reached.
    NotWritable,
    Busy,    ///< Another desk was at it for longer than we wait.
    Gone,    ///< The file was forgotten by another desk.
    NotOurs, ///< A link, a device or another program's file is in its place, and is left as it is.
    Other,
};

/// One connection to one SQLite file, for one thread. Errors stay: once something failed, trouble() tells so
/// until it is asked to forget, and whoever did several things looks once at the end.
class Database {
public:
    Database() = default;
    ~Database() { close(); }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    enum class Use {
        Own,     ///< A file of the app's: regular, of this user, under one name.
        Inspect, ///< A file that is only read. It may be a colleague's, or have several names.
    };

    /// Opens the file, or makes it. What is deleted in it is overwritten; nothing its schema says is run. A
    /// link at the end of the path is not followed.
    bool open(const QString& path, Use use = Use::Own);
    void close();
    bool isOpen() const { return m_handle != nullptr; }

    /// Statements that take and give nothing. False when one failed.
    bool run(const char* sql);
    CacheTrouble trouble() const { return m_trouble; }
    void forgetTrouble() { m_trouble = CacheTrouble::None; }
    /// Makes whatever runs end with an error; from any thread.
    void interrupt();

private:
    friend class Statement;
    void note(int code);

    sqlite3* m_handle = nullptr;
    CacheTrouble m_trouble = CacheTrouble::None;
};

/// A statement of a Database, which must outlive it.
class Statement {
public:
    Statement(Database& database, const char* sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Places count from 1. Bytes must stay until the statement is reset or gone.
    Statement& bind(int place, std::int64_t number);
    Statement& bind(int place, std::string_view bytes);
    /// True while there is a row to look at; false at the end and on trouble.
    bool step();
    /// Runs it to its end and makes it ready for the next time.
    void run();
    void reset();

    // Of the row. Columns count from 0; bytes are valid until the next step().
    std::int64_t number(int column) const;
    std::string_view bytes(int column) const;

private:
    Database& m_database;
    sqlite3_stmt* m_handle = nullptr;
};
