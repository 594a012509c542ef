// SPDX-License-Identifier: Apache-2.0
#include "look/Look.h"
#include "session_detail/LinkButton.h"
#include "session_detail/ValueLabel.h"
#include "settings/SecondKeySection.h"
#include "support/DeskOnSandbox.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace {

struct Card {
    Card() {
        connection.useForThisRun(*ApiKey::fromText(QLatin1StringView(SandboxProcess::readOnly)));
        (void)QTest::qWaitFor([this] { return connection.owner() == AccountConnection::Owner::Known; });
        section.show();
        (void)QTest::qWaitForWindowExposed(&section);
    }
    template <typename Widget>
    Widget& find(const char* name) {
        return *section.findChild<Widget*>(QLatin1StringView(name));
    }
    QString text(const char* name) { return find<ValueLabel>(name).text(); }
    void type(const char* key) {
        auto& line = find<QLineEdit>("secondKeyLine");
        line.setText(QString());
        QTest::keyClicks(&line, QString::fromLatin1(key));
    }

    DeskOnSandbox desk{{QStringLiteral("--sessions"), QStringLiteral("5")}};
    std::unique_ptr<KeyStore> keys = makeMemoryStore();
    AccountConnection connection{desk.client, *keys};
    SecondKey second{desk.client, *keys, connection};
    SecondKeySection section{second};
};

} // namespace

class TestSecondKeySection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void aKeyIsGivenSeenInUseAndTakenAwayAgain() {
        Card card;
        QVERIFY(!card.find<QWidget>("secondKeyLine").isVisible());
        QVERIFY(!card.find<QWidget>("removeSecondKey").isVisible());
        card.find<LinkButton>("offerSecondKey").click();
        auto& line = card.find<QLineEdit>("secondKeyLine");
        QVERIFY(line.isVisible());
        QCOMPARE(line.echoMode(), QLineEdit::Password);
        QVERIFY(!card.find<QPushButton>("addSecondKey").isEnabled());
        card.type(SandboxProcess::sensitiveAll);
        QTest::keyClick(&line, Qt::Key_Return);
        QTRY_COMPARE(card.second.state(), SecondKey::State::InUse);
        QVERIFY(card.text("secondKeyState").contains(card.second.maskedKey()));
        QVERIFY(!line.isVisible());
        QVERIFY(line.text().isEmpty());
        QVERIFY(!line.isUndoAvailable());
        card.find<LinkButton>("removeSecondKey").click();
        QCOMPARE(card.second.state(), SecondKey::State::None);
        QVERIFY(!card.text("secondKeyState").contains(QStringLiteral("••••")));
    }

    void whatIsNoneIsSaidBeforeAnybodyAsks_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("words");
        QTest::newRow("secret") << QByteArray(SandboxProcess::secret) << QStringLiteral("never reads");
        QTest::newRow("publishable") << QByteArray("pk_test_000000000000000")
                                     << QStringLiteral("publishable");
        QTest::newRow("half") << QByteArray("rk_") << QStringLiteral("Not a whole key");
    }
    void whatIsNoneIsSaidBeforeAnybodyAsks() {
        QFETCH(QByteArray, key);
        QFETCH(QString, words);
        Card card;
        card.find<LinkButton>("offerSecondKey").click();
        card.type(key.constData());
        QVERIFY2(card.text("secondKeyVerdict").contains(words), qPrintable(card.text("secondKeyVerdict")));
        QVERIFY(!card.find<QPushButton>("addSecondKey").isEnabled());
        QTest::keyClick(&card.find<QLineEdit>("secondKeyLine"), Qt::Key_Return);
        QCOMPARE(card.second.state(), SecondKey::State::None);
    }

    void whatStripeSaysOfItIsShownAndTheKeyStaysToBeMended() {
        Card card;
        card.find<LinkButton>("offerSecondKey").click();
        card.type("rk_test_nobodyKnowsThisOne000000");
        card.find<QPushButton>("addSecondKey").click();
        QTRY_COMPARE(card.second.trouble(), SecondKey::Trouble::Refused);
        QVERIFY(card.text("secondKeyVerdict").startsWith(u'✕'));
        QVERIFY(card.find<QWidget>("secondKeyVerdict").isVisible());
        QVERIFY(!card.find<QLineEdit>("secondKeyLine").text().isEmpty());
    }
};

QTEST_MAIN(TestSecondKeySection)
#include "tst_second_key_section.moc"
