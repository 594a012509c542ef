// SPDX-License-Identifier: Apache-2.0
#include "ClientTest.h"
#include "stripe/PageCheck.h"
#include "stripe/ReadGuard.h"

#include <QSignalSpy>

using namespace answers;
using Kind = StripeError::Kind;
using namespace std::chrono_literals;

namespace {

StripeError failure(Kind kind) {
    StripeError error;
    error.kind = kind;
    error.requestId = QStringLiteral("req_1");
    return error;
}

} // namespace

/// Whatever asks and however often: reads that fail are repeated seldom, unless a person asks.
class TestReadGuard : public ClientTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

    void anHourOfFailuresIsBounded() {
        for (const Kind kind : {Kind::Timeout, Kind::NotStripe, Kind::KeyRefused, Kind::PermissionMissing,
                                Kind::IdentityNotActivated, Kind::RateLimited, Kind::Locked, Kind::Conflict,
                                Kind::Refused, Kind::StripeFault}) {
            ReadGuard guard{StripeTiming()};
            int sent = 0;
            for (ReadGuard::Time now{0}; now < 1h; now += 100ms)
                if (!guard.refusalOfRead(ReadPurpose::List, false, now)) {
                    ++sent;
                    guard.noteFailure(ReadPurpose::List, failure(kind), now);
                }
            QVERIFY2(sent <= 24 + 60, qPrintable(QString::number(sent)));
        }
    }

    void oneOfFourThatSucceedsDoesNotMakeItAStorm() {
        ReadGuard guard{StripeTiming()};
        int sent = 0;
        for (ReadGuard::Time now{0}; now < 1h; now += 100ms) {
            if (guard.refusalOfRead(ReadPurpose::Session, false, now))
                continue;
            if (++sent % 4 == 0)
                guard.noteSuccess(ReadPurpose::Session);
            else
                guard.noteFailure(ReadPurpose::Session, failure(Kind::NotStripe), now);
        }
        QVERIFY2(sent < 200, qPrintable(QString::number(sent)));
    }

    void oneThatFailsNowAndThenHoldsNothingUp() {
        ReadGuard guard{StripeTiming()};
        for (int i = 0; i < 10'000; ++i) {
            QVERIFY(!guard.refusalOfRead(ReadPurpose::BackFill, false, 0ms));
            if (i % 10 == 0)
                guard.noteFailure(ReadPurpose::BackFill, failure(Kind::StripeFault), 0ms);
            else
                guard.noteSuccess(ReadPurpose::BackFill);
        }
    }

    void purposesDoNotSufferForEachOther() {
        ReadGuard guard{StripeTiming()};
        for (int i = 0; i < 100; ++i)
            guard.noteFailure(ReadPurpose::Events, failure(Kind::StripeFault), 0ms);
        QVERIFY(guard.refusalOfRead(ReadPurpose::Events, false, 0ms));
        QVERIFY(!guard.refusalOfRead(ReadPurpose::Events, true, 0ms)); // A person asks.
        QVERIFY(!guard.refusalOfRead(ReadPurpose::List, false, 0ms));
        QVERIFY(!guard.refusalOfRead(ReadPurpose::Events, false, 61s));
    }

    void theClientSendsNoMoreThanThat() {
        m_server->always(json(200, "{\"object\":")); // Nothing that can be read.
        for (int i = 1; i <= 100; ++i) {
            list();
            QTRY_COMPARE(m_pages.size(), i);
            QVERIFY(!m_pages.last().isOk());
        }
        QCOMPARE(m_server->seen().size(), 24);
        QCOMPARE(m_pages.last().error().kind, m_pages.first().error().kind); // Told as what it is.
        {
            const AskedByPerson person(*m_client);
            list();
        }
        QTRY_COMPARE(m_pages.size(), 101);
        QCOMPARE(m_server->seen().size(), 25);
        m_client->setKey(someKey("rk_test_another000000000000000000"));
        list();
        QTRY_COMPARE(m_pages.size(), 102);
        QCOMPARE(m_server->seen().size(), 26);
    }

    void manyThatAreAskedAtOnceAreNoWayAround() {
        m_server->always(json(200, "{\"object\":"));
        for (int i = 0; i < 200; ++i)
            list();
        QTRY_COMPARE(m_pages.size(), 200);
        const int inFlight = StripeTiming().mostInFlight;
        QVERIFY2(m_server->seen().size() <= 24 + inFlight,
                 qPrintable(QString::number(m_server->seen().size())));
    }

    void aLongRetryAfterIsKeptToByWhateverComesNext() {
        m_server->next(error(429, "Slow down.", "rate_limit", "invalid_request_error",
                             {{"Retry-After", "300"}, {"Stripe-Should-Retry", "true"}}));
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QCOMPARE(m_pages[0].error().kind, Kind::RateLimited);
        list();
        cancel();
        {
            const AskedByPerson person(*m_client);
            retrieve();
        }
        QTRY_COMPARE(m_pages.size(), 2);
        QTRY_COMPARE(m_sessions.size(), 2);
        QCOMPARE(m_server->seen().size(), 1);
        for (const auto& result : m_sessions) {
            QCOMPARE(result.error().kind, Kind::RateLimited);
            QVERIFY(!result.error().leavesEffectUnknown());
            QVERIFY(result.error().message.contains(QLatin1StringView("Nothing was sent")));
        }
    }

    void noServerSilencesTheAppForLongerThanAnHour() {
        ReadGuard guard{StripeTiming()};
        guard.pause(24h * 365, failure(Kind::RateLimited), 0ms);
        QVERIFY(guard.refusalOfAll(59min));
        QVERIFY(!guard.refusalOfAll(61min));
    }

    void anEndlessBodyIsLetGo() {
        ScriptedAnswer endless = json(200, QByteArray(64 * 1024, ' '));
        endless.manner = ScriptedAnswer::Manner::Endless;
        m_server->always(endless);
        account();
        QTRY_COMPARE(m_accounts.size(), 1);
        QCOMPARE(m_accounts[0].error().kind, Kind::UnreadableAnswer);
        QVERIFY(m_accounts[0].error().message.contains(QLatin1StringView("larger than 1 MB")));
        retrieve();
        QTRY_COMPARE(m_sessions.size(), 1);
        QCOMPARE(m_sessions[0].error().kind, Kind::UnreadableAnswer);
    }

    void aLongErrorIsReadAsFarAsItIsOfUse() {
        m_server->always(error(400, QByteArray(1'000'000, 'a')));
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QCOMPARE(m_pages[0].error().httpStatus, 400);
        QCOMPARE(m_pages[0].error().kind, Kind::Refused);
        QVERIFY(m_pages[0].error().message.size() <= 2'000);
        m_server->always(error(400, QByteArray(200'000, 'a'))); // Short enough to be read.
        list();
        QTRY_COMPARE(m_pages.size(), 2);
        QCOMPARE(m_pages[1].error().kind, Kind::Refused);
        QVERIFY(m_pages[1].error().message.size() <= 2'000);
    }

    void onlyTheNetworkIsOffline() {
        QSignalSpy reachable(m_client.get(), &StripeClient::reachabilityChanged);
        for (const ScriptedAnswer& answer :
             {json(200, page(session())), json(200, "{\"object\":"), json(200, page({}, true)),
              json(200, page("17")), error(500), error(429), error(403), error(400)}) {
            for (int i = 0; i < 4; ++i)
                m_server->next(answer);
            const qsizetype before = m_pages.size();
            list();
            QTRY_COMPARE(m_pages.size(), before + 1);
            m_server->forgetScript();
        }
        QCOMPARE(reachable, QList<QVariantList>{{true}});
        m_server->close();
        list();
        QTRY_COMPARE(reachable.size(), 2);
        QCOMPARE(reachable.last(), QVariantList{false});
    }

    void aPageThatLeadsNowhereIsAnError() {
        SessionPage empty;
        empty.hasMore = true;
        empty.requestId = QStringLiteral("req_7");
        const Result<SessionPage> checked = checkedPage(SessionQuery(), empty);
        QVERIFY(!checked.isOk());
        QCOMPARE(checked.error().requestId, QStringLiteral("req_7"));

        SessionPage same;
        same.sessions.push_back({});
        same.sessions.back().id = sessionId();
        SessionQuery after;
        after.startingAfter = sessionId();
        QVERIFY(!checkedPage(after, same).isOk());

        EventPage events;
        events.hasMore = true;
        QVERIFY(!checkedPage(EventQuery(), events).isOk());
    }

    void aPageOutOfOrderKeepsItsSessions() {
        SessionPage page;
        for (const std::int64_t created : {1'000, 2'000}) {
            page.sessions.push_back({});
            page.sessions.back().id = sessionId(created == 1'000 ? "vs_a" : "vs_b");
            page.sessions.back().created = created;
        }
        QVERIFY(checkedPage(SessionQuery(), page).value().contradiction);
        QCOMPARE(checkedPage(SessionQuery(), page).value().sessions.size(), 2U);
        std::ranges::reverse(page.sessions);
        QVERIFY(!checkedPage(SessionQuery(), page).value().contradiction);
        SessionQuery older;
        older.createdBefore = 2'000;
        QVERIFY(checkedPage(older, page).value().contradiction);
    }
};

QTEST_GUILESS_MAIN(TestReadGuard)
#include "tst_read_guard.moc"
