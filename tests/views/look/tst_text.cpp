// SPDX-License-Identifier: Apache-2.0
#include "look/StatusMark.h"
#include "look/Text.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QTest>

namespace {

/// The columns of pixels in which anything was drawn: first and last, or -1.
std::pair<int, int> inkedColumns(const QImage& image) {
    int first = -1;
    int last = -1;
    for (int x = 0; x < image.width(); ++x)
        for (int y = 0; y < image.height(); ++y)
            if (image.pixelColor(x, y) != QColor(Qt::white)) {
                first = first < 0 ? x : first;
                last = x;
            }
    return {first, last};
}

QImage paper(int width) {
    QImage image(width, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    return image;
}

} // namespace

class TestText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ordinaryTextIsLeftAsItIs() {
        const QString name = QStringLiteral("Łukasz d'Été 李小龙 منى");
        QCOMPARE(oneLine(name), name);
    }

    void lineBreaksBecomeSpaces() {
        QCOMPARE(oneLine(QStringLiteral("a\nb\tc\u2028d")), QStringLiteral("a b c d"));
    }

    void marksThatTurnTextAroundAreLeftOut() {
        QCOMPARE(oneLine(QStringLiteral("user_\u202Egnp.exe\u202C\u2066x\u2069")),
                 QStringLiteral("user_gnp.exex"));
    }

    void aNameReadFromTheRightStillBeginsAtTheLeftEdgeOfItsCell() {
        QImage image = paper(400);
        QPainter painter(&image);
        paintOneLine(painter, QRectF(10, 0, 380, 40), QStringLiteral("م•••• ع••••"));
        painter.end();
        const auto [first, last] = inkedColumns(image);
        QVERIFY(first >= 10 && first < 30);
        QVERIFY(last < 200);
    }

    void aTextThatDoesNotFitStaysInItsBox() {
        QImage image = paper(200);
        QPainter painter(&image);
        const bool fits = paintOneLine(painter, QRectF(0, 0, 60, 40), QString(80, u'W'));
        painter.end();
        QVERIFY(!fits);
        QVERIFY(inkedColumns(image).second <= 61);
    }

    void numbersOfAsManyDigitsAreEquallyWide() {
        const QFont font;
        QCOMPARE(numberWidth(QStringLiteral("1,111"), font), numberWidth(QStringLiteral("8,888"), font));
    }

    void aNumberEndsAtTheRightEdge() {
        QImage image = paper(200);
        QPainter painter(&image);
        paintNumber(painter, QRectF(0, 0, 150, 40), QStringLiteral("8,888"));
        painter.end();
        const auto [first, last] = inkedColumns(image);
        QVERIFY(last <= 150 && last > 140);
        QVERIFY(first > 90);
    }

    void aBadgeNeverReachesBeyondItsCell() {
        QImage image = paper(200);
        QPainter painter(&image);
        const QRectF badge =
            paintBadge(painter, QRectF(20, 0, 50, 40), Mark::Ring, QStringLiteral("Never submitted"),
                       Tone::NeverSubmitted, Theme::light(), QFont());
        painter.end();
        QVERIFY(badge.right() <= 70);
        const auto [first, last] = inkedColumns(image);
        QVERIFY(first >= 19 && last <= 70);
    }

    void aBadgeGrowsWithItsText() {
        QFont large;
        large.setPointSizeF(28);
        QImage image = paper(600);
        QPainter painter(&image);
        const QRectF badge = paintBadge(painter, QRectF(0, 0, 600, 200), Mark::Disc,
                                        QStringLiteral("Verified"), Tone::Verified, Theme::light(), large);
        QVERIFY(badge.height() >= QFontMetricsF(large).height());
        QVERIFY(badge.width() < 600);
    }
};

QTEST_MAIN(TestText)
#include "tst_text.moc"
