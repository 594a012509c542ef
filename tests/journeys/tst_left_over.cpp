// SPDX-License-Identifier: Apache-2.0
#include "journeys/DeskAtWork.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

namespace {

constexpr int patience = 60'000;

} // namespace

/// Nothing on the window is left over from what was done before, in the real window on a sandbox.
class TestLeftOver : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSessionOutsideTheListSaysSoInThePaneAndBeforeAnAction() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
        desk.type(QStringLiteral("status:refused"));
        QTRY_VERIFY(desk.rows() > 1 && desk.rows() < 600);
        desk.clickRow(1);
        const QString id = desk.openId();
        QTRY_VERIFY(desk.find<QAbstractButton>("redact") &&
                    desk.find<QAbstractButton>("redact")->isEnabled());
        QVERIFY(!desk.find<QWidget>("notInList", desk.detail()));
        desk.filterLine()->setFocus();
        desk.filterLine()->selectAll();
        desk.type(QStringLiteral("status:verified"));
        QTRY_VERIFY(desk.find<QWidget>("notInList", desk.detail()));
        QCOMPARE(desk.openId(), id);
        desk.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(desk.dialog("confirmRedact"));
        QVERIFY(desk.find<QLabel>("notInList", desk.dialog("confirmRedact")));
        QTest::keyClick(desk.dialog("confirmRedact"), Qt::Key_Escape);
        QTRY_VERIFY(!desk.dialog("confirmRedact"));

        desk.click(desk.find<QWidget>("showInList", desk.detail()));
        QTRY_COMPARE(desk.rows(), 1);
        QVERIFY(!desk.find<QWidget>("notInList", desk.detail()));
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(desk.list()));
        desk.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(desk.filterLine()->text().trimmed(), QStringLiteral("status:verified"));

        desk.click(desk.find<QWidget>("closeSession", desk.detail()));
        QVERIFY(desk.find<QWidget>("empty", desk.detail()));
        desk.filterLine()->setFocus();
        desk.filterLine()->selectAll();
        desk.type(QStringLiteral("status:canceled"));
        QTRY_VERIFY(desk.rows() > 0);
        QVERIFY(desk.find<QWidget>("empty", desk.detail()));
    }

    void theMenuLeavesNoFrameOnItsButtonAndTheKeyboardWhereItWas() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
        auto* button = desk.find<QPushButton>("menuButton");
        const QImage before = button->grab().toImage();
        QSignalSpy opened(button->menu(), &QMenu::aboutToShow);
        // The button waits for its menu, so the menu closes itself once it is open.
        connect(button->menu(), &QMenu::aboutToShow, button->menu(), &QMenu::close, Qt::QueuedConnection);
        desk.click(button);
        QCOMPARE(opened.count(), 1);
        QTRY_VERIFY(!button->menu()->isVisible());
        QCOMPARE(button->grab().toImage(), before);
        QCOMPARE(desk.window()->focusWidget(), static_cast<QWidget*>(desk.filterLine()));
    }

    void theTitleStandsOnce() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
        const QString title = QStringLiteral("Verification Desk");
        QVERIFY(desk.window()->windowTitle().contains(title));
        const QList<QLabel*> labels = desk.window()->findChildren<QLabel*>();
        for (const QLabel* label : labels)
            QVERIFY2(!label->isVisible() || !label->text().contains(title), qPrintable(label->objectName()));
    }

    void theKeysOfTheListAreNamedWhileTheyWork() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
        QTRY_VERIFY(desk.find<QLabel>("listKeys"));
        QVERIFY(desk.filterLine()->hasFocus());
        QCOMPARE(desk.textOf("listKeys"), QString());
        desk.press(Qt::Key_Down);
        QVERIFY(desk.list()->hasFocus());
        QVERIFY(desk.textOf("listKeys").contains(QStringLiteral("J / K")));
        const QString first = desk.openId();
        desk.press(Qt::Key_J);
        QTRY_VERIFY(desk.openId() != first);
        desk.press(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(desk.textOf("listKeys"), QString());
    }
};

QTEST_MAIN(TestLeftOver)
#include "tst_left_over.moc"
