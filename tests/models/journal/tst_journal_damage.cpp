// SPDX-License-Identifier: Apache-2.0
#include "models/journal/JournalSamples.h"
#include "models/store/RandomSessions.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

/// What the desk does with a journal that is not as it was written.
class tst_JournalDamage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theDeskGoesOnBehindDamageAndTheDamageStays_data();
    void theDeskGoesOnBehindDamageAndTheDamageStays();
    void damageBehindABreakIsMarkedToo();
    void damageDoneWhileItIsOpenIsMet();
    void whatCannotBeReadIsPutAsideAndTold_data();
    void whatCannotBeReadIsPutAsideAndTold();
    void mangledFilesNeverLie_data();
    void mangledFilesNeverLie();

private:
    SoundJournal m_sound;
    CopiedJournal m_copy{m_sound};
    QString m_path;
};

void tst_JournalDamage::init() {
    m_path = m_copy.fresh();
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
    QVERIFY(report.lastSequence >= SoundJournal::count + 3 ||
            report.breaks[0].why.kind == DamageKind::FileDamaged);
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

void tst_JournalDamage::whatCannotBeReadIsPutAsideAndTold_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("Dear diary,");
    QTest::newRow("much text") << QByteArray(9'000, 'x');
    QTest::newRow("cut") << bytesOf(m_sound.path()).first(5'000);
    QTest::newRow("another program's") << bytesOf(m_sound.path()).replace(68, 4, QByteArray("\0\0\0\1", 4));
}

void tst_JournalDamage::whatCannotBeReadIsPutAsideAndTold() {
    QFETCH(QByteArray, bytes);
    QVERIFY(putBytes(m_path, bytes));
    QCOMPARE(damageIn(m_path).kind.value, DamageKind::FileDamaged);
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    QCOMPARE(recordSample(file, 14), JournalTrouble::None);
    const JournalReport report = verifyJournal(m_path);
    QCOMPARE(report.breaks.size(), std::size_t{1});
    QCOMPARE(report.breaks[0].why.kind.value, DamageKind::FileDamaged);
    QCOMPARE(report.breaks[0].putAside, QStringLiteral("journal.sqlite.damaged"));
    QCOMPARE(report.lastSequence, SoundJournal::count + 2);
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
    const QByteArray sound = bytesOf(m_sound.path());
    int found = 0;
    for (int i = 0; i < 150; ++i) {
        QByteArray bytes = sound;
        for (int k = 0; k < flips; ++k) {
            const int place = random.below(static_cast<int>(bytes.size()));
            bytes[place] = static_cast<char>(bytes[place] ^ (1 << random.below(8)));
        }
        if (flips == 0)
            bytes.truncate(random.below(static_cast<int>(bytes.size())));
        m_path = m_copy.fresh();
        QVERIFY(putBytes(m_path, bytes));
        if (verifyJournal(m_path).isSound())
            QVERIFY(entriesIn(m_path) == m_sound.entries());
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

QTEST_GUILESS_MAIN(tst_JournalDamage)
#include "tst_journal_damage.moc"
