// SPDX-License-Identifier: Apache-2.0
#include "support/SandboxProcess.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
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

    std::unique_ptr<SandboxProcess> m_sandbox;
    QTemporaryDir m_home;
    QProcess m_desk;
    QByteArray m_session;
    QByteArray m_slice;            ///< Out of the middle of the document's front.
    QList<QByteArray> m_sensitive; ///< Numbers and dates as they are sent, and as they are shown.
};

/// Somebody whose document's number is known, verified.
void TestMemoryHunt::initTestCase() {
    m_sandbox = std::make_unique<SandboxProcess>(QStringList{
        QStringLiteral("--sessions"), QStringLiteral("300"), QStringLiteral("--seed"), QStringLiteral("3")});
    const QJsonArray reports =
        m_sandbox
            ->request("GET", QStringLiteral("/v1/identity/verification_reports?limit=50&type=document"
                                            "&expand[]=data.document.number&expand[]=data.document.dob"))
            .object()[QStringLiteral("data")]
            .toArray();
    for (const QJsonValue& report : reports) {
        const QJsonObject document = report[QStringLiteral("document")].toObject();
        const QByteArray number = document[QStringLiteral("number")].toString().toUtf8();
        const QString session = report[QStringLiteral("verification_session")].toString();
        if (number.size() < 6 || document[QStringLiteral("status")].toString() != QStringLiteral("verified"))
            continue;
        m_session = session.toUtf8();
        m_sensitive << number;
        const QByteArray picture = m_sandbox->picture(document[QStringLiteral("files")][0].toString());
        m_slice = picture.mid(picture.size() / 2, sliceLength);
        break;
    }
    QVERIFY(!m_session.isEmpty());

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("STRIPE_API_KEY"));
    environment.insert(QStringLiteral("HOME"), m_home.path());
    environment.insert(QStringLiteral("TMPDIR"), m_home.path());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    m_desk.setProcessEnvironment(environment);
    m_desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_desk.start(QStringLiteral(HUNTED_DESK), {m_sandbox->url().toString(), m_home.path()});
    QVERIFY(m_desk.waitForStarted());
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
    QVERIFY(orderSoon("find id:" + m_session));
    QVERIFY(orderSoon("is reveal"));
    QVERIFY(order("trigger revealAll"));
    QVERIFY(orderSoon("is reasonDialog"));
    QVERIFY(order("press reasonManualReview"));
    QVERIFY(orderSoon("press giveReason"));
    QVERIFY(orderSoon("is copyValue"));

    QList<QByteArray> secrets = m_sensitive;
    secrets << key << passphrase;
    QVERIFY(!seen(m_sensitive).isEmpty()); // The hunt sees what is there.
    QVERIFY(!seen({key}).isEmpty());
    QCOMPARE(m_slice.size(), sliceLength);
    QVERIFY(orderSoon("press showPictures"));
    QVERIFY(orderSoon("is picture"));
    QVERIFY(huntIn(m_desk.processId(), {m_slice})[m_slice] > 0);
    secrets << m_slice;

    QVERIFY(order("trigger lockNow"));
    QVERIFY(orderSoon("is lockPage"));
    // What is on its way out of the window and off the network takes some turns.
    QByteArray left;
    const bool isGone = QTest::qWaitFor([&] { return (left = seen(secrets)).isEmpty(); }, patience);
    QVERIFY2(isGone, left.constData());
}

void TestMemoryHunt::noFileHoldsAnyOfIt() {
    QList<QByteArray> secrets = m_sensitive;
    secrets << key << passphrase;
    int files = 0;
    QDirIterator it(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        ++files;
        const QByteArray bytes = file.readAll();
        for (const QByteArray& secret : std::as_const(secrets))
            for (const QByteArray& form : formsOf(secret))
                QVERIFY2(!bytes.contains(form), qPrintable(file.fileName()));
    }
    QVERIFY(files >= 3); // Preferences, cache and journal are there.
}

QTEST_GUILESS_MAIN(TestMemoryHunt)
#include "tst_memory_hunt.moc"
