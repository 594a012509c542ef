// SPDX-License-Identifier: Apache-2.0
#include "journal/JournalTable.h"
#include "models/journal/JournalSamples.h"

#include <QTest>

/// Journals that somebody has changed: what is found, and what is not.
class tst_JournalTampering : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
    void aForgedBreakHidesNothing();
    void mangledHeadFilesNeverLie();
    void whatSomebodyHasWrittenGivesNoOrdersToATerminal();

private:
    SoundJournal m_sound;
    CopiedJournal m_copy{m_sound};
    QString m_path;
};

void tst_JournalTampering::init() {
    m_path = m_copy.fresh();
    QVERIFY(verifyJournal(m_path).isSound());
}

void tst_JournalTampering::everyColumnOfAnEntryCounts_data() {
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
    for (const int entry : {1, 6, SoundJournal::count})
        for (const QByteArray& change : changes)
            QTest::addRow("%d: %s", entry, change.constData()) << change << entry;
}

void tst_JournalTampering::everyColumnOfAnEntryCounts() {
    QFETCH(QByteArray, change);
    QFETCH(int, entry);
    QVERIFY(runSql(m_path, "UPDATE entry SET " + change + " WHERE sequence = " + QByteArray::number(entry)));
    QCOMPARE(damageIn(m_path).first, entry);
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QVERIFY(!file.report().isSound());
}

void tst_JournalTampering::tamperingIsFound_data() {
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

void tst_JournalTampering::tamperingIsFound() {
    QFETCH(QByteArray, sql);
    QFETCH(JournalDamage, damage);
    QVERIFY(runSql(m_path, sql));
    const JournalDamage found = damageIn(m_path);
    QCOMPARE(found.kind.value, damage.kind.value);
    QCOMPARE(found.first, damage.first);
    if (damage.last != 0)
        QCOMPARE(found.last, damage.last);
    QVERIFY(!journalReportText(verifyJournal(m_path)).isEmpty());
}

/// Every hash behind the change is right again, but not the seal.
void tst_JournalTampering::aChainWorkedOutAnewFromAnEntryOnIsFoundByTheSeal() {
    std::string before = m_sound.entries()[9].hash;
    for (std::size_t i = 10; i < m_sound.entries().size(); ++i) {
        WrittenEntry entry = m_sound.entries()[i];
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
    QCOMPARE(damageIn(m_path).kind.value, DamageKind::HeadWrong);
}

void tst_JournalTampering::endsCutOffAreFoundByTheHeadFile() {
    QVERIFY(runSql(m_path, "DELETE FROM entry WHERE sequence > 9; UPDATE seal SET sequence = 9, "
                           "hash = (SELECT hash FROM entry WHERE sequence = 9)"));
    QCOMPARE(damageIn(m_path), (JournalDamage{DamageKind::EntriesMissingAtEnd, 10, 12}));
}

void tst_JournalTampering::anOlderCopyIsFoundByTheHeadFile() {
    const QByteArray older = bytesOf(m_path);
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QCOMPARE(recordSample(file, 13), JournalTrouble::None);
    file.close();
    QVERIFY(putBytes(m_path, older));
    QCOMPARE(damageIn(m_path), (JournalDamage{DamageKind::EntriesMissingAtEnd, 13, 13}));
}

void tst_JournalTampering::aHeadFileThatIsWrongIsTold_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<DamageKind>("kind");
    const QByteArray head = bytesOf(m_sound.path() + QStringLiteral(".head"));
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

void tst_JournalTampering::aHeadFileThatIsWrongIsTold() {
    QFETCH(QByteArray, text);
    QFETCH(DamageKind, kind);
    const QString head = m_path + QStringLiteral(".head");
    QVERIFY(text.isEmpty() ? QFile::remove(head) : putBytes(head, text));
    QCOMPARE(damageIn(m_path).kind.value, kind);
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QCOMPARE(recordSample(file, 13), JournalTrouble::None);
    // The head file is right again, and what it was stays told.
    const JournalReport report = verifyJournal(m_path);
    QCOMPARE(report.breaks.size(), std::size_t{1});
    QCOMPARE(report.breaks[0].why.kind.value, kind);
    QVERIFY(!report.isSound());
}

void tst_JournalTampering::aJournalThatIsGoneIsMissed() {
    QVERIFY(QFile::remove(m_path));
    QCOMPARE(damageIn(m_path).kind.value, DamageKind::FileMissing);
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QCOMPARE(recordSample(file, 14), JournalTrouble::None);
    const JournalReport report = verifyJournal(m_path);
    QCOMPARE(report.entries, 2);
    QCOMPARE(report.lastSequence, SoundJournal::count + 2); // No number is given twice.
    QCOMPARE(report.breaks.at(0).why.kind.value, DamageKind::FileMissing);
    QVERIFY(!report.isSound());
}

/// What is promised has an end, and this is it: see ChainCheck.
void tst_JournalTampering::whoWritesTheJournalAndItsHeadIsNotFound() {
    QVERIFY(runSql(m_path, "DELETE FROM entry WHERE sequence > 9; UPDATE seal SET sequence = 9, "
                           "hash = (SELECT hash FROM entry WHERE sequence = 9)"));
    QCOMPARE(HeadFile(m_path).write({9, m_sound.entries()[8].hash}), FileResult::Done);
    QVERIFY(verifyJournal(m_path).isSound());
}

void tst_JournalTampering::aForgedBreakHidesNothing() {
    QVERIFY(runSql(m_path, "UPDATE entry SET deed = 'chain_began' WHERE sequence = 5"));
    QCOMPARE(damageIn(m_path), (JournalDamage{DamageKind::EntryChanged, 5, 5}));
    QVERIFY(verifyJournal(m_path).breaks.empty());
}

void tst_JournalTampering::mangledHeadFilesNeverLie() {
    const QString path = m_path + QStringLiteral(".head");
    const QByteArray sound = bytesOf(path);
    for (int place = 0; place < sound.size(); ++place) {
        QByteArray bytes = sound;
        bytes[place] = static_cast<char>(bytes[place] ^ 1);
        QVERIFY(putBytes(path, bytes));
        QVERIFY2(!verifyJournal(m_path).isSound(), bytes.constData());
    }
}

void tst_JournalTampering::whatSomebodyHasWrittenGivesNoOrdersToATerminal() {
    WrittenEntry forged(sampleStamp(), {});
    forged.deed = WrittenEntry::chainBegan;
    forged.detail = "\x1b[2J";
    forged.typedReason = "\x1b]0;gone\x07\x1b[2J";
    {
        Database database;
        QVERIFY(database.open(m_path));
        JournalTable table(database);
        JournalHead head = table.last();
        table.append(forged, head);
        table.putSeal(head);
        QCOMPARE(database.trouble(), CacheTrouble::None);
    }
    const JournalReport report = verifyJournal(m_path);
    QCOMPARE(report.breaks.size(), std::size_t{1});
    QVERIFY(!journalReportText(report).contains(u'\x1b'));
    QVERIFY(!journalReportText(report).contains(u'\x07'));
}

QTEST_GUILESS_MAIN(tst_JournalTampering)
#include "tst_journal_tampering.moc"
