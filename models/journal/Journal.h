// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/JournalEntry.h"
#include "journal/JournalReport.h"
#include "journal/JournalStamp.h"
#include "journal/OpenActions.h"

#include <QObject>
#include <QPointer>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

/// The journal as the desk uses it. Nothing is shown, copied, sent or saved before its entry is on the disk:
///
///     journal.record({.deed = Deed::Revealed, .session = id, …}, this, [this](JournalTrouble trouble) {
///         if (trouble == JournalTrouble::None) show(); else refuse(journalTroubleText(trouble));
///     });
///
/// Writing is waiting for the disk, some milliseconds to some hundred: it is done on a thread of its own, in
/// the order it was asked for. An entry has the time, the people and the account of when it was asked for.
class Journal : public QObject {
    Q_OBJECT
public:
    enum class State {
        Closed,
        Opening, ///< Reading it all; entries wait for that.
        Sound,
        Damaged,     ///< Now or once; see report(). Entries go on behind the damage.
        NotWritable, ///< See trouble(). Each entry tries anew.
    };
    Q_ENUM(State)

    struct Time {
        std::int64_t seconds = 0; ///< Unix seconds.
        JournalClock clock = JournalClock::Machine;
    };
    using Now = std::function<Time()>;

    explicit Journal(Now now, QObject* parent = nullptr);
    /// Writes what it was told to write. Who waits for an answer gets none any more.
    ~Journal() override;

    void open(const QString& path);
    const QString& path() const { return m_path; }
    State state() const { return m_state; }
    JournalTrouble trouble() const { return m_trouble; }
    /// What was found when it was opened, or when damage was met last.
    const JournalReport& report() const { return m_report; }

    /// As the reviewer calls themselves.
    void setOperatorName(const QString& name) { m_stamp.operatorName = name; }
    /// See JournalStamp::account.
    void setAccount(const QString& account, JournalMode mode);

    using Done = std::function<void(JournalTrouble trouble)>;
    /// `done` is called once, later, unless `context` is gone by then. All entries or none.
    void record(std::vector<JournalEntry> entries, QObject* context, Done done);
    void record(JournalEntry entry, QObject* context, Done done);
    /// Waits for it; for where there is no later, as when the desk closes.
    JournalTrouble record(JournalEntry entry);
    /// For the outcome of something that has happened: it is written again and again, less and less often,
    /// until it is on the disk, with the time, the people and the account of now.
    void recordOutcome(JournalEntry entry);
    /// How many outcomes could not be written so far.
    int owedOutcomes() const { return m_isOwing ? static_cast<int>(m_owed.size()) : 0; }
    /// How long after a failure an outcome is written again: at first, and at most.
    void setOutcomeWaits(std::chrono::milliseconds first, std::chrono::milliseconds longest);

    using FoundOpenActions = std::function<void(const std::vector<OpenAction>& actions)>;
    /// Which cancels and redactions have no outcome in the journal. Called once, later, unless `context` is
    /// gone by then; with none where the journal cannot be read.
    void findOpenActions(const QStringList& accounts, JournalMode mode, QObject* context,
                         FoundOpenActions found);

Q_SIGNALS:
    void changed();

private:
    class Worker;
    struct Outcome {
        JournalTrouble trouble = JournalTrouble::None;
        JournalReport report;
    };

    struct Waiting {
        QPointer<QObject> context;
        Done done;
    };
    struct Owed {
        JournalStamp stamp;
        JournalEntry entry;
    };

    JournalStamp stampNow() const;
    void answerFirst(JournalTrouble trouble);
    void writeOwed();
    void takeOwed(const Outcome& outcome);
    void take(const Outcome& outcome);
    void setState(State state);
    template <typename Function>
    void postBack(Function function);

    Now m_now;
    QString m_path;
    JournalStamp m_stamp;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
    std::deque<Waiting> m_waiting; ///< In the order in which the answers come.
    std::deque<Owed> m_owed;       ///< Outcomes that are not on the disk yet, the oldest first.
    bool m_isWritingOwed = false;  ///< The first of them is on its way there.
    bool m_isOwing = false;        ///< The last try to write one failed.
    QTimer m_untilOwed;
    std::chrono::milliseconds m_firstOwedWait{1'000};
    std::chrono::milliseconds m_longestOwedWait{60'000};
    std::chrono::milliseconds m_owedWait = m_firstOwedWait;
    State m_state = State::Closed;
    JournalTrouble m_trouble = JournalTrouble::None;
    JournalReport m_report;
};
