// SPDX-License-Identifier: Apache-2.0
#include "models/journal/JournalSamples.h"

#include <QTemporaryDir>
#include <QTest>

#if defined(Q_OS_UNIX)
#include <sys/resource.h>

#include <csignal>
#endif

/// What a journal promises while nobody tampers with it.
class tst_JournalFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aNewJournalIsSoundAndEmpty();
    void whatIsRecordedIsReadAsItWasTold();
    void entriesGoOnWhereTheyWereLeft();
    void severalEntriesAreWrittenInTheirOrder();
    void whatIsTypedLosesKeysAndAddressesAndLineEnds();
    void anAccountIsAnIdOrAMarkAndNothingElse();
    void twoDesksAppendToOneChain();
    void onlyItsOwnerReadsIt();
    void aPlaceThatCannotBeWrittenIsTold();
    void aFullDiskIsTold();
    void afterAFullDiskItGoesOn();
    void aLaterVersionIsLeftAlone();
    void nothingIsRecordedBeforeItIsOpened();
    void verifyingChangesNothing();
    void whereThereIsNoJournalNoneIsMade();

private:
    QString m_path;
    std::unique_ptr<QTemporaryDir> m_directory;
};

void tst_JournalFile::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(QStringLiteral("desk/journal.sqlite"));
}

void tst_JournalFile::aNewJournalIsSoundAndEmpty() {
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QVERIFY(file.report().isSound());
    QVERIFY(verifyJournal(m_path).isSound());
    QCOMPARE(verifyJournal(m_path).entries, 0);
}

void tst_JournalFile::whatIsRecordedIsReadAsItWasTold() {
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    JournalEntry entry;
    entry.deed = Deed::Redacted;
    entry.outcome = DeedOutcome::Refused;
    entry.session = *SessionId::fromText(QStringLiteral("vs_1Abc"));
    entry.detail = JournalDetail::WholeSession;
    entry.count = 3;
    entry.reason = JournalReason::ErasureRequest;
    entry.typedReason = QStringLiteral("Vertrag gekündigt 🙂");
    entry.request = *RequestId::fromText(QStringLiteral("req_9"));
    JournalStamp stamp = sampleStamp();
    stamp.operatorName = QStringLiteral("Zoë");
    stamp.mode = JournalMode::Live;
    QCOMPARE(file.record(stamp, {&entry, 1}), JournalTrouble::None);

    const std::vector<WrittenEntry> entries = entriesIn(m_path); // While the desk still has it open.
    QCOMPARE(entries.size(), std::size_t{1});
    QCOMPARE(entries[0].sequence, 1);
    QCOMPARE(entries[0].time, 1'790'000'000);
    QCOMPARE(entries[0].count, 3);
    const std::vector<std::string> texts{"stripe",
                                         "ada",
                                         "Zoë",
                                         "acct_1Desk",
                                         "live",
                                         "redacted",
                                         "refused",
                                         "vs_1Abc",
                                         "whole_session",
                                         "erasure_request",
                                         "Vertrag gekündigt 🙂",
                                         "req_9"};
    for (std::size_t i = 0; i < journalColumns.size(); ++i)
        QCOMPARE(entries[0].*journalColumns[i].text, texts[i]);
    QCOMPARE(entries[0].hash, hashOf(hashBeforeTheFirst(), entries[0]));
}

void tst_JournalFile::entriesGoOnWhereTheyWereLeft() {
    QVERIFY(writeSamples(m_path, 3));
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QCOMPARE(file.report().entries, 3);
    QCOMPARE(recordSample(file, 4), JournalTrouble::None);
    const JournalReport report = verifyJournal(m_path);
    QVERIFY(report.isSound());
    QCOMPARE(report.entries, 4);
    QCOMPARE(report.lastSequence, 4);
    QCOMPARE(report.from, 1'790'000'001);
    QCOMPARE(report.to, 1'790'000'004);
    QCOMPARE(report.behindHead, 0);
}

void tst_JournalFile::severalEntriesAreWrittenInTheirOrder() {
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    std::vector<JournalEntry> several;
    for (int number = 1; number <= 50; ++number)
        several.push_back(sampleEntry(number));
    QCOMPARE(file.record(sampleStamp(), several), JournalTrouble::None);
    QVERIFY(verifyJournal(m_path).isSound());
    const std::vector<WrittenEntry> entries = entriesIn(m_path);
    QCOMPARE(entries.size(), several.size());
    for (std::size_t i = 0; i < entries.size(); ++i)
        QCOMPARE(entries[i].request, several[i].request.text().toStdString());
}

void tst_JournalFile::whatIsTypedLosesKeysAndAddressesAndLineEnds() {
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    JournalEntry entry = sampleEntry(1);
    entry.typedReason =
        QStringLiteral(" pasted\r\nrk_live_51abcdefghijklmnopqrstuvwxyz\t\u2028then ") + QString(1'000, u'x');
    JournalStamp stamp = sampleStamp();
    stamp.operatorName = QStringLiteral("sk_test_51abcdefghijklmnopqrstuvwxyz");
    QCOMPARE(file.record(stamp, {&entry, 1}), JournalTrouble::None);
    const QString typed = QString::fromStdString(entriesIn(m_path).at(0).typedReason);
    QVERIFY(typed.startsWith(QStringLiteral("pasted")));
    QCOMPARE(typed.size(), 500);
    for (const QChar c : typed)
        QVERIFY(c.isPrint());
    QVERIFY(!bytesOf(m_path).contains("abcdefghijkl"));
}

void tst_JournalFile::anAccountIsAnIdOrAMarkAndNothingElse() {
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    const QString mark(32, u'a');
    for (const QString& account : {QStringLiteral("acct_1"), mark, QStringLiteral("Rocket Rides")}) {
        JournalStamp stamp = sampleStamp();
        stamp.account = account;
        const JournalEntry entry = sampleEntry(1);
        QCOMPARE(file.record(stamp, {&entry, 1}), JournalTrouble::None);
    }
    const std::vector<WrittenEntry> entries = entriesIn(m_path);
    QCOMPARE(entries.at(0).account, std::string("acct_1"));
    QCOMPARE(entries.at(1).account, mark.toStdString());
    QCOMPARE(entries.at(2).account, std::string());
}

void tst_JournalFile::twoDesksAppendToOneChain() {
    JournalFile one;
    JournalFile two;
    QCOMPARE(one.open(m_path, sampleStamp()), JournalTrouble::None);
    QCOMPARE(two.open(m_path, sampleStamp()), JournalTrouble::None);
    for (int number = 1; number <= 20; ++number)
        QCOMPARE(recordSample(number % 3 ? one : two, number), JournalTrouble::None);
    QVERIFY(verifyJournal(m_path).isSound());
    QCOMPARE(verifyJournal(m_path).entries, 20);
    QVERIFY(one.report().isSound() && two.report().isSound());
}

void tst_JournalFile::onlyItsOwnerReadsIt() {
    QVERIFY(writeSamples(m_path, 1));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    const QString head = m_path + QStringLiteral(".head");
    for (const QString& path :
         {m_path, head, m_path + QStringLiteral(".lock"), m_directory->filePath(QStringLiteral("desk"))})
        QVERIFY2(!(QFile::permissions(path) & others), qPrintable(path));
}

void tst_JournalFile::aPlaceThatCannotBeWrittenIsTold() {
    const QString file = m_directory->filePath(QStringLiteral("file"));
    QVERIFY(putBytes(file, "not a directory"));
    JournalFile journal;
    QCOMPARE(journal.open(file + QStringLiteral("/journal.sqlite"), sampleStamp()),
             JournalTrouble::NotWritable);
    QCOMPARE(recordSample(journal, 1), JournalTrouble::NotWritable);
}

void tst_JournalFile::aFullDiskIsTold() {
#if defined(Q_OS_UNIX)
    QVERIFY(writeSamples(m_path, 10));
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit usual{};
    getrlimit(RLIMIT_FSIZE, &usual);
    rlimit tight = usual;
    tight.rlim_cur = 64'000;
    setrlimit(RLIMIT_FSIZE, &tight);
    const std::vector<JournalEntry> many(2'000, sampleEntry(11));
    const JournalTrouble trouble = file.record(sampleStamp(), many);
    setrlimit(RLIMIT_FSIZE, &usual);
    QCOMPARE(trouble, JournalTrouble::NoRoom);
    QVERIFY(verifyJournal(m_path).isSound());
    QCOMPARE(verifyJournal(m_path).entries, 10); // All or none.
#else
    QSKIP("No limit of a file's size here.");
#endif
}

void tst_JournalFile::afterAFullDiskItGoesOn() {
#if defined(Q_OS_UNIX)
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit usual{};
    getrlimit(RLIMIT_FSIZE, &usual);
    rlimit none = usual;
    none.rlim_cur = 0;
    setrlimit(RLIMIT_FSIZE, &none);
    JournalFile file;
    const JournalTrouble atFirst = file.open(m_path, sampleStamp());
    const JournalTrouble then = recordSample(file, 1);
    setrlimit(RLIMIT_FSIZE, &usual);
    QVERIFY(atFirst != JournalTrouble::None);
    QVERIFY(then != JournalTrouble::None);
    QCOMPARE(recordSample(file, 1), JournalTrouble::None);
    QVERIFY(verifyJournal(m_path).isSound());
    QCOMPARE(verifyJournal(m_path).entries, 1);
#else
    QSKIP("No limit of a file's size here.");
#endif
}

void tst_JournalFile::aLaterVersionIsLeftAlone() {
    QVERIFY(writeSamples(m_path, 2));
    QVERIFY(runSql(m_path, "PRAGMA user_version = 2"));
    const QByteArray before = bytesOf(m_path);
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::LaterVersion);
    QCOMPARE(recordSample(file, 3), JournalTrouble::LaterVersion);
    QCOMPARE(verifyJournal(m_path).trouble, JournalTrouble::LaterVersion);
    QCOMPARE(bytesOf(m_path), before);
}

void tst_JournalFile::nothingIsRecordedBeforeItIsOpened() {
    JournalFile file;
    QCOMPARE(recordSample(file, 1), JournalTrouble::Closed);
}

void tst_JournalFile::verifyingChangesNothing() {
    QVERIFY(writeSamples(m_path, 5));
    QVERIFY(runSql(m_path, "DELETE FROM entry WHERE sequence = 3"));
    const QByteArray before = bytesOf(m_path);
    QVERIFY(!verifyJournal(m_path).isSound());
    QCOMPARE(bytesOf(m_path), before);
}

void tst_JournalFile::whereThereIsNoJournalNoneIsMade() {
    QCOMPARE(verifyJournal(m_path).trouble, JournalTrouble::NotAJournal);
    QVERIFY(!QFile::exists(m_path));
    const QString text = m_directory->filePath(QStringLiteral("text"));
    QVERIFY(putBytes(text, QByteArray(5'000, 'x')));
    QCOMPARE(verifyJournal(text).trouble, JournalTrouble::NotAJournal);
}

QTEST_GUILESS_MAIN(tst_JournalFile)
#include "tst_journal_file.moc"
