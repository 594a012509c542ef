// SPDX-License-Identifier: Apache-2.0
#include "session_detail/ErrorNotice.h"
#include "session_detail/LinkButton.h"
#include "settings/ConnectPage.h"
#include "stripe/StripeError.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace {

const QString goodKey = QStringLiteral("rk_test_sandboxReadWrite0000000000");

StripeError refusal() {
    StripeError error;
    error.kind = StripeError::Kind::KeyRefused;
    error.httpStatus = 401;
    error.message = QStringLiteral("Invalid API Key provided.");
    error.requestId = QStringLiteral("req_1");
    return error;
}

} // namespace

/// The first start: a key is typed, judged and tried.
class ConnectPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_page = std::make_unique<ConnectPage>();
        m_page->resize(900, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup() { m_page.reset(); }

    void everyKindOfKeyIsNamedWhileItIsTyped_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("usable");
        QTest::newRow("restricted") << goodKey << QStringLiteral("restricted test key") << true;
        QTest::newRow("restricted, live")
            << QStringLiteral("rk_live_0000000000000000") << QStringLiteral("real people") << true;
        QTest::newRow("secret") << QStringLiteral("sk_test_0000000000000000")
                                << QStringLiteral("restricted key is safer") << true;
        QTest::newRow("publishable") << QStringLiteral("pk_test_0000000000000000")
                                     << QStringLiteral("cannot read sessions") << false;
        QTest::newRow("organization")
            << QStringLiteral("sk_org_0000000000000000") << QStringLiteral("several accounts") << false;
        QTest::newRow("unknown") << QStringLiteral("zz_something_000000000")
                                 << QStringLiteral("does not know") << true;
        QTest::newRow("too short") << QStringLiteral("rk_te") << QStringLiteral("whole key") << false;
        QTest::newRow("nothing") << QString() << QString() << false;
    }
    void everyKindOfKeyIsNamedWhileItIsTyped() {
        QFETCH(QString, key);
        QFETCH(QString, said);
        QFETCH(bool, usable);
        QTest::keyClicks(keyField(), key);
        const QString words = label("headline")->text() + u' ' + label("detail")->text();
        QVERIFY2(words.contains(said), qPrintable(words));
        QCOMPARE(connectButton()->isEnabled(), usable);
    }

    void theKeyIsNotReadableUnlessAskedFor() {
        QCOMPARE(keyField()->echoMode(), QLineEdit::Password);
        auto* show = m_page->findChild<LinkButton*>(QStringLiteral("showKey"));
        show->click();
        QCOMPARE(keyField()->echoMode(), QLineEdit::Normal);
        m_page->clear();
        QCOMPARE(keyField()->echoMode(), QLineEdit::Password);
    }

    void theKeyStandsNowhereButInItsField() {
        keyField()->setText(goodKey);
        const QList<QWidget*> widgets = m_page->findChildren<QWidget*>();
        for (const QWidget* widget : widgets) {
            QVERIFY(!widget->accessibleName().contains(goodKey));
            QVERIFY(!widget->toolTip().contains(goodKey));
            if (const auto* shown = qobject_cast<const QLabel*>(widget))
                QVERIFY(!shown->text().contains(goodKey));
        }
    }

    void enterConnectsWithTheKeyAsItWasMeant() {
        QSignalSpy requests(m_page.get(), &ConnectPage::connectRequested);
        QTest::keyClick(keyField(), Qt::Key_Return);
        QCOMPARE(requests.count(), 0);
        keyField()->setText(u' ' + goodKey + u' ');
        QTest::keyClick(keyField(), Qt::Key_Return);
        QCOMPARE(requests.count(), 1);
    }

    void whileItConnectsNothingIsSentTwice() {
        QSignalSpy requests(m_page.get(), &ConnectPage::connectRequested);
        keyField()->setText(goodKey);
        m_page->setConnecting(true);
        QVERIFY(!connectButton()->isEnabled());
        QVERIFY(keyField()->isReadOnly());
        QTest::keyClick(keyField(), Qt::Key_Return);
        QCOMPARE(requests.count(), 0);
    }

    void aFailedAttemptIsExplainedInPlaceAndTheKeyStays() {
        keyField()->setText(goodKey);
        m_page->setConnecting(true);
        m_page->showError(refusal());
        auto* error = m_page->findChild<ErrorNotice*>(QStringLiteral("error"));
        QVERIFY(error->isVisible());
        QVERIFY(error->findChild<QLabel*>(QStringLiteral("quote"))->text().contains(refusal().message));
        QVERIFY(!label("headline")->isVisible());
        QCOMPARE(keyField()->text(), goodKey);
        QVERIFY(connectButton()->isEnabled());
        QSignalSpy copies(m_page.get(), &ConnectPage::copyRequested);
        error->findChild<LinkButton*>(QStringLiteral("copyRequestId"))->click();
        QCOMPARE(copies.first().first().toString(), QStringLiteral("req_1"));
        QTest::keyClicks(keyField(), QStringLiteral("0"));
        QVERIFY(!error->isVisible());
        QVERIFY(label("headline")->isVisible());
    }

    void itSaysWhereTheKeyWillBe() {
        m_page->setKeyPlace(KeyStore::Place::Keychain);
        QVERIFY(label("place")->text().contains(QStringLiteral("keychain, never in a file")));
        m_page->setKeyPlace(KeyStore::Place::MemoryOnly);
        QVERIFY(label("place")->text().contains(QStringLiteral("no keychain")));
    }

    void aKeyThatIsStillInTheKeychainIsToldAndDeletedAgain() {
        auto* notice = m_page->findChild<QWidget*>(QStringLiteral("keyLeft"));
        QVERIFY(!notice->isVisible());
        m_page->setKeyLeftBehind(true);
        QVERIFY(notice->isVisible());
        QVERIFY(label("keyLeftWords")->text().contains(QStringLiteral("did not confirm that it deleted")));
        QSignalSpy again(m_page.get(), &ConnectPage::deleteKeyRequested);
        notice->findChild<LinkButton*>(QStringLiteral("deleteKeyAgain"))->click();
        QCOMPARE(again.size(), 1);
        m_page->setKeyLeftBehind(false);
        QVERIFY(!notice->isVisible());
    }

    void afterwardsNothingIsLeftOfTheKey() {
        keyField()->setText(goodKey);
        m_page->clear();
        QVERIFY(keyField()->text().isEmpty());
        m_page->findChild<LinkButton*>(QStringLiteral("showKey"))->click();
        QVERIFY(!keyField()->isUndoAvailable());
        QVERIFY(!connectButton()->isEnabled());
    }

private:
    QLineEdit* keyField() const { return m_page->findChild<QLineEdit*>(QStringLiteral("key")); }
    QPushButton* connectButton() const { return m_page->findChild<QPushButton*>(QStringLiteral("connect")); }
    QLabel* label(const char* name) const { return m_page->findChild<QLabel*>(QLatin1StringView(name)); }

    std::unique_ptr<ConnectPage> m_page;
};

QTEST_MAIN(ConnectPageTest)
#include "tst_connect_page.moc"
