// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/JournalFile.h"
#include "journal/JournalReading.h"

#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <memory>

inline JournalStamp sampleStamp(std::int64_t time = 1'790'000'000) {
    return {time,
            JournalClock::Stripe,
            QStringLiteral("ada"),
            QStringLiteral("Ada L."),
            QStringLiteral("acct_1Desk"),
            JournalMode::Test};
}

/// Every text of it is set; the request's id tells which it is.
inline JournalEntry sampleEntry(int number) {
    JournalEntry entry;
    entry.deed = number % 2 ? Deed::Revealed : Deed::Copied;
    entry.session = *SessionId::fromText(QStringLiteral("vs_%1").arg(number % 7));
    entry.detail = JournalDetail::DateOfBirth;
    entry.reason = JournalReason::Other;
    entry.typedReason = QStringLiteral("ticket %1").arg(number);
    entry.request = *RequestId::fromText(QStringLiteral("req_%1").arg(number));
    return entry;
}

inline JournalTrouble recordSample(JournalFile& file, int number) {
    const JournalEntry entry = sampleEntry(number);
    return file.record(sampleStamp(1'790'000'000 + number), {&entry, 1});
}

/// Entries 1 to `count` in a new journal.
inline bool writeSamples(const QString& path, int count) {
    JournalFile file;
    if (file.open(path, sampleStamp()) != JournalTrouble::None)
        return false;
    for (int number = 1; number <= count; ++number)
        if (recordSample(file, number) != JournalTrouble::None)
            return false;
    return true;
}

inline std::vector<WrittenEntry> entriesIn(const QString& path) {
    std::vector<WrittenEntry> entries;
    verifyJournal(path, [&entries](const WrittenEntry& entry, const auto&) { entries.push_back(entry); });
    return entries;
}

/// As somebody with another SQLite program could.
inline bool runSql(const QString& path, const QByteArray& sql) {
    sqlite3* database = nullptr;
    const bool isDone = sqlite3_open(path.toUtf8().constData(), &database) == SQLITE_OK &&
                        sqlite3_exec(database, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(database);
    return isDone;
}

inline QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool putBytes(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline JournalDamage damageIn(const QString& path) {
    return verifyJournal(path).damage.value_or(JournalDamage{});
}

/// Twelve entries, to be copied and left alone.
class SoundJournal {
public:
    static constexpr int count = 12;
    SoundJournal() {
        writeSamples(path(), count);
        m_entries = entriesIn(path());
    }
    QString path() const { return m_directory.filePath(QStringLiteral("journal.sqlite")); }
    const std::vector<WrittenEntry>& entries() const { return m_entries; }

private:
    QTemporaryDir m_directory;
    std::vector<WrittenEntry> m_entries;
};

/// A copy of it, with its head file, in a directory of its own.
class CopiedJournal {
public:
    explicit CopiedJournal(const SoundJournal& sound)
        : m_sound(sound) {}
    /// The path of another one.
    QString fresh() {
        m_directory = std::make_unique<QTemporaryDir>();
        const QString path = m_directory->filePath(QStringLiteral("journal.sqlite"));
        for (const char* const ending : {"", ".head"})
            QFile::copy(m_sound.path() + QLatin1StringView(ending), path + QLatin1StringView(ending));
        return path;
    }

private:
    const SoundJournal& m_sound;
    std::unique_ptr<QTemporaryDir> m_directory;
};
