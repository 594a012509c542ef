// SPDX-License-Identifier: Apache-2.0
#include "journal/Journal.h"

#include "journal/JournalFile.h"

#include <algorithm>

/// Lives on the journal's thread and owns the file.
class Journal::Worker : public QObject {
public:
    Outcome open(const QString& path, const JournalStamp& stamp) {
        const JournalTrouble trouble = m_file.open(path, stamp);
        return {trouble, m_file.report()};
    }
    Outcome record(const JournalStamp& stamp, std::span<const JournalEntry> entries) {
        const JournalTrouble trouble = m_file.record(stamp, entries);
        return {trouble, m_file.report()};
    }
    std::vector<OpenAction> openActions(const QStringList& accounts, JournalMode mode) {
        OpenActionFinder finder(accounts, mode);
        m_file.read([&finder](const WrittenEntry& entry) { finder.take(entry); });
        return finder.found();
    }

private:
    JournalFile m_file;
};

Journal::Journal(Now now, QObject* parent)
    : QObject(parent)
    , m_now(std::move(now))
    , m_worker(std::make_unique<Worker>()) {
    m_stamp.systemUser = systemUser();
    m_untilOwed.setSingleShot(true);
    connect(&m_untilOwed, &QTimer::timeout, this, &Journal::writeOwed);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

Journal::~Journal() {
    // The last chance for outcomes that could not be written so far.
    if (m_isWritingOwed)
        m_owed.pop_front();
    for (const Owed& owed : m_owed)
        QMetaObject::invokeMethod(
            m_worker.get(),
            [this, owed] {
                m_worker->record(owed.stamp, {&owed.entry, 1});
            },
            Qt::QueuedConnection);
    // Behind all that is to be written.
    QMetaObject::invokeMethod(
        m_worker.get(), [] { QThread::currentThread()->quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

/// From the worker's thread.
template <typename Function>
void Journal::postBack(Function function) {
    QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
}

void Journal::open(const QString& path) {
    m_path = path;
    setState(State::Opening);
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, path, stamp = stampNow()] {
            postBack([this, outcome = m_worker->open(path, stamp)] { take(outcome); });
        },
        Qt::QueuedConnection);
}

void Journal::record(JournalEntry entry, QObject* context, Done done) {
    record(std::vector<JournalEntry>{std::move(entry)}, context, std::move(done));
}

void Journal::record(std::vector<JournalEntry> entries, QObject* context, Done done) {
    m_waiting.push_back({context, std::move(done)});
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, entries = std::move(entries), stamp = stampNow()] {
            postBack([this, outcome = m_worker->record(stamp, entries)] {
                take(outcome);
                answerFirst(outcome.trouble);
            });
        },
        Qt::QueuedConnection);
}

void Journal::answerFirst(JournalTrouble trouble) {
    const Waiting first = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (first.context)
        first.done(trouble);
}

JournalTrouble Journal::record(JournalEntry entry) {
    Outcome outcome;
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, &outcome, &entry, stamp = stampNow()] {
            outcome = m_worker->record(stamp, {&entry, 1});
        },
        Qt::BlockingQueuedConnection);
    take(outcome);
    return outcome.trouble;
}

void Journal::setOutcomeWaits(std::chrono::milliseconds first, std::chrono::milliseconds longest) {
    m_firstOwedWait = m_owedWait = first;
    m_longestOwedWait = longest;
}

void Journal::recordOutcome(JournalEntry entry) {
    m_owed.push_back({stampNow(), std::move(entry)});
    writeOwed();
}

void Journal::writeOwed() {
    if (m_isWritingOwed || m_owed.empty())
        return;
    m_isWritingOwed = true;
    m_untilOwed.stop();
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, owed = m_owed.front()] {
            postBack([this, outcome = m_worker->record(owed.stamp, {&owed.entry, 1})] { takeOwed(outcome); });
        },
        Qt::QueuedConnection);
}

void Journal::takeOwed(const Outcome& outcome) {
    m_isWritingOwed = false;
    m_isOwing = outcome.trouble != JournalTrouble::None;
    take(outcome);
    if (m_isOwing) {
        m_untilOwed.start(m_owedWait);
        m_owedWait = std::min(m_longestOwedWait, 2 * m_owedWait);
        Q_EMIT changed();
        return;
    }
    m_owedWait = m_firstOwedWait;
    m_owed.pop_front();
    writeOwed();
}

void Journal::findOpenActions(const QStringList& accounts, JournalMode mode, QObject* context,
                              FoundOpenActions found) {
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, accounts, mode, found = std::move(found), guard = QPointer<QObject>(context)] {
            postBack([found, guard, actions = m_worker->openActions(accounts, mode)] {
                if (guard)
                    found(actions);
            });
        },
        Qt::QueuedConnection);
}

void Journal::setAccount(const QString& account, JournalMode mode) {
    m_stamp.account = account;
    m_stamp.mode = mode;
}

JournalStamp Journal::stampNow() const {
    JournalStamp stamp = m_stamp;
    const Time now = m_now();
    stamp.time = now.seconds;
    stamp.clock = now.clock;
    return stamp;
}

void Journal::take(const Outcome& outcome) {
    if (m_state == State::Closed)
        return;
    m_trouble = outcome.trouble;
    const bool isNews = outcome.report != m_report;
    m_report = outcome.report;
    State state = State::NotWritable;
    if (outcome.trouble == JournalTrouble::None)
        state = m_report.damage ? State::Damaged : State::Sound;
    if (state == m_state && isNews)
        Q_EMIT changed();
    setState(state);
}

void Journal::setState(State state) {
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT changed();
}
