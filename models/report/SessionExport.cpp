// SPDX-License-Identifier: Apache-2.0
#include "report/SessionExport.h"

#include "cache/AppOwnedFile.h"
#include "journal/Journal.h"
#include "store/StoreGate.h"

#include <atomic>

namespace {

/// So many are read from the store at once: well under a millisecond, which the store's thread may wait.
constexpr std::size_t rowsAtOnce = 256;
/// So many are written before somebody is told.
constexpr std::size_t rowsBetweenTelling = 16'384;

using Trouble = SessionExport::Trouble;

Trouble troubleOf(FileResult result) {
    switch (result) {
    case FileResult::Done:
        return Trouble::None;
    case FileResult::NotOurs:
        return Trouble::NotReplaced;
    case FileResult::NoRoom:
        return Trouble::NoRoom;
    case FileResult::NotWritable:
        break;
    }
    return Trouble::NotWritable;
}

/// What the app keeps for itself is never replaced by a list, whoever agreed to it.
bool isAppData(const QByteArray& beginning) {
    constexpr int applicationPlace = 68; // In the header of a SQLite file; ours begin with "VD".
    const bool isDatabase = beginning.startsWith(QByteArray("SQLite format 3\0", 16)) &&
                            beginning.mid(applicationPlace, 2) == "VD";
    return isDatabase || beginning.startsWith("verification-desk journal head") ||
           beginning.contains("[desk]\nformat=");
}

} // namespace

struct SessionExport::Work {
    /// Whichever comes first: who cancels, or the file taking its place.
    enum class Stage { Open, Canceled, Closing };

    Request request;
    std::atomic<Stage> stage = Stage::Open;

    bool leaveOpenFor(Stage next) {
        Stage open = Stage::Open;
        return stage.compare_exchange_strong(open, next);
    }
    /// Nothing once it is canceled: the rows may be others then.
    std::optional<std::string> linesFrom(const SessionStore& store, std::size_t first) const {
        const StoreGate::Reading reading(store.gate());
        if (stage == Stage::Canceled)
            return std::nullopt;
        std::string lines;
        const std::size_t end = std::min(first + rowsAtOnce, request.rows.size());
        for (std::size_t i = first; i < end; ++i)
            lines += sessionCsvLine(store.outline(request.rows[i]));
        return lines;
    }
    template <typename Tell>
    Trouble write(const SessionStore& store, Tell tell) {
        FileReplacement file(
            AppOwnedFile(request.path, [mayReplace = request.mayReplace](const QByteArray& beginning) {
                return mayReplace && !isAppData(beginning);
            }));
        bool isWritten = file.open() && file.write(sessionCsvBeginning(request.head));
        for (std::size_t first = 0; isWritten && first < request.rows.size(); first += rowsAtOnce) {
            const std::optional<std::string> lines = linesFrom(store, first);
            if (!lines)
                return Trouble::None;
            isWritten = file.write(*lines);
            if (const std::size_t done = first + rowsAtOnce; done % rowsBetweenTelling == 0)
                tell(static_cast<std::int64_t>(done));
        }
        if (!isWritten)
            return troubleOf(file.result());
        return leaveOpenFor(Stage::Closing) ? troubleOf(file.commit()) : Trouble::None;
    }
};

SessionExport::SessionExport(SessionStore& store, Journal* journal, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_journal(journal) {
    m_pool.setMaxThreadCount(1);
    // The same rows are other sessions afterwards.
    connect(&m_store, &SessionStore::aboutToBeCleared, this, &SessionExport::cancel);
}

SessionExport::~SessionExport() {
    if (m_work)
        m_work->leaveOpenFor(Work::Stage::Canceled);
    m_pool.waitForDone();
}

void SessionExport::start(Request request) {
    if (isUnderWay())
        return;
    m_path = request.path;
    m_written = 0;
    m_wanted = static_cast<std::int64_t>(request.rows.size());
    request.head.sessions = m_wanted;
    m_trouble = Trouble::None;
    m_journalTrouble = JournalTrouble::None;
    m_work = std::make_shared<Work>();
    m_work->request = std::move(request);
    m_state = State::Recording;
    Q_EMIT changed();
    if (!m_journal) {
        write();
        return;
    }
    m_journal->record(entry(DeedOutcome::Asked), this, [this, work = m_work](JournalTrouble trouble) {
        if (work != m_work)
            return; // It was canceled meanwhile.
        m_journalTrouble = trouble;
        if (trouble == JournalTrouble::None)
            write();
        else
            finish(State::Failed, Trouble::NotRecorded);
    });
}

JournalEntry SessionExport::entry(DeedOutcome outcome) const {
    return {.deed = Deed::Exported,
            .outcome = outcome,
            .detail = JournalDetail::SessionList,
            .count = m_wanted,
            .typedReason = m_work->request.head.filterLine};
}

void SessionExport::write() {
    m_state = State::Writing;
    Q_EMIT changed();
    const auto tell = [this, work = m_work](auto then) {
        QMetaObject::invokeMethod(
            this,
            [this, work, then] {
                if (work == m_work)
                    then();
            },
            Qt::QueuedConnection);
    };
    m_pool.start([this, work = m_work, tell, &store = std::as_const(m_store)] {
        const Trouble trouble = work->write(store, [this, &tell](std::int64_t sessions) {
            tell([this, sessions] {
                m_written = sessions;
                Q_EMIT changed();
            });
        });
        tell([this, trouble] { finish(trouble == Trouble::None ? State::Done : State::Failed, trouble); });
    });
}

void SessionExport::cancel() {
    if (isUnderWay() && m_work->leaveOpenFor(Work::Stage::Canceled))
        finish(State::Canceled);
}

void SessionExport::finish(State state, Trouble trouble) {
    if (m_journal && trouble != Trouble::NotRecorded)
        m_journal->recordOutcome(entry(state == State::Done ? DeedOutcome::Done : DeedOutcome::Refused));
    m_work.reset();
    m_state = state;
    m_trouble = trouble;
    if (state == State::Done)
        m_written = m_wanted;
    Q_EMIT changed();
}
