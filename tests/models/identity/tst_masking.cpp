// SPDX-License-Identifier: Apache-2.0
#include "identity/Masking.h"

#include <QTest>

class TestMasking : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNameShowsItsFirstLetters_data() {
        columns();
        row("Anna Meyer", "A•••• M••••");
        row("Bo", "B••••");
        row("Éva Ötvös", "É•••• Ö••••");
        row("e\u0301va", "e\u0301••••"); // The accent is a character of its own.
        row("李小龙", "李••");
        row("김 민수", "김•• 민••");
        row("أحمد", "أ••••");
        row("𠮷野", "𠮷••"); // Outside the basic plane: two code units.
        row("Maria del Carmen García López", "M•••• L••••");
        row("  Anna   Meyer ", "A•••• M••••");
        row("", "");
        row(" ", "");
    }
    void aNameShowsItsFirstLetters() { check(maskedName); }

    void anAddressShowsItsEnds_data() {
        columns();
        row("anna@example.de", "a••••@••••.de");
        row("a@b.co.uk", "a••••@••••.uk");
        row("anna@localhost", "a••••@••••");
        row("first.last@example", "f••••@••••");
        row("@example.de", "••••••");
        row("no address", "••••••");
        row("\"odd@part\"@example.org", "\"••••@••••.org");
        row("", "");
    }
    void anAddressShowsItsEnds() { check(maskedEmail); }

    void aNumberShowsItsLastTwoDigits_data() {
        columns();
        row("+49 151 2345678", "•••• 78");
        row("1234567", "•••• 67");
        row("123456", "••••"); // Two of six would be too much.
        row("", "");
    }
    void aNumberShowsItsLastTwoDigits() { check(maskedPhone); }

    void anythingElseShowsNothing_data() {
        columns();
        row("X", "••••••");
        row("12 Main Street", "••••••");
        row("", "");
    }
    void anythingElseShowsNothing() { check(maskedText); }

    void aMaskDoesNotTellTheLengthOfWhatItHides() {
        QCOMPARE(maskedName(QStringLiteral("Al")).size(), maskedName(QStringLiteral("Alexandrina")).size());
        QCOMPARE(maskedEmail(QStringLiteral("a@b.de")).size(),
                 maskedEmail(QStringLiteral("anna.katharina@example.de")).size());
        QCOMPARE(maskedPhone(QStringLiteral("1234567")).size(),
                 maskedPhone(QStringLiteral("+123456789012")).size());
        QCOMPARE(maskedText(QStringLiteral("1")).size(), maskedText(QStringLiteral("123456789")).size());
    }

    void aReferenceThatMayNameSomebodyIsMasked_data() {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* reference, const char* shown) {
            QTest::newRow(reference) << QString::fromUtf8(reference) << QString::fromUtf8(shown);
        };
        for (const char* harmless :
             {"", "order_1234", "user-88321", "4711", "u_100432", "SUP-1234", "INV/2026/000123",
              "0b8f1a52-9c1e-4c7a-abcd-bade5f001122", "cus_Q9x7LmQ9x7Lm", "order", "kyc-prod-1234",
              "aGVsbG8gd29ybGQgaG93IGFyZSB5b3U", "DE-2026-77"})
            row(harmless, harmless);
        row("anna@example.de", "a••••@••••.de");
        row("Anna Meyer <anna@example.de>", "A••••@••••.de>");
        row("+49 151 2345678", "•••• 78");
        row("0049151234567", "•••• 67");
        row("Anna Meyer", "A•••• M••••");
        row("Meyer, Anna", "M•••• A••••");
        row("anna.meyer", "a••••");
        row("anna_meyer_1985", "a••••");
        row("Zoë O’Hara 12", "Z•••• 1••••");
        row("李小龙", "李••");
        row("Meyer", "M••••");
        row("Li Xu", "L•••• X••••");
    }
    void aReferenceThatMayNameSomebodyIsMasked() {
        QFETCH(QString, reference);
        QFETCH(QString, shown);
        QCOMPARE(maskedReference(reference), shown);
        QCOMPARE(looksPersonal(reference), reference != shown);
    }

private:
    static void columns() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
    }
    static void row(const char* text, const char* masked) {
        QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text) << QString::fromUtf8(masked);
    }
    static void check(QString (*mask)(const QString&)) {
        QFETCH(QString, text);
        QTEST(mask(text), "masked");
    }
};

QTEST_GUILESS_MAIN(TestMasking)
#include "tst_masking.moc"
