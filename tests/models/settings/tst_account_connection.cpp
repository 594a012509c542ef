// SPDX-License-Identifier: Apache-2.0
#include "settings/AccountConnection.h"
#include "support/ScriptedServer.h"

#include <QSignalSpy>
#include <QTest>

namespace {

using State = AccountConnection::State;

ApiKey keyOf(const char* text) {
    return *ApiKey::fromText(QString::fromLatin1(text));
}

ScriptedAnswer json(int status, const QByteArray& body) {
    return {status, body, {{"Request-Id", "req_1"}}};
}

ScriptedAnswer account() {
    return json(200, "{\"id\":\"acct_1\",\"object\":\"account\",\"country\":\"DE\","
                     "\"settings\":{\"dashboard\":{\"display_name\":\"Shop\"}}}");
}

ScriptedAnswer refusal(int status, const QByteArray& message) {
    return json(status, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"" + message + "\"}}");
}

StripeTiming quick() {
    StripeTiming timing;
    timing.mostRetries = 0;
    return timing;
}

/// A keychain that answers when it is told to, and refuses what it is told to refuse.
class SlowKeychain final : public KeyStore {
public:
    std::optional<KeyRing> inside;
    bool refusesToWrite = false;
    bool refusesToDelete = false;
    std::vector<std::function<void()>> waiting; ///< Jobs, in their order.

    void work() {
        for (const std::function<void()>& job : std::exchange(waiting, {}))
            job();
    }
    void read(QObject* /*context*/, std::function<void(std::optional<KeyRing>)> answer) override {
        waiting.push_back([this, answer = std::move(answer)] { answer(inside); });
    }
    void write(const KeyRing& keys, QObject* /*context*/, std::function<void(Place)> answer) override {
        waiting.push_back([this, keys, answer = std::move(answer)] {
            if (!refusesToWrite)
                inside = keys;
            answer(refusesToWrite ? Place::MemoryOnly : Place::Keychain);
        });
    }
    void forget(QObject* /*context*/, std::function<void(bool)> answer) override {
        waiting.push_back([this, answer = std::move(answer)] {
            if (!refusesToDelete)
                inside.reset();
            answer(!refusesToDelete);
        });
    }
    void dropFromMemory() override {}
};

constexpr auto testKey = "rk_test_connection00000000000000";
constexpr auto liveKey = "rk_live_connection00000000000000";

} // namespace

class TestAccountConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_connection.reset();
        m_client.reset();
        m_server = std::make_unique<ScriptedServer>();
        m_server->always(account());
        m_keys = makeMemoryStore();
        m_client = std::make_unique<StripeClient>(m_server->url(), quick());
        m_connection = std::make_unique<AccountConnection>(*m_client, *m_keys);
    }
    void cleanup() {
        m_connection.reset();
        m_client.reset();
    }

    void atFirstThereIsNoKey() {
        QCOMPARE(m_connection->state(), State::Disconnected);
        m_connection->restore();
        QCOMPARE(m_connection->state(), State::Reading);
        QTRY_COMPARE(m_connection->state(), State::Disconnected);
        QVERIFY(m_server->seen().isEmpty());
    }

    void aTypedKeyIsTriedThenKept() {
        QSignalSpy connected(m_connection.get(), &AccountConnection::connected);
        m_connection->connectWith(keyOf(testKey));
        QCOMPARE(m_connection->state(), State::Trying);
        QTRY_COMPARE(m_connection->state(), State::Connected);
        QCOMPARE(connected.size(), 1);
        QCOMPARE(m_connection->account().displayName, QStringLiteral("Shop"));
        QVERIFY(!m_connection->isLive());
        readKept();
        QCOMPARE(m_kept, QByteArray(testKey));
    }

    void aRefusedKeyIsNotKept() {
        m_server->always(refusal(401, "Invalid API Key provided"));
        m_connection->connectWith(keyOf(testKey));
        QTRY_COMPARE(m_connection->state(), State::Refused);
        QCOMPARE(m_connection->error().kind, StripeError::Kind::KeyRefused);
        QVERIFY(!m_client->key());
        readKept();
        QCOMPARE(m_kept, QByteArray());
    }

    void aKeyThatMayNotReadTheAccountIsAGoodKey() {
        m_server->always(refusal(403, "Not allowed."));
        m_connection->connectWith(keyOf(testKey));
        QTRY_COMPARE(m_connection->state(), State::Connected);
        QVERIFY(m_connection->account().id.isEmpty());
        readKept();
        QCOMPARE(m_kept, QByteArray(testKey));
    }

    void objectsOfTheOtherModeStopEverything_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("livemode");
        QTest::addColumn<bool>("stops");
        QTest::newRow("test key, live session") << QByteArray(testKey) << QByteArray("true") << true;
        QTest::newRow("live key, test session") << QByteArray(liveKey) << QByteArray("false") << true;
        QTest::newRow("test key, test session") << QByteArray(testKey) << QByteArray("false") << false;
        QTest::newRow("live key, live session") << QByteArray(liveKey) << QByteArray("true") << false;
    }
    void objectsOfTheOtherModeStopEverything() {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, livemode);
        QFETCH(bool, stops);
        m_connection->connectWith(keyOf(key.constData()));
        QTRY_COMPARE(m_connection->state(), State::Connected);
        const QByteArray session = R"({"id":"vs_1","object":"identity.verification_session",)"
                                   R"("created":1700000000,"livemode":)" +
                                   livemode + R"(,"status":"requires_input","type":"document"})";
        const QByteArray page = R"({"object":"list","has_more":false,"data":[)" + session + "]}";
        const SessionId id = *SessionId::fromText(u"vs_1");
        QSignalSpy gone(m_connection.get(), &AccountConnection::disconnected);
        int answered = 0;
        bool isDelivered = false;
        const auto takePage = [&](const Result<SessionPage>& result) {
            ++answered;
            isDelivered = result.isOk();
        };
        const auto takeSession = [&](const Result<RetrievedSession>& result) {
            ++answered;
            isDelivered = result.isOk();
        };
        for (const bool asList : {true, false}) {
            m_server->always(json(200, asList ? page : session));
            if (asList)
                m_client->listSessions({}, this, takePage);
            else
                m_client->retrieveSession(id, {}, this, takeSession);
            QTRY_COMPARE(answered, 1);
            QCOMPARE(isDelivered, !stops);
            QCOMPARE(m_connection->state(), stops ? State::Refused : State::Connected);
            QCOMPARE(gone.size(), stops ? 1 : 0);
            QCOMPARE(m_client->key() == nullptr, stops);
            answered = 0;
            if (!stops)
                continue;
            QCOMPARE(m_connection->error().kind, StripeError::Kind::OtherMode);
            m_server->always(account());
            m_connection->connectWith(keyOf(key.constData()));
            QTRY_COMPARE(m_connection->state(), State::Connected);
            gone.clear();
        }
        readKept(); // A later start may find another answer.
        QCOMPARE(m_kept, key);
    }

    void aKeptKeyIsTakenAtItsWord() {
        m_keys->write(keyOf(liveKey), this, [](KeyStore::Place) {});
        m_server->close(); // No network: the desk starts all the same.
        m_connection->restore();
        QTRY_COMPARE(m_connection->state(), State::Connected);
        QVERIFY(m_connection->isLive());
        QVERIFY(!m_connection->maskedKey().contains(QLatin1StringView("connection")));
    }

    void aKeyForThisRunIsNotKept() {
        m_connection->useForThisRun(keyOf(testKey));
        QCOMPARE(m_connection->state(), State::Connected);
        QTRY_COMPARE(m_connection->account().id, QStringLiteral("acct_1"));
        readKept();
        QCOMPARE(m_kept, QByteArray());
    }

    void disconnectingForgetsTheKey() {
        m_connection->connectWith(keyOf(testKey));
        QTRY_COMPARE(m_connection->state(), State::Connected);
        readKept();
        QCOMPARE(m_kept, QByteArray(testKey));
        QSignalSpy disconnected(m_connection.get(), &AccountConnection::disconnected);
        m_connection->disconnectAccount();
        QCOMPARE(m_connection->state(), State::Disconnected);
        QCOMPARE(disconnected.size(), 1);
        QVERIFY(!m_client->key());
        readKept();
        QCOMPARE(m_kept, QByteArray());
    }

    void disconnectingInTheMiddleOfATrialEndsIt() {
        ScriptedAnswer late = account();
        late.manner = ScriptedAnswer::Manner::Silence;
        m_server->always(late);
        QSignalSpy seen(m_server.get(), &ScriptedServer::requestSeen);
        m_connection->connectWith(keyOf(testKey));
        QTRY_COMPARE(seen.size(), 1);
        m_connection->disconnectAccount();
        QCOMPARE(m_connection->state(), State::Disconnected);
        QVERIFY(!m_client->key());
    }

    void aKeychainThatDoesNotDeleteTheKeyIsTold() {
        SlowKeychain keychain;
        AccountConnection connection(*m_client, keychain);
        connection.connectWith(keyOf(testKey));
        QTRY_COMPARE(connection.state(), State::Connected);
        keychain.work();
        QCOMPARE(connection.keyPlace(), KeyStore::Place::Keychain);
        keychain.refusesToDelete = true;
        connection.disconnectAccount();
        QVERIFY(!connection.isKeyLeftBehind()); // Not known yet.
        keychain.work();
        QVERIFY(connection.isKeyLeftBehind());
        QVERIFY(keychain.inside);
        connection.deleteKeptKey();
        keychain.work();
        QVERIFY(connection.isKeyLeftBehind());
        keychain.refusesToDelete = false; // Somebody has unlocked it.
        connection.deleteKeptKey();
        keychain.work();
        QVERIFY(!connection.isKeyLeftBehind());
        QVERIFY(!keychain.inside);
    }

    /// What counts is whether a key can be there, however it got there and in whatever order answers come.
    void onlyAKeyThatMayBeInTheKeychainIsLeftBehind_data() {
        QTest::addColumn<bool>("wasInside");
        QTest::addColumn<bool>("refusesToWrite");
        QTest::addColumn<bool>("isWrittenFirst");
        QTest::addColumn<bool>("isLeft");
        QTest::newRow("no keychain") << false << true << true << false;
        QTest::newRow("no keychain, still asked") << false << true << false << false;
        QTest::newRow("written") << false << false << true << true;
        QTest::newRow("still being written") << false << false << false << true;
        QTest::newRow("one from before") << true << true << true << true;
    }
    void onlyAKeyThatMayBeInTheKeychainIsLeftBehind() {
        QFETCH(bool, wasInside);
        QFETCH(bool, refusesToWrite);
        QFETCH(bool, isWrittenFirst);
        SlowKeychain keychain;
        AccountConnection connection(*m_client, keychain);
        if (wasInside) {
            keychain.inside = keyOf(liveKey);
            connection.restore();
            keychain.work();
            QCOMPARE(connection.keyPlace(), KeyStore::Place::Keychain);
        }
        keychain.refusesToWrite = refusesToWrite;
        keychain.refusesToDelete = true;
        connection.connectWith(keyOf(testKey));
        QCOMPARE(connection.keyPlace(), KeyStore::Place::MemoryOnly); // Until the keychain has it.
        QTRY_COMPARE(connection.state(), State::Connected);
        if (isWrittenFirst)
            keychain.work();
        connection.disconnectAccount();
        keychain.work();
        QTEST(connection.isKeyLeftBehind(), "isLeft");
    }

    void anotherKeyInUseIsNotToldOfTheOneLeftBehind() {
        SlowKeychain keychain;
        AccountConnection connection(*m_client, keychain);
        keychain.inside = keyOf(liveKey);
        connection.restore();
        keychain.work();
        keychain.refusesToDelete = true;
        connection.disconnectAccount();
        keychain.work();
        QVERIFY(connection.isKeyLeftBehind());
        connection.connectWith(keyOf(testKey));
        QVERIFY(!connection.isKeyLeftBehind());
    }

    void aTrialIsGivenUp() {
        ScriptedAnswer late = account();
        late.manner = ScriptedAnswer::Manner::Silence;
        m_server->always(late);
        m_connection->giveUpTrial(); // There is none.
        m_connection->connectWith(keyOf(testKey));
        QCOMPARE(m_connection->state(), State::Trying);
        m_connection->giveUpTrial();
        QCOMPARE(m_connection->state(), State::Disconnected);
        QVERIFY(!m_client->key());
        QVERIFY(m_connection->maskedKey().isEmpty());
    }

    void onlyTheLastTypedKeyCounts() {
        m_connection->connectWith(keyOf(liveKey));
        m_connection->connectWith(keyOf(testKey));
        QTRY_COMPARE(m_connection->state(), State::Connected);
        readKept();
        QCOMPARE(m_kept, QByteArray(testKey));
        QVERIFY(*m_client->key() == keyOf(testKey));
    }

private:
    void readKept() {
        bool answered = false;
        m_keys->read(this, [this, &answered](const std::optional<KeyRing>& key) {
            answered = true;
            m_kept = key ? key->secret() : QByteArray();
        });
        QTRY_VERIFY(answered);
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<KeyStore> m_keys;
    std::unique_ptr<StripeClient> m_client;
    std::unique_ptr<AccountConnection> m_connection;
    QByteArray m_kept;
};

QTEST_GUILESS_MAIN(TestAccountConnection)
#include "tst_account_connection.moc"
