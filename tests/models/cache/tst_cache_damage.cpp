// SPDX-License-Identifier: Apache-2.0
#include "models/cache/CacheSamples.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#if defined(Q_OS_UNIX)
#include <sys/resource.h>

#include <csignal>
#endif

/// Files that are not what they should be, and writers that are killed.
class tst_CacheDamage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mangledFilesNeverLie_data();
    void mangledFilesNeverLie();
    void aForeignFileIsPutAside_data();
    void aForeignFileIsPutAside();
    void aLaterVersionIsPutAside();
    void aFullDiskIsTold();
    void whatWasAcknowledgedSurvivesTwoHundredKills();

private:
    QByteArray m_sound; ///< The bytes of a sound file.
    std::vector<SessionOutline> m_sessions;
};

void tst_CacheDamage::initTestCase() {
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("a.cache"));
    {
        CacheFile file;
        QCOMPARE(file.open(path), CacheTrouble::None);
        CacheChange change;
        for (int i = 0; i < 3'000; ++i)
            change.sessions.push_back(i % 2 ? outlineNo(i, 1'750'000'000 + i)
                                            : refusedNo(i, 1'750'000'000 + i));
        change.values["coverage"] = "all of it";
        m_sessions = change.sessions;
        QCOMPARE(file.write(change), CacheTrouble::None);
    }
    m_sound = bytesBelow(directory.path());
    QVERIFY(m_sound.size() > 100'000);
}

void tst_CacheDamage::mangledFilesNeverLie_data() {
    QTest::addColumn<int>("flips"); // 0: cut short.
    for (const int flips : {0, 1, 10, 1'000})
        QTest::addRow("%d bytes", flips) << flips;
}

/// However it was mangled: either it reads as it was written, or it is made anew; and it can be written to.
void tst_CacheDamage::mangledFilesNeverLie() {
    QFETCH(int, flips);
    RandomSessions random(static_cast<quint32>(flips));
    for (int i = 0; i < 50; ++i) {
        QByteArray bytes = m_sound;
        for (int k = 0; k < flips; ++k) {
            // Half of them in the first pages, where the structure is.
            const int place = random.below(random.chance(50) ? 8'192 : static_cast<int>(bytes.size()));
            bytes[place] = static_cast<char>(bytes[place] ^ (1 << random.below(8)));
        }
        if (flips == 0)
            bytes.truncate(random.below(static_cast<int>(bytes.size())));
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("a.cache"));
        QFile mangled(path);
        QVERIFY(mangled.open(QIODevice::WriteOnly) && mangled.write(bytes) == bytes.size());
        mangled.close();

        CacheFile file;
        QCOMPARE(file.open(path), CacheTrouble::None);
        const auto read = allIn(file);
        if (!read) {
            file.forget();
            QCOMPARE(file.open(path), CacheTrouble::None);
        } else if (!read->empty()) {
            QVERIFY(*read == asKept(m_sessions));
        }
        for (const auto& [name, value] : file.values())
            QCOMPARE(value, std::string("all of it"));
        if (file.write({{outlineNo(9'999)}, {}}) != CacheTrouble::None) {
            QCOMPARE(file.open(path), CacheTrouble::None);
            QCOMPARE(file.write({{outlineNo(9'999)}, {}}), CacheTrouble::None);
        }
        QVERIFY(allIn(file).has_value());
    }
}

void tst_CacheDamage::aForeignFileIsPutAside_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("Dear diary,");
    QTest::newRow("much text") << QByteArray(5'000, 'x');
    QByteArray foreign = m_sound;
    foreign.replace(68, 4, QByteArray("\0\0\0\1", 4));
    QTest::newRow("another program's database") << foreign;
}

void tst_CacheDamage::aForeignFileIsPutAside() {
    QFETCH(QByteArray, bytes);
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("a.cache"));
    QFile foreign(path);
    QVERIFY(foreign.open(QIODevice::WriteOnly) && foreign.write(bytes) == bytes.size());
    foreign.close();
    CacheFile file;
    QCOMPARE(file.open(path), CacheTrouble::None);
    QCOMPARE(file.sessionCount(), std::size_t{0});
    QFile aside(path + QStringLiteral(".aside"));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), bytes);
}

void tst_CacheDamage::aLaterVersionIsPutAside() {
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("a.cache"));
    {
        CacheFile file;
        QCOMPARE(file.open(path), CacheTrouble::None);
    }
    sqlite3* later = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &later), SQLITE_OK);
    QCOMPARE(sqlite3_exec(later, "PRAGMA user_version = 2", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(later);
    CacheFile file;
    QCOMPARE(file.open(path), CacheTrouble::None);
    QVERIFY(QFile::exists(path + QStringLiteral(".aside")));
}

void tst_CacheDamage::aFullDiskIsTold() {
#if defined(Q_OS_UNIX)
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("a.cache"));
    CacheFile file;
    QCOMPARE(file.open(path), CacheTrouble::None);
    QCOMPARE(file.write({{refusedNo(1)}, {}}), CacheTrouble::None);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit usual{};
    getrlimit(RLIMIT_FSIZE, &usual);
    rlimit tight = usual;
    tight.rlim_cur = 64'000;
    setrlimit(RLIMIT_FSIZE, &tight);
    CacheChange much;
    for (int i = 10; i < 5'000; ++i)
        much.sessions.push_back(refusedNo(i, 1'750'000'000 + i));
    const CacheTrouble trouble = file.write(much);
    const auto left = allIn(file);
    // What is redacted must go also when nothing can be written: then everything goes.
    much.sessions.front().kind.redaction = RedactionStatus::Processing;
    const CacheTrouble again = file.write(much);
    setrlimit(RLIMIT_FSIZE, &usual);
    QCOMPARE(trouble, CacheTrouble::NoRoom);
    QVERIFY(left == asKept({refusedNo(1)}));
    QCOMPARE(again, CacheTrouble::NoRoom);
    QVERIFY(bytesBelow(directory.path()).isEmpty());
#else
    QSKIP("No limit of a file's size here.");
#endif
}

/// The writer tells the number of each change once it is written. Change n is twenty new sessions, the
/// session n of the change before refused, and the value "last" n.
void tst_CacheDamage::whatWasAcknowledgedSurvivesTwoHundredKills() {
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("a.cache"));
    RandomSessions random(11);
    int next = 0;
    int killedWhileWriting = 0;
    for (int i = 0; i < 200; ++i) {
        QProcess writer;
        writer.start(QStringLiteral(CACHE_WRITER), {path, QString::number(next)});
        QVERIFY(writer.waitForStarted());
        const int wanted = random.below(4);
        QByteArray told;
        while (told.count('\n') < wanted && writer.waitForReadyRead())
            told += writer.readAll();
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        told += writer.readAll();
        const int acknowledged = next + static_cast<int>(told.count('\n'));

        CacheFile file;
        QCOMPARE(file.open(path), CacheTrouble::None);
        const auto values = file.values();
        const int written = values.empty() ? 0 : std::stoi(values.at("last")) + 1;
        QVERIFY(written >= acknowledged); // Nothing acknowledged is lost.
        killedWhileWriting += written > acknowledged ? 1 : 0;
        const auto all = allIn(file);
        QVERIFY(all.has_value());
        QCOMPARE(all->size(), static_cast<std::size_t>(written) * 20); // Nothing double, nothing in part.
        if (i % 20 == 0 || i == 199) {
            std::vector<SessionOutline> expected;
            for (int change = 0; change < written; ++change)
                for (const SessionOutline& session : changeNo(change).sessions) {
                    std::erase_if(expected, [&](const auto& known) { return known.id == session.id; });
                    expected.push_back(session);
                }
            QVERIFY(*all == asKept(expected));
        }
        next = written;
    }
    QVERIFY(next > 100);
    qInfo("%d changes; %d times killed with more written than told", next, killedWhileWriting);
}

QTEST_GUILESS_MAIN(tst_CacheDamage)
#include "tst_cache_damage.moc"
