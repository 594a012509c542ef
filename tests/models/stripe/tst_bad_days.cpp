// SPDX-License-Identifier: Apache-2.0
#include "ClientTest.h"
#include "stripe/HttpTry.h"

#include <QSignalSpy>

using namespace answers;
using Kind = StripeError::Kind;
using Manner = ScriptedAnswer::Manner;

Q_DECLARE_METATYPE(ScriptedAnswer)

/// What the client makes of faults, refusals and nonsense.
class TestBadDays : public ClientTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

    void aFaultThatPassesIsNotNoticed_data() {
        QTest::addColumn<ScriptedAnswer>("fault");
        QTest::newRow("server error") << error(500);
        QTest::newRow("gateway page") << webPage(502);
        QTest::newRow("busy") << error(429, "Too many requests", "rate_limit");
        QTest::newRow("busy, a moment named")
            << error(429, "Too many requests", "rate_limit", "rate_limit_error", {{"Retry-After", "0"}});
        QTest::newRow("locked") << error(429, "Locked", "lock_timeout");
        QTest::newRow("cut short") << faulty(Manner::CutShort);
        QTest::newRow("cut in a chunk") << faulty(Manner::CutChunk);
        QTest::newRow("reset") << faulty(Manner::Reset);
        QTest::newRow("told to try again")
            << error(400, "Again", {}, "api_error", {{"Stripe-Should-Retry", "true"}});
    }
    void aFaultThatPassesIsNotNoticed() {
        QFETCH(ScriptedAnswer, fault);
        m_server->next(fault);
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QVERIFY(m_pages.first().isOk());
        QCOMPARE(m_pages.first().value().sessions.size(), 1U);
        QVERIFY(m_server->seen().size() >= 2);
    }

    void aFaultThatStaysEndsTheRequest_data() {
        QTest::addColumn<ScriptedAnswer>("fault");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("server error") << error(503) << Kind::StripeFault;
        QTest::newRow("busy") << error(429, "Busy", "rate_limit") << Kind::RateLimited;
        QTest::newRow("busy, for longer than anybody waits")
            << error(429, "Busy", {}, "api_error", {{"Retry-After", "3600"}}) << Kind::RateLimited;
        QTest::newRow("cut short") << faulty(Manner::CutShort) << Kind::NoConnection;
        QTest::newRow("cut in a chunk") << faulty(Manner::CutChunk) << Kind::NoConnection;
        QTest::newRow("reset") << faulty(Manner::Reset) << Kind::NoConnection;
        QTest::newRow("no HTTP") << faulty(Manner::Noise, "SSH-2.0-OpenSSH_9.2\r\n") << Kind::NoConnection;
    }
    void aFaultThatStaysEndsTheRequest() {
        QFETCH(ScriptedAnswer, fault);
        QFETCH(Kind, kind);
        m_server->always(fault);
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QVERIFY(!m_pages.first().isOk());
        QCOMPARE(m_pages.first().error().kind, kind);
        QVERIFY(!m_pages.first().error().message.isEmpty());
    }

    void whatIsNoFaultIsAskedOnce_data() {
        QTest::addColumn<ScriptedAnswer>("refusal");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("bad request") << error(400) << Kind::Refused;
        QTest::newRow("payment") << error(402) << Kind::Refused;
        QTest::newRow("not found") << error(404, "No such session", "resource_missing") << Kind::NotFound;
        QTest::newRow("forbidden") << error(403) << Kind::PermissionMissing;
        QTest::newRow("another address")
            << error(401, "The API key provided does not allow requests from your IP address (192.0.2.7).")
            << Kind::AddressNotAllowed;
        QTest::newRow("another address, forbidden")
            << error(403, "The API key provided does not allow requests from your IP address.")
            << Kind::AddressNotAllowed;
        QTest::newRow("proxy that wants a password") << webPage(407) << Kind::ProxyPassword;
        QTest::newRow("not activated") << error(400, "Your account is not set up to use Identity. Please ...")
                                       << Kind::IdentityNotActivated;
        QTest::newRow("not activated, by code")
            << error(400, "No", "identity_api_invalid_application") << Kind::IdentityNotActivated;
        QTest::newRow("other parameters under the same key")
            << error(400, "Keys ...", {}, "idempotency_error") << Kind::Conflict;
        QTest::newRow("told not to try again")
            << error(500, "No", {}, "api_error", {{"Stripe-Should-Retry", "false"}}) << Kind::StripeFault;
        QTest::newRow("sign-in page") << webPage() << Kind::NotStripe;
        QTest::newRow("proxy's 401") << webPage(401) << Kind::NotStripe;
        QTest::newRow("proxy's 404") << webPage(404) << Kind::NotStripe;
        QTest::newRow("other JSON") << json(200, R"({"status":"ok"})") << Kind::UnreadableAnswer;
        QTest::newRow("no JSON") << json(200, "OK") << Kind::UnreadableAnswer;
        QTest::newRow("nothing") << json(200, "") << Kind::UnreadableAnswer;
        QTest::newRow("half a page") << json(200, page(session()).chopped(20)) << Kind::UnreadableAnswer;
        QTest::newRow("not really zipped")
            << json(200, page(session()), {{"Content-Encoding", "gzip"}}) << Kind::UnreadableAnswer;
    }
    void whatIsNoFaultIsAskedOnce() {
        QFETCH(ScriptedAnswer, refusal);
        QFETCH(Kind, kind);
        m_server->always(refusal);
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QVERIFY(!m_pages.first().isOk());
        QCOMPARE(m_pages.first().error().kind, kind);
        QVERIFY(!m_pages.first().error().message.isEmpty());
        QCOMPARE(m_server->seen().size(), 1);
    }

    void everyErrorOfStripesCarriesItsRequestId() {
        m_server->next(error(404, "No such session: 'vs_1'", "resource_missing"));
        m_server->next(json(200, "{}"));
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QCOMPARE(m_pages.last().error().requestId, QStringLiteral("req_1"));
        QCOMPARE(m_pages.last().error().httpStatus, 404);
        QCOMPARE(m_pages.last().error().code, QStringLiteral("resource_missing"));
        QCOMPARE(m_pages.last().error().message, QStringLiteral("No such session: 'vs_1'"));
        list();
        QTRY_COMPARE(m_pages.size(), 2);
        QCOMPARE(m_pages.last().error().requestId, QStringLiteral("req_1"));
    }

    void aRefusalNamesTheMissingPermission() {
        m_server->always(error(403, "Having the 'rak_identity_product_write' permission would allow it."));
        cancel();
        QTRY_COMPARE(m_sessions.size(), 1);
        QCOMPARE(m_sessions.first().error().missingPermission, QStringLiteral("rak_identity_product_write"));
    }

    void nobodyListeningIsNoConnection() {
        m_server->close();
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QCOMPARE(m_pages.first().error().kind, Kind::NoConnection);
    }

    void aBodyThatDripsIsLateToo_data() {
        QTest::addColumn<Manner>("manner");
        QTest::newRow("drips") << Manner::Drip;
        QTest::newRow("silent") << Manner::Silence;
    }
    void aBodyThatDripsIsLateToo() {
        QFETCH(Manner, manner);
        StripeTiming timing = quick();
        timing.readTimeout = std::chrono::milliseconds(60);
        timing.mostRetries = 1;
        start(timing);
        m_server->always(faulty(manner, largePage()));
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QCOMPARE(m_pages.first().error().kind, Kind::Timeout);
    }

    void anAnswerTooLargeToBeStripesIsNotTaken() {
        constexpr qsizetype more = 4 * 1024 * 1024;
        m_server->always(json(200, QByteArray(HttpTry::largestBody + more, ' ')));
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QCOMPARE(m_pages.first().error().kind, Kind::UnreadableAnswer);
        QVERIFY(m_pages.first().error().message.contains(QLatin1StringView("larger than")));
    }

    void aRedirectIsNotFollowed() {
        ScriptedServer elsewhere;
        elsewhere.always(json(200, page(session())));
        for (const int status : {301, 302, 307, 308}) {
            m_server->next(
                {status, "", {{"Location", elsewhere.url().toEncoded() + "/v1"}, {"Request-Id", "req_1"}}});
            m_pages.clear();
            list();
            QTRY_COMPARE(m_pages.size(), 1);
            QCOMPARE(m_pages.first().error().kind, Kind::NotStripe);
        }
        QVERIFY(elsewhere.seen().isEmpty());
    }

    void cookiesAreNeitherKeptNorSent() {
        m_server->next(json(200, page(session()), {{"Set-Cookie", "track=1; Path=/"}}));
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        list();
        QTRY_COMPARE(m_pages.size(), 2);
        QVERIFY(!m_server->seen().last().headers.contains("cookie"));
    }

    void everyTryOfAPressHasTheSameKey() {
        m_server->next(error(500));
        m_server->next(faulty(Manner::CutShort, session()));
        m_server->next(error(409, "In use", "idempotency_key_in_use", "idempotency_error"));
        m_server->always(json(200, session("vs_1", "canceled")));
        cancel();
        QTRY_COMPARE(m_sessions.size(), 1);
        QVERIFY(m_sessions.first().isOk());
        QCOMPARE(m_server->seen().size(), 4);
        for (const SeenRequest& request : m_server->seen())
            QCOMPARE(request.headers.value("idempotency-key"),
                     m_server->seen().first().headers.value("idempotency-key"));
    }

    void aPressIsNotRepeatedForALimit() {
        m_server->always(error(429, "Busy", "rate_limit"));
        cancel();
        QTRY_COMPARE(m_sessions.size(), 1);
        QCOMPARE(m_server->seen().size(), 1);
        QVERIFY(!m_sessions.first().error().leavesEffectUnknown());
    }

    void aPressThatGotNoAnswerMayHaveBeenDone_data() {
        QTest::addColumn<QList<ScriptedAnswer>>("tries");
        QTest::addColumn<bool>("unknown");
        const ScriptedAnswer refused = error(400, "You cannot cancel this VerificationSession");
        QTest::newRow("cut") << QList{faulty(Manner::CutShort)} << true;
        QTest::newRow("reset") << QList{faulty(Manner::Reset)} << true;
        QTest::newRow("fault") << QList{error(500)} << true;
        QTest::newRow("nonsense") << QList{webPage()} << true;
        QTest::newRow("nonsense in JSON") << QList{json(200, "{}")} << true;
        QTest::newRow("refused") << QList{refused} << false;
        QTest::newRow("forbidden") << QList{error(403)} << false;
        QTest::newRow("fault, then refused") << QList{error(500), refused} << false;
        QTest::newRow("fault, then key refused") << QList{error(500), error(401)} << true;
        QTest::newRow("fault, then busy") << QList{error(500), error(429)} << true;
        QTest::newRow("in use by an earlier try") << QList{error(409, "In use")} << true;
    }
    void aPressThatGotNoAnswerMayHaveBeenDone() {
        QFETCH(QList<ScriptedAnswer>, tries);
        QFETCH(bool, unknown);
        for (const ScriptedAnswer& answer : tries)
            m_server->next(answer);
        m_server->always(tries.last());
        cancel();
        QTRY_COMPARE(m_sessions.size(), 1);
        QVERIFY(!m_sessions.first().isOk());
        QCOMPARE(m_sessions.first().error().leavesEffectUnknown(), unknown);
    }

    void aReadNeverLeavesAnEffect() {
        m_server->always(error(500));
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QVERIFY(!m_pages.first().error().leavesEffectUnknown());
    }

    void aRefusedKeyEndsEverythingAndIsToldOnce() {
        StripeTiming timing = quick();
        timing.mostInFlight = 3;
        start(timing);
        m_server->always(error(401, "Invalid API Key provided: rk_test_****0000"));
        QSignalSpy refused(m_client.get(), &StripeClient::keyRefused);
        for (int i = 0; i < 20; ++i)
            list();
        QTRY_COMPARE(m_pages.size(), 20);
        for (const auto& result : m_pages)
            QCOMPARE(result.error().kind, Kind::KeyRefused);
        QCOMPARE(refused.size(), 1);
        QVERIFY(m_server->seen().size() <= 3);

        m_client->setKey(someKey("rk_test_another000000000000000000"));
        list();
        QTRY_COMPARE(refused.size(), 2);
    }

    void reachabilityIsToldWhenItChanges() {
        QSignalSpy reachable(m_client.get(), &StripeClient::reachabilityChanged);
        m_server->next(json(200, page(session())));
        m_server->next(error(404));
        for (int i = 0; i < 4; ++i)
            m_server->next(faulty(Manner::CutShort));
        m_server->next(webPage());
        for (int asked = 1; asked <= 5; ++asked) {
            list();
            QTRY_COMPARE(m_pages.size(), asked);
        }
        QCOMPARE(reachable, QList<QVariantList>({{true}, {false}, {true}}));
    }
};

QTEST_GUILESS_MAIN(TestBadDays)
#include "tst_bad_days.moc"
