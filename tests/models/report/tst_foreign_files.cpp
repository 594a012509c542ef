// SPDX-License-Identifier: Apache-2.0
#include "cache/CacheDirectory.h"
#include "cache/CacheFile.h"
#include "cache/ReferenceFile.h"
#include "journal/Journal.h"
#include "journal/JournalCsv.h"
#include "journal/JournalFile.h"
#include "models/journal/JournalSamples.h"
#include "report/SessionExport.h"
#include "settings/PreferencesFile.h"
#include "settings/ReadsFile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

namespace {

const QString account = QStringLiteral("acct_1");
constexpr auto keyMark = "0123456789abcdef0123456789abcdef";

/// What stands in a place where the app wants to have a file of its own.
enum class Kind {
    File,
    LinkToFile,
    LinkToOwnFile,
    LinkToDirectory,
    DanglingLink,
    Pipe,
    Device,
    Directory,
    HardLink
};
constexpr std::pair<Kind, const char*> kinds[] = {{Kind::File, "a foreign file"},
                                                  {Kind::LinkToFile, "a link to a foreign file"},
                                                  {Kind::LinkToOwnFile, "a link to a file of the app's"},
                                                  {Kind::LinkToDirectory, "a link to a directory"},
                                                  {Kind::DanglingLink, "a link to nothing"},
                                                  {Kind::Pipe, "a pipe"},
                                                  {Kind::Device, "a device"},
                                                  {Kind::Directory, "a directory"},
                                                  {Kind::HardLink, "another name of a foreign file"}};

/// How the app gets at a place. `act` answers whether it took what it found for its own, as far as it says.
struct Writer {
    const char* name;
    QString place; ///< Below the app's directory.
    std::function<bool(const QDir&)> act;
    bool putsFilesAside = false; ///< A foreign file may be renamed.
};

JournalStamp stamp() {
    return sampleStamp();
}

/// A sound journal of the app's, made once.
const QString& sampleJournal() {
    static const QTemporaryDir directory;
    static const QString path = directory.filePath(QStringLiteral("journal.sqlite"));
    return path;
}

QString journalIn(const QDir& directory) {
    return directory.filePath(QStringLiteral("journal.sqlite"));
}

bool writesCache(const QDir& directory) {
    const CacheDirectory caches(directory.path());
    CacheFile file;
    const bool isOpen = file.open(caches.fileOf(account, true)) == CacheTrouble::None;
    if (isOpen)
        file.write({{}, {{"events", "evt_1"}}});
    file.forget();
    return isOpen;
}

bool writesReferences(const QDir& directory) {
    const CacheDirectory caches(directory.path());
    ReferenceFile file;
    const bool isOpen = file.open(ReferenceFile::pathBeside(caches.fileOf(account, true)), SealKey::made()) ==
                        CacheTrouble::None;
    file.forget();
    return isOpen;
}

bool forgets(const QDir& directory) {
    return CacheDirectory(directory.path()).forgetEverything().refused.isEmpty();
}

bool notes(const QDir& directory) {
    const CacheDirectory caches(directory.path());
    caches.note(keyMark, caches.fileOf(account, true));
    return caches.notedFile(keyMark) == caches.fileOf(account, true) && forgets(directory);
}

bool records(const QDir& directory) {
    JournalFile file;
    return file.open(journalIn(directory), stamp()) == JournalTrouble::None &&
           recordSample(file, 1) == JournalTrouble::None;
}

/// A journal that is the app's gets another place for its head or its lock.
bool recordsBehindSamples(const QDir& directory) {
    for (const char* const ending : {"", ".head"}) {
        const QString path = journalIn(directory) + QLatin1StringView(ending);
        if (AppOwnedFile::obstacleAt(path) == FileObstacle::None && !QFile::exists(path))
            QFile::copy(sampleJournal() + QLatin1StringView(ending), path);
    }
    return records(directory);
}

bool saves(const QDir& directory) {
    PreferencesFile file(directory.filePath(QStringLiteral("preferences.ini")));
    file.load();
    return file.save({});
}

bool counts(const QDir& directory) {
    ReadDays days;
    days[QDate(2026, 11, 23)][0] = 1;
    return ReadsFile(directory.filePath(QStringLiteral("reads.json"))).add(days).has_value();
}

bool exportsJournal(const QDir& directory) {
    return exportJournal(sampleJournal(), directory.filePath(QStringLiteral("list.csv"))).isWritten;
}

[[nodiscard]] bool exportsSessions(const QDir& directory, bool mayReplace) {
    SessionStore store;
    SessionExport sessions(store, nullptr);
    sessions.start({directory.filePath(QStringLiteral("list.csv")), {}, {}, mayReplace});
    return QTest::qWaitFor([&sessions] { return !sessions.isUnderWay(); }) &&
           sessions.state() == SessionExport::State::Done;
}

std::vector<Writer> writers() {
    const CacheDirectory caches((QString()));
    const QString cache = caches.fileOf(account, true).sliced(1);
    const QString note = QLatin1StringView(keyMark) + QStringLiteral(".key");
    const auto beside = [](const QString& path, const char* ending) {
        return path + QLatin1StringView(ending);
    };
    const QString journal = QStringLiteral("journal.sqlite");
    const QString settings = QStringLiteral("preferences.ini");
    const QString reads = QStringLiteral("reads.json");
    const QString list = QStringLiteral("list.csv");
    return {
        {"cache", cache, writesCache, true},
        {"the cache's log", beside(cache, "-wal"), writesCache, true},
        {"the log's index", beside(cache, "-shm"), writesCache, true},
        {"references", beside(cache, "-sealed"), writesReferences, true},
        {"the references' log", beside(cache, "-sealed-wal"), writesReferences, true},
        {"forgetting: cache", cache, forgets},
        {"forgetting: the cache's log", beside(cache, "-wal"), forgets},
        {"forgetting: references", beside(cache, "-sealed"), forgets},
        {"forgetting: note", note, forgets},
        {"note", note, notes},
        {"journal", journal, records},
        {"head", beside(journal, ".head"), records},
        {"lock", beside(journal, ".lock"), records},
        {"rollback journal", beside(journal, "-journal"), records},
        {"a known journal's lock", beside(journal, ".lock"), recordsBehindSamples},
        {"settings", settings, saves},
        {"the settings' lock", beside(settings, ".lock"), saves},
        {"reads", reads, counts},
        {"the reads' lock", beside(reads, ".lock"), counts},
        {"export of the journal", list, exportsJournal},
        {"export of the list", list, [](const QDir& directory) { return exportsSessions(directory, false); }},
    };
}

/// What a path holds, without following a link: its kind, which file it is, and its content.
QByteArray lookAt(const QString& path) {
    struct stat found {};
    if (::lstat(QFile::encodeName(path).constData(), &found) != 0)
        return "nothing";
    QByteArray look = QByteArray::number(found.st_ino) + ' ' + QByteArray::number(found.st_mode, 8);
    if (S_ISREG(found.st_mode))
        look += ' ' + bytesOf(path);
    return look;
}

} // namespace

/// The app writes and destroys only what it made and can recognise, and never through a link.
class TestForeignFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(writeSamples(sampleJournal(), 3)); }
    void init() {
        m_home = std::make_unique<QTemporaryDir>();
        for (const char* name : {"app", "elsewhere"})
            QVERIFY(QDir(m_home->path()).mkdir(QLatin1StringView(name)));
        m_app = QDir(m_home->filePath(QStringLiteral("app")));
        m_foreign = m_home->filePath(QStringLiteral("elsewhere/server.key"));
        QVERIFY(putBytes(m_foreign, foreignText));
    }

    void whatIsNotTheAppsIsLeftAlone_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("writer");
        const std::vector<Writer> all = writers();
        for (const auto& [kind, kindName] : kinds)
            for (std::size_t i = 0; i < all.size(); ++i)
                QTest::addRow("%s: %s", all[i].name, kindName)
                    << static_cast<int>(kind) << static_cast<int>(i);
    }
    void whatIsNotTheAppsIsLeftAlone() {
        QFETCH(int, kind);
        QFETCH(int, writer);
        const Writer by = writers().at(static_cast<std::size_t>(writer));
        const QString place = m_app.filePath(by.place);
        if (!plant(static_cast<Kind>(kind), place))
            QSKIP("Only root can make a device.");
        const QByteArray before = lookAt(place);
        const QByteArray outside = outsideNow();
        const bool isTaken = by.act(m_app);
        const QString aside = place + QStringLiteral(".aside");
        if (by.putsFilesAside && lookAt(aside) != "nothing") {
            QCOMPARE(static_cast<Kind>(kind), Kind::File);
            QCOMPARE(lookAt(aside), before);
        } else {
            QCOMPARE(lookAt(place), before);
            QVERIFY(!isTaken);
        }
        QCOMPARE(outsideNow(), outside);
    }

    void whoAgreesToReplaceAFileLosesNoneOfTheAppsNorWhatIsNoFile() {
        const QString list = m_app.filePath(QStringLiteral("list.csv"));
        QVERIFY(putBytes(list, foreignText));
        QVERIFY(exportsSessions(m_app, true));
        QVERIFY(bytesOf(list) != foreignText);
        for (const char* ending : {"", ".head"}) {
            QVERIFY(QFile::remove(list));
            QVERIFY(QFile::copy(sampleJournal() + QLatin1StringView(ending), list));
            const QByteArray before = lookAt(list);
            QVERIFY(!exportsSessions(m_app, true));
            QCOMPARE(lookAt(list), before);
        }
        for (const Kind kind : {Kind::LinkToFile, Kind::DanglingLink, Kind::Pipe}) {
            QVERIFY(QFile::remove(list));
            QVERIFY(plant(kind, list));
            const QByteArray before = lookAt(list);
            const QByteArray outside = outsideNow();
            QVERIFY(!exportsSessions(m_app, true));
            QCOMPARE(lookAt(list), before);
            QCOMPARE(outsideNow(), outside);
        }
    }

    void aFormerExportOfTheJournalIsReplaced() {
        QVERIFY(exportsJournal(m_app));
        QVERIFY(exportsJournal(m_app));
    }

    void forgettingTellsWhatItRemovedAndWhatItRefused() {
        const CacheDirectory caches(m_app.path());
        CacheFile file;
        QCOMPARE(file.open(caches.fileOf(account, true)), CacheTrouble::None);
        file.close();
        caches.note(keyMark, caches.fileOf(account, true));
        const QString foreignCache = caches.fileOf(account, false);
        QVERIFY(putBytes(foreignCache, foreignText));
        for (const char* name : {"server.key", "my.cache", "photo.cache-sealed", "diary.txt"})
            QVERIFY(putBytes(m_app.filePath(QLatin1StringView(name)), foreignText));
        const ForgottenFiles forgotten = caches.forgetEverything();
        QCOMPARE(forgotten.removed.size(), 2);
        QCOMPARE(forgotten.refused, QStringList{QFileInfo(foreignCache).fileName()});
        QVERIFY(forgotten.isComplete());
        for (const char* name : {"server.key", "my.cache", "photo.cache-sealed", "diary.txt"})
            QCOMPARE(bytesOf(m_app.filePath(QLatin1StringView(name))), QByteArray(foreignText));
        QCOMPARE(bytesOf(foreignCache), QByteArray(foreignText));
    }

    void aReadOnlyCacheIsForgottenToo() {
        const CacheDirectory caches(m_app.path());
        CacheFile file;
        QCOMPARE(file.open(caches.fileOf(account, true)), CacheTrouble::None);
        file.close();
        QVERIFY(QFile::setPermissions(caches.fileOf(account, true), QFile::ReadOwner));
        QCOMPARE(caches.forgetEverything().removed.size(), 1);
        QVERIFY(m_app.isEmpty());
    }

    void readOnlySettingsAreNotReplaced() {
        const QString path = m_app.filePath(QStringLiteral("preferences.ini"));
        QVERIFY(saves(m_app));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
        const QByteArray before = lookAt(path);
        QVERIFY(!saves(m_app));
        QCOMPARE(lookAt(path), before);
    }

    void aLinkedDirectoryIsTheUsersChoice() {
        const QString link = m_home->filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(m_app.path(), link));
        QVERIFY(writesCache(QDir(link)));
        QVERIFY(records(QDir(link)));
        QVERIFY(saves(QDir(link)));
        QVERIFY(counts(QDir(link)));
        QVERIFY(QFile::exists(journalIn(m_app)));
    }

private:
    static constexpr auto foreignText = "-----BEGIN PRIVATE KEY-----\n";

    [[nodiscard]] bool plant(Kind kind, const QString& place) {
        const QByteArray name = QFile::encodeName(place);
        switch (kind) {
        case Kind::File:
            return putBytes(place, foreignText);
        case Kind::LinkToFile:
            return QFile::link(m_foreign, place);
        case Kind::LinkToOwnFile:
            return QFile::link(sampleJournal(), place);
        case Kind::LinkToDirectory:
            return QFile::link(m_home->filePath(QStringLiteral("elsewhere")), place);
        case Kind::DanglingLink:
            return QFile::link(m_home->filePath(QStringLiteral("elsewhere/made")), place);
        case Kind::Pipe:
            return ::mkfifo(name.constData(), 0600) == 0;
        case Kind::Device: { // As /dev/null is.
            struct stat null {};
            return ::stat("/dev/null", &null) == 0 &&
                   ::mknod(name.constData(), S_IFCHR | 0600, null.st_rdev) == 0;
        }
        case Kind::Directory:
            return QDir().mkdir(place);
        case Kind::HardLink:
            return ::link(QFile::encodeName(m_foreign).constData(), name.constData()) == 0;
        }
        return false;
    }

    /// Everything outside the app's directory.
    QByteArray outsideNow() const {
        QByteArray all;
        for (const QString& path :
             {m_home->filePath(QStringLiteral("elsewhere")), QFileInfo(sampleJournal()).absolutePath()}) {
            const QDir directory(path);
            for (const QString& file :
                 directory.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
                all += file.toUtf8() + ' ' + lookAt(directory.filePath(file)) + '\n';
        }
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QDir m_app;
    QString m_foreign;
};

QTEST_GUILESS_MAIN(TestForeignFiles)
#include "tst_foreign_files.moc"
