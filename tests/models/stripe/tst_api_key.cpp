// SPDX-License-Identifier: Apache-2.0
#include "stripe/ApiKey.h"

#include <QTest>

class TestApiKey : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKeyIsKnownByItsPrefix_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<KeyKind>("kind");
        QTest::addColumn<bool>("live");
        QTest::addColumn<QString>("masked");
        const auto row = [](const char* text, KeyKind kind, bool live, const char* masked) {
            QTest::newRow(text) << QString::fromLatin1(text) << kind << live << QString::fromUtf8(masked);
        };
        row("sk_test_51H0000000001234", KeyKind::Secret, false, "sk_test_••••1234");
        row("sk_live_51H0000000001234", KeyKind::Secret, true, "sk_live_••••1234");
        row("rk_test_51H0000000001234", KeyKind::Restricted, false, "rk_test_••••1234");
        row("rk_live_51H0000000001234", KeyKind::Restricted, true, "rk_live_••••1234");
        row("pk_test_51H0000000001234", KeyKind::Publishable, false, "pk_test_••••1234");
        row("pk_live_51H0000000001234", KeyKind::Publishable, true, "pk_live_••••1234");
        row("sk_org_live_0000000001234", KeyKind::Organization, true, "sk_org_••••1234");
        row("sk_51H0000000001234", KeyKind::Secret, true, "sk_••••1234");
        row("zz_test_51H0000000001234", KeyKind::Unknown, true, "••••1234");
        row("51H_test_0000000001234", KeyKind::Unknown, true, "••••1234");
    }
    void aKeyIsKnownByItsPrefix() {
        QFETCH(QString, text);
        const std::optional<ApiKey> key = ApiKey::fromText(text);
        QVERIFY(key);
        QTEST(key->kind(), "kind");
        QTEST(key->isLive(), "live");
        QTEST(key->masked(), "masked");
        QCOMPARE(key->authorizationHeader(), "Bearer " + text.toLatin1());
    }

    void whatCannotBeAKeyIsNone_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("white space") << QStringLiteral(" \n\t ");
        QTest::newRow("too short") << QStringLiteral("sk_test_abc");
        QTest::newRow("too long") << QStringLiteral("sk_test_") + QString(505, u'x');
        QTest::newRow("two lines") << QStringLiteral("sk_test_0000000000\r\nX-Evil: 1");
        QTest::newRow("a space inside") << QStringLiteral("sk_test_0000 000000");
        QTest::newRow("a zero inside")
            << QStringLiteral("sk_test_0000") + QChar(0) + QStringLiteral("0000000");
        QTest::newRow("not ASCII") << QStringLiteral("sk_test_00000000é0");
        QTest::newRow("only dots") << QStringLiteral("••••••••••••••••");
    }
    void whatCannotBeAKeyIsNone() {
        QFETCH(QString, text);
        QVERIFY(!ApiKey::fromText(text));
    }

    void spacePastedAlongIsDropped() {
        QVERIFY(ApiKey::fromText(QStringLiteral("  rk_test_0000000000\r\n")) ==
                ApiKey::fromText(QStringLiteral("rk_test_0000000000")));
    }

    void aCopyOutlivesItsOriginal() {
        std::optional<ApiKey> original = ApiKey::fromText(QStringLiteral("rk_test_0000000000"));
        ApiKey copy = *original;
        ApiKey assigned = *ApiKey::fromText(QStringLiteral("rk_test_1111111111"));
        assigned = *original;
        const ApiKey& itself = copy;
        copy = itself;
        original.reset();
        QCOMPARE(copy.secret(), "rk_test_0000000000");
        QCOMPARE(assigned.secret(), "rk_test_0000000000");
    }

    void whoeverHoldsTheBytesKeepsThem() {
        QByteArray held;
        {
            const ApiKey key = *ApiKey::fromText(QStringLiteral("rk_test_0000000000"));
            held = key.secret();
        }
        QCOMPARE(held, "rk_test_0000000000");
    }
};

QTEST_GUILESS_MAIN(TestApiKey)
#include "tst_api_key.moc"
