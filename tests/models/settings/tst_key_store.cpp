// SPDX-License-Identifier: Apache-2.0
#include "settings/KeyStore.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

namespace {

constexpr auto keyText = "rk_test_keyStore0000000000000000";

ApiKey someKey() {
    return *ApiKey::fromText(QString::fromLatin1(keyText));
}

} // namespace

class TestKeyStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The tests' home has no keychain, and the person's own is out of reach. For one that works see
    /// tst_keychain.
    void initTestCase() {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        qunsetenv("KDE_FULL_SESSION");
    }

    void init() { m_key.reset(); }

    void withoutAKeychainAKeyStaysInMemory_data() { stores(); }
    void withoutAKeychainAKeyStaysInMemory() {
        const std::unique_ptr<KeyStore> store = make();
        std::optional<KeyStore::Place> place;
        store->write(someKey(), this, [&place](KeyStore::Place kept) { place = kept; });
        QVERIFY(!place); // Never from within the question.
        QTRY_VERIFY(place);
        QCOMPARE(*place, KeyStore::Place::MemoryOnly);
        QVERIFY(readFrom(*store, m_key));
        QVERIFY(m_key == someKey());
    }

    void aForgottenKeyIsGone_data() { stores(); }
    void aForgottenKeyIsGone() {
        const std::unique_ptr<KeyStore> store = make();
        store->write(someKey(), this, [](KeyStore::Place) {});
        bool forgotten = false;
        store->forget(this, [&forgotten](bool /*isDeleted*/) { forgotten = true; });
        QTRY_VERIFY(forgotten);
        QVERIFY(readFrom(*store, m_key));
        QVERIFY(!m_key);
    }

    void nothingIsReadWhereNothingWasKept_data() { stores(); }
    void nothingIsReadWhereNothingWasKept() {
        QVERIFY(readFrom(*make(), m_key));
        QVERIFY(!m_key);
    }

    void anotherStoreDoesNotKnowTheKey_data() { stores(); }
    void anotherStoreDoesNotKnowTheKey() {
        const std::unique_ptr<KeyStore> store = make();
        bool written = false;
        store->write(someKey(), this, [&written](KeyStore::Place) { written = true; });
        QTRY_VERIFY(written);
        QVERIFY(readFrom(*make(), m_key));
        QVERIFY(!m_key);
    }

    void whoIsGoneIsNotAnswered_data() { stores(); }
    void whoIsGoneIsNotAnswered() {
        const std::unique_ptr<KeyStore> store = make();
        auto asker = std::make_unique<QObject>();
        bool answered = false;
        store->write(someKey(), asker.get(), [&answered](KeyStore::Place) { answered = true; });
        store->read(asker.get(), [&answered](const std::optional<KeyRing>&) { answered = true; });
        asker.reset();
        QVERIFY(readFrom(*store, m_key)); // Asked later, so answered later.
        QVERIFY(!answered);
    }

    void noKeyIsWrittenIntoAFile() {
        const std::unique_ptr<KeyStore> store = makeKeychainStore();
        bool written = false;
        store->write(someKey(), this, [&written](KeyStore::Place) { written = true; });
        QTRY_VERIFY(written);
        QDirIterator files(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(keyText), qPrintable(file.fileName()));
        }
    }

private:
    static void stores() {
        QTest::addColumn<bool>("isKeychain");
        QTest::newRow("keychain") << true;
        QTest::newRow("memory") << false;
    }
    static std::unique_ptr<KeyStore> make() {
        QFETCH(bool, isKeychain);
        return isKeychain ? makeKeychainStore() : makeMemoryStore();
    }
    /// False when there is no answer, or one from within the question.
    [[nodiscard]] bool readFrom(KeyStore& store, std::optional<KeyRing>& key) {
        bool answered = false;
        store.read(this, [&](const std::optional<KeyRing>& kept) {
            answered = true;
            key = kept;
        });
        return !answered && QTest::qWaitFor([&answered] { return answered; });
    }

    std::optional<KeyRing> m_key;
};

QTEST_GUILESS_MAIN(TestKeyStore)
#include "tst_key_store.moc"
