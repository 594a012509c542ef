// SPDX-License-Identifier: Apache-2.0
#include "main_window/KeptText.h"

#include <QTest>

/// What the dialog says after "Forget everything" is what became of the files.
class TestForgottenText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsGoneIsCalledGone() {
        const QString text = forgottenText({{QStringLiteral("a.cache")}, {}, {}}, QStringLiteral("/place"));
        QVERIFY(text.contains(QStringLiteral("is gone")));
        QVERIFY(!text.contains(QStringLiteral("/place")));
    }
    void whatIsStillThereIsNotCalledGone() {
        const QString text = forgottenText({{}, {QStringLiteral("a.cache")}, {}}, QStringLiteral("/place"));
        QVERIFY(!text.contains(QStringLiteral("is gone")));
        QVERIFY(text.contains(QStringLiteral("/place")));
    }
    void whatWasLeftAloneIsNamed() {
        const QString text = forgottenText({{}, {}, {QStringLiteral("b.cache")}}, QStringLiteral("/place"));
        QVERIFY(text.contains(QStringLiteral("Left as they are")));
        QVERIFY(text.contains(QStringLiteral("b.cache in /place")));
    }
};

QTEST_GUILESS_MAIN(TestForgottenText)
#include "tst_forgotten_text.moc"
