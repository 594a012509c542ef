// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/JournalEntry.h"
#include "journal/JournalReport.h"
#include "report/SessionCsv.h"
#include "store/SessionStore.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <vector>

class Journal;

/// Writes sessions of the store into a file, as a table. It stands in the journal before the file is begun,
/// and once more with what came of it; it is written on a thread of its own, each session as the store has it
/// when its turn comes. The file is there when it is whole; until then, and whenever that comes to nothing,
/// what stood there stays. One export at a time.
class SessionExport : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Recording, Writing, Done, Canceled, Failed };
    Q_ENUM(State)
    enum class Trouble {
        None,
        NotRecorded, ///< See journalTrouble().
        NoRoom,      ///< The disk is full.
        NotWritable,
        NotReplaced, ///< A link, a folder or a device is there, a file of the app's own, or one that nobody
                     ///< agreed to replace.
    };

    struct Request {
        QString path;
        std::vector<Row> rows;   ///< In the order of the file.
        SessionCsvHead head{};   ///< How many they are, is filled in.
        bool mayReplace = false; ///< The person agreed that the file that is there is replaced.
    };

    /// Without a journal nothing is recorded.
    SessionExport(SessionStore& store, Journal* journal, QObject* parent = nullptr);
    /// One that is under way comes to nothing.
    ~SessionExport() override;

    /// Does nothing while one is under way.
    void start(Request request);
    void cancel();

    State state() const { return m_state; }
    bool isUnderWay() const { return m_state == State::Recording || m_state == State::Writing; }
    Trouble trouble() const { return m_trouble; }
    JournalTrouble journalTrouble() const { return m_journalTrouble; }
    const QString& path() const { return m_path; }
    std::int64_t written() const { return m_written; } ///< Sessions.
    std::int64_t wanted() const { return m_wanted; }

Q_SIGNALS:
    void changed();

private:
    struct Work;
    JournalEntry entry(DeedOutcome outcome) const;
    void write();
    void finish(State state, Trouble trouble = Trouble::None);

    SessionStore& m_store;
    Journal* m_journal;
    QThreadPool m_pool;
    std::shared_ptr<Work> m_work; ///< Of the export under way.
    State m_state = State::Idle;
    Trouble m_trouble = Trouble::None;
    JournalTrouble m_journalTrouble = JournalTrouble::None;
    QString m_path;
    std::int64_t m_written = 0;
    std::int64_t m_wanted = 0;
};
