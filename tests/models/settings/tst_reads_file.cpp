// SPDX-License-Identifier: Apache-2.0
#include "settings/ReadsFile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

namespace {

ReadDays counted(const QDate& day, ReadPurpose purpose, std::int64_t reads) {
    ReadDays days;
    days[day][static_cast<std::size_t>(purpose)] = reads;
    return days;
}

/// JSON in C++ reads better with single quotes; in the file they are double.
QByteArray json(const char* text) {
    return QByteArray(text).replace('\'', '"');
}

const QDate someDay(2026, 11, 23);

} // namespace

/// The counts of reads outlive the desk, whoever else writes and whatever stands in the file.
class TestReadsFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMissingFileIsEmpty() { QVERIFY(ReadsFile(path("none.json")).load().isEmpty()); }

    void whatIsAddedIsThereAgain() {
        const ReadsFile file(path("kept/reads.json"));
        QVERIFY(file.add(counted(someDay, ReadPurpose::Events, 7)));
        QCOMPARE(file.load(), counted(someDay, ReadPurpose::Events, 7));
    }

    void onlyItsOwnerMayReadIt() {
        const ReadsFile file(path("private.json"));
        for (int writing = 0; writing < 2; ++writing) {
            QVERIFY(file.add(counted(someDay, ReadPurpose::Events, 7)));
            const QFile::Permissions others =
                QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
            QVERIFY(!(QFile::permissions(path("private.json")) & others));
            // As an earlier version left it.
            QVERIFY(QFile::setPermissions(path("private.json"), QFile::ReadOwner | QFile::WriteOwner |
                                                                    QFile::ReadGroup | QFile::ReadOther));
        }
    }

    void twoDesksAddUp() {
        const ReadsFile one(path("two.json"));
        const ReadsFile other(path("two.json"));
        one.add(counted(someDay, ReadPurpose::List, 2));
        const std::optional<ReadDays> sum = other.add(counted(someDay, ReadPurpose::List, 3));
        QVERIFY(sum);
        QCOMPARE(*sum, counted(someDay, ReadPurpose::List, 5));
        QCOMPARE(one.load(), *sum);
    }

    void daysOfLongAgoGo() {
        const ReadsFile file(path("old.json"));
        file.add(counted(someDay.addDays(-ReadsFile::daysKept - 1), ReadPurpose::List, 2));
        file.add(counted(someDay, ReadPurpose::List, 3));
        QCOMPARE(file.load(), counted(someDay, ReadPurpose::List, 3));
    }

    void aDamagedFileCountsAsEmpty_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("zeros") << QByteArray(200, '\0');
        QTest::newRow("cut") << json("{'format':1,'days':{'2026-11-");
        QTest::newRow("another format") << json("{'format':2,'days':{'2026-11-23':{'list':4}}}");
        QTest::newRow("odd") << json("{'format':1,'days':{'someday':{'list':4},'2026-13-40':7}}");
    }
    void aDamagedFileCountsAsEmpty() {
        QFETCH(QByteArray, text);
        QFile raw(path("damaged.json"));
        QVERIFY(raw.open(QIODevice::WriteOnly) && raw.write(text) == text.size());
        raw.close();
        const ReadsFile file(raw.fileName());
        QVERIFY(file.load().isEmpty());
        QVERIFY(file.add(counted(someDay, ReadPurpose::List, 1)));
        QCOMPARE(file.load(), counted(someDay, ReadPurpose::List, 1));
    }

    void anotherProgramsFileIsLeftAlone() {
        QFile raw(path("foreign.json"));
        const QByteArray text("{\"reads\": 7}");
        QVERIFY(raw.open(QIODevice::WriteOnly) && raw.write(text) == text.size());
        raw.close();
        QVERIFY(!ReadsFile(raw.fileName()).add(counted(someDay, ReadPurpose::List, 1)));
        QVERIFY(raw.open(QIODevice::ReadOnly));
        QCOMPARE(raw.readAll(), text);
    }

    void aFullDiskIsSaidAndTheCountsStay() {
        const ReadsFile file(path("full.json"));
        QVERIFY(file.add(counted(someDay, ReadPurpose::List, 1)));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual{};
        getrlimit(RLIMIT_FSIZE, &usual);
        rlimit tight = usual;
        tight.rlim_cur = 10;
        setrlimit(RLIMIT_FSIZE, &tight);
        const bool isAdded = file.add(counted(someDay, ReadPurpose::List, 1)).has_value();
        setrlimit(RLIMIT_FSIZE, &usual);
        QVERIFY(!isAdded);
        QCOMPARE(file.load(), counted(someDay, ReadPurpose::List, 1));
    }

    void countsThatCannotBeWrittenAreSaid() {
        QVERIFY(!ReadsFile(QStringLiteral("/proc/nowhere/reads.json"))
                     .add(counted(someDay, ReadPurpose::List, 1)));
    }

private:
    QString path(const char* name) const { return m_folder.filePath(QLatin1StringView(name)); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestReadsFile)
#include "tst_reads_file.moc"
