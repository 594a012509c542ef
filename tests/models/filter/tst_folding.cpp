// SPDX-License-Identifier: Apache-2.0
#include "models/store/RandomSessions.h"
#include "store/Folding.h"

#include <QTest>

class tst_Folding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void caseAndAccentsDoNotMatter_data();
    void caseAndAccentsDoNotMatter();
    void foldingTwiceChangesNothingMore();
    void lettersOfOtherKeyboardsAreSpelledInTwoWays_data();
    void lettersOfOtherKeyboardsAreSpelledInTwoWays();
    void aStoredPhoneNumberIsAlsoItsDigits();
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
    row(QStringLiteral("O’Neil O´Neil „Müller“ «x»"), QStringLiteral("o'neil o'neil \"muller\" \"x\""));
    row(QStringLiteral("Meyer‐Klein Meyer‑Klein Meyer–Klein"),
        QStringLiteral("meyer-klein meyer-klein meyer-klein"));
    row(QStringLiteral("Anna\u00A0Meyer\u2009Klein"), QStringLiteral("anna meyer klein"));
    row(QStringLiteral("or\u00ADder\u200B-\u200C4\u200D7\u206011\uFEFF\u202E"), QStringLiteral("order-4711"));
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

void tst_Folding::lettersOfOtherKeyboardsAreSpelledInTwoWays_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString& text, const QString& expected) {
        QTest::newRow(qPrintable(text)) << text << expected;
    };
    row(QStringLiteral("Jürgen"), QStringLiteral("juergen"));
    row(QStringLiteral("Ju\u0308rgen"), QStringLiteral("juergen"));
    row(QStringLiteral("JÜRGEN GROẞ"), QStringLiteral("juergen gross"));
    row(QStringLiteral("Åse Sørensen"), QStringLiteral("aase soerensen"));
    row(QStringLiteral("Märta Öz"), QStringLiteral("maerta oez"));
    row(QStringLiteral("José"), QString());
    row(QStringLiteral("Straße"), QString()); // It has one spelling only, with ss.
    row(QStringLiteral("Juergen"), QString());
}

void tst_Folding::lettersOfOtherKeyboardsAreSpelledInTwoWays() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(foldedWithDigraphs(text).value_or(QString()), expected);
}

void tst_Folding::aStoredPhoneNumberIsAlsoItsDigits() {
    QCOMPARE(otherSpellingOf(u"+49 (0)171 234-5678"), std::optional(QStringLiteral("491712345678")));
    QCOMPARE(otherSpellingOf(u"0171 / 234 56 78"), std::optional(QStringLiteral("01712345678")));
    QCOMPARE(otherSpellingOf(u"+491712345678"), std::nullopt); // The digits stand there already.
    QCOMPARE(otherSpellingOf(u"2026-03-01"), std::nullopt);
    QCOMPARE(otherSpellingOf(u"order 4711"), std::nullopt);
}

QTEST_APPLESS_MAIN(tst_Folding)
#include "tst_folding.moc"
