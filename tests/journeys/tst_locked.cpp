// SPDX-License-Identifier: Apache-2.0
#include "journeys/DeskAtWork.h"
#include "sessions/SessionTableModel.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>

namespace {

constexpr int patience = 20'000;
const QString words = QStringLiteral("a long walk home");

bool isLoaded(const DeskAtWork& desk) {
    return desk.list() && desk.rows() == 600 && desk.textOf("freshness").contains(QStringLiteral("As of"));
}

void command(const DeskAtWork& desk, const char* name) {
    desk.window()->findChild<QAction*>(QLatin1StringView(name))->trigger();
}

void choosePassphrase(DeskAtWork& desk) {
    command(desk, "showLock");
    QTRY_VERIFY(desk.dialog("lockDialog"));
    QWidget* dialog = desk.dialog("lockDialog");
    desk.find<QLineEdit>("newPassphrase", dialog)->setFocus();
    QTest::keyClicks(desk.find<QLineEdit>("newPassphrase", dialog), words);
    QTest::keyClicks(desk.find<QLineEdit>("passphraseAgain", dialog), words);
    desk.click(desk.find<QAbstractButton>("choosePassphrase", dialog));
    QVERIFY(desk.find<QAbstractButton>("removePassphrase", dialog));
    QVERIFY(!desk.everythingReadable().contains(words));
    desk.click(desk.find<QAbstractButton>("close", dialog));
    QTRY_VERIFY(!desk.dialog("lockDialog"));
    desk.window()->activateWindow();
    QTRY_VERIFY(desk.window()->isActiveWindow());
}

} // namespace

/// Somebody leaves their desk, and somebody else comes by.
class TestLocked : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingOfTheDeskIsSeenAndNothingIsAsked() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        QTRY_VERIFY(!desk.openId().isEmpty());
        const QString open = desk.openId();
        command(desk, "showJournal");
        QTRY_VERIFY(desk.dialog("journalDialog"));
        desk.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        if (!desk.find<QWidget>("lockPage"))
            command(desk, "lockNow"); // The dialog had the keyboard.
        QTRY_VERIFY(desk.find<QWidget>("lockPage"));
        QVERIFY(!desk.dialog("journalDialog"));
        QVERIFY(!desk.list());
        QVERIFY(!desk.detail());
        QCOMPARE(desk.window()->windowTitle(), QStringLiteral("Verification Desk – locked"));
        for (const char* name : {"refresh", "redactSession", "cancelSession", "showKeyCard", "copyId"})
            QVERIFY2(!desk.window()->findChild<QAction*>(QLatin1StringView(name))->isEnabled(), name);
        desk.sandbox().clearLog();
        desk.press(Qt::Key_F5);
        desk.click(desk.find<QAbstractButton>("unlock"));
        QTRY_VERIFY(desk.list());
        QCOMPARE(desk.rows(), 600);
        QTRY_COMPARE(desk.openId(), open);
        QVERIFY(desk.window()->findChild<QAction*>(QStringLiteral("refresh"))->isEnabled());
    }

    void thePassphraseOpensItAndNothingElseDoes() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        choosePassphrase(desk);
        desk.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(desk.find<QWidget>("lockPage"));
        desk.click(desk.find<QAbstractButton>("unlock")); // With nothing typed.
        QVERIFY(desk.find<QWidget>("lockPage"));
        QCOMPARE(QApplication::focusWidget(), desk.find<QLineEdit>("passphrase"));
        desk.type(QStringLiteral("let me in"));
        desk.press(Qt::Key_Return);
        QTRY_VERIFY(desk.textOf("lockTrouble").contains(QStringLiteral("not the passphrase")));
        desk.type(words); // Over what was typed before.
        desk.press(Qt::Key_Return);
        QTRY_VERIFY(desk.list());
        desk.startAgain(); // It is still the same one tomorrow.
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        command(desk, "lockNow");
        QTRY_VERIFY(desk.find<QLineEdit>("passphrase"));
        desk.type(words);
        desk.press(Qt::Key_Return);
        QTRY_VERIFY(desk.list());
    }

    /// And back, on the same list.
    void anotherKeyIsConnectedWhileTheListIsOnShow() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        command(desk, "useAnotherKey");
        QTRY_VERIFY(desk.find<QLineEdit>("key"));
        desk.find<QLineEdit>("key")->setText(QLatin1StringView(SandboxProcess::readOnly));
        desk.click(desk.find<QAbstractButton>("connect"));
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
    }

    void whoForgotThePassphraseConnectsAnew() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        choosePassphrase(desk);
        command(desk, "lockNow");
        QTRY_VERIFY(desk.find<QWidget>("lockPage"));
        desk.click(desk.find<QAbstractButton>("lockAnotherKey"));
        QTRY_VERIFY(desk.find<QLineEdit>("key"));
        QVERIFY(!desk.find<QWidget>("lockPage"));
        desk.find<QLineEdit>("key")->setText(QLatin1StringView(SandboxProcess::sensitiveAll));
        desk.click(desk.find<QAbstractButton>("connect"));
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
    }
};

QTEST_MAIN(TestLocked)
#include "tst_locked.moc"
