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
        row("a client secret", "vs_1Pgc76B7WZ01_secret_live_YWNjdF8x", "id:vs_1Pgc76B7WZ01");
        row("a client secret in a sentence",
            "secret=vs_1Pgc76B7WZ01_secret_live_YWNjdF8x, and vr_1Pgc76B7WZ01",
            "id:vs_1Pgc76B7WZ01 OR report:vr_1Pgc76B7WZ01");
        row("an empty text", "", "");
        row("letters of other scripts around it", "идvs_1Pgc76B7WZ01и", "id:vs_1Pgc76B7WZ01");
    }
    /// The same link to a session, as it arrives by mail and chat.
    void rewrittenLinksNameTheirSession_data() {
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const char* text) {
            QTest::newRow(name) << QString::fromUtf8(text);
        };
        row("SafeLinks",
            "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fdashboard.stripe.com%2F"
            "identity%2Fverification-sessions%2Fvs_1Pgc76B7WZ01&data=05%7C02%7C&reserved=0");
        row("SafeLinks with an encoded underscore",
            "https://eur02.safelinks.protection.outlook.com/"
            "?url=https%3A%2F%2Fdashboard.stripe.com%2Fidentity%2F"
            "verification-sessions%2Fvs%5F1Pgc76B7WZ01&amp;data=05%7C02");
        row("SafeLinks in SafeLinks",
            "https://nam01.safelinks.protection.outlook.com/?url=https%3A%2F%2Feur02.safelinks"
            ".protection.outlook.com%2F%3Furl%3Dhttps%253A%252F%252Fdashboard.stripe.com%252F"
            "identity%252Fverification-sessions%252Fvs%255F1Pgc76B7WZ01%26data%3D05");
        row("Proofpoint 2",
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__dashboard.stripe.com_acct-5F1Pgc76B7WZ01_"
            "test_identity_verification-2Dsessions_vs-5F1Pgc76B7WZ01&d=DwMFaQ&c=x_y");
        row("Proofpoint 2 in SafeLinks",
            "https://eur02.safelinks.protection.outlook.com/"
            "?url=https%3A%2F%2Furldefense.proofpoint.com%2Fv2%2Furl%3Fu%3D"
            "https-3A__dashboard.stripe.com_identity_verification-2Dsessions_vs-5F1Pgc76B7WZ01%26d%3DDw");
        row("Proofpoint 3",
            "https://urldefense.com/v3/__https://dashboard.stripe.com/identity/verification-sessions/"
            "vs_1Pgc76B7WZ01__;!!ABC123!xyz$");
        row("Google", "https://www.google.com/"
                      "url?q=https%3A%2F%2Fdashboard.stripe.com%2Fidentity%2Fverification-sessions"
                      "%2Fvs_1Pgc76B7WZ01&sa=D&source=editors");
        row("Barracuda",
            "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fdashboard.stripe.com%2fidentity%2f"
            "verification-sessions%2fvs_1Pgc76B7WZ01&c=E,1");
        row("Sophos", "https://"
                      "eu-west-1.protection.sophos.com?d=stripe.com&u="
                      "aHR0cHM6Ly9kYXNoYm9hcmQuc3RyaXBlLmNvbS9pZGVudGl0eS92ZXJpZmljYXRpb24tc2Vzc2lvbnMvdnNfMV"
                      "BnYzc2QjdXWjAx&i=NWE=");
        row("Slack",
            "<https://dashboard.stripe.com/identity/verification-sessions/vs_1Pgc76B7WZ01|the session>");
        row("Markdown", "see vs\\_1Pgc76B7WZ01");
        row("HTML", "<a href=\"x?a=1&amp;id=vs&#95;1Pgc76B7WZ01&amp;b=2\">");
        row("HTML with a break", "see vs_1Pgc<wbr>76B7WZ01");
        row("JSON", "{\"id\":\"vs\\u005f1Pgc76B7WZ01\"}");
        row("a soft hyphen", "see vs_1Pgc\u00AD76B7WZ01");
        row("soft hyphens of HTML", "see vs_1Pgc&shy;76B7&#8203;WZ01");
        row("zero width", "see vs_\u200B1Pgc\u200C76\u200DB7\u2060WZ\uFEFF01");
        row("a full-width underscore", "see vs＿1Pgc76B7WZ01");
        row("in typographic quotes", "the session “vs_1Pgc76B7WZ01”, „vs_1Pgc76B7WZ01“ or «vs_1Pgc76B7WZ01»");
        row("a client secret", "It says vs_1Pgc76B7WZ01_secret_live_YWNjdF8xUG here");
        row("an encoded client secret", "vs%5F1Pgc76B7WZ01%5Fsecret%5FYWNjdF8xUG");
    }
    void rewrittenLinksNameTheirSession() {
        QFETCH(QString, text);
        QCOMPARE(PastedText::from(text).line(), QStringLiteral("id:vs_1Pgc76B7WZ01"));
        QVERIFY(looksPasted(text));
    }

    void theAccountInARewrittenLinkIsToldApart() {
        const PastedText pasted = PastedText::from(QStringLiteral(
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__dashboard.stripe.com_"
            "acct-5F1Pgc76B7WZ01_test_identity_verification-2Dsessions_vs-5F1Pgc76B7WZ01&d=x"));
        QCOMPARE(pasted.accounts, QStringList(QStringLiteral("acct_1Pgc76B7WZ01")));
    }

    void peopleAreFoundByWhatTheyWrite_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* name, const char* text, const char* line) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(line);
        };
        row("an address", "From: Anna Meyer <Anna.Meyer@Example.com>\nHello,\nI cannot verify myself.",
            "email:anna.meyer@example.com");
        row("an address in a link", "Hello,\nplease mail mailto:anna%40example.com?subject=x",
            "email:anna@example.com");
        row("an address with invisible characters", "Hello,\nanna\u200B@exam\u00ADple.com",
            "email:anna@example.com");
        row("a phone number", "Hello,\nplease call +49 (0)171 234-5678.\nAnna", "phone:\"+491712345678\"");
        row("a number of the country", "Hello,\nTel.: 0171/234 56 78", "phone:\"01712345678\"");
        row("a number of North America", "Hello,\ncall (415) 555-0134 today", "phone:\"4155550134\"");
        row("both", "Anna <anna@example.com>\n+49\u00A0171\u2011234\u20115678",
            "email:anna@example.com OR phone:\"+491712345678\"");
        row("dates and amounts are no numbers",
            "On 01.02.2026 at 09:30:00 I paid 1.234.567,00 for 4711 4712 4713\nBye", "");
        row("ids come first", "anna@example.com +491712345678\nvs_1Pgc76B7WZ01", "id:vs_1Pgc76B7WZ01");
        row("a reference by Stripe's name", "client_reference_id: user_90117\nvs_1Pgc76B7WZ01",
            "id:vs_1Pgc76B7WZ01 OR ref:user_90117");
        row("a reference in JSON", "{\"client_reference_id\": \"user_90117\"}\n", "ref:user_90117");
        row("no reference in JSON", "{\"client_reference_id\": null}\n", "");
        row("what people call a reference", "Hello,\nmy reference: ORD-2026-4711, thank you",
            "ref:ORD-2026-4711");
        row("a reference to nothing", "Hello,\nwith reference: my last mail", "");
    }
    void peopleAreFoundByWhatTheyWrite() {
        QFETCH(QString, text);
        QFETCH(QString, line);
        QCOMPARE(PastedText::from(text).line(), line);
        QCOMPARE(looksPasted(text), !line.isEmpty());
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
        row("meyer anna@example.com", false);
        row("anna@example.com", false);
        row("+49 171 2345678", false);
        row("email:anna@example.com OR phone:\"+491712345678\"", false);
        row("vs_1Pgc\u00AD76B7WZ01", false);
        row("Anna Meyer <anna@example.com>", true);
        row("anna@example.com\nHello", true);
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
