// SPDX-License-Identifier: Apache-2.0
#include "models/journal/JournalSamples.h"
#include "models/store/RandomSessions.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Writers that are killed, and disks that are full, at every change they make to a file.
class tst_JournalCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void killedAtEveryStepNothingAcknowledgedIsLost_data();
    void killedAtEveryStepNothingAcknowledgedIsLost();
    void aDiskThatIsFullFromAnyStepOnIsTold();
    void theDiskIsWaitedForBeforeAnEntryIsAcknowledged();
    void whatWasAcknowledgedSurvivesTwoHundredKills();
    void twoWritersAtOnceMakeOneChain();
    void twoWritersThatAreKilledMakeOneChain();
    void twoDesksPutAFileAsideOnce();

private:
    struct Told {
        bool wasKilled = false;
        int exitCode = 0;
        int entries = 0;
    };
    Told write(const QStringList& arguments);

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

void tst_JournalCrash::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(QStringLiteral("journal.sqlite"));
}

tst_JournalCrash::Told tst_JournalCrash::write(const QStringList& arguments) {
    QProcess writer;
    writer.start(QStringLiteral(JOURNAL_WRITER), QStringList{m_path} + arguments);
    if (!writer.waitForFinished())
        qFatal("The writer does not end.");
    return {writer.exitStatus() == QProcess::CrashExit, writer.exitCode(),
            static_cast<int>(writer.readAllStandardOutput().count('\n'))};
}

void tst_JournalCrash::killedAtEveryStepNothingAcknowledgedIsLost_data() {
    QTest::addColumn<QString>("mishap");
    QTest::newRow("before it") << QStringLiteral("kill");
    QTest::newRow("in the middle of it") << QStringLiteral("tear");
}

/// Three entries into a new journal; then the next desk comes and goes on.
void tst_JournalCrash::killedAtEveryStepNothingAcknowledgedIsLost() {
    QFETCH(QString, mishap);
    int step = 1;
    int unacknowledged = 0;
    for (;; ++step) {
        init();
        const Told told = write({QStringLiteral("1"), QStringLiteral("3"), mishap, QString::number(step)});
        if (!told.wasKilled) {
            QCOMPARE(told.exitCode, 0);
            break;
        }
        const JournalReport found = verifyJournal(m_path);
        QVERIFY2(found.isSound() || found.trouble == JournalTrouble::NotAJournal,
                 qPrintable(QStringLiteral("step %1: %2").arg(step).arg(journalReportText(found))));
        QVERIFY(found.entries >= told.entries);
        QVERIFY(found.entries <= told.entries + 1);
        unacknowledged += found.entries > told.entries ? 1 : 0;
        JournalFile file;
        QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
        QVERIFY(file.report().isSound());
        QCOMPARE(recordSample(file, 100), JournalTrouble::None);
        const JournalReport after = verifyJournal(m_path);
        QVERIFY(after.isSound());
        QCOMPARE(after.behindHead, 0);
        const std::vector<WrittenEntry> entries = entriesIn(m_path);
        QCOMPARE(static_cast<std::int64_t>(entries.size()), found.entries + 1);
        for (int i = 0; i < found.entries; ++i)
            QCOMPARE(entries[static_cast<std::size_t>(i)].request, "req_" + std::to_string(i + 1));
    }
    qInfo("%d steps; %d times an entry was there that nobody acknowledged", step - 1, unacknowledged);
    QVERIFY(step > 30);
    QVERIFY(unacknowledged > 0);
}

void tst_JournalCrash::aDiskThatIsFullFromAnyStepOnIsTold() {
    int step = 1;
    for (;; ++step) {
        init();
        const Told told =
            write({QStringLiteral("1"), QStringLiteral("3"), QStringLiteral("fill"), QString::number(step)});
        QVERIFY(!told.wasKilled);
        if (told.exitCode == 0)
            break;
        QCOMPARE(told.exitCode, 2);
        QVERIFY(told.entries < 3);
        const JournalReport found = verifyJournal(m_path);
        QVERIFY2(found.isSound() || found.trouble == JournalTrouble::NotAJournal,
                 qPrintable(QStringLiteral("step %1: %2").arg(step).arg(journalReportText(found))));
        QVERIFY(found.entries >= told.entries);
        JournalFile file;
        QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
        QVERIFY(file.report().isSound());
        QCOMPARE(recordSample(file, 100), JournalTrouble::None);
    }
    QVERIFY(step > 30);
}

/// A kill does not show what the system had not written yet; the power going does. So every entry waits for
/// the disk: for SQLite's journal, twice, and its name; for the entry; for the journal to be gone; for the
/// head file.
void tst_JournalCrash::theDiskIsWaitedForBeforeAnEntryIsAcknowledged() {
    constexpr int entries = 5;
    QProcess writer;
    writer.start(QStringLiteral(JOURNAL_WRITER), {m_path, QStringLiteral("1"), QString::number(entries)});
    QVERIFY(writer.waitForFinished());
    const QList<QByteArray> lines = writer.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(lines.size(), entries);
    for (const QByteArray& line : lines)
        QVERIFY2(line.split(' ').at(1).toInt() >= 6, line.constData());
}

void tst_JournalCrash::whatWasAcknowledgedSurvivesTwoHundredKills() {
    RandomSessions random(11);
    int next = 1;
    int killedWhileWriting = 0;
    for (int i = 0; i < 200; ++i) {
        QProcess writer;
        writer.start(QStringLiteral(JOURNAL_WRITER), {m_path, QString::number(next)});
        QVERIFY(writer.waitForStarted());
        const int wanted = random.below(4);
        QByteArray told;
        while (told.count('\n') < wanted && writer.waitForReadyRead())
            told += writer.readAll();
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        told += writer.readAll();
        const int acknowledged = next - 1 + static_cast<int>(told.count('\n'));

        const JournalReport found = verifyJournal(m_path);
        if (found.trouble == JournalTrouble::NotAJournal) { // Killed before there was one.
            QCOMPARE(acknowledged, 0);
            continue;
        }
        QVERIFY2(found.isSound(), qPrintable(journalReportText(found)));
        QVERIFY(found.entries >= acknowledged);
        killedWhileWriting += found.entries > acknowledged ? 1 : 0;
        next = static_cast<int>(found.entries) + 1;
    }
    const std::vector<WrittenEntry> entries = entriesIn(m_path);
    for (std::size_t i = 0; i < entries.size(); ++i)
        QCOMPARE(entries[i].request, "req_" + std::to_string(i + 1)); // Each once, in its place.
    QVERIFY(next > 100);
    qInfo("%d entries; %d times killed with more written than told", next - 1, killedWhileWriting);
}

void tst_JournalCrash::twoWritersAtOnceMakeOneChain() {
    constexpr int each = 150;
    QProcess one;
    QProcess two;
    one.start(QStringLiteral(JOURNAL_WRITER), {m_path, QStringLiteral("1000"), QString::number(each)});
    two.start(QStringLiteral(JOURNAL_WRITER), {m_path, QStringLiteral("2000"), QString::number(each)});
    QVERIFY(one.waitForFinished(60'000) && two.waitForFinished(60'000));
    QCOMPARE(one.exitCode(), 0);
    QCOMPARE(two.exitCode(), 0);
    const JournalReport report = verifyJournal(m_path);
    QVERIFY2(report.isSound(), qPrintable(journalReportText(report)));
    QCOMPARE(report.entries, 2 * each);
    QCOMPARE(report.behindHead, 0);
    std::array<int, 2> nextOf{1000, 2000}; // Each one's in its order.
    for (const WrittenEntry& entry : entriesIn(m_path)) {
        int& next = nextOf[entry.request < "req_2" ? 0 : 1];
        QCOMPARE(entry.request, "req_" + std::to_string(next));
        ++next;
    }
}

void tst_JournalCrash::twoWritersThatAreKilledMakeOneChain() {
    RandomSessions random(12);
    int acknowledged = 0;
    for (int i = 0; i < 30; ++i) {
        std::array<QProcess, 2> writers;
        QByteArray told;
        for (QProcess& writer : writers) {
            connect(&writer, &QProcess::readyRead, this, [&] { told += writer.readAll(); });
            writer.start(QStringLiteral(JOURNAL_WRITER), {m_path, QStringLiteral("1")});
        }
        const int wanted = 1 + random.below(5);
        QTRY_VERIFY(told.count('\n') >= wanted);
        for (QProcess& writer : writers) {
            writer.kill();
            QVERIFY(writer.waitForFinished());
            told += writer.readAll();
        }
        acknowledged += static_cast<int>(told.count('\n'));
        const JournalReport report = verifyJournal(m_path);
        QVERIFY2(report.isSound(), qPrintable(journalReportText(report)));
        QVERIFY(report.entries >= acknowledged);
        acknowledged = static_cast<int>(report.entries);
    }
}

/// The second must not take the first one's new file for the damaged one.
void tst_JournalCrash::twoDesksPutAFileAsideOnce() {
    for (int i = 0; i < 40; ++i) {
        init();
        QVERIFY(writeSamples(m_path, 3)); // Its head file says that it was a journal.
        QVERIFY(putBytes(m_path, QByteArray(5'000, 'x')));
        std::array<QProcess, 2> writers;
        for (QProcess& writer : writers)
            writer.start(QStringLiteral(JOURNAL_WRITER), {m_path, QStringLiteral("1"), QStringLiteral("3")});
        for (QProcess& writer : writers) {
            QVERIFY(writer.waitForFinished());
            QCOMPARE(writer.exitCode(), 0);
        }
        const JournalReport report = verifyJournal(m_path);
        QCOMPARE(report.breaks.size(), std::size_t{1});
        QCOMPARE(report.entries, 7); // And the one that says so.
        QVERIFY(!QFile::exists(m_path + QStringLiteral(".damaged-2")));
    }
}

QTEST_GUILESS_MAIN(tst_JournalCrash)
#include "tst_journal_crash.moc"
