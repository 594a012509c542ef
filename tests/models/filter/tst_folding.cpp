// SPDX-License-Identifier: Apache-2.0
#include "filter/TextNeedle.h"
#include "models/store/RandomSessions.h"
#include "store/Folding.h"

#include <QTest>

class tst_Folding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void caseAndAccentsDoNotMatter_data();
    void caseAndAccentsDoNotMatter();
    void foldingTwiceChangesNothingMore();
    void aNeedleIsFoundWhereverItStands();
    void aNeedleIsFoundInAnyCase();
    void aNeedleIsNotFoundWhereALetterDiffersByTheCaseBitOnly();
    void aNeedleIsNotFoundBeyondTheText();
};

void tst_Folding::caseAndAccentsDoNotMatter_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString& text, const QString& expected) {
        QTest::newRow(qPrintable(text)) << text << expected;
    };
    row(QStringLiteral("John SMITH"), QStringLiteral("john smith"));
    row(QStringLiteral("@[`{"), QStringLiteral("@[`{"));
    row(QStringLiteral("Müller"), QStringLiteral("muller"));
    row(QStringLiteral("Straße"), QStringLiteral("strasse"));
    row(QStringLiteral("Łódź"), QStringLiteral("lodz"));
    row(QStringLiteral("Øyvind Ægir"), QStringLiteral("oyvind aegir"));
    row(QStringLiteral("İstanbul"), QStringLiteral("istanbul"));
    row(QStringLiteral("Iğdır"), QStringLiteral("igdir"));
    row(QStringLiteral("ＦＵＬＬ ｗｉｄｔｈ"), QStringLiteral("full width"));
    row(QStringLiteral("ﬁn"), QStringLiteral("fin"));
    row(QStringLiteral("ИВАНОВА"), QStringLiteral("иванова"));
    row(QStringLiteral("ΣΊΣΥΦΟΣ"), QStringLiteral("σισυφοσ"));
    row(QStringLiteral("Nguyễn"), QStringLiteral("nguyen"));
    row(QStringLiteral("李小龙"), QStringLiteral("李小龙"));
    row(QStringLiteral("مُحَمَّد"), QStringLiteral("محمد"));
    row(QString(), QString());
}

void tst_Folding::caseAndAccentsDoNotMatter() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(folded(text), expected);
}

void tst_Folding::foldingTwiceChangesNothingMore() {
    RandomSessions random(1);
    for (int i = 0; i < 500; ++i) {
        const QString once = folded(random.oddText() + QChar(random.below(0xD800)));
        QCOMPARE(folded(once), once);
    }
}

void tst_Folding::aNeedleIsFoundWhereverItStands() {
    // Every length of text around every length of needle: the parts read sixteen bytes at a time and the
    // rest.
    for (int before = 0; before < 40; ++before) {
        for (int length = 1; length < 24; ++length) {
            const QByteArray needle = QByteArray("xyzzyabcdefghijklmnopqrs").left(length);
            const QByteArray text = QByteArray(before, '-') + needle + QByteArray(before % 7, '-');
            QVERIFY(TextNeedle(QString::fromLatin1(needle)).isIn(text.toStdString()));
            QByteArray broken = text;
            broken[before + length - 1] = '!';
            QVERIFY(!TextNeedle(QString::fromLatin1(needle)).isIn(broken.toStdString()));
        }
    }
}

void tst_Folding::aNeedleIsFoundInAnyCase() {
    QVERIFY(TextNeedle(QStringLiteral("JoHn")).isIn("Mr JOHN Smith"));
    QVERIFY(TextNeedle(QStringLiteral("JoHn")).isIn("Mr john Smith"));
    QVERIFY(TextNeedle(QString()).isIn("anything"));
    QVERIFY(TextNeedle(QStringLiteral("vs_1")).isExactly("VS_1"));
    QVERIFY(!TextNeedle(QStringLiteral("vs_1")).isExactly("VS_12"));
}

void tst_Folding::aNeedleIsNotFoundWhereALetterDiffersByTheCaseBitOnly() {
    QVERIFY(!TextNeedle(QStringLiteral("@")).isIn("`"));
    QVERIFY(!TextNeedle(QStringLiteral("_")).isIn("\x7f"));
    QVERIFY(!TextNeedle(QStringLiteral("[")).isIn("{"));
    QVERIFY(!TextNeedle(QStringLiteral("1")).isIn("\x11"));
}

void tst_Folding::aNeedleIsNotFoundBeyondTheText() {
    const std::string_view text = std::string_view("0123456789abcdefghijklmnopqrstuvwxyz").substr(0, 20);
    QVERIFY(TextNeedle(QStringLiteral("hij")).isIn(text));
    QVERIFY(!TextNeedle(QStringLiteral("ijk")).isIn(text));
    QVERIFY(!TextNeedle(QStringLiteral("xyz")).isIn(text));
}

QTEST_APPLESS_MAIN(tst_Folding)
#include "tst_folding.moc"
