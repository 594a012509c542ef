// SPDX-License-Identifier: Apache-2.0
#include "settings/Passphrase.h"

#include <QTest>

namespace {

const QString words = QStringLiteral("drei kleine Bären 3");
const ApiKey key = *ApiKey::fromText(QStringLiteral("rk_live_passphrase0000000000000"));

} // namespace

/// A Stripe key under a passphrase: sealed without it, opened by it alone.
class TestPassphrase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itOpensWhatWasSealedUnderIt() {
        const Passphrase passphrase = *Passphrase::chosen(words);
        const QByteArray sealed = passphrase.seal(key);
        QVERIFY(!sealed.contains(key.secret()));
        QCOMPARE(passphrase.open(sealed, words), std::optional(key));
    }

    void otherWordsOpenNothing_data() {
        QTest::addColumn<QString>("typed");
        QTest::newRow("none") << QString();
        QTest::newRow("fewer") << words.chopped(1);
        QTest::newRow("more") << words + u' ';
        QTest::newRow("another case") << words.toUpper();
        QTest::newRow("without accents") << QStringLiteral("drei kleine Baren 3");
    }
    void otherWordsOpenNothing() {
        QFETCH(QString, typed);
        const Passphrase passphrase = *Passphrase::chosen(words);
        QVERIFY(!passphrase.fits(typed));
        QCOMPARE(passphrase.open(passphrase.seal(key), typed), std::optional<KeyRing>());
    }

    void howAnAccentWasTypedDoesNotMatter() {
        const Passphrase passphrase = *Passphrase::chosen(words);
        QVERIFY(passphrase.fits(words.normalized(QString::NormalizationForm_D)));
    }

    void tamperedBytesOpenNothing() {
        const Passphrase passphrase = *Passphrase::chosen(words);
        const QByteArray sealed = passphrase.seal(key);
        for (qsizetype i = 0; i < sealed.size(); i += 7) {
            QByteArray other = sealed;
            other[i] = static_cast<char>(other[i] ^ 1);
            QCOMPARE(passphrase.open(other, words), std::optional<KeyRing>());
        }
        for (const QByteArray& other : {QByteArray(), sealed.chopped(1), sealed.left(10), sealed + 'x'})
            QCOMPARE(passphrase.open(other, words), std::optional<KeyRing>());
    }

    void itComesBackFromItsBytesAndFromNoOthers() {
        const Passphrase passphrase = *Passphrase::chosen(words);
        QCOMPARE(Passphrase::fromBytes(passphrase.salt, passphrase.publicKey), std::optional(passphrase));
        QVERIFY(Passphrase::fromBytes(passphrase.salt, passphrase.publicKey)->fits(words));
        QCOMPARE(Passphrase::fromBytes({}, {}), std::optional<Passphrase>());
        QCOMPARE(Passphrase::fromBytes(passphrase.salt.chopped(1), passphrase.publicKey),
                 std::optional<Passphrase>());
        QCOMPARE(Passphrase::fromBytes(passphrase.salt, passphrase.publicKey + 'x'),
                 std::optional<Passphrase>());
    }

    void theSameWordsTwiceAreNotSeenToBeTheSame() {
        QVERIFY(!(*Passphrase::chosen(words) == *Passphrase::chosen(words)));
    }
};

QTEST_GUILESS_MAIN(TestPassphrase)
#include "tst_passphrase.moc"
