// SPDX-License-Identifier: Apache-2.0
#include "journeys/DeskAtWork.h"

#include <QAbstractButton>
#include <QApplication>
#include <QImage>
#include <QSet>
#include <QTest>

namespace {

/// What of the window belongs to the widget, with the ring that may stand around it.
QRect placeIn(const QWidget* window, const QWidget* widget) {
    constexpr int ring = 3;
    return QRect(widget->mapTo(window, QPoint()), widget->size())
        .marginsAdded({ring, ring, ring, ring})
        .intersected(window->rect());
}

QString nameOf(const QWidget* widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return QStringLiteral("%1 %2 %3")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
             button ? button->text() : widget->accessibleName());
}

} // namespace

/// Where the keyboard is can be seen, wherever it goes.
class TestKeyboardFocus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStopOfTheTabKeyIsSeen() {
        DeskAtWork desk;
        QTRY_VERIFY(desk.rows() > 0 && !desk.openId().isEmpty());
        QSet<const QWidget*> seen;
        bool views = false;
        constexpr int most = 80;
        for (int i = 0; i < most && !seen.contains(QApplication::focusWidget()); ++i) {
            seen.insert(QApplication::focusWidget());
            const QImage before = desk.window()->grab().toImage();
            desk.press(Qt::Key_Tab);
            const QWidget* now = QApplication::focusWidget();
            QVERIFY(now);
            const QRect place = placeIn(desk.window(), now);
            QTRY_VERIFY2(desk.window()->grab(place).toImage() != before.copy(place), qPrintable(nameOf(now)));
            views = views || QString::fromLatin1(now->metaObject()->className()) == QStringLiteral("ViewRow");
        }
        QVERIFY(seen.size() > 10);
        QVERIFY2(views, "The views are never reached.");
    }

    void everyPaneIsReachedByF6AndSeen() {
        DeskAtWork desk;
        QTRY_VERIFY(desk.rows() > 0 && !desk.openId().isEmpty());
        QStringList panes;
        constexpr int steps = 6;
        for (int i = 0; i < steps; ++i) {
            const QImage before = desk.window()->grab().toImage();
            desk.press(Qt::Key_F6);
            const QWidget* now = QApplication::focusWidget();
            QVERIFY(now);
            const QRect place = placeIn(desk.window(), now);
            QTRY_VERIFY2(desk.window()->grab(place).toImage() != before.copy(place), qPrintable(nameOf(now)));
            panes << QString::fromLatin1(now->metaObject()->className());
        }
        QVERIFY2(panes.contains(QStringLiteral("ViewRow")), qPrintable(panes.join(u' ')));
        QCOMPARE(QSet<QString>(panes.begin(), panes.end()).size(), steps); // Each a place of its own.
    }
};

QTEST_MAIN(TestKeyboardFocus)
#include "tst_keyboard_focus.moc"
