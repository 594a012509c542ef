// SPDX-License-Identifier: Apache-2.0
#include "PictureSamples.h"
#include "evidence_viewer/PictureView.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

namespace {

const Watermark mark{QStringLiteral("ada"), QStringLiteral("vs_1Pgc76B7WZ01zgkWBdQi8PTU"), 1'795'179'600};

/// A view with a picture in it, on the screen and with the keyboard.
struct Shown {
    explicit Shown(const QImage& image = samples::document(), const Watermark& with = mark)
        : view(QStringLiteral("Document, front"), [with] { return with; }) {
        view.resize(600, 500);
        view.show();
        [this] { QVERIFY(QTest::qWaitForWindowExposed(&view)); }();
        view.setFocus();
        view.display(samples::read(image));
    }
    QImage picture() { return view.grab().toImage().convertToFormat(QImage::Format_RGB32); }
    PictureView view;
};

int differingPixels(const QImage& a, const QImage& b, const QRect& in) {
    constexpr int visible = 16;
    int count = 0;
    for (int y = in.top(); y <= in.bottom(); ++y)
        for (int x = in.left(); x <= in.right(); ++x)
            count += qAbs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > visible ? 1 : 0;
    return count;
}

QPointF middleOf(const PictureView& view) {
    return QRectF(view.rect()).center();
}

} // namespace

/// One picture under eyes and hands.
class TestPictureView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isBlurredUntilAskedFor();
    void everyKeyDoesWhatItSays_data();
    void everyKeyDoesWhatItSays();
    void keysAloneBringTheViewBackToWhereItWas();
    void aClickShowsAndAnotherDoesNotHide();
    void theMouseZoomsWhereItPointsAndPans();
    void aPictureCannotBeLostOutOfSight();
    void brightnessChangesWhatIsSeen();
    void saysInWordsWhatItShows();
    void theWatermarkIsEverywhereAtAnyZoom_data();
    void theWatermarkIsEverywhereAtAnyZoom();
    void nothingCanBeCopiedDraggedOrSaved();
    void whatIsClearedIsGone();
    void anotherPictureIsBlurredAgain();
};

void TestPictureView::isBlurredUntilAskedFor() {
    Shown one(samples::document(QStringLiteral("WWWWWWWW")));
    Shown other(samples::document(QStringLiteral("iiiiiiii")));
    one.view.clearFocus();
    other.view.clearFocus();
    const QRect all = one.view.rect();
    QVERIFY(differingPixels(one.picture(), other.picture(), all) < 20);
    // Neither does looking closer, turning it or more light.
    for (PictureView* view : {&one.view, &other.view}) {
        view->zoomBy(6);
        view->brighten(2);
    }
    QVERIFY(differingPixels(one.picture(), other.picture(), all) < 20);
    for (PictureView* view : {&one.view, &other.view}) {
        view->fit();
        view->setShown(true);
    }
    QVERIFY(differingPixels(one.picture(), other.picture(), all) > 500);
}

void TestPictureView::everyKeyDoesWhatItSays_data() {
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("state");
    const auto row = [](const char* keys, const char* state) {
        QTest::newRow(keys) << QString::fromLatin1(keys) << QString::fromLatin1(state);
    };
    // shown, zoom in percent, offset, quarter turns, brightness
    row("Space", "1 100 0,0 0 0");
    row("Space Space", "0 100 0,0 0 0");
    row("Return", "1 100 0,0 0 0");
    row("+", "0 125 0,0 0 0");
    row("+ + -", "0 125 0,0 0 0");
    row("+ + 0", "0 100 0,0 0 0");
    row("+ + F", "0 100 0,0 0 0");
    row("+ + + + + Right", "0 305 -48,0 0 0");
    row("+ + + + + Left Up", "0 305 48,48 0 0");
    row("+ + + + + Down", "0 305 0,-48 0 0");
    row("R", "0 100 0,0 1 0");
    row("Shift+R", "0 100 0,0 3 0");
    row("R R R R", "0 100 0,0 0 0");
    row("B B D", "0 100 0,0 0 1");
    row("D D N", "0 100 0,0 0 0");
    row("D D D D D D", "0 100 0,0 0 -4");
}
void TestPictureView::everyKeyDoesWhatItSays() {
    QFETCH(QString, keys);
    QFETCH(QString, state);
    Shown shown;
    for (const QString& key : keys.split(u' '))
        QTest::keySequence(&shown.view, QKeySequence(key));
    const PictureView& view = shown.view;
    QCOMPARE(QStringLiteral("%1 %2 %3,%4 %5 %6")
                 .arg(int(view.isShown()))
                 .arg(qRound(view.zoom() * 100))
                 .arg(view.offset().x())
                 .arg(view.offset().y())
                 .arg(view.quarterTurns())
                 .arg(view.brightness()),
             state);
}

void TestPictureView::keysAloneBringTheViewBackToWhereItWas() {
    Shown shown;
    QTest::keyClick(&shown.view, Qt::Key_Space);
    const QImage before = shown.picture();
    for (const Qt::Key key : {Qt::Key_R, Qt::Key_R, Qt::Key_R, Qt::Key_R, Qt::Key_Plus, Qt::Key_Left,
                              Qt::Key_B, Qt::Key_N, Qt::Key_0})
        QTest::keyClick(&shown.view, key);
    QCOMPARE(shown.picture(), before);
}

void TestPictureView::aClickShowsAndAnotherDoesNotHide() {
    Shown shown;
    QSignalSpy changes(&shown.view, &PictureView::shownChanged);
    QTest::mouseClick(&shown.view, Qt::RightButton);
    QVERIFY(!shown.view.isShown());
    QTest::mouseClick(&shown.view, Qt::LeftButton);
    QVERIFY(shown.view.isShown());
    QTest::mouseClick(&shown.view, Qt::LeftButton);
    QVERIFY(shown.view.isShown());
    QCOMPARE(changes.size(), 1);
}

void TestPictureView::theMouseZoomsWhereItPointsAndPans() {
    Shown shown;
    const QPointF corner(100, 150);
    QWheelEvent wheel(corner, shown.view.mapToGlobal(corner), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&shown.view, &wheel);
    const double zoom = shown.view.zoom();
    QVERIFY(zoom > 1.5);
    // What was under the pointer is there still.
    const QPointF expected = (corner - middleOf(shown.view)) * (1 - zoom);
    QVERIFY((shown.view.offset() - expected).manhattanLength() < 2);
    const QPointF before = shown.view.offset();
    QTest::mousePress(&shown.view, Qt::LeftButton, {}, {300, 200});
    QTest::mouseMove(&shown.view, {270, 190});
    QTest::mouseRelease(&shown.view, Qt::LeftButton, {}, {270, 190});
    QCOMPARE(shown.view.offset(), before + QPointF(-30, -10));
    QVERIFY(!shown.view.isShown()); // Dragging is no click.
}

void TestPictureView::aPictureCannotBeLostOutOfSight() {
    Shown shown;
    shown.view.panBy({1'000, 1'000});
    QCOMPARE(shown.view.offset(), QPointF());
    shown.view.zoomBy(1'000);
    QVERIFY(shown.view.zoom() <= 32);
    shown.view.panBy({1e6, 1e6});
    shown.view.clearFocus();
    shown.view.setShown(true);
    const QImage at = shown.picture(); // Its upper left corner, which is dark.
    QVERIFY(qGray(at.pixel(10, 10)) < 140);
    shown.view.zoomBy(1e-6);
    QCOMPARE(shown.view.zoom(), 1.0);
    QCOMPARE(shown.view.offset(), QPointF());
}

void TestPictureView::brightnessChangesWhatIsSeen() {
    Shown shown;
    shown.view.setShown(true);
    const auto sum = [&] {
        qint64 grey = 0;
        const QImage now = shown.picture();
        for (int x = 50; x < 550; ++x)
            grey += qGray(now.pixel(x, 250));
        return grey;
    };
    const qint64 usual = sum();
    shown.view.brighten(3);
    const qint64 bright = sum();
    shown.view.brighten(-6);
    const qint64 dark = sum();
    QVERIFY(dark < usual * 8 / 10);
    QVERIFY(bright > usual * 11 / 10);
}

void TestPictureView::saysInWordsWhatItShows() {
    Shown shown;
    QCOMPARE(shown.view.accessibleName(), QStringLiteral("Document, front"));
    QCOMPARE(shown.view.accessibleDescription(),
             QStringLiteral("Blurred. Press Space to show it. 900 by 600 pixels."));
    QTest::keyClick(&shown.view, Qt::Key_Space);
    QTest::keyClick(&shown.view, Qt::Key_R);
    QTest::keyClick(&shown.view, Qt::Key_Plus);
    QCOMPARE(shown.view.accessibleDescription(),
             QStringLiteral("Shown, 125 percent, turned by 90 degrees. 900 by 600 pixels."));
    shown.view.clear();
    QVERIFY(shown.view.accessibleDescription().isEmpty());
}

void TestPictureView::theWatermarkIsEverywhereAtAnyZoom_data() {
    QTest::addColumn<QColor>("paper");
    QTest::addColumn<double>("zoom");
    for (const double zoom : {1.0, 5.0, 32.0}) {
        QTest::addRow("white, %g", zoom) << QColor(Qt::white) << zoom;
        QTest::addRow("black, %g", zoom) << QColor(Qt::black) << zoom;
        QTest::addRow("grey, %g", zoom) << QColor(Qt::gray) << zoom;
    }
}
void TestPictureView::theWatermarkIsEverywhereAtAnyZoom() {
    QFETCH(QColor, paper);
    QFETCH(double, zoom);
    QImage plain(600, 500, QImage::Format_RGB32);
    plain.fill(paper);
    Shown with(plain);
    Shown without(plain, {QString(), QString(), 0});
    for (PictureView* view : {&with.view, &without.view}) {
        view->clearFocus();
        view->zoomBy(zoom);
        view->setShown(true);
    }
    QCOMPARE(with.view.zoom(), zoom);
    // Against the bare colour: no part of this size is without it.
    const QImage seen = with.picture();
    QImage bare(seen.size(), QImage::Format_RGB32);
    bare.fill(paper);
    constexpr int part = 100;
    for (int y = 0; y + part <= seen.height(); y += part)
        for (int x = 0; x + part <= seen.width(); x += part)
            QVERIFY(differingPixels(seen, bare, {x, y, part, part}) > 60);
    // And it says who and which: another text is another picture.
    QVERIFY(differingPixels(seen, without.picture(), with.view.rect()) > 1'000);
    QVERIFY(mark.text().contains(QStringLiteral("ada")));
    QVERIFY(mark.text().contains(QStringLiteral("vs_1Pgc76B7WZ01zgkWBdQi8PTU")));
    QVERIFY(mark.text().contains(QStringLiteral("20 Nov 2026, 13:00:00 UTC")));
}

void TestPictureView::nothingCanBeCopiedDraggedOrSaved() {
    Shown shown;
    shown.view.setShown(true);
    QClipboard& clipboard = *QGuiApplication::clipboard();
    clipboard.setText(QStringLiteral("before"));
    for (const QKeySequence::StandardKey key : {QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Save,
                                                QKeySequence::SelectAll, QKeySequence::Print})
        for (const QKeySequence& keys : QKeySequence::keyBindings(key))
            QTest::keySequence(&shown.view, keys);
    QTest::mousePress(&shown.view, Qt::LeftButton, {}, {300, 200});
    QTest::mouseMove(&shown.view, {-50, -50});
    QTest::mouseRelease(&shown.view, Qt::LeftButton, {}, {-50, -50});
    QCOMPARE(clipboard.text(), QStringLiteral("before"));
    QVERIFY(!clipboard.mimeData()->hasImage());
    QCOMPARE(shown.view.contextMenuPolicy(), Qt::PreventContextMenu);
    QVERIFY(shown.view.actions().isEmpty());
    QVERIFY(!shown.view.acceptDrops());
    QContextMenuEvent menu(QContextMenuEvent::Mouse, {300, 200}, shown.view.mapToGlobal(QPoint(300, 200)));
    QCoreApplication::sendEvent(&shown.view, &menu);
    QVERIFY(!QApplication::activePopupWidget());
}

void TestPictureView::whatIsClearedIsGone() {
    Shown shown;
    shown.view.setShown(true);
    const QRgb ground = shown.picture().pixel(5, 5);
    shown.view.clearFocus();
    shown.view.clear();
    QVERIFY(shown.view.isEmpty());
    QVERIFY(!shown.view.isShown());
    const QImage empty = shown.picture();
    for (int y = 0; y < empty.height(); y += 7)
        for (int x = 0; x < empty.width(); x += 7)
            QCOMPARE(empty.pixel(x, y), ground);
    QTest::keyClick(&shown.view, Qt::Key_Space);
    QVERIFY(!shown.view.isShown());
}

void TestPictureView::anotherPictureIsBlurredAgain() {
    Shown shown;
    shown.view.setShown(true);
    shown.view.turn(1);
    shown.view.display(samples::read(samples::document(QStringLiteral("other"))));
    QVERIFY(!shown.view.isShown());
    QCOMPARE(shown.view.quarterTurns(), 0);
}

QTEST_MAIN(TestPictureView)
#include "tst_picture_view.moc"
