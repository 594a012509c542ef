// SPDX-License-Identifier: Apache-2.0
#include "ClientTest.h"

#include <QSignalSpy>

using namespace answers;

/// What the client asks, and what it makes of good answers.
class TestStripeClient : public ClientTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

    void aPageArrivesWithItsRequestId() {
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QVERIFY(m_pages.first().isOk());
        QCOMPARE(m_pages.first().value().sessions.size(), 1U);
        QCOMPARE(m_pages.first().value().requestId, QStringLiteral("req_1"));
    }

    void everyRequestSaysWhoAsksAndWhichVersion() {
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        const SeenRequest seen = m_server->seen().first();
        QCOMPARE(seen.method, "GET");
        QCOMPARE(seen.headers.value("authorization"), QByteArray("Bearer ") + keyText);
        QCOMPARE(seen.headers.value("stripe-version"), "2026-09-30.endive");
        QCOMPARE(seen.headers.value("accept"), "application/json");
        QCOMPARE(seen.headers.value("user-agent"),
                 QByteArray("VerificationDesk/" DESK_VERSION " (desktop; Qt ") + qVersion() + ')');
        QVERIFY(!seen.headers.contains("cookie"));
        QVERIFY(!seen.headers.contains("idempotency-key"));
        QVERIFY(seen.body.isEmpty());
    }

    void aQuestionForAPageSaysWhichOne() {
        SessionQuery query;
        query.limit = 25;
        query.startingAfter = sessionId("vs_older");
        query.createdFrom = 1'700'000'000;
        query.createdBefore = 1'800'000'000;
        m_client->listSessions(query, m_context.get(), into(m_pages));
        query = {};
        query.limit = 1000; // Stripe gives a hundred at most.
        query.endingBefore = sessionId("vs_newer");
        query.withPeople = false;
        m_client->listSessions(query, m_context.get(), into(m_pages));
        QTRY_COMPARE(m_pages.size(), 2);
        QList<QByteArray> targets{m_server->seen().at(0).target, m_server->seen().at(1).target};
        std::sort(targets.begin(), targets.end());
        QCOMPARE(targets.at(0), "/v1/identity/verification_sessions?limit=100&ending_before=vs_newer");
        QCOMPARE(targets.at(1), "/v1/identity/verification_sessions?limit=25&starting_after=vs_older"
                                "&created%5Bgte%5D=1700000000&created%5Blt%5D=1800000000"
                                "&expand%5B%5D=data.verified_outputs&expand%5B%5D=data.provided_details");
    }

    void sensitiveLeavesAreAskedForOneByOne_data() {
        using enum SessionExpansion;
        QTest::addColumn<int>("expand");
        QTest::addColumn<QByteArrayList>("fields");
        const auto row = [](const char* name, SessionExpansion expand, const QByteArrayList& fields) {
            QTest::newRow(name) << static_cast<int>(expand) << fields;
        };
        row("people", People, {"verified_outputs", "provided_details"});
        row("report", LastReport, {"last_verification_report"});
        row("birth", DateOfBirth, {"verified_outputs", "verified_outputs.dob"});
        row("number", IdNumber, {"verified_outputs", "verified_outputs.id_number"});
        row("sex", Sex, {"verified_outputs", "verified_outputs.sex", "verified_outputs.unparsed_sex"});
        row("place", PlaceOfBirth, {"verified_outputs", "verified_outputs.unparsed_place_of_birth"});
        row("document", DocumentNumber,
            {"last_verification_report", "last_verification_report.document.number"});
        row("expiry", DocumentExpirationDate,
            {"last_verification_report", "last_verification_report.document.expiration_date"});
    }
    void sensitiveLeavesAreAskedForOneByOne() {
        QFETCH(int, expand);
        QFETCH(QByteArrayList, fields);
        m_server->always(json(200, session()));
        retrieve(SessionExpansions::fromInt(expand));
        QTRY_COMPARE(m_sessions.size(), 1);
        QByteArray expected = "/v1/identity/verification_sessions/vs_1";
        for (qsizetype i = 0; i < fields.size(); ++i)
            expected += QByteArray(i == 0 ? "?" : "&") + "expand%5B%5D=" + fields.at(i);
        QCOMPARE(m_server->seen().first().target, expected);
    }

    void anActionIsAPostUnderItsIntent_data() {
        QTest::addColumn<bool>("isCancel");
        QTest::newRow("cancel") << true;
        QTest::newRow("redact") << false;
    }
    void anActionIsAPostUnderItsIntent() {
        QFETCH(bool, isCancel);
        m_server->always(json(200, session("vs_1", "canceled")));
        const IntentKey intent = IntentKey::fresh();
        if (isCancel)
            m_client->cancelSession(sessionId(), intent, m_context.get(), into(m_sessions));
        else
            m_client->redactSession(sessionId(), intent, m_context.get(), into(m_sessions));
        QTRY_COMPARE(m_sessions.size(), 1);
        QVERIFY(m_sessions.first().isOk());
        QVERIFY(m_sessions.first().value().session.status == SessionStatus::Canceled);
        const SeenRequest seen = m_server->seen().first();
        QCOMPARE(seen.method, "POST");
        QCOMPARE(seen.target, isCancel ? "/v1/identity/verification_sessions/vs_1/cancel"
                                       : "/v1/identity/verification_sessions/vs_1/redact");
        QCOMPARE(seen.headers.value("idempotency-key"), intent.text().toLatin1());
        QCOMPARE(seen.headers.value("content-type"), "application/x-www-form-urlencoded");
    }

    void everyPressHasAnIntentOfItsOwn() {
        QVERIFY(IntentKey::fresh().text() != IntentKey::fresh().text());
        QVERIFY(IntentKey::fresh().text().size() < 255);
    }

    void anActionWithoutSessionOrIntentIsNotSent() {
        m_client->cancelSession(SessionId(), IntentKey::fresh(), m_context.get(), into(m_sessions));
        m_client->redactSession(sessionId(), IntentKey(), m_context.get(), into(m_sessions));
        m_client->retrieveSession(SessionId(), SessionExpansion::People, m_context.get(), into(m_sessions));
        QTRY_COMPARE(m_sessions.size(), 3);
        for (const auto& result : m_sessions)
            QCOMPARE(result.error().kind, StripeError::Kind::NotAllowedHere);
        QVERIFY(m_server->seen().isEmpty());
    }

    void noAnswerComesFromWithinTheQuestion() {
        list();
        QVERIFY(m_pages.isEmpty());
        m_client->setKey(std::nullopt);
        list();
        QVERIFY(m_pages.isEmpty());
        QTRY_COMPARE(m_pages.size(), 1);
        QCOMPARE(m_pages.first().error().kind, StripeError::Kind::NotAllowedHere);
        QVERIFY(m_server->seen().isEmpty());
    }

    void aLargePageIsReadBesideTheCaller() {
        m_server->always(json(200, largePage()));
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QCOMPARE(m_pages.first().value().sessions.size(), 400U);
        QCOMPARE(m_pages.first().value().sessions.back().id.text(), QStringLiteral("vs_399"));
    }

    void anAnswerAboutAnotherSessionIsNotTaken() {
        m_server->always(json(200, session("vs_2")));
        retrieve();
        QTRY_COMPARE(m_sessions.size(), 1);
        QCOMPARE(m_sessions.first().error().kind, StripeError::Kind::UnreadableAnswer);
    }

    void theAccountSaysWhoItIs() {
        m_server->always(json(200, R"({"id":"acct_1Ab","object":"account","country":"DE",
            "business_profile":{"name":"Profile"},"settings":{"dashboard":{"display_name":"Shop"}}})"));
        account();
        QTRY_COMPARE(m_accounts.size(), 1);
        QCOMPARE(m_accounts.first().value().id, QStringLiteral("acct_1Ab"));
        QCOMPARE(m_accounts.first().value().displayName, QStringLiteral("Shop"));
        QCOMPARE(m_accounts.first().value().country, QStringLiteral("DE"));
        QCOMPARE(m_server->seen().first().target, "/v1/account");
    }

    void aRefusalThatNamesTheAccountIsEnough() {
        m_server->next(error(403, "The provided key 'rk_test_***' does not have the required permissions for "
                                  "this endpoint on account 'acct_1Xy'. Having the "
                                  "'rak_accounts_kyc_basic_read' permission would allow it."));
        m_server->next(error(403, "Not allowed."));
        account();
        QTRY_COMPARE(m_accounts.size(), 1);
        QCOMPARE(m_accounts.first().value().id, QStringLiteral("acct_1Xy"));
        account();
        QTRY_COMPARE(m_accounts.size(), 2);
        QCOMPARE(m_accounts.last().error().kind, StripeError::Kind::PermissionMissing);
    }

    void theServersClockIsFollowed() {
        // 2030-01-01, whatever this machine believes.
        m_server->always(json(200, page(session()), {{"Date", "Tue, 01 Jan 2030 00:00:00 GMT"}}));
        for (int answer = 1; answer <= 2; ++answer) { // One alone could be wrong.
            QVERIFY(!m_client->isServerClockKnown());
            list();
            QTRY_COMPARE(m_pages.size(), answer);
        }
        constexpr std::int64_t newYear = 1'893'456'000;
        QVERIFY(m_client->now() >= newYear);
        QVERIFY(m_client->now() < newYear + 3600);
    }

    void whatIsPendingIsCounted() {
        QList<int> counts;
        connect(m_client.get(), &StripeClient::pendingChanged, this,
                [&counts](int pending) { counts.append(pending); });
        list();
        list();
        QTRY_COMPARE(m_pages.size(), 2);
        QCOMPARE(counts, QList<int>({1, 2, 1, 0}));
    }

    void onlyHttpsAndLoopbackMayBeSpokenTo_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* address, bool allowed) {
            QTest::newRow(address) << QString::fromLatin1(address) << allowed;
        };
        row("https://api.stripe.com", true);
        row("http://127.0.0.1:8080", true);
        row("http://127.1.2.3", true);
        row("http://[::1]:80", true);
        row("http://localhost:1", true);
        row("http://api.stripe.com", false);
        row("http://127.0.0.1.example.com", false);
        row("http://localhost.example.com", false);
        row("http://127.0.0.1@example.com", false);
        row("https://someone@api.stripe.com", false);
        row("http://192.168.0.1", false);
        row("http://0.0.0.0", false);
        row("ftp://127.0.0.1", false);
        row("file:///etc/passwd", false);
        row("https://", false);
        row("", false);
    }
    void onlyHttpsAndLoopbackMayBeSpokenTo() {
        QFETCH(QString, address);
        QFETCH(bool, allowed);
        QCOMPARE(StripeClient::isAllowed(QUrl(address)), allowed);
    }

    void aForbiddenAddressIsNeverAsked() {
        StripeClient client(QUrl(QStringLiteral("http://192.0.2.1")), quick());
        client.setKey(someKey());
        client.listSessions({}, m_context.get(), into(m_pages));
        QTRY_COMPARE(m_pages.size(), 1);
        QCOMPARE(m_pages.first().error().kind, StripeError::Kind::NotAllowedHere);
    }
};

QTEST_GUILESS_MAIN(TestStripeClient)
#include "tst_stripe_client.moc"
