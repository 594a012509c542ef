// SPDX-License-Identifier: Apache-2.0
#include "sessions/PastedText.h"

#include <QTest>

class TestPastedText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void idsAreFoundAnywhere_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* name, const char* text, const char* line) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(line);
        };
        row("one", "vs_1Pgc76B7WZ01", "id:vs_1Pgc76B7WZ01");
        row("in a sentence", "Please look at vs_1Pgc76B7WZ01, then vs_2Pgc76B7WZ02.",
            "id:vs_1Pgc76B7WZ01,vs_2Pgc76B7WZ02");
        row("twice", "vs_1Pgc76B7WZ01 vs_2Pgc76B7WZ02 vs_1Pgc76B7WZ01", "id:vs_1Pgc76B7WZ01,vs_2Pgc76B7WZ02");
        row("in quotes and brackets", "(\"vs_1Pgc76B7WZ01\") [vs_2Pgc76B7WZ02] “vs_3Pgc76B7WZ03”",
            "id:vs_1Pgc76B7WZ01,vs_2Pgc76B7WZ02,vs_3Pgc76B7WZ03");
        row("markdown", "- `vs_1Pgc76B7WZ01`\n- **vs_2Pgc76B7WZ02**\n- _vs_3Pgc76B7WZ03_",
            "id:vs_1Pgc76B7WZ01,vs_2Pgc76B7WZ02,vs_3Pgc76B7WZ03");
        row("a markdown link",
            "[session](https://dashboard.stripe.com/identity/verification-sessions/vs_1Pgc76B7WZ01)",
            "id:vs_1Pgc76B7WZ01");
        row("a link to test mode",
            "https://dashboard.stripe.com/test/identity/verification-sessions/vs_1Pgc76B7WZ01?x=1#y",
            "id:vs_1Pgc76B7WZ01");
        row("a table", "vs_1Pgc76B7WZ01\tRefused\r\nvs_2Pgc76B7WZ02\tVerified\r\n",
            "id:vs_1Pgc76B7WZ01,vs_2Pgc76B7WZ02");
        row("CSV and JSON", "{\"id\":\"vs_1Pgc76B7WZ01\"};vs_2Pgc76B7WZ02,3",
            "id:vs_1Pgc76B7WZ01,vs_2Pgc76B7WZ02");
        row("all kinds", "cus_Q9x7LmQ9x7Lm vr_1Pgc76B7WZ01 vs_1Pgc76B7WZ01",
            "id:vs_1Pgc76B7WZ01 OR report:vr_1Pgc76B7WZ01 OR customer:cus_Q9x7LmQ9x7Lm");
        row("a word about ids", "the vs_ ids, e.g. vs_123 or devs_1Pgc76B7WZ01 are missing", "");
        row("nothing", "Hello", "");
        row("an empty text", "", "");
        row("letters of other scripts around it", "идvs_1Pgc76B7WZ01и", "id:vs_1Pgc76B7WZ01");
    }
    void idsAreFoundAnywhere() {
        QFETCH(QString, text);
        QFETCH(QString, line);
        QCOMPARE(PastedText::from(text).line(), line);
    }

    void theAccountInALinkIsToldApart() {
        const PastedText pasted =
            PastedText::from(QStringLiteral("https://dashboard.stripe.com/acct_1Pgc76B7WZ01/test/identity/"
                                            "verification-sessions/vs_1Pgc76B7WZ01"));
        QCOMPARE(pasted.accounts, QStringList(QStringLiteral("acct_1Pgc76B7WZ01")));
        QCOMPARE(pasted.line(), QStringLiteral("id:vs_1Pgc76B7WZ01"));
    }

    void aFilterLineIsNotTakenForATicket_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("pasted");
        const auto row = [](const char* text, bool pasted) {
            QTest::newRow(text) << QString::fromUtf8(text) << pasted;
        };
        row("vs_1Pgc76B7WZ01", false);
        row("  cus_Q9x7LmQ9x7Lm\n", false);
        row("id:vs_1Pgc76B7WZ01,vs_2Pgc76B7WZ02", false);
        row("status:refused customer:cus_Q9x7LmQ9x7Lm", false);
        row("meyer", false);
        row("acct_1Pgc76B7WZ01 is the account", false);
        row("vs_1Pgc76B7WZ01 vs_2Pgc76B7WZ02", true);
        row("vs_1Pgc76B7WZ01\nvs_2Pgc76B7WZ02", true);
        row("see vs_1Pgc76B7WZ01", true);
        row("https://dashboard.stripe.com/identity/verification-sessions/vs_1Pgc76B7WZ01", true);
    }
    void aFilterLineIsNotTakenForATicket() {
        QFETCH(QString, text);
        QFETCH(bool, pasted);
        QCOMPARE(looksPasted(text), pasted);
    }

    void aHugeTextIsReadOnce() {
        QString text;
        for (int i = 0; i < 3'000; ++i)
            text += QStringLiteral("line %1: vs_1Pgc76B7WZ%2 and nothing else\n")
                        .arg(i)
                        .arg(i % 40, 2, 10, QLatin1Char('0'));
        QCOMPARE(PastedText::from(text).sessions.size(), 40);
    }
};

QTEST_GUILESS_MAIN(TestPastedText)
#include "tst_pasted_text.moc"
