// SPDX-License-Identifier: Apache-2.0
#include "stripe/StripeClient.h"
#include "support/ScriptedServer.h"

#include <QSignalSpy>
#include <QTest>

namespace {

using Kind = StripeError::Kind;
using Manner = ScriptedAnswer::Manner;

constexpr auto keyText = "rk_test_scripted0000000000000000";

StripeTiming quick() {
    StripeTiming timing;
    timing.requestsPerSecond = 1000;
    timing.burst = 100;
    timing.firstRetryDelay = std::chrono::milliseconds(1);
    timing.longestRetryDelay = std::chrono::milliseconds(4);
    return timing;
}

SessionId sessionId(const char* text = "vs_1") {
    return *SessionId::fromText(QString::fromLatin1(text));
}

QByteArray sessionJson(const QByteArray& id = "vs_1", const QByteArray& status = "requires_input") {
    return R"({"id":")" + id + R"(","object":"identity.verification_session","created":1700000000,)" +
           R"("livemode":false,"status":")" + status + R"(","type":"document","metadata":{},)" +
           R"("client_secret":"vs_1_secret_test_YWNjd","url":"https://verify.stripe.com/start/test_abc"})";
}

QByteArray pageJson(const QByteArray& sessions, bool hasMore = false) {
    return R"({"object":"list","url":"/v1/x","has_more":)" + QByteArray(hasMore ? "true" : "false") +
           R"(,"data":[)" + sessions + "]}";
}

ScriptedAnswer json(int status, const QByteArray& body) {
    return {status, body, {{"Content-Type", "application/json"}, {"Request-Id", "req_1"}}};
}

[[maybe_unused]] ScriptedAnswer errorAnswer(int status, const QByteArray& message,
                                            const QByteArray& code = {}) {
    return json(status, R"({"error":{"type":"invalid_request_error","message":")" + message +
                            R"(","code":")" + code + R"("}})");
}

[[maybe_unused]] ScriptedAnswer faulty(Manner manner, const QByteArray& body = pageJson(sessionJson())) {
    ScriptedAnswer answer = json(200, body);
    answer.manner = manner;
    return answer;
}

} // namespace

class TestStripeClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aPageArrivesWithItsRequestId();

private:
    template <typename T>
    Answer<T> into(QList<Result<T>>& results) {
        return [&results](const Result<T>& result) { results.append(result); };
    }
    RequestTicket list() { return m_client->listSessions({}, m_context.get(), into(m_pages)); }
    RequestTicket cancel() {
        return m_client->cancelSession(sessionId(), IntentKey::fresh(), m_context.get(), into(m_sessions));
    }
    void restartWith(const StripeTiming& timing);

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<StripeClient> m_client;
    std::unique_ptr<QObject> m_context;
    QList<Result<SessionPage>> m_pages;
    QList<Result<RetrievedSession>> m_sessions;
};

void TestStripeClient::init() {
    m_server = std::make_unique<ScriptedServer>();
    m_server->always(json(200, pageJson(sessionJson())));
    m_context = std::make_unique<QObject>();
    m_pages.clear();
    m_sessions.clear();
    restartWith(quick());
}

void TestStripeClient::cleanup() {
    m_client.reset();
    m_server.reset();
}

void TestStripeClient::restartWith(const StripeTiming& timing) {
    m_client = std::make_unique<StripeClient>(m_server->url(), timing);
    m_client->setKey(ApiKey::fromText(QString::fromLatin1(keyText)));
}

void TestStripeClient::aPageArrivesWithItsRequestId() {
    list();
    QTRY_COMPARE(m_pages.size(), 1);
    QVERIFY(m_pages.first().isOk());
    QCOMPARE(m_pages.first().value().sessions.size(), 1U);
    QCOMPARE(m_pages.first().value().requestId, QStringLiteral("req_1"));
    QCOMPARE(m_server->seen().first().headers.value("authorization"), QByteArray("Bearer ") + keyText);
}

QTEST_GUILESS_MAIN(TestStripeClient)
#include "tst_stripe_client.moc"
