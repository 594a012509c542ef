// SPDX-License-Identifier: Apache-2.0
#include "journal/Journal.h"
#include "models/journal/JournalSamples.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

/// The journal as the desk uses it: asked on one thread, written on another.
class tst_Journal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anAnswerComesOnceTheEntryIsOnTheDisk();
    void entriesKeepTheirOrderAndTheTimeTheyWereAskedAt();
    void theWaitingFormKeepsTheOrderToo();
    void whoIsGoneIsNotAnswered();
    void whatWasAskedForIsWrittenWhenItEnds();
    void withoutARecordThereIsAReason();
    void whatBecomesWritableIsWrittenAgain();
    void damageIsTold();
    void anEntryHasWhoAndWhereItWasDone();
    void beforeItIsOpenedNothingIsRecorded();

private:
    [[nodiscard]] bool records(int number, JournalTrouble expected);
    [[nodiscard]] bool opens(Journal::State expected);

    std::int64_t m_now = 1'790'000'000;
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
    std::optional<JournalTrouble> m_answer;
    std::unique_ptr<Journal> m_journal;
};

void tst_Journal::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(QStringLiteral("desk/journal.sqlite"));
    m_journal = std::make_unique<Journal>([this] { return Journal::Time{m_now, JournalClock::Machine}; });
}

void tst_Journal::cleanup() {
    m_journal.reset();
}

bool tst_Journal::opens(Journal::State expected) {
    m_journal->open(m_path);
    return m_journal->state() == Journal::State::Opening &&
           QTest::qWaitFor([this, expected] { return m_journal->state() == expected; });
}

bool tst_Journal::records(int number, JournalTrouble expected) {
    m_answer.reset();
    m_journal->record(sampleEntry(number), this, [this](JournalTrouble trouble) { m_answer = trouble; });
    return QTest::qWaitFor([this] { return m_answer.has_value(); }) && m_answer == expected;
}

void tst_Journal::anAnswerComesOnceTheEntryIsOnTheDisk() {
    QVERIFY(opens(Journal::State::Sound));
    std::int64_t entriesThen = -1;
    m_journal->record(sampleEntry(1), this, [&](JournalTrouble trouble) {
        m_answer = trouble;
        entriesThen = verifyJournal(m_path).entries;
    });
    QCOMPARE(entriesThen, -1); // Never at once.
    QTRY_COMPARE(entriesThen, 1);
    QVERIFY(m_answer == JournalTrouble::None);
}

void tst_Journal::entriesKeepTheirOrderAndTheTimeTheyWereAskedAt() {
    m_journal->open(m_path); // They wait for that.
    std::vector<int> answers;
    for (int number = 1; number <= 30; ++number) {
        m_now = 1'790'000'000 + number;
        m_journal->record(sampleEntry(number), this,
                          [&answers, number](JournalTrouble) { answers.push_back(number); });
    }
    QTRY_COMPARE(answers.size(), std::size_t{30});
    QVERIFY(std::is_sorted(answers.begin(), answers.end()));
    const std::vector<WrittenEntry> entries = entriesIn(m_path);
    QCOMPARE(entries.size(), std::size_t{30});
    for (int number = 1; number <= 30; ++number) {
        const WrittenEntry& entry = entries[static_cast<std::size_t>(number - 1)];
        QCOMPARE(entry.request, "req_" + std::to_string(number));
        QCOMPARE(entry.time, 1'790'000'000 + number);
    }
}

void tst_Journal::theWaitingFormKeepsTheOrderToo() {
    m_journal->open(m_path);
    int answers = 0;
    m_journal->record(sampleEntry(1), this, [&answers](JournalTrouble) { ++answers; });
    QCOMPARE(m_journal->record(sampleEntry(2)), JournalTrouble::None);
    const std::vector<WrittenEntry> entries = entriesIn(m_path);
    QCOMPARE(entries.at(0).request, std::string("req_1"));
    QCOMPARE(entries.at(1).request, std::string("req_2"));
    QTRY_COMPARE(answers, 1);
}

void tst_Journal::whoIsGoneIsNotAnswered() {
    QVERIFY(opens(Journal::State::Sound));
    bool isAnswered = false;
    {
        QObject context;
        m_journal->record(sampleEntry(1), &context, [&isAnswered](JournalTrouble) { isAnswered = true; });
    }
    QVERIFY(records(2, JournalTrouble::None)); // Answered behind the first.
    QVERIFY(!isAnswered);
    QCOMPARE(verifyJournal(m_path).entries, 2);
}

void tst_Journal::whatWasAskedForIsWrittenWhenItEnds() {
    m_journal->open(m_path);
    for (int number = 1; number <= 20; ++number)
        m_journal->record(sampleEntry(number), this, [](JournalTrouble) {});
    m_journal.reset();
    QCOMPARE(verifyJournal(m_path).entries, 20);
}

void tst_Journal::withoutARecordThereIsAReason() {
    QVERIFY(putBytes(m_directory->filePath(QStringLiteral("desk")), "a file is in the way"));
    QVERIFY(opens(Journal::State::NotWritable));
    QCOMPARE(m_journal->trouble(), JournalTrouble::NotWritable);
    QVERIFY(records(1, JournalTrouble::NotWritable));
    QVERIFY(!journalTroubleText(m_journal->trouble()).isEmpty());
}

void tst_Journal::whatBecomesWritableIsWrittenAgain() {
    const QString inTheWay = m_directory->filePath(QStringLiteral("desk"));
    QVERIFY(putBytes(inTheWay, "a file is in the way"));
    QVERIFY(opens(Journal::State::NotWritable));
    QVERIFY(QFile::remove(inTheWay));
    QSignalSpy changed(m_journal.get(), &Journal::changed);
    QVERIFY(records(1, JournalTrouble::None));
    QCOMPARE(m_journal->state(), Journal::State::Sound);
    QVERIFY(!changed.isEmpty());
}

void tst_Journal::damageIsTold() {
    QVERIFY(writeSamples(m_path, 5));
    QVERIFY(runSql(m_path, "DELETE FROM entry WHERE sequence = 3"));
    QVERIFY(opens(Journal::State::Damaged));
    QCOMPARE(*m_journal->report().damage, (JournalDamage{DamageKind::EntriesMissing, 3, 3}));
    QVERIFY(records(6, JournalTrouble::None));
    QCOMPARE(m_journal->state(), Journal::State::Damaged);
}

void tst_Journal::anEntryHasWhoAndWhereItWasDone() {
    QVERIFY(opens(Journal::State::Sound));
    m_journal->setOperatorName(QStringLiteral("Grace"));
    m_journal->setAccount(QStringLiteral("acct_9"), JournalMode::Live);
    m_journal->record(sampleEntry(1), this, [](JournalTrouble) {});
    m_journal->setOperatorName(QStringLiteral("Somebody else")); // Later.
    QVERIFY(records(2, JournalTrouble::None));
    const WrittenEntry first = entriesIn(m_path).at(0);
    QCOMPARE(first.operatorName, std::string("Grace"));
    QCOMPARE(first.account, std::string("acct_9"));
    QCOMPARE(first.mode, std::string("live"));
    QCOMPARE(first.clock, std::string("machine"));
    QCOMPARE(first.systemUser, systemUser().toStdString());
    QVERIFY(!first.systemUser.empty());
}

void tst_Journal::beforeItIsOpenedNothingIsRecorded() {
    QVERIFY(records(1, JournalTrouble::Closed));
    QCOMPARE(m_journal->state(), Journal::State::Closed);
}

QTEST_GUILESS_MAIN(tst_Journal)
#include "tst_journal.moc"
