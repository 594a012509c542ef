// SPDX-License-Identifier: Apache-2.0
#include "cache/SealKeyStore.h"
#include "settings/KeyStore.h"
#include "support/SecretService.h"

#include <QTest>

namespace {

using Mode = SecretService::Mode;

const QString keysEntry = QStringLiteral("stripe-api-key");
const QString sealEntry = QStringLiteral("cache-seal-key");

ApiKey keyOf(const char* text) {
    return *ApiKey::fromText(QString::fromLatin1(text));
}

KeyRing bothKeys() {
    return {keyOf("rk_test_first000000000000000000"), keyOf("rk_test_second00000000000000000")};
}

} // namespace

/// The keys in a keychain that works, through QtKeychain and the bus: an API key alone, with its second key,
/// and the key of what is sealed in the cache.
class TestKeychain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        qunsetenv("KDE_FULL_SESSION");
        qputenv("XDG_CURRENT_DESKTOP", "GNOME"); // QtKeychain chooses its way by it.
        m_bus = std::make_unique<OwnBus>();
        QVERIFY2(m_bus->isThere(), "dbus-daemon is missing: tests/run installs it.");
        m_keychain = std::make_unique<SecretService>(*m_bus);
        QVERIFY(m_keychain->isThere());
    }

    void init() {
        m_keychain->setMode(Mode::Open);
        m_keychain->clear();
        m_place.reset();
        m_keys.reset();
        m_seal.reset();
        m_isAnswered = false;
    }

    void aKeyIsKeptByTheSystemAndReadInTheNextRun_data() {
        QTest::addColumn<bool>("isWithSecond");
        QTest::newRow("the API key") << false;
        QTest::newRow("the API key and the second key") << true;
    }
    void aKeyIsKeptByTheSystemAndReadInTheNextRun() {
        QFETCH(bool, isWithSecond);
        const KeyRing keys = isWithSecond ? bothKeys() : KeyRing(bothKeys().desk());
        QVERIFY(write(*makeKeychainStore(), keys));
        QCOMPARE(*m_place, KeyStore::Place::Keychain);
        QCOMPARE(m_keychain->count(), 1);
        QVERIFY(read(*makeKeychainStore()));
        QVERIFY(m_keys == keys);
    }

    void anotherKeyTakesThePlaceOfTheFirst() {
        const std::unique_ptr<KeyStore> store = makeKeychainStore();
        QVERIFY(write(*store, bothKeys().desk()));
        QVERIFY(write(*store, bothKeys()));
        QCOMPARE(m_keychain->count(), 1);
        QVERIFY(read(*makeKeychainStore()));
        QVERIFY(m_keys == bothKeys());
    }

    void aForgottenKeyIsGoneFromTheSystem() {
        QVERIFY(write(*makeKeychainStore(), bothKeys()));
        QVERIFY(forget(*makeKeychainStore()));
        QVERIFY(m_isDeleted);
        QCOMPARE(m_keychain->count(), 0);
        QVERIFY(read(*makeKeychainStore()));
        QVERIFY(!m_keys);
    }

    /// Disconnecting says so: the next start would find it.
    void aKeychainThatRefusesToForgetIsToldApart_data() { refusals(); }
    void aKeychainThatRefusesToForgetIsToldApart() {
        QFETCH(Mode, mode);
        QVERIFY(write(*makeKeychainStore(), bothKeys()));
        m_keychain->setMode(mode);
        QVERIFY(forget(*makeKeychainStore()));
        QVERIFY(!m_isDeleted);
        QCOMPARE(m_keychain->count(), 1);
        m_keychain->setMode(Mode::Open);
        QVERIFY(forget(*makeKeychainStore()));
        QVERIFY(m_isDeleted);
        QCOMPARE(m_keychain->count(), 0);
    }

    void whatARefusingKeychainLeavesInMemoryIsKnownAndDropped_data() { refusals(); }
    void whatARefusingKeychainLeavesInMemoryIsKnownAndDropped() {
        QFETCH(Mode, mode);
        m_keychain->setMode(mode);
        const std::unique_ptr<KeyStore> store = makeKeychainStore();
        QVERIFY(!store->holdsKeys());
        store->write(bothKeys(), this, [this](KeyStore::Place place) { m_place = place; });
        QVERIFY(store->holdsKeys()); // On its way.
        store->dropFromMemory();
        QVERIFY(store->holdsKeys()); // It still is.
        QTRY_VERIFY(m_place);
        QVERIFY(!store->holdsKeys());
        QVERIFY(write(*store, bothKeys()));
        QVERIFY(store->holdsKeys());
        store->dropFromMemory(); // As a lock does.
        QVERIFY(!store->holdsKeys());
    }

    void whatIsKeptIsNotHeldInMemoryToo() {
        const std::unique_ptr<KeyStore> store = makeKeychainStore();
        QVERIFY(write(*store, bothKeys()));
        QVERIFY(!store->holdsKeys());
        m_keychain->clear();
        QVERIFY(read(*store));
        QVERIFY(!m_keys);
    }

    void aKeychainThatRefusesLeavesTheKeyInMemory_data() { refusals(); }
    void aKeychainThatRefusesLeavesTheKeyInMemory() {
        QFETCH(Mode, mode);
        m_keychain->setMode(mode);
        const std::unique_ptr<KeyStore> store = makeKeychainStore();
        QVERIFY(write(*store, bothKeys()));
        QCOMPARE(*m_place, KeyStore::Place::MemoryOnly);
        QCOMPARE(m_keychain->count(), 0);
        QVERIFY(read(*store));
        QVERIFY(m_keys == bothKeys());
        QVERIFY(read(*makeKeychainStore()));
        QVERIFY(!m_keys);
    }

    void aKeychainThatRefusesGivesNoKey_data() { refusals(); }
    void aKeychainThatRefusesGivesNoKey() {
        QFETCH(Mode, mode);
        QVERIFY(write(*makeKeychainStore(), bothKeys()));
        m_keychain->setMode(mode);
        QVERIFY(read(*makeKeychainStore()));
        QVERIFY(!m_keys);
        m_keychain->setMode(Mode::Open); // It is there again once the keychain opens.
        QVERIFY(read(*makeKeychainStore()));
        QVERIFY(m_keys == bothKeys());
    }

    void aSecretThatIsNoKeyIsNone() {
        QVERIFY(write(*makeKeychainStore(), bothKeys()));
        m_keychain->putSecret(keysEntry, "not a key");
        QVERIFY(read(*makeKeychainStore()));
        QVERIFY(!m_keys);
    }

    void theSealKeyIsMadeOnceAndStaysTheSame() {
        QVERIFY(take());
        QVERIFY(m_seal);
        const QByteArray mark = m_seal->mark();
        QVERIFY(m_keychain->secretOf(sealEntry));
        QVERIFY(take());
        QCOMPARE(m_seal->mark(), mark);
        QCOMPARE(m_keychain->count(), 1);
    }

    void aForgottenSealKeyIsMadeNew() {
        QVERIFY(take());
        const QByteArray mark = m_seal->mark();
        const std::unique_ptr<SealKeyStore> store = makeKeychainSealKeys();
        std::optional<bool> isGone;
        store->forget(store.get(), [&isGone](bool gone) { isGone = gone; });
        QTRY_COMPARE(isGone, std::optional(true));
        QCOMPARE(m_keychain->count(), 0);
        QVERIFY(take());
        QVERIFY(m_seal->mark() != mark);
    }

    void aKeychainThatRefusesGivesNoSealKeyAndMakesNone_data() { refusals(); }
    void aKeychainThatRefusesGivesNoSealKeyAndMakesNone() {
        QFETCH(Mode, mode);
        m_keychain->setMode(mode);
        QVERIFY(take());
        QVERIFY(!m_seal);
        QCOMPARE(m_keychain->count(), 0);
    }

    void aSealKeyThatIsOnlyLockedAwayIsNotReplaced_data() { refusals(); }
    void aSealKeyThatIsOnlyLockedAwayIsNotReplaced() {
        QFETCH(Mode, mode);
        QVERIFY(take());
        const QByteArray mark = m_seal->mark();
        m_keychain->setMode(mode);
        QVERIFY(take());
        QVERIFY(!m_seal);
        m_keychain->setMode(Mode::Open);
        QVERIFY(take());
        QCOMPARE(m_seal->mark(), mark);
    }

    void theKeysAndTheSealKeyDoNotDisturbEachOther() {
        QVERIFY(write(*makeKeychainStore(), bothKeys()));
        QVERIFY(take());
        QCOMPARE(m_keychain->count(), 2);
        QVERIFY(forget(*makeKeychainStore()));
        QVERIFY(!m_keychain->secretOf(keysEntry));
        QVERIFY(m_keychain->secretOf(sealEntry));
    }

private:
    static void refusals() {
        QTest::addColumn<Mode>("mode");
        QTest::newRow("denied") << Mode::Denied;
        QTest::newRow("locked") << Mode::Locked;
    }

    // Each answers whether the keychain answered.
    [[nodiscard]] bool write(KeyStore& store, const KeyRing& keys) {
        m_place.reset();
        store.write(keys, this, [this](KeyStore::Place place) { m_place = place; });
        return QTest::qWaitFor([this] { return m_place.has_value(); });
    }
    [[nodiscard]] bool read(KeyStore& store) {
        m_isAnswered = false;
        store.read(this, [this](const std::optional<KeyRing>& keys) {
            m_isAnswered = true;
            m_keys = keys;
        });
        return QTest::qWaitFor([this] { return m_isAnswered; });
    }
    [[nodiscard]] bool forget(KeyStore& store) {
        m_isAnswered = false;
        store.forget(this, [this](bool isDeleted) {
            m_isAnswered = true;
            m_isDeleted = isDeleted;
        });
        return QTest::qWaitFor([this] { return m_isAnswered; });
    }
    [[nodiscard]] bool take() {
        m_isAnswered = false;
        const std::unique_ptr<SealKeyStore> store = makeKeychainSealKeys();
        store->take(this, [this](const std::optional<SealKey>& key) {
            m_isAnswered = true;
            m_seal = key;
        });
        return QTest::qWaitFor([this] { return m_isAnswered; });
    }

    std::unique_ptr<OwnBus> m_bus;
    std::unique_ptr<SecretService> m_keychain;
    std::optional<KeyStore::Place> m_place;
    std::optional<KeyRing> m_keys;
    std::optional<SealKey> m_seal;
    bool m_isAnswered = false;
    bool m_isDeleted = false;
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
