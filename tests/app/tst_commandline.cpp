// SPDX-License-Identifier: Apache-2.0
#include "CommandLine.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTest>

namespace {

CommandLine::Parsed parse(const QStringList& arguments) {
    return CommandLine::parse(QStringList{QStringLiteral("verification-desk")} + arguments);
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutArgumentsItIsTheRealStripe();
    void httpIsTakenOnThisMachineOnly_data();
    void httpIsTakenOnThisMachineOnly();
    void aKeyOnTheCommandLineIsRefusedAndNotRepeated();
    void whatItDoesNotKnowIsAnError();
    void helpAndVersionAreNoErrors();
    void helpAndVersionNeedNoDisplay_data();
    void helpAndVersionNeedNoDisplay();
    void withoutADisplayItSaysSo_data();
    void withoutADisplayItSaysSo();
};

void TestCommandLine::withoutArgumentsItIsTheRealStripe() {
    const CommandLine::Parsed parsed = parse({});
    QVERIFY(!parsed.error);
    QCOMPARE(parsed.commandLine.stripe, QUrl(QStringLiteral("https://api.stripe.com")));
    QVERIFY(parsed.commandLine.useKeychain);
}

void TestCommandLine::httpIsTakenOnThisMachineOnly_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("taken");
    QTest::newRow("https") << "https://api.stripe.com" << true;
    QTest::newRow("loopback") << "http://127.0.0.1:8420" << true;
    QTest::newRow("localhost") << "http://localhost:8420" << true;
    QTest::newRow("ipv6 loopback") << "http://[::1]:8420" << true;
    QTest::newRow("plain http") << "http://api.stripe.com" << false;
    QTest::newRow("looks like loopback") << "http://127.0.0.1.example.com" << false;
    QTest::newRow("user part") << "https://api.stripe.com@example.com" << false;
    QTest::newRow("no scheme") << "api.stripe.com" << false;
    QTest::newRow("file") << "file:///etc/passwd" << false;
    QTest::newRow("nothing") << "" << false;
}

void TestCommandLine::httpIsTakenOnThisMachineOnly() {
    QFETCH(QString, address);
    QFETCH(bool, taken);
    QCOMPARE(!parse({QStringLiteral("--stripe"), address}).error, taken);
}

void TestCommandLine::aKeyOnTheCommandLineIsRefusedAndNotRepeated() {
    const CommandLine::Parsed parsed = parse({QStringLiteral("rk_test_somethingSecret00000")});
    QVERIFY(parsed.error);
    QVERIFY(!parsed.output.contains(QStringLiteral("somethingSecret")));
    QVERIFY(parsed.output.contains(QStringLiteral("window")));
}

void TestCommandLine::whatItDoesNotKnowIsAnError() {
    QVERIFY(parse({QStringLiteral("--key=abc")}).error);
    QVERIFY(parse({QStringLiteral("--colours"), QStringLiteral("pink")}).error);
}

void TestCommandLine::helpAndVersionAreNoErrors() {
    QVERIFY(!parse({QStringLiteral("--help")}).error);
    QVERIFY(parse({QStringLiteral("--help")}).output.contains(QStringLiteral("STRIPE_API_KEY")));
    QVERIFY(parse({QStringLiteral("--version")}).output.startsWith(QStringLiteral("verification-desk ")));
}

/// The program's own end, with what it says.
struct Run {
    int exitCode = -1; ///< -1: it crashed, or did not end.
    QByteArray output;
    QByteArray errors;
};

static Run runWithoutDisplay(const QStringList& arguments, const QString& display = {}) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1StringView(name));
    if (!display.isEmpty())
        environment.insert(QStringLiteral("DISPLAY"), display);
    QProcess desk;
    desk.setProcessEnvironment(environment);
    desk.start(QStringLiteral(DESK_PROGRAM), arguments);
    if (!desk.waitForFinished() || desk.exitStatus() != QProcess::NormalExit)
        return {};
    return {desk.exitCode(), desk.readAllStandardOutput(), desk.readAllStandardError()};
}

void TestCommandLine::helpAndVersionNeedNoDisplay_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("help") << QStringList{QStringLiteral("--help")} << QByteArray("STRIPE_API_KEY");
    QTest::newRow("short help") << QStringList{QStringLiteral("-h")} << QByteArray("STRIPE_API_KEY");
    QTest::newRow("version") << QStringList{QStringLiteral("--version")} << QByteArray("verification-desk ");
    QTest::newRow("short version") << QStringList{QStringLiteral("-v")} << QByteArray("verification-desk ");
    QTest::newRow("behind an option")
        << QStringList{QStringLiteral("--no-cache"), QStringLiteral("--help")} << QByteArray("--no-cache");
}

void TestCommandLine::helpAndVersionNeedNoDisplay() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    const Run run = runWithoutDisplay(arguments);
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.output.contains(said), run.output.constData());
    QVERIFY2(run.errors.isEmpty(), run.errors.constData());
}

void TestCommandLine::withoutADisplayItSaysSo_data() {
    QTest::addColumn<QString>("display");
    QTest::newRow("none") << QString();
    QTest::newRow("one that is not there") << QStringLiteral(":64321");
}

void TestCommandLine::withoutADisplayItSaysSo() {
    QFETCH(QString, display);
    const Run run = runWithoutDisplay({}, display);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("needs a display"), run.errors.constData());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
