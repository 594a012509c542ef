// SPDX-License-Identifier: Apache-2.0
#include "settings/PreferencesFile.h"
#include "settings/ShownMetadata.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <array>
#include <csignal>

namespace {

SavedView own(const QString& name, const char* line) {
    return {name, QString::fromUtf8(line), QByteArray("\0columns\xff", 9), 4, false, {}};
}

Preferences unusual() {
    Preferences preferences;
    preferences.colourScheme = ColourScheme::Dark;
    preferences.compactRows = true;
    preferences.windowGeometry = QByteArray("\0\x01\xff geometry", 12);
    preferences.splitterState = "splitter";
    preferences.tableHeaderState = "header, with = and ; in it\n";
    preferences.sortColumn = 4;
    preferences.sortDescending = false;
    preferences.histogramShown = false;
    preferences.readCeiling = 2'500;
    preferences.lockAfterMinutes = 30;
    preferences.revealsAnHour = 12;
    preferences.noteAccounts = {QStringLiteral("9f3a"), QStringLiteral("00ff")};
    preferences.shownMetadata = {QStringLiteral("9f3a order_id"), QStringLiteral("9f3a a, b; c")};
    preferences.operatorName = QStringLiteral("Ána; \"Lima\" = 7");
    preferences.passphrase = Passphrase::fromBytes(QByteArray(16, '\x07'), QByteArray(32, '\xfe'));
    preferences.lastLine = QStringLiteral("status:refused country:DE,FR -redaction:any");
    preferences.currentView = QStringLiteral("Germany; = \"and\" Österreich");
    QList<SavedView> views = shippedViews();
    views.removeAt(2);
    views[0].name = QStringLiteral("Mine now");
    views[0].line = QStringLiteral("status:refused");
    views.prepend(own(preferences.currentView, "country:DE,AT"));
    preferences.views = views;
    return preferences;
}

[[nodiscard]] bool put(const QString& path, const QByteArray& content) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray bytesIn(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList namesOf(const QList<SavedView>& views) {
    QStringList names;
    for (const SavedView& view : views)
        names << view.name;
    return names;
}

} // namespace

class TestPreferencesFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("deeper/preferences.ini"));
    }

    void whatIsSavedIsLoaded() {
        QVERIFY(PreferencesFile(m_path).save(unusual()));
        QCOMPARE(PreferencesFile(m_path).load() == unusual(), true);
    }

    void aMissingFileGivesTheDefaults() { QVERIFY(PreferencesFile(m_path).load() == Preferences()); }

    void aDamagedFileGivesTheDefaults_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("binary") << QByteArray("\0\xff\xfe[[[\n=\n", 9);
        QTest::newRow("not an INI file") << QByteArray("{\"look\": \"dark\"}");
        QTest::newRow("a line that is none") << QByteArray("[desk]\nformat=1\nnonsense\n[look]\n");
        QTest::newRow("another program's") << QByteArray("[look]\ncolourScheme=dark\n");
        QTest::newRow("a later format") << QByteArray("[desk]\nformat=99\n[look]\ncolourScheme=dark\n");
    }
    void aDamagedFileGivesTheDefaults() {
        QFETCH(QByteArray, content);
        const QString path = m_folder->filePath(QStringLiteral("damaged.ini"));
        QVERIFY(put(path, content));
        QVERIFY(PreferencesFile(path).load() == Preferences());
    }

    void aDamagedFileIsReplacedWhole() {
        const QString path = m_folder->filePath(QStringLiteral("damaged.ini"));
        QVERIFY(put(path, "[desk]\nformat=1\nnonsense\nstray=1\n"));
        QVERIFY(PreferencesFile(path).save(unusual()));
        QVERIFY(PreferencesFile(path).load() == unusual());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("stray"));
    }

    void aValueThatMakesNoSenseLeavesTheOthersAlone() {
        const QString path = m_folder->filePath(QStringLiteral("odd.ini"));
        QVERIFY(put(path, "[desk]\nformat=1\n[look]\ncolourScheme=plaid\ncompactRows=true\n"
                          "[table]\nsortColumn=-7\nsortDescending=perhaps\n"));
        Preferences expected;
        expected.compactRows = true;
        QVERIFY(PreferencesFile(path).load() == expected);
    }

    void noViewAndNoLineWithPersonalWordsIsWritten() {
        Preferences preferences;
        preferences.views = {own(QStringLiteral("Case of Meyer"), "person:meyer"),
                             own(QStringLiteral("Germany"), "country:DE"),
                             own(QStringLiteral("By mail"), "status:refused @example.com")};
        preferences.lastLine = QStringLiteral("status:refused meyer");
        preferences.currentView = QStringLiteral("Case of Meyer");
        QVERIFY(PreferencesFile(m_path).save(preferences));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll().toLower();
        QVERIFY(bytes.contains("country:de"));
        for (const char* word : {"meyer", "example.com", "by mail"})
            QVERIFY2(!bytes.contains(word), word);
        const Preferences loaded = PreferencesFile(m_path).load();
        QCOMPARE(loaded.views->size(), 1);
        QVERIFY(loaded.lastLine.isEmpty());
        QVERIFY(loaded.currentView.isEmpty());
    }

    void personalWordsThatSomebodyElseWroteAreNotReadEither() {
        const QString path = m_folder->filePath(QStringLiteral("odd.ini"));
        QVERIFY(put(path, "[desk]\nformat=1\n[filter]\nlastLine=meyer\n[views]\nsize=2\n"
                          "0\\name=Meyer\n0\\line=meyer\n1\\shipped=nonsense\n"));
        const Preferences loaded = PreferencesFile(path).load();
        QVERIFY(loaded.lastLine.isEmpty());
        QVERIFY(loaded.views && loaded.views->isEmpty());
    }

    void deletingEveryViewIsRemembered() {
        Preferences preferences;
        preferences.views = QList<SavedView>();
        QVERIFY(PreferencesFile(m_path).save(preferences));
        QVERIFY(PreferencesFile(m_path).load() == preferences);
    }

    void aMetadataKeyIsShownInTheAccountItWasChosenFor() {
        QStringList chosen = withShownMetadata({}, "9f3a", QStringLiteral("order_id"), true);
        chosen = withShownMetadata(chosen, "9f3a", QStringLiteral("order_id"), true);
        chosen = withShownMetadata(chosen, "00ff", QStringLiteral("team"), true);
        QCOMPARE(shownMetadata(chosen, "9f3a"), QStringList(QStringLiteral("order_id")));
        QCOMPARE(shownMetadata(chosen, "00ff"), QStringList(QStringLiteral("team")));
        QVERIFY(shownMetadata(chosen, {}).isEmpty());
        chosen = withShownMetadata(chosen, "9f3a", QStringLiteral("order_id"), false);
        QVERIFY(shownMetadata(chosen, "9f3a").isEmpty());
    }

    void aMetadataKeyThatNamesSomebodyIsNotWritten() {
        Preferences preferences;
        preferences.shownMetadata = {QStringLiteral("9f3a anna@example.com"), QStringLiteral("9f3a team")};
        QVERIFY(PreferencesFile(m_path).save(preferences));
        QCOMPARE(PreferencesFile(m_path).load().shownMetadata, QStringList(QStringLiteral("9f3a team")));
    }

    void onlyItsOwnerMayReadIt() {
        const auto isPrivate = [this] {
            return !(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther |
                                                   QFile::WriteOther | QFile::ExeOwner));
        };
        QVERIFY(PreferencesFile(m_path).save(unusual()));
        QVERIFY(isPrivate());
        QVERIFY(PreferencesFile(m_path).save(Preferences()));
        QVERIFY(isPrivate());
        // As an earlier version left it.
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup |
                                                  QFile::ReadOther));
        QVERIFY(PreferencesFile(m_path).save(unusual()));
        QVERIFY(isPrivate());
        QVERIFY(PreferencesFile(m_path).load() == unusual());
    }

    void whatCannotBeWrittenIsReported() {
        QVERIFY(put(m_folder->filePath(QStringLiteral("file")), "in the way"));
        QVERIFY(!PreferencesFile(m_folder->filePath(QStringLiteral("file/preferences.ini"))).save(unusual()));
        // A folder of that name.
        QVERIFY(!PreferencesFile(m_folder->path()).save(unusual()));
    }

    void threeInstancesKeepWhatEachOfThemChanged() {
        Preferences start = unusual();
        QVERIFY(PreferencesFile(m_path).save(start));
        std::array<PreferencesFile, 3> files{PreferencesFile(m_path), PreferencesFile(m_path),
                                             PreferencesFile(m_path)};
        std::array<Preferences, 3> chosen;
        for (std::size_t i = 0; i < files.size(); ++i)
            chosen[i] = files[i].load();
        const Passphrase passphrase = *Passphrase::fromBytes(QByteArray(16, '\x01'), QByteArray(32, '\x02'));
        chosen[0].views->append(own(QStringLiteral("Austria"), "country:AT"));
        chosen[1].passphrase = passphrase;
        chosen[1].views->append(own(QStringLiteral("Italy"), "country:IT"));
        chosen[2].readCeiling = 77;
        chosen[2].noteAccounts << QStringLiteral("beef");
        QVERIFY(files[1].save(chosen[1]));
        QVERIFY(files[0].save(chosen[0]));
        QVERIFY(files[2].save(chosen[2]));
        // Once more, as at the end of each: nothing has changed since.
        chosen[0].colourScheme = ColourScheme::Light;
        for (const std::size_t i : {2U, 0U, 1U})
            QVERIFY(files[i].save(chosen[i]));

        const Preferences left = PreferencesFile(m_path).load();
        QVERIFY(left.passphrase == passphrase);
        QCOMPARE(left.readCeiling, 77);
        QCOMPARE(left.colourScheme, ColourScheme::Light);
        QCOMPARE(left.noteAccounts, start.noteAccounts + QStringList{QStringLiteral("beef")});
        QList<SavedView> views = *start.views;
        // In the order of the instance that changed it last.
        views << own(QStringLiteral("Austria"), "country:AT") << own(QStringLiteral("Italy"), "country:IT");
        QCOMPARE(namesOf(*left.views), namesOf(views));
        QCOMPARE(*left.views, views);
    }

    void whatOneInstanceTookOutDoesNotComeBack() {
        Preferences start = unusual();
        QVERIFY(PreferencesFile(m_path).save(start));
        PreferencesFile one(m_path);
        PreferencesFile other(m_path);
        Preferences here = one.load();
        Preferences there = other.load();
        here.passphrase.reset();
        here.views->removeAt(0);
        here.noteAccounts.removeAt(0);
        QVERIFY(one.save(here));
        there.compactRows = false;
        QVERIFY(other.save(there));
        const Preferences left = PreferencesFile(m_path).load();
        QVERIFY(!left.passphrase);
        QVERIFY(!left.compactRows);
        QCOMPARE(left.noteAccounts, here.noteAccounts);
        QCOMPARE(*left.views, *here.views);
    }

    void twoVersionsOfOneViewAreBothKept() {
        Preferences start;
        start.views = QList<SavedView>{own(QStringLiteral("Europe"), "country:DE")};
        QVERIFY(PreferencesFile(m_path).save(start));
        PreferencesFile one(m_path);
        PreferencesFile other(m_path);
        Preferences here = one.load();
        Preferences there = other.load();
        here.views->first().line = QStringLiteral("country:DE,FR");
        there.views->first().line = QStringLiteral("country:DE,IT");
        here.views->append(own(QStringLiteral("New"), "country:US"));
        there.views->append(own(QStringLiteral("new"), "country:CA"));
        QVERIFY(one.save(here));
        for (int i = 0; i < 3; ++i) // However often: they do not multiply.
            QVERIFY(other.save(there) && one.save(here));
        const Preferences left = PreferencesFile(m_path).load();
        QStringList lines;
        for (const SavedView& view : *left.views)
            lines << view.name + u' ' + view.line;
        lines.sort();
        QCOMPARE(
            lines,
            QStringList({QStringLiteral("Europe (2) country:DE,FR"), QStringLiteral("Europe country:DE,IT"),
                         QStringLiteral("New (2) country:US"), QStringLiteral("new country:CA")}));
    }

    void aRemovedViewThatAnotherInstanceChangedStays() {
        Preferences start;
        start.views = QList<SavedView>{own(QStringLiteral("Europe"), "country:DE")};
        QVERIFY(PreferencesFile(m_path).save(start));
        PreferencesFile one(m_path);
        PreferencesFile other(m_path);
        Preferences here = one.load();
        Preferences there = other.load();
        here.views->first().line = QStringLiteral("country:DE,FR");
        there.views->clear();
        QVERIFY(one.save(here));
        QVERIFY(other.save(there));
        QCOMPARE(*PreferencesFile(m_path).load().views, *here.views);
    }

    /// Ten views from each of two programs that save at the same time.
    void twoProgramsLoseNothing() {
        QVERIFY(PreferencesFile(m_path).save(Preferences()));
        std::array<QProcess, 2> programs;
        for (std::size_t i = 0; i < programs.size(); ++i)
            programs[i].start(QStringLiteral(PREFERENCES_WRITER),
                              {m_path, QStringLiteral("Program %1").arg(i), QStringLiteral("10")});
        for (QProcess& program : programs) {
            QVERIFY(program.waitForFinished());
            QCOMPARE(program.exitCode(), 0);
        }
        const Preferences left = PreferencesFile(m_path).load();
        QVERIFY(left.views);
        for (const int program : {0, 1})
            for (int view = 0; view < 10; ++view)
                QVERIFY(namesOf(*left.views)
                            .contains(QStringLiteral("Program %1 view %2").arg(program).arg(view)));
    }

    void theLockOfAKilledInstanceIsRemoved() {
        QVERIFY(PreferencesFile(m_path).save(Preferences()));
        QProcess killed;
        killed.start(QStringLiteral(PREFERENCES_WRITER),
                     {m_path, QStringLiteral("hold"), QStringLiteral("0")});
        QVERIFY(killed.waitForReadyRead());
        killed.kill();
        QVERIFY(killed.waitForFinished());
        QVERIFY(QFile::exists(m_path + QStringLiteral(".lock")));
        QVERIFY(PreferencesFile(m_path).save(unusual()));
    }

    void anotherProgramsFileIsLeftAlone_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("an INI file") << QByteArray("[look]\ncolourScheme=dark\n");
        QTest::newRow("a letter") << QByteArray("Dear Anna,\n");
        QTest::newRow("of a later version") << QByteArray("[desk]\nformat=99\n[look]\ncolourScheme=dark\n");
    }
    void anotherProgramsFileIsLeftAlone() {
        QFETCH(QByteArray, content);
        const QString path = m_folder->filePath(QStringLiteral("foreign.ini"));
        QVERIFY(put(path, content));
        PreferencesFile file(path);
        QVERIFY(file.load() == Preferences());
        QVERIFY(!file.save(unusual()));
        QCOMPARE(file.trouble(), PreferencesFile::Trouble::NotOurs);
        QCOMPARE(bytesIn(path), content);
    }

    void aFullDiskIsSaidAndNothingIsLost() {
        QVERIFY(PreferencesFile(m_path).save(unusual()));
        const QByteArray before = bytesIn(m_path);
        PreferencesFile file(m_path);
        Preferences preferences = file.load();
        preferences.readCeiling = 1;
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual{};
        getrlimit(RLIMIT_FSIZE, &usual);
        rlimit tight = usual;
        tight.rlim_cur = 100;
        setrlimit(RLIMIT_FSIZE, &tight);
        const bool isSaved = file.save(preferences);
        setrlimit(RLIMIT_FSIZE, &usual);
        QVERIFY(!isSaved);
        QCOMPARE(file.trouble(), PreferencesFile::Trouble::NoRoom);
        QVERIFY(preferencesTroubleText(file.trouble(), m_path).contains(QStringLiteral("disk is full")));
        QCOMPARE(bytesIn(m_path), before);
        QCOMPARE(QFileInfo(m_path).dir().entryList(QDir::Files | QDir::Hidden).size(), 1);
        QVERIFY(file.save(preferences)); // What changed is still known.
        QCOMPARE(PreferencesFile(m_path).load().readCeiling, 1);
    }

    void itIsReadableForItsOwnerAlone() {
        QVERIFY(PreferencesFile(m_path).save(unusual()));
        QVERIFY(!(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void theUsualPlaceIsInTheConfigFolder() {
        QVERIFY(PreferencesFile::usualPath().endsWith(
            QStringLiteral("/config/VerificationDesk/preferences.ini")));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestPreferencesFile)
#include "tst_preferences_file.moc"
