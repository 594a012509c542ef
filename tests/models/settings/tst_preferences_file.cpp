// SPDX-License-Identifier: Apache-2.0
#include "settings/PreferencesFile.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

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

void put(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
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
        put(path, content);
        QVERIFY(PreferencesFile(path).load() == Preferences());
    }

    void aDamagedFileIsReplacedWhole() {
        const QString path = m_folder->filePath(QStringLiteral("damaged.ini"));
        put(path, "[desk]\nformat=1\nnonsense\nstray=1\n");
        QVERIFY(PreferencesFile(path).save(unusual()));
        QVERIFY(PreferencesFile(path).load() == unusual());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("stray"));
    }

    void aValueThatMakesNoSenseLeavesTheOthersAlone() {
        const QString path = m_folder->filePath(QStringLiteral("odd.ini"));
        put(path, "[desk]\nformat=1\n[look]\ncolourScheme=plaid\ncompactRows=true\n"
                  "[table]\nsortColumn=-7\nsortDescending=perhaps\n");
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
        put(path, "[desk]\nformat=1\n[filter]\nlastLine=meyer\n[views]\nsize=2\n"
                  "0\\name=Meyer\n0\\line=meyer\n1\\shipped=nonsense\n");
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

    void whatCannotBeWrittenIsReported() {
        put(m_folder->filePath(QStringLiteral("file")), "in the way");
        QVERIFY(!PreferencesFile(m_folder->filePath(QStringLiteral("file/preferences.ini"))).save(unusual()));
        // A folder of that name.
        QVERIFY(!PreferencesFile(m_folder->path()).save(unusual()));
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
