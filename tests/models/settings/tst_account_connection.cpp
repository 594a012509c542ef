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
