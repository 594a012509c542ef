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

QTEST_APPLESS_MAIN(tst_Folding)
#include "tst_folding.moc"
