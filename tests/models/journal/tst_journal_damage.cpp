// SPDX-License-Identifier: Apache-2.0
#include "models/journal/JournalSamples.h"
#include "models/store/RandomSessions.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace {
constexpr int samples = 12;
}

/// Journals that somebody, or a disk, has changed.
class tst_JournalDamage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyColumnOfAnEntryCounts_data();
    void everyColumnOfAnEntryCounts();
    void tamperingIsFound_data();
    void tamperingIsFound();
    void aChainWorkedOutAnewFromAnEntryOnIsFoundByTheSeal();
    void endsCutOffAreFoundByTheHeadFile();
    void anOlderCopyIsFoundByTheHeadFile();
    void aHeadFileThatIsWrongIsTold_data();
    void aHeadFileThatIsWrongIsTold();
    void aJournalThatIsGoneIsMissed();
    void whoWritesTheJournalAndItsHeadIsNotFound();
    void theDeskGoesOnBehindDamageAndTheDamageStays_data();
    void theDeskGoesOnBehindDamageAndTheDamageStays();
    void damageBehindABreakIsMarkedToo();
    void damageDoneWhileItIsOpenIsMet();
    void aForgedBreakHidesNothing();
    void whatCannotBeReadIsPutAsideAndTold_data();
    void whatCannotBeReadIsPutAsideAndTold();
    void mangledFilesNeverLie_data();
    void mangledFilesNeverLie();
    void mangledHeadFilesNeverLie();

private:
    QString pathOfCopy();
    JournalDamage foundIn(const QString& path) {
        return verifyJournal(path).damage.value_or(JournalDamage{});
    }

    QTemporaryDir m_sound;
    QString m_soundPath;
    std::vector<WrittenEntry> m_entries;
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

void tst_JournalDamage::initTestCase() {
    m_soundPath = m_sound.filePath(QStringLiteral("journal.sqlite"));
    QVERIFY(writeSamples(m_soundPath, samples));
    QVERIFY(verifyJournal(m_soundPath).isSound());
    m_entries = entriesIn(m_soundPath);
    QCOMPARE(m_entries.size(), std::size_t{samples});
}

void tst_JournalDamage::init() {
    m_path = pathOfCopy();
}

QString tst_JournalDamage::pathOfCopy() {
    m_directory = std::make_unique<QTemporaryDir>();
    const QString path = m_directory->filePath(QStringLiteral("journal.sqlite"));
    QFile::copy(m_soundPath, path);
    QFile::copy(m_soundPath + QStringLiteral(".head"), path + QStringLiteral(".head"));
    return path;
}

void tst_JournalDamage::everyColumnOfAnEntryCounts_data() {
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<int>("entry");
    std::vector<QByteArray> changes{"sequence = sequence + 1000", "time = time + 1", "count = count + 1",
                                    "hash = zeroblob(32)", "hash = x''"};
    for (const JournalColumn& column : journalColumns) {
        const QByteArray name(column.name);
        changes.push_back(name + " = " + name + " || 'x'");
        changes.push_back(name + " = ''");
    }
    // A letter moved from one text to the next.
    changes.push_back("system_user = 'a', operator_name = 'da' || operator_name");
    for (const int entry : {1, 6, samples})
        for (const QByteArray& change : changes)
            QTest::addRow("%d: %s", entry, change.constData()) << change << entry;
}

void tst_JournalDamage::everyColumnOfAnEntryCounts() {
    QFETCH(QByteArray, change);
    QFETCH(int, entry);
    QVERIFY(runSql(m_path, "UPDATE entry SET " + change + " WHERE sequence = " + QByteArray::number(entry)));
    QCOMPARE(foundIn(m_path).first, entry);
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QVERIFY(!file.report().isSound());
}

void tst_JournalDamage::tamperingIsFound_data() {
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<JournalDamage>("damage");
    const auto row = [](const char* name, const QByteArray& sql, DamageKind kind, int first, int last) {
        QTest::newRow(name) << sql << JournalDamage{kind, first, last};
    };
    const QByteArray copied = "time, count, clock, system_user, operator_name, account, mode, deed, outcome, "
                              "session, detail, reason, typed_reason, request_id, hash FROM entry";
    row("one removed", "DELETE FROM entry WHERE sequence = 5", DamageKind::EntriesMissing, 5, 5);
    row("some removed", "DELETE FROM entry WHERE sequence BETWEEN 5 AND 7", DamageKind::EntriesMissing, 5, 7);
    row("the first removed", "DELETE FROM entry WHERE sequence = 1", DamageKind::EntriesMissing, 1, 1);
    row("the last removed", "DELETE FROM entry WHERE sequence = 12", DamageKind::EntriesMissingAtEnd, 12, 12);
    row("all removed", "DELETE FROM entry", DamageKind::EntriesMissingAtEnd, 1, 12);
    row("one removed, the others moved up",
        "DELETE FROM entry WHERE sequence = 5; UPDATE entry SET sequence = sequence - 1 WHERE sequence > 5",
        DamageKind::EntryChanged, 5, 5);
    row("two swapped",
        "UPDATE entry SET sequence = 99 WHERE sequence = 4; UPDATE entry SET sequence = 4 WHERE sequence = 5;"
        "UPDATE entry SET sequence = 5 WHERE sequence = 99",
        DamageKind::EntryChanged, 4, 4);
    row("one put in between",
        "UPDATE entry SET sequence = -sequence WHERE sequence > 4;"
        "UPDATE entry SET sequence = 1 - sequence WHERE sequence < 0;"
        "INSERT INTO entry SELECT 5, " +
            copied + " WHERE sequence = 4",
        DamageKind::EntryChanged, 5, 5);
    row("one put before all", "INSERT INTO entry SELECT 0, " + copied + " WHERE sequence = 1",
        DamageKind::EntryAdded, 0, 0);
    row("one put behind all", "INSERT INTO entry SELECT 13, " + copied + " WHERE sequence = 12",
        DamageKind::EntryChanged, 13, 13);
    row("one put at the end of numbers",
        "INSERT INTO entry SELECT 9223372036854775807, " + copied + " WHERE sequence = 1",
        DamageKind::EntriesMissing, 13, 0);
    row("the seal removed", "DELETE FROM seal", DamageKind::SealWrong, 12, 12);
    row("the seal doubled", "INSERT INTO seal SELECT * FROM seal", DamageKind::SealWrong, 12, 12);
    row("the seal set back", "UPDATE seal SET sequence = 11", DamageKind::SealWrong, 12, 12);
    row("the seal's hash changed", "UPDATE seal SET hash = zeroblob(32)", DamageKind::SealWrong, 12, 12);
    row("the seal set ahead", "UPDATE seal SET sequence = 14", DamageKind::EntriesMissingAtEnd, 13, 14);
    row("the tables renamed", "ALTER TABLE entry RENAME TO entries", DamageKind::FileDamaged, 0, 0);
}

void tst_JournalDamage::tamperingIsFound() {
    QFETCH(QByteArray, sql);
    QFETCH(JournalDamage, damage);
    QVERIFY(runSql(m_path, sql));
    const JournalDamage found = foundIn(m_path);
    QCOMPARE(found.kind.value, damage.kind.value);
    QCOMPARE(found.first, damage.first);
    if (damage.last != 0)
        QCOMPARE(found.last, damage.last);
    QVERIFY(!journalReportText(verifyJournal(m_path)).isEmpty());
}

/// Every hash behind the change is right again, but not the seal.
void tst_JournalDamage::aChainWorkedOutAnewFromAnEntryOnIsFoundByTheSeal() {
    std::string before = m_entries[9].hash;
    for (std::size_t i = 10; i < m_entries.size(); ++i) {
        WrittenEntry entry = m_entries[i];
        entry.operatorName = "Mallory";
        entry.hash = hashOf(before, entry);
        before = entry.hash;
        QVERIFY(runSql(m_path, "UPDATE entry SET operator_name = 'Mallory', hash = x'" +
                                   QByteArray::fromStdString(entry.hash).toHex() + "' WHERE sequence = " +
                                   QByteArray::number(static_cast<qint64>(entry.sequence))));
    }
    QVERIFY(!verifyJournal(m_path).isSound());
    // And with the seal, not the head file.
    QVERIFY(runSql(m_path, "UPDATE seal SET hash = x'" + QByteArray::fromStdString(before).toHex() + "'"));
    QCOMPARE(foundIn(m_path).kind.value, DamageKind::HeadWrong);
}

void tst_JournalDamage::endsCutOffAreFoundByTheHeadFile() {
    QVERIFY(runSql(m_path, "DELETE FROM entry WHERE sequence > 9; UPDATE seal SET sequence = 9, "
                           "hash = (SELECT hash FROM entry WHERE sequence = 9)"));
    QCOMPARE(foundIn(m_path), (JournalDamage{DamageKind::EntriesMissingAtEnd, 10, 12}));
}

void tst_JournalDamage::anOlderCopyIsFoundByTheHeadFile() {
    const QByteArray older = bytesOf(m_path);
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QCOMPARE(recordSample(file, 13), JournalTrouble::None);
    file.close();
    QVERIFY(putBytes(m_path, older));
    QCOMPARE(foundIn(m_path), (JournalDamage{DamageKind::EntriesMissingAtEnd, 13, 13}));
}

void tst_JournalDamage::aHeadFileThatIsWrongIsTold_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<DamageKind>("kind");
    const QByteArray head = bytesOf(m_soundPath + QStringLiteral(".head"));
    QByteArray ahead = head;
    ahead.replace("000000000000000012", "000000000000000013");
    QByteArray otherHash = head;
    otherHash[60] = otherHash[60] == 'a' ? 'b' : 'a';
    QTest::newRow("gone") << QByteArray() << DamageKind::HeadMissing;
    QTest::newRow("something else") << QByteArray("hello") << DamageKind::HeadWrong;
    QTest::newRow("cut") << head.chopped(1) << DamageKind::HeadWrong;
    QTest::newRow("longer") << head + "x" << DamageKind::HeadWrong;
    QTest::newRow("ahead") << ahead << DamageKind::EntriesMissingAtEnd;
    QTest::newRow("another hash") << otherHash << DamageKind::HeadWrong;
}

void tst_JournalDamage::aHeadFileThatIsWrongIsTold() {
    QFETCH(QByteArray, text);
    QFETCH(DamageKind, kind);
    const QString head = m_path + QStringLiteral(".head");
    QVERIFY(text.isEmpty() ? QFile::remove(head) : putBytes(head, text));
    QCOMPARE(foundIn(m_path).kind.value, kind);
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QCOMPARE(recordSample(file, 13), JournalTrouble::None);
    // The head file is right again, and what it was stays told.
    const JournalReport report = verifyJournal(m_path);
    QCOMPARE(report.breaks.size(), std::size_t{1});
    QCOMPARE(report.breaks[0].why.kind.value, kind);
    QVERIFY(!report.isSound());
}

void tst_JournalDamage::aJournalThatIsGoneIsMissed() {
    QVERIFY(QFile::remove(m_path));
    QCOMPARE(foundIn(m_path).kind.value, DamageKind::FileMissing);
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QCOMPARE(recordSample(file, 14), JournalTrouble::None);
    const JournalReport report = verifyJournal(m_path);
    QCOMPARE(report.entries, 2);
    QCOMPARE(report.lastSequence, samples + 2); // No number is given twice.
    QCOMPARE(report.breaks.at(0).why.kind.value, DamageKind::FileMissing);
    QVERIFY(!report.isSound());
}

/// What is promised has an end, and this is it: see ChainCheck.
void tst_JournalDamage::whoWritesTheJournalAndItsHeadIsNotFound() {
    QVERIFY(runSql(m_path, "DELETE FROM entry WHERE sequence > 9; UPDATE seal SET sequence = 9, "
                           "hash = (SELECT hash FROM entry WHERE sequence = 9)"));
    QVERIFY(HeadFile(m_path).write({9, m_entries[8].hash}));
    QVERIFY(verifyJournal(m_path).isSound());
}

void tst_JournalDamage::theDeskGoesOnBehindDamageAndTheDamageStays_data() {
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("changed") << QByteArray("UPDATE entry SET session = 'vs_other' WHERE sequence = 5");
    QTest::newRow("the last changed") << QByteArray("UPDATE entry SET count = 9 WHERE sequence = 12");
    QTest::newRow("the last one's hash changed")
        << QByteArray("UPDATE entry SET hash = x'00' WHERE sequence = 12");
    QTest::newRow("removed") << QByteArray("DELETE FROM entry WHERE sequence = 5");
    QTest::newRow("removed at the end") << QByteArray("DELETE FROM entry WHERE sequence > 8");
    QTest::newRow("all removed") << QByteArray("DELETE FROM entry");
    QTest::newRow("seal removed") << QByteArray("DELETE FROM seal");
    QTest::newRow("put before all") << QByteArray("UPDATE entry SET sequence = -1 WHERE sequence = 2");
    QTest::newRow("put far behind all")
        << QByteArray("UPDATE entry SET sequence = 9223372036854775807 WHERE sequence = 12");
    QTest::newRow("a seal far ahead") << QByteArray("UPDATE seal SET sequence = 9223372036854775807");
}

void tst_JournalDamage::theDeskGoesOnBehindDamageAndTheDamageStays() {
    QFETCH(QByteArray, sql);
    QVERIFY(runSql(m_path, sql));
    const std::vector<WrittenEntry> left = entriesIn(m_path);
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QVERIFY(!file.report().isSound());
    QCOMPARE(recordSample(file, 77), JournalTrouble::None);
    file.close();
    // Once, however often it is opened.
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QCOMPARE(recordSample(file, 78), JournalTrouble::None);

    const JournalReport report = verifyJournal(m_path);
    QVERIFY(!report.isSound());
    QCOMPARE(report.breaks.size(), std::size_t{1});
    std::vector<WrittenEntry> entries = entriesIn(m_path);
    QVERIFY(entries.size() >= 3);
    QCOMPARE(entries.back().request, std::string("req_78"));
    QCOMPARE(entries[entries.size() - 2].request, std::string("req_77"));
    QVERIFY(entries[entries.size() - 3].beginsChain());
    QVERIFY(report.lastSequence >= samples + 3 || report.breaks[0].why.kind == DamageKind::FileDamaged);
    if (report.breaks[0].putAside.isEmpty()) { // What was there is there.
        entries.resize(entries.size() - 3);
        QVERIFY(entries == left);
    }
}

void tst_JournalDamage::damageBehindABreakIsMarkedToo() {
    QVERIFY(runSql(m_path, "DELETE FROM entry WHERE sequence = 5"));
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QCOMPARE(recordSample(file, 13), JournalTrouble::None);
    file.close();
    QVERIFY(runSql(m_path, "UPDATE entry SET session = 'vs_other' WHERE sequence = 14"));
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    const JournalReport report = verifyJournal(m_path);
    QCOMPARE(report.breaks.size(), std::size_t{2});
    QCOMPARE(report.breaks[1].why, (JournalDamage{DamageKind::EntryChanged, 14, 14}));
    QCOMPARE(*report.damage, (JournalDamage{DamageKind::EntriesMissing, 5, 5}));
}

void tst_JournalDamage::damageDoneWhileItIsOpenIsMet() {
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QVERIFY(file.report().isSound());
    QVERIFY(runSql(m_path, "DELETE FROM entry WHERE sequence > 10"));
    QCOMPARE(recordSample(file, 13), JournalTrouble::None);
    QCOMPARE(*file.report().damage, (JournalDamage{DamageKind::EntriesMissingAtEnd, 11, 12}));
    QVERIFY(QFile::remove(m_path));
    QCOMPARE(recordSample(file, 14), JournalTrouble::None);
    QCOMPARE(file.report().breaks.back().why.kind.value, DamageKind::FileMissing);
    QVERIFY(QFile::remove(m_path + QStringLiteral(".head")));
    QCOMPARE(recordSample(file, 15), JournalTrouble::None);
    QCOMPARE(verifyJournal(m_path).breaks.back().why.kind.value, DamageKind::HeadMissing);
    QVERIFY(putBytes(m_path, "rubbish"));
    QCOMPARE(recordSample(file, 16), JournalTrouble::None);
    QCOMPARE(verifyJournal(m_path).breaks.back().why.kind.value, DamageKind::FileDamaged);
    QCOMPARE(entriesIn(m_path).back().request, std::string("req_16"));
}

void tst_JournalDamage::aForgedBreakHidesNothing() {
    QVERIFY(runSql(m_path, "UPDATE entry SET deed = 'chain_began' WHERE sequence = 5"));
    QCOMPARE(foundIn(m_path), (JournalDamage{DamageKind::EntryChanged, 5, 5}));
    QVERIFY(verifyJournal(m_path).breaks.empty());
}

void tst_JournalDamage::whatCannotBeReadIsPutAsideAndTold_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("Dear diary,");
    QTest::newRow("much text") << QByteArray(9'000, 'x');
    QTest::newRow("cut") << bytesOf(m_soundPath).first(5'000);
    QTest::newRow("another program's") << bytesOf(m_soundPath).replace(68, 4, QByteArray("\0\0\0\1", 4));
}

void tst_JournalDamage::whatCannotBeReadIsPutAsideAndTold() {
    QFETCH(QByteArray, bytes);
    QVERIFY(putBytes(m_path, bytes));
    QCOMPARE(foundIn(m_path).kind.value, DamageKind::FileDamaged);
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QCOMPARE(recordSample(file, 14), JournalTrouble::None);
    const JournalReport report = verifyJournal(m_path);
    QCOMPARE(report.breaks.size(), std::size_t{1});
    QCOMPARE(report.breaks[0].why.kind.value, DamageKind::FileDamaged);
    QCOMPARE(report.breaks[0].putAside, QStringLiteral("journal.sqlite.damaged"));
    QCOMPARE(report.lastSequence, samples + 2);
    QCOMPARE(bytesOf(m_path + QStringLiteral(".damaged")), bytes);
}

void tst_JournalDamage::mangledFilesNeverLie_data() {
    QTest::addColumn<int>("flips"); // 0: cut short.
    for (const int flips : {0, 1, 10, 1'000})
        QTest::addRow("%d bytes", flips) << flips;
}

/// However it was mangled: it is sound when everything in it is as it was, and else it is told; and the desk
/// goes on, or says why not.
void tst_JournalDamage::mangledFilesNeverLie() {
    QFETCH(int, flips);
    RandomSessions random(static_cast<quint32>(flips));
    const QByteArray sound = bytesOf(m_soundPath);
    int found = 0;
    for (int i = 0; i < 150; ++i) {
        QByteArray bytes = sound;
        for (int k = 0; k < flips; ++k) {
            const int place = random.below(static_cast<int>(bytes.size()));
            bytes[place] = static_cast<char>(bytes[place] ^ (1 << random.below(8)));
        }
        if (flips == 0)
            bytes.truncate(random.below(static_cast<int>(bytes.size())));
        m_path = pathOfCopy();
        QVERIFY(putBytes(m_path, bytes));
        if (verifyJournal(m_path).isSound())
            QVERIFY(entriesIn(m_path) == m_entries);
        else
            ++found;
        JournalFile file;
        const JournalTrouble trouble = file.open(m_path, sampleStamp());
        if (recordSample(file, 500) == JournalTrouble::None)
            QCOMPARE(entriesIn(m_path).back().request, std::string("req_500"));
        else
            QVERIFY(trouble == JournalTrouble::LaterVersion || trouble == JournalTrouble::NotWritable);
    }
    qInfo("%d of 150 found", found);
    QVERIFY(found > 0);
}

void tst_JournalDamage::mangledHeadFilesNeverLie() {
    const QString path = m_path + QStringLiteral(".head");
    const QByteArray sound = bytesOf(path);
    for (int place = 0; place < sound.size(); ++place) {
        QByteArray bytes = sound;
        bytes[place] = static_cast<char>(bytes[place] ^ 1);
        QVERIFY(putBytes(path, bytes));
        QVERIFY2(!verifyJournal(m_path).isSound(), bytes.constData());
    }
}

QTEST_GUILESS_MAIN(tst_JournalDamage)
#include "tst_journal_damage.moc"
