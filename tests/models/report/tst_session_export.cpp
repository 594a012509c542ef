// SPDX-License-Identifier: Apache-2.0
#include "journal/Journal.h"
#include "models/journal/JournalSamples.h"
#include "models/store/RandomSessions.h"
#include "report/SessionExport.h"

#include <QDir>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

#include <dlfcn.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <numeric>

namespace {

using State = SessionExport::State;
using Trouble = SessionExport::Trouble;

constexpr int patience = 30'000;
constexpr qsizetype plenty = 1'000'000'000;

/// What a disk still takes of the exports' files. Others are not touched.
std::atomic<qsizetype> roomLeft = plenty;
/// Whoever writes there waits while it is set, so that something can happen meanwhile.
std::atomic<bool> isSlow = false;

void letWrite() {
    isSlow = false;
    isSlow.notify_all();
}

bool isOurs(int fd) {
    std::array<char, 4'096> path{};
    const std::string link = "/proc/self/fd/" + std::to_string(fd);
    const ssize_t size = readlink(link.c_str(), path.data(), path.size());
    return size > 0 && std::string_view(path.data(), static_cast<std::size_t>(size)).find("/exports/") !=
                           std::string_view::npos;
}

std::vector<VerificationSession> people(int count) {
    std::vector<VerificationSession> sessions;
    for (int i = 0; i < count; ++i) {
        VerificationSession session;
        session.id = RandomSessions::idOf(static_cast<quint64>(i) + 1);
        session.created = 1'790'000'000 + i;
        session.status = SessionStatus::Verified;
        session.type = VerificationType::Document;
        session.lastReport = ReportId::fromText(QStringLiteral("vr_1Report%1").arg(i));
        session.clientReferenceId = QStringLiteral("Meyer, Anna");
        session.metadata = {{QStringLiteral("mail"), QStringLiteral("anna@example.org")}};
        session.verifiedOutputs.emplace();
        session.verifiedOutputs->firstName = QStringLiteral("Anna");
        session.verifiedOutputs->lastName = QStringLiteral("Meyer");
        sessions.push_back(session);
    }
    return sessions;
}

} // namespace

extern "C" ssize_t write(int fd, const void* bytes, size_t size) {
    static auto* const real =
        reinterpret_cast<ssize_t (*)(int, const void*, size_t)>(dlsym(RTLD_NEXT, "write"));
    if (fd > STDERR_FILENO && isOurs(fd)) {
        isSlow.wait(true); // On the export's own thread.
        if ((roomLeft -= static_cast<qsizetype>(size)) < 0) {
            errno = ENOSPC;
            return -1;
        }
    }
    return real(fd, bytes, size);
}

/// The list leaves the desk: all of it or nothing, recorded first, and nobody's name with it.
class TestSessionExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        roomLeft = plenty;
        letWrite();
        m_store.clear();
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_directory->path()).mkdir(QStringLiteral("exports")));
        m_path = m_directory->filePath(QStringLiteral("exports/list.csv"));
        m_journal = std::make_unique<Journal>([] {
            return Journal::Time{1'790'000'000, JournalClock::Stripe};
        });
        m_journal->open(m_directory->filePath(QStringLiteral("journal.sqlite")));
        QTRY_COMPARE(m_journal->state(), Journal::State::Sound);
    }
    void cleanup() { letWrite(); }

    void theFileSaysWhatItCoversAndHasTheRowsInTheirOrder() {
        m_store.merge(people(3));
        SessionExport sessions(m_store, m_journal.get());
        sessions.start(request({2, 0}));
        QTRY_COMPARE_WITH_TIMEOUT(sessions.state(), State::Done, patience);
        const QByteArrayList lines = bytesOf(m_path).split('\n');
        QCOMPARE(lines[0],
                 QByteArray("\xEF\xBB\xBF"
                            "\"Exported 2026-09-21T14:13:20Z; 2 sessions; 3 loaded, more at Stripe; "
                            "live mode; filter: country:DE,FR\"\r"));
        QCOMPARE(lines[1], QByteArray("session,created,status,type,error,redaction,report\r"));
        QVERIFY(lines[2].endsWith(",2026-09-21T14:13:22Z,verified,document,,,vr_1Report2\r"));
        QVERIFY(lines[3].startsWith(RandomSessions::idOf(1).text().toUtf8()));
        QCOMPARE(lines.size(), 5); // The last one is what stands behind the last end of a line.
        QVERIFY(!(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void itIsRecordedWithHowManyAndHowTheyWereFound() {
        m_store.merge(people(3));
        SessionExport sessions(m_store, m_journal.get());
        sessions.start(request({0, 1, 2}));
        QTRY_COMPARE_WITH_TIMEOUT(sessions.state(), State::Done, patience);
        QTRY_COMPARE(entries().size(), 2U);
        for (const WrittenEntry& entry : entries()) {
            QCOMPARE(entry.deed, std::string("exported"));
            QCOMPARE(entry.detail, std::string("session_list"));
            QCOMPARE(entry.count, 3);
            QCOMPARE(entry.typedReason, std::string("country:DE,FR"));
        }
        QCOMPARE(entries()[0].outcome, std::string("asked"));
        QCOMPARE(entries()[1].outcome, std::string("done"));
    }

    void nothingIsWrittenThatIsNotRecorded() {
        m_store.merge(people(3));
        Journal elsewhere([] { return Journal::Time{}; });
        elsewhere.open(m_directory->path()); // Where no journal can be.
        QTRY_COMPARE(elsewhere.state(), Journal::State::NotWritable);
        SessionExport sessions(m_store, &elsewhere);
        sessions.start(request({0}));
        QTRY_COMPARE_WITH_TIMEOUT(sessions.state(), State::Failed, patience);
        QCOMPARE(sessions.trouble(), Trouble::NotRecorded);
        QVERIFY(sessions.journalTrouble() != JournalTrouble::None);
        QVERIFY(!QFile::exists(m_path));
    }

    void nobodyIsNamed() {
        std::vector<VerificationSession> sessions = people(50);
        sessions[7].redaction = RedactionStatus::Processing;
        sessions[8].status = SessionStatus::RequiresInput;
        sessions[8].lastError = LastError{ErrorCode::DocumentExpired, QStringLiteral("Of Anna Meyer.")};
        m_store.merge(sessions);
        SessionExport written(m_store, m_journal.get());
        written.start(request(all(50)));
        QTRY_COMPARE_WITH_TIMEOUT(written.state(), State::Done, patience);
        const QByteArray bytes = bytesOf(m_path);
        QVERIFY(bytes.contains("document_expired"));
        for (const char* personal : {"Anna", "Meyer", "anna@", "example", "vr_1Report7\r"})
            QVERIFY2(!bytes.contains(personal), personal);
    }

    void noCellIsAFormula() {
        for (const char* begin : {"=", "+", "-", "@"}) {
            SessionOutline outline;
            outline.id = std::string(begin) + "cmd|' /C calc'!A0";
            outline.kind.type =
                OpenEnum<VerificationType>::fromText(QLatin1StringView(begin) + QStringLiteral("SUM(A1)"));
            const QByteArray line = QByteArray::fromStdString(sessionCsvLine(outline));
            QVERIFY2(line.startsWith("\"'"), line.constData());
            QVERIFY2(line.contains(QByteArray(",\"'") + begin + "SUM(A1)\""), line.constData());
        }
    }

    void aHundredThousandAreAllThereAndTheDeskGoesOnMeanwhile() {
        constexpr int many = 100'000;
        m_store.merge(people(many));
        SessionExport sessions(m_store, m_journal.get());
        QSignalSpy told(&sessions, &SessionExport::changed);
        isSlow = true;
        const auto goOn = qScopeGuard(letWrite);
        sessions.start(request(all(many)));
        QTRY_COMPARE_WITH_TIMEOUT(sessions.state(), State::Writing, patience);
        m_store.merge(people(3)); // The store is written to while the file waits for its disk.
        QVERIFY(sessions.isUnderWay());
        letWrite();
        QTRY_COMPARE_WITH_TIMEOUT(sessions.state(), State::Done, patience);
        QCOMPARE(sessions.written(), many);
        QVERIFY(told.size() > 5); // How far it is, too.
        QCOMPARE(bytesOf(m_path).count("\r\n"), many + 2);
    }

    void aFullDiskIsSaidAndWhatStoodThereStays() {
        QVERIFY(put("what stood there"));
        m_store.merge(people(20'000));
        SessionExport sessions(m_store, m_journal.get());
        roomLeft = 500'000;
        sessions.start(request(all(20'000)));
        QTRY_COMPARE_WITH_TIMEOUT(sessions.state(), State::Failed, patience);
        QCOMPARE(sessions.trouble(), Trouble::NoRoom);
        QCOMPARE(bytesOf(m_path), QByteArray("what stood there"));
        QTRY_COMPARE(entries().size(), 2U);
        QCOMPARE(entries()[1].outcome, std::string("refused"));
        QVERIFY(isAlone());
    }

    void aDiskThatIsFullAtTheLastByteIsSeenToo() {
        m_store.merge(people(2));
        SessionExport sessions(m_store, m_journal.get());
        roomLeft = 1;
        sessions.start(request({0, 1})); // Little enough to wait in a buffer until the file is closed.
        QTRY_COMPARE_WITH_TIMEOUT(sessions.state(), State::Failed, patience);
        QCOMPARE(sessions.trouble(), Trouble::NoRoom);
        QVERIFY(!QFile::exists(m_path));
    }

    void whereNothingCanBeWrittenIsSaid() {
        m_store.merge(people(2));
        SessionExport sessions(m_store, m_journal.get());
        SessionExport::Request wish = request({0});
        wish.path = m_directory->filePath(QStringLiteral("no/place.csv"));
        sessions.start(wish);
        QTRY_COMPARE_WITH_TIMEOUT(sessions.state(), State::Failed, patience);
        QCOMPARE(sessions.trouble(), Trouble::NotWritable);
    }

    void canceledThereIsNoFile() {
        QVERIFY(put("what stood there"));
        m_store.merge(people(20'000));
        SessionExport sessions(m_store, m_journal.get());
        isSlow = true;
        const auto goOn = qScopeGuard(letWrite);
        sessions.start(request(all(20'000)));
        QTRY_COMPARE_WITH_TIMEOUT(sessions.state(), State::Writing, patience);
        sessions.cancel();
        QCOMPARE(sessions.state(), State::Canceled);
        letWrite();
        sessions.start(request({0})); // Behind it, on the same thread.
        QTRY_COMPARE_WITH_TIMEOUT(sessions.state(), State::Done, patience);
        QCOMPARE(bytesOf(m_path).count("\r\n"), 3);
        QVERIFY(isAlone());
    }

    void anotherAccountEndsIt() {
        m_store.merge(people(20'000));
        SessionExport sessions(m_store, m_journal.get());
        isSlow = true;
        const auto goOn = qScopeGuard(letWrite);
        sessions.start(request(all(20'000)));
        QTRY_COMPARE_WITH_TIMEOUT(sessions.state(), State::Writing, patience);
        m_store.clear();
        QCOMPARE(sessions.state(), State::Canceled);
        letWrite();
    }

private:
    SessionExport::Request request(std::vector<Row> rows) const {
        return {m_path, std::move(rows),
                SessionCsvHead{1'790'000'000, 0, QStringLiteral("3 loaded, more at Stripe"),
                               QStringLiteral("country:DE,FR"), true, true},
                true};
    }
    static std::vector<Row> all(Row count) {
        std::vector<Row> rows(count);
        std::iota(rows.begin(), rows.end(), Row{0});
        return rows;
    }
    [[nodiscard]] bool put(const QByteArray& content) const {
        QFile file(m_path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }
    std::vector<WrittenEntry> entries() const { return entriesIn(m_journal->path()); }
    /// No half file is left beside it.
    bool isAlone() const {
        return QDir(m_directory->filePath(QStringLiteral("exports")))
                   .entryList(QDir::Files | QDir::Hidden)
                   .size() == 1;
    }

    SessionStore m_store;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Journal> m_journal;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestSessionExport)
#include "tst_session_export.moc"
