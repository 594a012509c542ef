// SPDX-License-Identifier: Apache-2.0
#include "session_detail/ValueLabel.h"

#include <QTest>

/// Texts from outside, shown.
class ValueLabelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWordWithoutSpacesIsBrokenRatherThanWidened() {
        ValueLabel label;
        label.display(QString(300, u'x'));
        const int oneLine = label.fontMetrics().height();
        QVERIFY(label.heightForWidth(120) >= 10 * oneLine);
        QVERIFY(label.minimumSizeHint().width() < 120);
    }

    void theSameWidthAsksForTheSameHeightAgainAfterTheTextGrew() {
        ValueLabel label;
        label.display(QStringLiteral("short"));
        const int before = label.heightForWidth(120);
        label.display(QString(300, u'x'));
        QVERIFY(label.heightForWidth(120) > before);
    }

    void aLongTextHasAllItsLinesInAWidePlaceToo() {
        ValueLabel label;
        label.display(QString(200, u'x'));
        const int wide = label.fontMetrics().horizontalAdvance(QString(120, u'x'));
        QVERIFY(label.heightForWidth(wide) >= 2 * label.fontMetrics().height());
    }

    void aTextOfTooManyLinesIsCutAndSaysSo() {
        ValueLabel label;
        label.setMostLines(2);
        label.display(QString(300, u'x'));
        label.resize(120, 60);
        QVERIFY(label.isCutShort());
        QCOMPARE(label.heightForWidth(120), label.heightForWidth(120));
        QVERIFY(label.heightForWidth(120) <= 3 * label.fontMetrics().height());
        label.display(QStringLiteral("short"));
        QVERIFY(!label.isCutShort());
    }

    void anElidedTextKeepsItsWholeSelfForReaders() {
        ValueLabel label(ValueLabel::Overflow::ElideMiddle);
        const QString id = QStringLiteral("vr_1MwBlH2eZvKYlo2C91hOpFMf_and_more");
        label.display(id);
        label.resize(60, 20);
        QVERIFY(label.isCutShort());
        QCOMPARE(label.text(), id);
    }

    void markupStaysTheTextItIs() {
        ValueLabel label;
        label.display(QStringLiteral("<b>bold</b> &amp;"));
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QCOMPARE(label.text(), QStringLiteral("<b>bold</b> &amp;"));
    }

    void charactersThatTurnTheirSurroundingsAreLeftOut() {
        ValueLabel label;
        label.display(QString::fromUtf8("exe\u202ejpg\u2066.\u2069"));
        QCOMPARE(label.text(), QStringLiteral("exejpg."));
    }

    void lineBreaksOfATextAreKept() {
        ValueLabel label;
        label.display(QStringLiteral("one\ntwo\r\nthree"));
        QVERIFY(label.heightForWidth(400) >= 3 * label.fontMetrics().height());
    }

    void nothingInItCanBeSelected() {
        ValueLabel label;
        QCOMPARE(label.textInteractionFlags(), Qt::NoTextInteraction);
    }
};

QTEST_MAIN(ValueLabelTest)
#include "tst_value_label.moc"
