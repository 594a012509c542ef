// SPDX-License-Identifier: Apache-2.0
#include "support/SandboxProcess.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <set>

/// Starts the real program on the sandbox with a home of its own and logging turned all the way up, lets it
/// load and open a session, and reads every byte it left anywhere.
class TestLeaks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theDeskShowedItsSessions();
    void theCommandLineHoldsNoKey();
    void noFileHoldsASecretOrAPerson();
    void noLineOfTheLogHoldsASecretOrAPerson();
    void noFileIsReadableForOthers();

private:
    void collect(const QJsonValue& value, const QString& name);

    QTemporaryDir m_home;
    QTemporaryDir m_outside;
    QByteArray m_log;
    QByteArray m_commandLine;
    int m_exitCode = -1;
    std::set<QByteArray> m_forbidden;
};

/// Whatever is personal or secret in one of Stripe's objects, by the name of the field.
void TestLeaks::collect(const QJsonValue& value, const QString& name) {
    static const QStringList personal{QStringLiteral("client_secret"), QStringLiteral("url"),
                                      QStringLiteral("first_name"),    QStringLiteral("last_name"),
                                      QStringLiteral("email"),         QStringLiteral("phone"),
                                      QStringLiteral("line1"),         QStringLiteral("client_reference_id")};
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collect(it.value(), name == QStringLiteral("metadata") ? QStringLiteral("email") : it.key());
    } else if (value.isString() && personal.contains(name)) {
        // Shorter ones (a name of three letters) stand in any text by chance.
        constexpr qsizetype tellingLength = 6;
        const QByteArray text = value.toString().toUtf8();
        if (text.size() >= tellingLength && text != "[redacted]")
            m_forbidden.insert(text);
    }
}

void TestLeaks::initTestCase() {
    SandboxProcess sandbox({QStringLiteral("--sessions"), QStringLiteral("400")});
    QVERIFY(!sandbox.url().isEmpty());
    QString cursor;
    for (int page = 0; page < 4; ++page) {
        const QJsonObject list =
            sandbox
                .request("GET", QStringLiteral("/v1/identity/verification_sessions?limit=100&expand[]=data."
                                               "verified_outputs&expand[]=data.provided_details") +
                                    cursor)
                .object();
        const QJsonArray sessions = list[QStringLiteral("data")].toArray();
        QCOMPARE(sessions.size(), 100);
        for (const QJsonValue& session : sessions)
            collect(session, {});
        cursor = QStringLiteral("&starting_after=") + sessions.last()[QStringLiteral("id")].toString();
    }
    QVERIFY(m_forbidden.size() > 500);
    m_forbidden.insert(SandboxProcess::sensitiveAll);

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_home.path());
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
                             "XDG_RUNTIME_DIR", "TMPDIR"}) {
        const QString place = m_home.filePath(QString::fromLatin1(name).toLower());
        QVERIFY(QDir().mkpath(place));
        QVERIFY(QFile::setPermissions(place, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        environment.insert(QLatin1StringView(name), place);
    }
    environment.insert(QStringLiteral("STRIPE_API_KEY"), QLatin1StringView(SandboxProcess::sensitiveAll));
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));

    QProcess desk;
    desk.setProcessEnvironment(environment);
    desk.setProcessChannelMode(QProcess::MergedChannels);
    desk.start(QStringLiteral(DESK_PROGRAM),
               {QStringLiteral("--stripe"), sandbox.url().toString(), QStringLiteral("--no-keychain"),
                QStringLiteral("--cache"), m_home.filePath(QStringLiteral("cache")),
                QStringLiteral("--picture"), m_outside.filePath(QStringLiteral("desk.png"))});
    QVERIFY(desk.waitForStarted());
    const auto commandLine = [&desk] {
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(desk.processId()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_VERIFY(!(m_commandLine = commandLine()).isEmpty()); // For a moment it has none.
    QVERIFY(desk.waitForFinished(60'000));
    m_log = desk.readAll();
    m_exitCode = desk.exitCode();
}

void TestLeaks::theDeskShowedItsSessions() {
    QVERIFY2(m_exitCode == 0, m_log.right(2000).constData());
    QVERIFY(QFile::exists(m_outside.filePath(QStringLiteral("desk.png"))));
}

void TestLeaks::theCommandLineHoldsNoKey() {
    QVERIFY(m_commandLine.contains("verification-desk"));
    QVERIFY(!m_commandLine.contains("rk_"));
}

void TestLeaks::noFileHoldsASecretOrAPerson() {
    int files = 0;
    qsizetype cached = 0;
    QDirIterator it(m_home.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        ++files;
        const QByteArray bytes = file.readAll();
        if (file.fileName().endsWith(QStringLiteral(".cache")))
            cached += bytes.size();
        for (const QByteArray& text : m_forbidden)
            QVERIFY2(!bytes.contains(text), qPrintable(file.fileName() + u' ' + QString::fromUtf8(text)));
    }
    QVERIFY2(files > 0, "the desk wrote no file at all, so this test looked at nothing");
    constexpr qsizetype ofFourHundredSessions = 15'000;
    QVERIFY2(cached > ofFourHundredSessions, "the sessions were not kept, so this test did not look at them");
}

void TestLeaks::noLineOfTheLogHoldsASecretOrAPerson() {
    // Qt's debug output, asked for by QT_LOGGING_RULES, would name what every label shows.
    QVERIFY(!m_log.contains("qt.accessibility"));
    for (const QByteArray& text : m_forbidden)
        QVERIFY2(!m_log.contains(text), text.constData());
}

void TestLeaks::noFileIsReadableForOthers() {
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QStringList open;
    int files = 0;
    for (const QTemporaryDir* place : {&m_home, &m_outside}) {
        QDirIterator it(place->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            ++files;
            if (QFile::permissions(path) & others)
                open << path;
        }
    }
    constexpr int preferencesPictureAndCache = 3;
    QVERIFY(files >= preferencesPictureAndCache);
    QVERIFY2(open.isEmpty(), qPrintable(open.join(u' ')));
}

QTEST_GUILESS_MAIN(TestLeaks)
#include "tst_leaks.moc"
