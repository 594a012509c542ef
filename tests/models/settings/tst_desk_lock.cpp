// SPDX-License-Identifier: Apache-2.0
#include "settings/DeskLock.h"
#include "support/ScriptedServer.h"

#include <QSignalSpy>
#include <QTest>

namespace {

using State = DeskLock::State;
using Trouble = DeskLock::Trouble;
using Way = DeskLock::Way;

const ApiKey key = *ApiKey::fromText(QStringLiteral("rk_test_lock000000000000000000"));
const ApiKey anotherKey = *ApiKey::fromText(QStringLiteral("rk_test_another000000000000000"));
const QString words = QStringLiteral("open sesame, please");

/// A keychain that gives back what it is told to.
class Keychain final : public KeyStore {
public:
    std::optional<KeyRing> inside;
    std::optional<KeyRing> inMemory;

    void read(QObject* context, std::function<void(std::optional<KeyRing>)> answer) override {
        QMetaObject::invokeMethod(
            context, [answer = std::move(answer), found = inside] { answer(found); }, Qt::QueuedConnection);
    }
    void write(const KeyRing& /*written*/, QObject* /*context*/,
               std::function<void(Place)> /*answer*/) override {}
    void forget(QObject* /*context*/, std::function<void(bool)> /*answer*/) override {}
    void dropFromMemory() override { inMemory.reset(); }
    bool holdsKeys() const override { return inMemory.has_value() || isWriting; }
    void endWriting() {
        isWriting = false;
        Q_EMIT holdsKeysChanged();
    }
    bool isWriting = false;
};

ScriptedAnswer account() {
    return {200, "{\"id\":\"acct_1\",\"object\":\"account\"}", {{"Request-Id", "req_1"}}};
}

} // namespace

class TestDeskLock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_lock.reset();
        m_client.reset();
        m_server = std::make_unique<ScriptedServer>();
        m_server->always(account());
        m_keys = std::make_unique<Keychain>();
        m_keys->inside = key;
        m_keys->inMemory = key;
        m_client = std::make_unique<StripeClient>(m_server->url());
        m_client->setKey(key);
        m_lock = std::make_unique<DeskLock>(*m_client, *m_keys);
        m_lock->setKeyPlace(KeyStore::Place::Keychain);
    }
    void cleanup() {
        m_lock.reset();
        m_client.reset();
    }

    void withoutAKeyThereIsNothingToLock() {
        m_client->setKey(std::nullopt);
        m_lock->lock();
        QCOMPARE(m_lock->state(), State::Open);
    }

    void theKeychainGivesTheKeyBack() {
        QSignalSpy locked(m_lock.get(), &DeskLock::locked);
        m_lock->lock();
        QCOMPARE(locked.size(), 1);
        QCOMPARE(m_lock->state(), State::Locked);
        QCOMPARE(m_lock->way(), Way::Keychain);
        QVERIFY(!m_client->key());
        m_lock->lock(); // Once is enough.
        QCOMPARE(locked.size(), 1);
        QSignalSpy unlocked(m_lock.get(), &DeskLock::unlocked);
        m_lock->unlock();
        QCOMPARE(m_lock->state(), State::Unlocking);
        QTRY_COMPARE(m_lock->state(), State::Open);
        QCOMPARE(unlocked.size(), 1);
        QCOMPARE(m_client->keys(), std::optional(KeyRing(key)));
    }

    void aKeychainThatGivesNothingLeavesItLocked() {
        m_lock->lock();
        m_keys->inside.reset();
        m_lock->unlock();
        QTRY_COMPARE(m_lock->state(), State::Locked);
        QCOMPARE(m_lock->trouble(), Trouble::NoKey);
        QVERIFY(!m_client->key());
        m_keys->inside = key;
        m_lock->unlock();
        QCOMPARE(m_lock->trouble(), Trouble::None);
        QTRY_COMPARE(m_lock->state(), State::Open);
    }

    void anotherKeyInTheKeychainIsNotUsedForWhatIsLoaded() {
        QSignalSpy found(m_lock.get(), &DeskLock::anotherKeyFound);
        QSignalSpy unlocked(m_lock.get(), &DeskLock::unlocked);
        m_lock->lock();
        m_keys->inside = anotherKey;
        m_lock->unlock();
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(unlocked.size(), 0);
        QVERIFY(!m_client->key());
    }

    void aKeyOfThisRunLiesSealedUnderThePassphrase() {
        m_lock->setKeyPlace(KeyStore::Place::MemoryOnly);
        m_lock->setPassphrase(Passphrase::chosen(words));
        m_keys->inside.reset();
        m_lock->lock();
        QCOMPARE(m_lock->way(), Way::Passphrase);
        QVERIFY(!m_client->key());
        QVERIFY(!m_keys->inMemory);
        m_lock->unlock(QStringLiteral("open barley"));
        QTRY_COMPARE(m_lock->state(), State::Locked);
        QCOMPARE(m_lock->trouble(), Trouble::WrongPassphrase);
        QVERIFY(!m_client->key());
        m_lock->unlock(words);
        QTRY_COMPARE(m_lock->state(), State::Open);
        QCOMPARE(m_client->keys(), std::optional(KeyRing(key)));
    }

    void thePassphraseIsAskedForAlsoWhereTheKeychainHasTheKey() {
        m_lock->setPassphrase(Passphrase::chosen(words));
        m_lock->lock();
        QCOMPARE(m_lock->way(), Way::Passphrase);
        m_lock->unlock();
        QTRY_COMPARE(m_lock->trouble(), Trouble::WrongPassphrase);
        QCOMPARE(m_lock->state(), State::Locked);
        m_lock->unlock(words);
        QTRY_COMPARE(m_lock->state(), State::Open);
        QCOMPARE(m_client->keys(), std::optional(KeyRing(key)));
    }

    void whatItWasLockedWithOpensIt() {
        m_lock->setPassphrase(Passphrase::chosen(words));
        m_lock->lock();
        m_lock->setPassphrase(std::nullopt);
        QCOMPARE(m_lock->way(), Way::Passphrase);
        m_lock->unlock();
        QTRY_COMPARE(m_lock->state(), State::Locked);
        QVERIFY(!m_client->key());
    }

    void withNeitherAPressOpensIt() {
        m_lock->setKeyPlace(KeyStore::Place::MemoryOnly);
        m_keys->inside.reset();
        m_lock->lock();
        QCOMPARE(m_lock->way(), Way::Press);
        m_lock->unlock();
        QTRY_COMPARE(m_lock->state(), State::Open);
        QCOMPARE(m_client->keys(), std::optional(KeyRing(key)));
    }

    /// Both of its answers are what is really so, at every moment of a lock.
    void itSaysWhetherAKeyIsInMemory_data() {
        QTest::addColumn<KeyStore::Place>("place");
        QTest::addColumn<bool>("hasPassphrase");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("keychain") << KeyStore::Place::Keychain << false << false;
        QTest::newRow("keychain and passphrase") << KeyStore::Place::Keychain << true << false;
        QTest::newRow("passphrase") << KeyStore::Place::MemoryOnly << true << false;
        QTest::newRow("neither") << KeyStore::Place::MemoryOnly << false << true;
    }
    void itSaysWhetherAKeyIsInMemory() {
        QFETCH(KeyStore::Place, place);
        QFETCH(bool, hasPassphrase);
        QFETCH(bool, isKept);
        m_keys->inMemory =
            KeyRing(key, anotherKey); // With a second one, also where the keychain has one only.
        m_client->setKey(KeyRing(key, anotherKey));
        m_lock->setKeyPlace(place);
        if (hasPassphrase)
            m_lock->setPassphrase(Passphrase::chosen(words));
        m_lock->lock();
        QVERIFY(!m_client->keys());
        QVERIFY(!m_keys->inMemory);
        QCOMPARE(m_lock->isKeyInMemory(), isKept);
        QCOMPARE(m_lock->isKeyKept(), isKept);
    }

    void aKeychainThatIsStillWritingHoldsTheKey() {
        m_keys->isWriting = true;
        m_lock->lock();
        QSignalSpy changed(m_lock.get(), &DeskLock::changed);
        QVERIFY(m_lock->isKeyInMemory());
        m_keys->endWriting();
        QCOMPARE(changed.size(), 1);
        QVERIFY(!m_lock->isKeyInMemory());
    }

    void aRequestUnderWayHoldsTheKey() {
        m_server->always({200, {}, {}, ScriptedAnswer::Manner::Silence});
        const RequestTicket request = m_client->retrieveAccount(this, [](const Result<Account>&) {});
        QTRY_COMPARE(m_server->seen().size(), 1);
        m_lock->lock();
        QSignalSpy changed(m_lock.get(), &DeskLock::changed);
        QVERIFY(m_lock->isKeyInMemory());
        m_client->withdraw(request);
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(!m_lock->isKeyInMemory());
    }

    /// A keychain that has the keys by now gives them back: no copy stays here.
    void aKeychainThatAnswersDuringTheLockTakesOver() {
        m_lock->setKeyPlace(KeyStore::Place::MemoryOnly);
        m_lock->lock();
        QCOMPARE(m_lock->way(), Way::Press);
        QVERIFY(m_lock->isKeyInMemory());
        m_lock->setKeyPlace(KeyStore::Place::Keychain);
        QCOMPARE(m_lock->way(), Way::Keychain);
        QVERIFY(!m_lock->isKeyInMemory());
        m_lock->unlock();
        QTRY_COMPARE(m_lock->state(), State::Open);
        QCOMPARE(m_client->keys(), std::optional(KeyRing(key)));
    }

    /// The screen goes first: nothing that anybody does about a lock may come before it.
    void theScreenIsToldFirst() {
        QStringList order;
        connect(m_lock.get(), &DeskLock::locked, this, [&order] { order << QStringLiteral("locked"); });
        connect(m_lock.get(), &DeskLock::changed, this, [&order] { order << QStringLiteral("changed"); });
        connect(m_lock.get(), &DeskLock::locking, this, [this, &order] {
            order << QStringLiteral("locking");
            QVERIFY(m_lock->isShut());
            QCOMPARE(m_lock->way(), Way::Keychain);
        });
        m_lock->lock();
        QCOMPARE(order.join(u' '), QStringLiteral("locking locked changed"));
    }

    void aReadWaitsForTheKey() {
        m_lock->lock();
        bool isAnswered = false;
        m_client->retrieveAccount(this, [&isAnswered](const Result<Account>& result) {
            isAnswered = true;
            QVERIFY(result.isOk());
        });
        QTRY_COMPARE(m_client->isHeld(), true);
        QCoreApplication::sendPostedEvents();
        m_lock->unlock();
        QVERIFY(m_server->seen().isEmpty()); // The keychain has not answered yet.
        QTRY_VERIFY(isAnswered);
        QCOMPARE(m_server->seen().size(), 1);
    }

    void aWriteDoesNotWaitForSomebodyToComeBack() {
        m_lock->lock();
        std::optional<StripeError> error;
        m_client->cancelSession(*SessionId::fromText(QStringLiteral("vs_1")), IntentKey::fresh(), this,
                                [&error](const Result<RetrievedSession>& result) {
                                    QVERIFY(!result.isOk());
                                    error = result.error();
                                });
        QTRY_VERIFY(error);
        QCOMPARE(error->kind, StripeError::Kind::NotAllowedHere);
        QVERIFY(!error->mayHaveTakenEffect);
        m_lock->unlock();
        QTRY_COMPARE(m_lock->state(), State::Open);
        QVERIFY(m_server->seen().isEmpty());
    }

    void aWriteThatWaitsIsRefusedAsWell() {
        std::optional<StripeError> error;
        m_client->cancelSession(*SessionId::fromText(QStringLiteral("vs_1")), IntentKey::fresh(), this,
                                [&error](const Result<RetrievedSession>& result) { error = result.error(); });
        m_lock->lock(); // Before the event loop had it sent.
        QTRY_VERIFY(error);
        QCOMPARE(error->kind, StripeError::Kind::NotAllowedHere);
        QVERIFY(m_server->seen().isEmpty());
    }

    void whatIsOnTheWireIsStillAnswered() {
        bool isAnswered = false;
        m_client->retrieveAccount(
            this, [&isAnswered](const Result<Account>& result) { isAnswered = result.isOk(); });
        QTRY_COMPARE(m_server->seen().size(), 1);
        m_lock->lock();
        QTRY_VERIFY(isAnswered);
        m_lock->unlock();
        QTRY_COMPARE(m_lock->state(), State::Open);
        // Over connections made anew.
        bool isAnsweredAgain = false;
        m_client->retrieveAccount(
            this, [&isAnsweredAgain](const Result<Account>& result) { isAnsweredAgain = result.isOk(); });
        QTRY_VERIFY(isAnsweredAgain);
    }

    void anotherKeyGivesUpWhatWasLocked() {
        m_lock->lock();
        m_client->setKey(anotherKey);
        m_lock->abandon();
        QCOMPARE(m_lock->state(), State::Open);
        QVERIFY(!m_client->isHeld());
        QCOMPARE(m_client->keys(), std::optional(KeyRing(anotherKey)));
    }

    void anAnswerThatComesTooLateOpensNothing() {
        m_lock->lock();
        m_lock->unlock();
        m_lock->abandon();
        m_client->setKey(anotherKey);
        m_lock->lock();
        QTRY_VERIFY(!m_client->key());
        QCoreApplication::processEvents();
        QCOMPARE(m_lock->state(), State::Locked);
    }

private:
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Keychain> m_keys;
    std::unique_ptr<StripeClient> m_client;
    std::unique_ptr<DeskLock> m_lock;
};

QTEST_GUILESS_MAIN(TestDeskLock)
#include "tst_desk_lock.moc"
