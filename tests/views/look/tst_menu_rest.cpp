// SPDX-License-Identifier: Apache-2.0
#include "look/Look.h"
#include "look/MenuRest.h"
#include "support/Appearance.h"

#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QTest>

/// A button looks after its menu as it did before.
class TestMenuRest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void nothingOfAnOpenedMenuIsLeftOnItsButton() {
        QPushButton untouched(QStringLiteral("Menu"));
        QPushButton button(QStringLiteral("Menu"));
        QMenu menu;
        menu.addAction(QStringLiteral("Quit"));
        restAfterMenu(button, menu);
        for (QPushButton* each : {&untouched, &button}) {
            each->move(300, 300); // Not where the mouse is.
            each->setFocusPolicy(Qt::TabFocus);
            each->setAttribute(Qt::WA_Hover);
        }
        menu.popup(QPoint(600, 400)); // The press that opens it, and what Qt notes of the mouse.
        button.setDown(true);
        button.setAttribute(Qt::WA_UnderMouse);
        menu.hide();
        QVERIFY(!button.isDown());
        QVERIFY(!button.underMouse());
        QCOMPARE(differenceBetween(button, untouched), QString());
    }
};

QTEST_MAIN(TestMenuRest)
#include "tst_menu_rest.moc"
