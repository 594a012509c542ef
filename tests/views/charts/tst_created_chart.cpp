// SPDX-License-Identifier: Apache-2.0
#include "charts/CreatedChart.h"
#include "look/Look.h"

#include <QApplication>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>

namespace {

constexpr std::int64_t day = 24 * 3600;

std::int64_t march(int dayOfMonth) {
    return QDateTime(QDate(2026, 3, dayOfMonth), QTime(0, 0)).toSecsSinceEpoch();
}

/// The first 20 days of March 2026: ten sessions each, three of them refused.
CreatedHistogram twentyDays() {
    CreatedHistogram histogram{march(1), day, {}};
    histogram.columns.resize(20);
    for (auto& counts : histogram.columns) {
        counts[static_cast<std::size_t>(Outcome::Verified)] = 7;
        counts[static_cast<std::size_t>(Outcome::Refused)] = 3;
    }
    return histogram;
}

struct Shown {
    CreatedChart chart;
    QSignalSpy chosen{&chart, &CreatedChart::rangeChosen};
    QSignalSpy lifted{&chart, &CreatedChart::rangeLifted};
    QSignalSpy asked{&chart, &CreatedChart::questionChanged};

    Shown() {
        chart.resize(832, chart.sizeHint().height()); // 800 for the columns: 40 each
        chart.QWidget::show();
        chart.show(twentyDays());
        asked.clear();
    }
    QPoint middleOf(int column) const { return {plotOf(chart.rect()).left() + column * 40 + 20, 40}; }
    QPoint startOf(int column) const { return {plotOf(chart.rect()).left() + column * 40, 40}; }
    TimeRange range(int i = 0) const { return chosen.at(i).first().value<TimeRange>(); }
    void drag(QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mousePress(&chart, button, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, chart.mapToGlobal(to), Qt::NoButton, button, {});
        QApplication::sendEvent(&chart, &move);
        QTest::mouseRelease(&chart, button, {}, to);
    }
    void hover(QPoint at) {
        QMouseEvent move(QEvent::MouseMove, at, chart.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(&chart, &move);
    }
    void wheel(QPoint at, QPoint angle) {
        QWheelEvent event(at, chart.mapToGlobal(at), {}, angle, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&chart, &event);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&chart, key, modifiers); }
};

} // namespace

class TestCreatedChart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void draggingChoosesTheDaysItCovers() {
        Shown shown;
        shown.drag(shown.startOf(4), shown.startOf(9));
        QCOMPARE(shown.chosen.size(), 1);
        QCOMPARE(shown.range(), (TimeRange{march(5), march(10)}));
    }

    void draggingBackwardsChoosesTheSame() {
        Shown shown;
        shown.drag(shown.startOf(9), shown.startOf(4));
        QCOMPARE(shown.range(), (TimeRange{march(5), march(10)}));
    }

    void whatIsNotAllLoadedIsHatchedAndSaysSo() {
        Shown shown;
        const QImage whole = shown.chart.grab().toImage();
        shown.chart.showMissing({{march(5), march(7)}});
        const QImage holed = shown.chart.grab().toImage();
        const int in = shown.middleOf(4).x();
        const int out = shown.middleOf(12).x();
        const auto differs = [&](int x) {
            for (int y = 0; y < whole.height(); ++y)
                if (whole.pixel(x, y) != holed.pixel(x, y))
                    return true;
            return false;
        };
        QVERIFY(differs(in) && !differs(out));
        shown.hover(shown.middleOf(4));
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("Not everything of this time is loaded.")));
        shown.hover(shown.middleOf(12));
        QTRY_VERIFY(!QToolTip::text().contains(QStringLiteral("Not everything")));
    }

    void aClickChoosesNothing() {
        Shown shown;
        QTest::mouseClick(&shown.chart, Qt::LeftButton, {}, shown.middleOf(3));
        QCOMPARE(shown.chosen.size(), 0);
        QCOMPARE(shown.lifted.size(), 0);
    }

    void aDoubleClickLifts() {
        Shown shown;
        QTest::mouseDClick(&shown.chart, Qt::LeftButton, {}, shown.middleOf(3));
        QCOMPARE(shown.lifted.size(), 1);
        QCOMPARE(shown.chosen.size(), 0);
    }

    void escapeGivesADragUp() {
        Shown shown;
        QTest::mousePress(&shown.chart, Qt::LeftButton, {}, shown.startOf(2));
        QMouseEvent move(QEvent::MouseMove, shown.startOf(8), shown.startOf(8), Qt::NoButton, Qt::LeftButton,
                         {});
        QApplication::sendEvent(&shown.chart, &move);
        shown.press(Qt::Key_Escape);
        QTest::mouseRelease(&shown.chart, Qt::LeftButton, {}, shown.startOf(8));
        QCOMPARE(shown.chosen.size(), 0);
        QCOMPARE(shown.lifted.size(), 0);
    }

    void pointingTellsTheColumnsTimeAndCounts() {
        Shown shown;
        shown.hover(shown.middleOf(3));
        QTRY_COMPARE(QToolTip::text(), QStringLiteral("4 Mar 2026 · 10 sessions: 7 verified, 3 refused"));
    }

    void theChartTellsItselfInWords() {
        Shown shown;
        QCOMPARE(shown.chart.accessibleName(), QStringLiteral("When the sessions were created"));
        QVERIFY(shown.chart.accessibleDescription().startsWith(
            QStringLiteral("1 – 20 Mar 2026, 200 sessions: 140 verified, 60 refused")));
    }

    void shiftAndTheArrowsChooseAndEnterTakesIt() {
        Shown shown;
        shown.chart.setFocus();
        shown.press(Qt::Key_Home);
        shown.press(Qt::Key_Right);
        shown.press(Qt::Key_Right, Qt::ShiftModifier);
        shown.press(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(shown.chosen.size(), 0);
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.range(), (TimeRange{march(2), march(5)}));
    }

    void enterWithoutAChoiceTakesTheColumn() {
        Shown shown;
        shown.press(Qt::Key_End);
        shown.press(Qt::Key_Left);
        shown.press(Qt::Key_Enter);
        QCOMPARE(shown.range(), (TimeRange{march(19), march(20)}));
    }

    void escapeAndDeleteLift() {
        Shown shown;
        shown.press(Qt::Key_Right, Qt::ShiftModifier);
        shown.press(Qt::Key_Escape); // gives the choice up
        QCOMPARE(shown.lifted.size(), 0);
        shown.press(Qt::Key_Escape);
        shown.press(Qt::Key_Delete);
        QCOMPARE(shown.lifted.size(), 2);
        QCOMPARE(shown.chosen.size(), 0);
    }

    void theWheelAsksForALessWideTimeAroundThePointer() {
        Shown shown;
        shown.wheel(shown.startOf(10), {0, 120});
        QCOMPARE(shown.asked.size(), 1);
        const TimeRange range = shown.chart.question().range;
        QCOMPARE(*range.before - *range.from, 16 * day);
        QCOMPARE(*range.from, march(3));
        QVERIFY(shown.chart.findChild<QToolButton*>(QStringLiteral("wholeTime"))->isVisible());
    }

    void zoomingOutAgainAsksForEverything() {
        Shown shown;
        shown.wheel(shown.startOf(10), {0, 120});
        shown.wheel(shown.startOf(10), {0, -240});
        QCOMPARE(shown.chart.question().range, TimeRange());
        QVERIFY(!shown.chart.isZoomed());
        QVERIFY(!shown.chart.findChild<QToolButton*>(QStringLiteral("wholeTime"))->isVisible());
    }

    void aClickShowsTheWholeTimeAgain() {
        Shown shown;
        shown.wheel(shown.startOf(10), {0, 360});
        auto* button = shown.chart.findChild<QToolButton*>(QStringLiteral("wholeTime"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(shown.chart.question().range, TimeRange());
    }

    void theMiddleButtonAndTheSidewaysWheelMoveAlong() {
        Shown shown;
        shown.wheel(shown.startOf(10), {0, 120}); // 16 of 20 days, from the 3rd
        shown.drag(shown.startOf(10), shown.startOf(11), Qt::MiddleButton);
        const std::int64_t from = *shown.chart.question().range.from;
        QVERIFY(from < march(3) && from > march(2)); // an 800th of 16 days a pixel
        shown.wheel(shown.startOf(10), {-120, 0});
        QVERIFY(*shown.chart.question().range.from > from);
        QCOMPARE(shown.chosen.size(), 0);
    }

    void theKeyboardLooksCloserAndFartherToo() {
        Shown shown;
        shown.press(Qt::Key_Plus);
        QVERIFY(shown.chart.isZoomed());
        shown.press(Qt::Key_0);
        QVERIFY(!shown.chart.isZoomed());
    }

    void aNarrowChartAsksForFewerColumns() {
        Shown shown;
        const int wide = shown.chart.question().columns;
        shown.chart.resize(300, shown.chart.height());
        QTRY_VERIFY(shown.chart.question().columns < wide);
        QVERIFY(268 / shown.chart.question().columns >= 5);
    }

    void theAnswerFromBeforeStaysInItsPlaceUntilTheNextOneComes() {
        Shown shown;
        shown.wheel(shown.startOf(10), {0, 120});
        shown.hover(shown.middleOf(0)); // half a column of 50 pixels from the 3rd of March on
        QTRY_VERIFY(QToolTip::text().startsWith(QStringLiteral("3 Mar 2026")));
    }

    void theChosenTimeIsDrawnAsSuch() {
        Shown shown;
        const QImage before = shown.chart.grab().toImage();
        shown.chart.showChosen(TimeRange{march(5), march(10)});
        const QImage after = shown.chart.grab().toImage();
        const QPoint inside(shown.middleOf(6).x(), 10);
        const QPoint outside(shown.middleOf(15).x(), 10);
        QCOMPARE(after.pixelColor(inside), Theme::light().selection);
        QCOMPARE(after.pixelColor(outside), before.pixelColor(outside));
        // A verified session of an unchosen day is paler than before.
        const QPoint column(shown.middleOf(15).x(), 60);
        QVERIFY(after.pixelColor(column).lightness() > before.pixelColor(column).lightness());
    }

    void refusalsStandOnTopOfEachColumn() {
        Shown shown;
        const QImage image = shown.chart.grab().toImage();
        const QRect plot = plotOf(shown.chart.rect());
        const QColor top = image.pixelColor(shown.middleOf(3).x(), plot.top() + 5);
        const QColor bottom = image.pixelColor(shown.middleOf(3).x(), plot.bottom() - 5);
        QVERIFY(top.red() > top.green());
        QVERIFY(bottom.green() > bottom.red());
    }

    void oneColumnAboveAllOthersDoesNotMakeThemInvisible() {
        CreatedHistogram histogram = twentyDays();
        QCOMPARE(topOf(histogram), 10U);
        histogram.columns[7][static_cast<std::size_t>(Outcome::Verified)] = 5'000;
        QCOMPARE(topOf(histogram), 15U);
        histogram.columns[8] = histogram.columns[9] = histogram.columns[7]; // No exception any more.
        QCOMPARE(topOf(histogram), 5'003U);
        QCOMPARE(topOf({}), 0U);
    }

    void aPressThatWakesTheWindowUpGoesOn() {
        Shown shown;
        QTest::mousePress(&shown.chart, Qt::LeftButton, {}, shown.startOf(4));
        QFocusEvent focus(QEvent::FocusIn, Qt::ActiveWindowFocusReason);
        QApplication::sendEvent(&shown.chart, &focus);
        const QPoint to = shown.startOf(9);
        QMouseEvent move(QEvent::MouseMove, to, shown.chart.mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         {});
        QApplication::sendEvent(&shown.chart, &move);
        QTest::mouseRelease(&shown.chart, Qt::LeftButton, {}, to);
        QCOMPARE(shown.chosen.size(), 1);
    }

    void anEmptyStoreShowsAnEmptyChart() {
        Shown shown;
        shown.chart.show(CreatedHistogram());
        shown.drag(shown.startOf(2), shown.startOf(5));
        shown.press(Qt::Key_Right);
        shown.press(Qt::Key_Return);
        shown.wheel(shown.startOf(3), {0, 120});
        QCOMPARE(shown.chosen.size(), 0);
        QVERIFY(!shown.chart.isZoomed());
    }
};

QTEST_MAIN(TestCreatedChart)
#include "tst_created_chart.moc"
