// SPDX-License-Identifier: Apache-2.0
#include "models/journal/JournalSamples.h"

#include <QDir>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

/// The program itself, called for its journal where there is no display.
class TestJournalCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSoundJournalIsZero();
    void aDamagedJournalIsOneAndSaysWhere();
    void whatCannotBeReadIsTwo();
    void theUsualPlaceIsBelowTheUsersData();
    void anExportIsAFile();
    void anExportOfADamagedJournalIsOne();
    void anExportNeverTakesTheJournalsPlace();
    void anExportThatCannotBeWrittenIsTwo();
    void whatItDoesNotKnowIsTwoAndAKeyIsNotRepeated();

private:
    int run(const QStringList& arguments);

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
    QString m_output;
    QString m_errors;
};

void TestJournalCommand::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(QStringLiteral("journal.sqlite"));
    QVERIFY(writeSamples(m_path, 7));
}

int TestJournalCommand::run(const QStringList& arguments) {
    QProcess desk;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HOME"), m_directory->path());
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_directory->filePath(QStringLiteral("data")));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("there-is-none"));
    desk.setProcessEnvironment(environment);
    desk.start(QStringLiteral(DESK_PROGRAM), QStringList{QStringLiteral("journal")} + arguments);
    if (!desk.waitForFinished() || desk.exitStatus() != QProcess::NormalExit)
        return -1;
    m_output = QString::fromUtf8(desk.readAllStandardOutput());
    m_errors = QString::fromUtf8(desk.readAllStandardError());
    return desk.exitCode();
}

void TestJournalCommand::aSoundJournalIsZero() {
    QCOMPARE(run({QStringLiteral("verify"), m_path}), 0);
    QVERIFY2(m_output.contains(QStringLiteral("The journal is sound.")), qPrintable(m_output));
    QVERIFY(m_output.contains(QStringLiteral("7 entries, from 2026-09-21 14:13:21 UTC")));
    QVERIFY(m_errors.isEmpty());
}

void TestJournalCommand::aDamagedJournalIsOneAndSaysWhere() {
    QVERIFY(runSql(m_path, "DELETE FROM entry WHERE sequence = 3"));
    QCOMPARE(run({QStringLiteral("verify"), m_path}), 1);
    QVERIFY2(m_output.contains(QStringLiteral("Entry 3 is missing.")), qPrintable(m_output));
}

void TestJournalCommand::whatCannotBeReadIsTwo() {
    QCOMPARE(run({QStringLiteral("verify"), m_directory->filePath(QStringLiteral("none"))}), 2);
    QVERIFY(m_output.contains(QStringLiteral("no journal")));
    QVERIFY(!QFile::exists(m_directory->filePath(QStringLiteral("none"))));
    QCOMPARE(run({QStringLiteral("verify"), m_directory->path()}), 2);
    QVERIFY(runSql(m_path, "PRAGMA user_version = 9"));
    QCOMPARE(run({QStringLiteral("verify"), m_path}), 2);
}

void TestJournalCommand::theUsualPlaceIsBelowTheUsersData() {
    QCOMPARE(run({QStringLiteral("verify")}), 2);
    QVERIFY(writeSamples(m_directory->filePath(QStringLiteral("data/VerificationDesk/journal.sqlite")), 2));
    QCOMPARE(run({QStringLiteral("verify")}), 0);
    QVERIFY(m_output.contains(QStringLiteral("2 entries")));
}

void TestJournalCommand::anExportIsAFile() {
    const QString csv = m_directory->filePath(QStringLiteral("out.csv"));
    QCOMPARE(run({QStringLiteral("export"), csv, m_path}), 0);
    QCOMPARE(bytesOf(csv).count("\r\n"), 8);
    QVERIFY(m_output.contains(csv));
}

void TestJournalCommand::anExportOfADamagedJournalIsOne() {
    const QString csv = m_directory->filePath(QStringLiteral("out.csv"));
    QVERIFY(runSql(m_path, "UPDATE entry SET deed = 'x' WHERE sequence = 3"));
    QCOMPARE(run({QStringLiteral("export"), csv, m_path}), 1);
    QCOMPARE(bytesOf(csv).count("\r\n"), 8);
}

void TestJournalCommand::anExportNeverTakesTheJournalsPlace() {
    for (const char* const ending : {"", ".head"}) {
        const QString path = m_path + QLatin1StringView(ending);
        const QByteArray before = bytesOf(path);
        QCOMPARE(run({QStringLiteral("export"), path, m_path}), 2);
        QCOMPARE(bytesOf(path), before);
    }
}

void TestJournalCommand::anExportThatCannotBeWrittenIsTwo() {
    QCOMPARE(run({QStringLiteral("export"), m_directory->filePath(QStringLiteral("no/place.csv")), m_path}),
             2);
    QVERIFY(!m_errors.isEmpty());
}

void TestJournalCommand::whatItDoesNotKnowIsTwoAndAKeyIsNotRepeated() {
    const QString key = QStringLiteral("rk_live_51abcdefghijklmnopqrstuvwxyz");
    for (const QStringList& words :
         {QStringList{}, QStringList{key}, QStringList{QStringLiteral("verify"), key},
          QStringList{QStringLiteral("verify"), m_path, m_path}, QStringList{QStringLiteral("export")}}) {
        QCOMPARE(run(words), 2);
        QVERIFY(!(m_output + m_errors).contains(QStringLiteral("abcdefgh")));
        QVERIFY(!(m_output + m_errors).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestJournalCommand)
#include "tst_journalcommand.moc"
