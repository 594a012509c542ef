// SPDX-License-Identifier: Apache-2.0
#include "ClientTest.h"

#include <QSignalSpy>

using namespace answers;
using Kind = StripeError::Kind;
using Manner = ScriptedAnswer::Manner;

/// Who is gone is not answered, and what is withdrawn does not come back, whenever it happens.
class TestRequestLife : public ClientTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

    void aContextThatIsGoneIsNotAnswered() {
        list();
        m_context.reset();
        QSignalSpy pending(m_client.get(), &StripeClient::pendingChanged);
        QTRY_COMPARE(pending, QList<QVariantList>({{0}}));
        QVERIFY(m_pages.isEmpty());
    }

    void aRequestWithdrawnBeforeItIsSentIsNotSent() {
        m_client->withdraw(list());
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QCOMPARE(m_server->seen().size(), 1);
    }

    void aRequestWithdrawnOnItsWayIsNotAnswered() {
        m_server->next(faulty(Manner::Silence));
        QSignalSpy seen(m_server.get(), &ScriptedServer::requestSeen);
        const RequestTicket withdrawn = list();
        QTRY_COMPARE(seen.size(), 1);
        m_client->withdraw(withdrawn);
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QVERIFY(m_pages.first().isOk());
    }

    void aRequestWithdrawnWhileItWaitsForAnotherTryIsNotTriedAgain() {
        StripeTiming timing = quick();
        timing.mostInFlight = 1;
        timing.firstRetryDelay = timing.longestRetryDelay = std::chrono::milliseconds(1000);
        start(timing);
        m_server->next(error(500));
        const RequestTicket withdrawn = list();
        // Answered in one go, and only after the first has failed.
        m_client->listSessions({}, m_context.get(), [this, withdrawn](const Result<SessionPage>&) {
            m_client->withdraw(withdrawn);
            m_server->next(error(500));
            list();
        });
        // The third fails once as well, and comes back after the same wait.
        QTRY_COMPARE(m_pages.size(), 1);
        QVERIFY(m_pages.first().isOk());
        QCOMPARE(m_server->seen().size(), 4);
    }

    void aPlaceInFlightIsFreeAgainHoweverItEnds() {
        StripeTiming timing = quick();
        timing.mostInFlight = 1;
        timing.readTimeout = std::chrono::milliseconds(40);
        timing.mostRetries = 0;
        start(timing);
        m_server->next(faulty(Manner::Silence));
        const RequestTicket withdrawn = list();
        connect(
            m_server.get(), &ScriptedServer::requestSeen, this,
            [this, withdrawn] { m_client->withdraw(withdrawn); }, Qt::SingleShotConnection);
        for (const Manner manner : {Manner::Silence, Manner::CutShort, Manner::Whole})
            m_server->next(faulty(manner));
        for (int i = 0; i < 3; ++i)
            list();
        QTRY_COMPARE(m_pages.size(), 3);
    }

    void anUnknownTicketIsNoMatter() {
        m_client->withdraw(0);
        m_client->withdraw(4711);
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        m_client->withdraw(1);
    }

    void anAnswerToTheOldKeyIsNotDeliveredUnderTheNew() {
        m_server->next(faulty(Manner::Silence));
        QSignalSpy seen(m_server.get(), &ScriptedServer::requestSeen);
        list();
        QTRY_COMPARE(seen.size(), 1);
        list();
        const char* newKey = "rk_test_another00000000000000000";
        m_client->setKey(someKey(newKey));
        QVERIFY(*m_client->key() == someKey(newKey));
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QCOMPARE(m_server->seen().last().headers.value("authorization"), QByteArray("Bearer ") + newKey);
        QCOMPARE(m_server->seen().size(), 2);
    }

    void aKeyTakenAwayWhileAPageIsReadDropsThePage() {
        m_server->always(json(200, largePage()));
        QSignalSpy pending(m_client.get(), &StripeClient::pendingChanged);
        list();
        QTRY_COMPARE(m_server->seen().size(), 1);
        m_client->setKey(std::nullopt);
        QCOMPARE(pending.last(), QVariantList{0});
        m_client->setKey(someKey());
        list();
        QTRY_COMPARE(m_pages.size(), 1);
    }

    void aNewKeyInTheMiddleOfARefusalDropsTheRest() {
        m_server->next(error(401));
        connect(m_client.get(), &StripeClient::keyRefused, this,
                [this] { m_client->setKey(someKey("rk_test_better00000000000000000000")); });
        QSignalSpy refused(m_client.get(), &StripeClient::keyRefused);
        list();
        QTRY_COMPARE(refused.size(), 1);
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QVERIFY(m_pages.first().isOk());
    }

    void theClientMayGoAtAnyMoment() {
        m_server->always(json(200, largePage()));
        // At every stage in turn: asked, sent, answered, being read.
        for (int events = 0; events < 12; ++events) {
            StripeClient client(m_server->url(), quick());
            client.setKey(someKey());
            for (int i = 0; i < 3; ++i)
                client.listSessions({}, m_context.get(), into(m_pages));
            QSignalSpy seen(m_server.get(), &ScriptedServer::requestSeen);
            QTRY_VERIFY(events == 0 || seen.size() >= events % 4);
        }
    }

    void theClientMayGoInsideItsAnswer_data() {
        QTest::addColumn<bool>("fails");
        QTest::newRow("answer") << false;
        QTest::newRow("error") << true;
    }
    void theClientMayGoInsideItsAnswer() {
        QFETCH(bool, fails);
        m_server->always(fails ? error(404) : json(200, page(session())));
        int answered = 0;
        for (int i = 0; i < 3; ++i)
            m_client->listSessions({}, m_context.get(), [&](const Result<SessionPage>&) {
                ++answered;
                m_client.reset();
            });
        QTRY_COMPARE(answered, 1);
        QVERIFY(!m_client);
    }

    void theClientMayGoInsideItsSignals() {
        m_server->always(error(401));
        connect(m_client.get(), &StripeClient::keyRefused, this, [this] { m_client.reset(); });
        list();
        QTRY_VERIFY(!m_client);
        start();
        connect(m_client.get(), &StripeClient::reachabilityChanged, this, [this] { m_client.reset(); });
        list();
        QTRY_VERIFY(!m_client);
        QVERIFY(m_pages.isEmpty());
    }

    void anAnswerMayAskAgain() {
        int left = 5;
        std::function<void()> ask = [&] {
            m_client->listSessions({}, m_context.get(), [&](const Result<SessionPage>&) {
                if (--left > 0)
                    ask();
            });
        };
        ask();
        QTRY_COMPARE(left, 0);
    }

    void anActionOvertakesReadsThatWait() {
        StripeTiming timing = quick();
        timing.mostInFlight = 1;
        start(timing);
        m_server->always(json(200, session()));
        for (int i = 0; i < 5; ++i)
            retrieve();
        cancel();
        QTRY_COMPARE(m_sessions.size(), 6);
        QCOMPARE(m_server->seen().first().method, "POST");
    }

    void aLimitHoldsEverybodyBack() {
        StripeTiming timing = quick();
        timing.mostInFlight = 1;
        start(timing);
        m_server->next(error(429, "Busy", "rate_limit", "rate_limit_error", {{"Retry-After", "60"}}));
        connect(
            m_server.get(), &ScriptedServer::requestSeen, this, [this] { cancel(); },
            Qt::SingleShotConnection);
        list();
        QTRY_COMPARE(m_server->seen().size(), 1);
        // Somebody else's requests come and go meanwhile.
        StripeClient other(m_server->url(), quick());
        other.setKey(someKey());
        QList<Result<SessionPage>> answered;
        for (int asked = 1; asked <= 5; ++asked) {
            other.listSessions({}, m_context.get(), into(answered));
            QTRY_COMPARE(answered.size(), asked);
        }
        QCOMPARE(m_server->seen().size(), 6);
        QVERIFY(m_pages.isEmpty() && m_sessions.isEmpty());
    }

    void whoMetTheLimitGoesFirstAfterIt() {
        StripeTiming timing = quick();
        timing.mostInFlight = 1;
        start(timing);
        m_server->next(error(429, "Busy", "rate_limit"));
        list();
        retrieve();
        QTRY_VERIFY(m_pages.size() == 1 && m_sessions.size() == 1);
        QCOMPARE(m_server->seen().at(1).target, m_server->seen().at(0).target);
    }

    void anActionOnItsWayHearsItsOwnAnswerWhenTheKeyIsRefused() {
        StripeTiming timing = quick();
        timing.writeTimeout = std::chrono::milliseconds(60);
        start(timing);
        QSignalSpy refused(m_client.get(), &StripeClient::keyRefused);
        m_server->next(faulty(Manner::Silence));
        m_server->always(error(401));
        cancel();
        connect(
            m_server.get(), &ScriptedServer::requestSeen, this, [this] { list(); }, Qt::SingleShotConnection);
        QTRY_VERIFY(m_sessions.size() == 1 && m_pages.size() == 1);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(m_sessions.first().error().kind, Kind::KeyRefused);
        QVERIFY(m_sessions.first().error().leavesEffectUnknown());
        QVERIFY(!m_pages.first().error().leavesEffectUnknown());
    }

    void anAnswerComesOnTheContextsThread() {
        QThread thread;
        auto* context = new QObject;
        context->moveToThread(&thread);
        connect(&thread, &QThread::finished, context, &QObject::deleteLater);
        thread.start();
        std::atomic<QThread*> answeredOn = nullptr;
        m_client->listSessions({}, context, [&answeredOn](const Result<SessionPage>&) {
            answeredOn = QThread::currentThread();
        });
        QTRY_COMPARE(answeredOn.load(), &thread);
        thread.quit();
        QVERIFY(thread.wait());
    }
};

QTEST_GUILESS_MAIN(TestRequestLife)
#include "tst_request_life.moc"
