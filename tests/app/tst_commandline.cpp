// SPDX-License-Identifier: Apache-2.0
#include "CommandLine.h"

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

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
