// SPDX-License-Identifier: Apache-2.0
#include "main_window/WindowPlacement.h"

#include <QTest>

class TestWindowPlacement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWindowIsInsideItsScreen_data() {
        QTest::addColumn<QRect>("wanted");
        QTest::addColumn<QRect>("screen");
        const QRect usual(0, 0, 1440, 900);
        QTest::newRow("1366 × 768 with a panel") << usual << QRect(0, 0, 1366, 728);
        QTest::newRow("1024 × 700") << usual << QRect(0, 0, 1024, 700);
        QTest::newRow("1920 × 1080 at 200 %") << usual << QRect(0, 0, 960, 540);
        QTest::newRow("a second screen") << QRect(3000, 500, 1440, 900) << QRect(1920, 24, 1280, 1000);
        QTest::newRow("remembered from a screen that is gone")
            << QRect(4000, -2000, 900, 600) << QRect(0, 0, 1366, 728);
        QTest::newRow("large enough") << QRect(100, 100, 1440, 900) << QRect(0, 0, 2560, 1440);
    }
    void aWindowIsInsideItsScreen() {
        QFETCH(QRect, wanted);
        QFETCH(QRect, screen);
        constexpr QMargins frame(4, 40, 4, 4);
        const QRect placed = placementInside(wanted, screen);
        QVERIFY(screen.contains(placed.marginsAdded(frame)));
        QVERIFY(placed.width() == wanted.width() || placed.width() == screen.width() - 8);
        QVERIFY(placed.height() == wanted.height() || placed.height() == screen.height() - 44);
        if (screen.contains(wanted.marginsAdded(frame)))
            QCOMPARE(placed, wanted);
    }
};

QTEST_GUILESS_MAIN(TestWindowPlacement)
#include "tst_window_placement.moc"
