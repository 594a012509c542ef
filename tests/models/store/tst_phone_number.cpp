// SPDX-License-Identifier: Apache-2.0
#include "store/PhoneNumber.h"

#include <QTest>

#include <algorithm>

class TestPhoneNumber : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySpellingFindsEveryOther_data() {
        QTest::addColumn<QStringList>("spellings");
        QTest::newRow("Germany") << QStringList{QStringLiteral("+491712345678"),
                                                QStringLiteral("+49 171 2345678"),
                                                QStringLiteral("+49 (0)171 234-5678"),
                                                QStringLiteral("0049 171/234 56 78"),
                                                QStringLiteral("0171 2345678"),
                                                QStringLiteral("(0171) 234.5678"),
                                                QStringLiteral("01712345678"),
                                                QStringLiteral("+49\u00A0171\u2011234\u20115678"),
                                                QStringLiteral("\u202A+49 171 2345678\u202C")};
        QTest::newRow("France") << QStringList{QStringLiteral("+33612345678"),
                                               QStringLiteral("06 12 34 56 78"),
                                               QStringLiteral("0033 6 12 34 56 78")};
        QTest::newRow("Portugal has no zero")
            << QStringList{QStringLiteral("+351912345678"), QStringLiteral("+351 912 345 678")};
        QTest::newRow("North America")
            << QStringList{QStringLiteral("+14155550134"), QStringLiteral("(415) 555-0134"),
                           QStringLiteral("415.555.0134"), QStringLiteral("+1 415 555 0134")};
    }
    /// A search looks for any of searchedDigits() in the digits that are stored.
    void everySpellingFindsEveryOther() {
        QFETCH(QStringList, spellings);
        for (const QString& stored : spellings)
            for (const QString& typed : spellings) {
                const std::optional<PhoneNumber> number = PhoneNumber::fromText(typed);
                QVERIFY2(number, qPrintable(typed));
                const QString digits = PhoneNumber::fromText(stored)->digits;
                const QStringList searched = number->searchedDigits();
                const bool isFound =
                    std::any_of(searched.begin(), searched.end(),
                                [&digits](const QString& each) { return digits.contains(each); });
                QVERIFY2(isFound, qPrintable(typed + QStringLiteral(" in ") + stored));
            }
    }

    void otherTextsAreNone_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "4711", "12345678901234567", "user_1712345678", "+49 171 2345678 ext",
                                 "anna", "vs_1712345678", "1+7123456789", "12:34:56:78"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void otherTextsAreNone() {
        QFETCH(QString, text);
        QVERIFY(!PhoneNumber::fromText(text));
    }
};

QTEST_GUILESS_MAIN(TestPhoneNumber)
#include "tst_phone_number.moc"
