// SPDX-License-Identifier: Apache-2.0
#include "support/SandboxProcess.h"

#include <QDate>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr int patience = 20'000;
constexpr qsizetype sliceLength = 48;
constexpr auto key = SandboxProcess::sensitiveAll;
constexpr auto passphrase = "a walk along the river";

/// As it may lie in memory: Qt's strings are UTF-16.
QList<QByteArray> formsOf(const QByteArray& text) {
    const QString string = QString::fromUtf8(text);
    return {text, QByteArray(reinterpret_cast<const char*>(string.utf16()), string.size() * 2)};
}

/// As Stripe prints it within an object, as the desk holds it, and as it shows it.
QList<QByteArray> formsOfDate(const QJsonObject& date) {
    const std::array<int, 3> held{date[QStringLiteral("year")].toInt(), date[QStringLiteral("month")].toInt(),
                                  date[QStringLiteral("day")].toInt()};
    const QString shown =
        QLocale::c().toString(QDate(held[0], held[1], held[2]), QStringLiteral("d MMMM yyyy"));
    const QString sent = QStringLiteral("\"day\": %1,\n      \"month\": %2,\n      \"year\": %3")
                             .arg(held[2])
                             .arg(held[1])
                             .arg(held[0]);
    return {shown.toUtf8(), sent.toUtf8(),
            QByteArray(reinterpret_cast<const char*>(held.data()), sizeof held)};
}

/// Four digits stand in many places by chance: as Stripe prints them, and as a string that is nothing else.
QList<QByteArray> formsOfNumber(const QByteArray& number) {
    const QString string = QString::fromLatin1(number);
    const QByteArray letters(reinterpret_cast<const char*>(string.utf16()), string.size() * 2);
    return {"\"id_number\": \"" + number + '"', QByteArray(4, '\0') + letters + QByteArray(2, '\0')};
}

/// How often each of them stands in what the process can write to.
QMap<QByteArray, int> huntIn(qint64 process, const QList<QByteArray>& texts) {
    QMap<QByteArray, int> found;
    QFile maps(QStringLiteral("/proc/%1/maps").arg(process));
    QFile memory(QStringLiteral("/proc/%1/mem").arg(process));
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        qFatal("The memory of the desk cannot be read.");
    for (const QByteArray& line : maps.readAll().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 2 || !words[1].startsWith("rw"))
            continue;
        const qint64 from = words[0].split('-')[0].toLongLong(nullptr, 16);
        const qint64 to = words[0].split('-')[1].toLongLong(nullptr, 16);
        if (!memory.seek(from))
            continue;
        const QByteArray bytes = memory.read(to - from);
        for (const QByteArray& text : texts)
            for (const QByteArray& form : formsOf(text))
                found[text] += static_cast<int>(bytes.count(form));
    }
    return found;
}

} // namespace

/// Reveals somebody to a reviewer, locks, and searches every byte of the process and of its files.
class TestMemoryHunt : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void whatWasRevealedAndTheKeyAreGoneOnceLocked();
    void noFileHoldsAnyOfIt();

private:
    bool order(const QByteArray& words);
    /// As soon as it can be done, and once.
    bool orderSoon(const QByteArray& words) {
        return QTest::qWaitFor([&] { return order(words); }, patience);
    }
    QByteArray seen(const QList<QByteArray>& texts) const;
    QJsonArray reportsOf(const char* type, const char* leaves);
    void chooseSomebodyWithPictures();
    void chooseSomebodyWithANumber();
    void noteSecrets();
    /// Opens the session and reveals all there is of it.
    void reveal(const QByteArray& session);

    std::unique_ptr<SandboxProcess> m_sandbox;
    QTemporaryDir m_home;
    QProcess m_desk;
    QByteArray m_session;          ///< With a document and its pictures.
    QByteArray m_numberSession;    ///< With an ID number.
    QList<QByteArray> m_slices;    ///< Out of the middle of the document's front and of its back.
    QList<QByteArray> m_sensitive; ///< Numbers and dates as they are sent, and as they are shown.
    QList<QByteArray> m_secrets;   ///< What Stripe sends along with sessions and nobody needs.
};

void TestMemoryHunt::initTestCase() {
#ifdef __SANITIZE_ADDRESS__
    QSKIP("The sanitizer has a free() of its own, which keeps what was freed.");
#endif
    m_sandbox = std::make_unique<SandboxProcess>(QStringList{
        QStringLiteral("--sessions"), QStringLiteral("300"), QStringLiteral("--seed"), QStringLiteral("3")});
    chooseSomebodyWithPictures();
    chooseSomebodyWithANumber();
    noteSecrets();
    QVERIFY(!m_session.isEmpty() && !m_numberSession.isEmpty());
    QCOMPARE(m_slices.size(), 2);
    QVERIFY(m_secrets.size() > 3);

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("STRIPE_API_KEY"));
    environment.insert(QStringLiteral("HOME"), m_home.path());
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
                             "XDG_RUNTIME_DIR", "TMPDIR"}) {
        const QString place = m_home.filePath(QString::fromLatin1(name).toLower());
        QVERIFY(QDir().mkpath(place));
        QVERIFY(QFile::setPermissions(place, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        environment.insert(QLatin1StringView(name), place);
    }
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    m_desk.setProcessEnvironment(environment);
    m_desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_desk.start(QStringLiteral(HUNTED_DESK), {m_sandbox->url().toString(), m_home.path()});
    QVERIFY(m_desk.waitForStarted());
}

QJsonArray TestMemoryHunt::reportsOf(const char* type, const char* leaves) {
    return m_sandbox
        ->request("GET", QStringLiteral("/v1/identity/verification_reports?limit=100&type=%1%2")
                             .arg(QLatin1StringView(type), QLatin1StringView(leaves)))
        .object()[QStringLiteral("data")]
        .toArray();
}

void TestMemoryHunt::chooseSomebodyWithPictures() {
    for (const QJsonValue& report :
         reportsOf("document", "&expand[]=data.document.number&expand[]=data.document.dob")) {
        const QJsonObject document = report[QStringLiteral("document")].toObject();
        const QByteArray number = document[QStringLiteral("number")].toString().toUtf8();
        const QJsonArray files = document[QStringLiteral("files")].toArray();
        if (number.size() < 6 || files.size() < 2 ||
            document[QStringLiteral("status")].toString() != QStringLiteral("verified"))
            continue;
        m_session = report[QStringLiteral("verification_session")].toString().toUtf8();
        m_sensitive << number << formsOfDate(document[QStringLiteral("dob")].toObject());
        for (const int file : {0, 1}) {
            const QByteArray picture = m_sandbox->picture(files[file].toString());
            m_slices << picture.mid(picture.size() / 2, sliceLength);
        }
        return;
    }
}

void TestMemoryHunt::chooseSomebodyWithANumber() {
    for (const QJsonValue& report :
         reportsOf("id_number", "&expand[]=data.id_number.id_number&expand[]=data.id_number.dob")) {
        const QJsonObject check = report[QStringLiteral("id_number")].toObject();
        const QByteArray number = check[QStringLiteral("id_number")].toString().toUtf8();
        if (number.isEmpty() || check[QStringLiteral("status")].toString() != QStringLiteral("verified"))
            continue;
        m_numberSession = report[QStringLiteral("verification_session")].toString().toUtf8();
        m_sensitive << formsOfNumber(number) << formsOfDate(check[QStringLiteral("dob")].toObject());
        return;
    }
}

/// Each time a session is asked for it has other ones: what they begin with stays.
void TestMemoryHunt::noteSecrets() {
    const QJsonArray sessions =
        m_sandbox->request("GET", QStringLiteral("/v1/identity/verification_sessions?limit=100"))
            .object()[QStringLiteral("data")]
            .toArray();
    m_secrets << "https://verify.stripe.com/start/" << m_session + "_secret_" << m_numberSession + "_secret_";
    for (const int place : {0, 50})
        m_secrets << sessions[place][QStringLiteral("id")].toString().toUtf8() + "_secret_";
}

void TestMemoryHunt::reveal(const QByteArray& session) {
    QVERIFY(orderSoon("find id:" + session));
    QTRY_VERIFY(!order("is copyValue")); // Of the one before.
    QVERIFY(orderSoon("is reveal"));
    QVERIFY(order("trigger revealAll"));
    QVERIFY(orderSoon("is reasonDialog"));
    QVERIFY(order("press reasonManualReview"));
    QVERIFY(orderSoon("press giveReason"));
    QVERIFY(orderSoon("is copyValue"));
}

void TestMemoryHunt::cleanupTestCase() {
    m_desk.closeWriteChannel();
    m_desk.waitForFinished();
}

bool TestMemoryHunt::order(const QByteArray& words) {
    m_desk.write(words + '\n');
    while (!m_desk.canReadLine())
        if (!m_desk.waitForReadyRead(patience))
            return false;
    return m_desk.readLine().trimmed() == "done";
}

/// What of it is in the desk's memory.
QByteArray TestMemoryHunt::seen(const QList<QByteArray>& texts) const {
    QByteArray seen;
    const QMap<QByteArray, int> found = huntIn(m_desk.processId(), texts);
    for (auto text = found.begin(); text != found.end(); ++text)
        if (text.value() > 0)
            seen += text.key() + " x " + QByteArray::number(text.value()) + "; ";
    return seen;
}

void TestMemoryHunt::whatWasRevealedAndTheKeyAreGoneOnceLocked() {
    QVERIFY(orderSoon(QByteArray("connect ") + key));
    QVERIFY(orderSoon("is sessionList"));
    QVERIFY(orderSoon("passphrase " + QByteArray(passphrase)));
    reveal(m_numberSession);
    // The hunt sees what is there, once it has come.
    QTRY_VERIFY(!seen({m_sensitive.last(), m_sensitive[m_sensitive.size() - 4]}).isEmpty());
    reveal(m_session);
    QTRY_VERIFY(!seen({m_sensitive[0]}).isEmpty());
    QTRY_VERIFY(!seen({m_sensitive[1]}).isEmpty());
    QVERIFY(!seen({key}).isEmpty());
    QVERIFY(orderSoon("press showPictures"));
    QVERIFY(orderSoon("is picture"));
    for (const QByteArray& slice : std::as_const(m_slices)) {
        QCOMPARE(slice.size(), sliceLength);
        QTRY_VERIFY_WITH_TIMEOUT(huntIn(m_desk.processId(), {slice})[slice] > 0, patience);
    }
    const QList<QByteArray> secrets = m_sensitive + m_slices + m_secrets + QList<QByteArray>{key, passphrase};

    QVERIFY(order("trigger lockNow"));
    QVERIFY(orderSoon("is lockPage"));
    // What is on its way out of the window and off the network takes some turns.
    QByteArray left;
    const bool isGone = QTest::qWaitFor([&] { return (left = seen(secrets)).isEmpty(); }, patience);
    QVERIFY2(isGone, left.constData());
}

void TestMemoryHunt::noFileHoldsAnyOfIt() {
    const QList<QByteArray> secrets = m_sensitive + m_slices + m_secrets + QList<QByteArray>{key, passphrase};
    int files = 0;
    QDirIterator it(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        ++files;
        const QByteArray bytes = file.readAll();
        for (const QByteArray& secret : secrets)
            for (const QByteArray& form : formsOf(secret))
                QVERIFY2(!bytes.contains(form), qPrintable(file.fileName()));
    }
    QVERIFY(files >= 3); // Preferences, cache and journal are there.
}

QTEST_GUILESS_MAIN(TestMemoryHunt)
#include "tst_memory_hunt.moc"
