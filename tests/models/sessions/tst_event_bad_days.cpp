// SPDX-License-Identifier: Apache-2.0
#include "FreshDesk.h"
#include "sessions/Reconcile.h"
#include "support/ScriptedServer.h"

#include <QSignalSpy>

#include <algorithm>

using State = EventFeed::State;
using namespace std::chrono_literals;

/// Late events, bursts, wrong clocks, lost networks and long absences leave nothing out.
class TestEventBadDays : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBurstOfOneSecondOverPageBordersIsComplete();
    void eventsThatAreLateAreSeen();
    void aClockThatIsWrongByAnHourLosesNothing();
    void aLostNetworkComesBackByItself();
    void aReadThatFailsIsMadeGood();
    void aKeyThatMayNotReadEventsSaysSo();
    void atTheCeilingItStopsAndGoesOnWhenAllowed();
    void theCursorGoesOnWhereItWas();
    void aLongAbsenceIsSaid();
    void eventsThatAreGoneAreSaid();
    void aReconcileFindsWhatNoEventTells();
    void aReconcileGoesOnWhereItFailed();
    void oneOldSessionDoesNotStretchAReconcile();
};

void TestEventBadDays::aBurstOfOneSecondOverPageBordersIsComplete() {
    FreshDesk desk(account);
    desk.sandbox.createSessions(250); // All in this second: three pages of events, three of sessions.
    desk.ask();
    QCOMPARE(desk.store.size(), 450U);
    QCOMPARE(desk.asked(eventsPath), 3);
    QVERIFY(desk.asked(listPath) <= 3);
    QCOMPARE(desk.differences(400), 0);
    desk.sandbox.clearLog();
    desk.ask(); // The overlap holds all of them, and none is read again.
    QCOMPARE(desk.reads(), 3);
}

void TestEventBadDays::eventsThatAreLateAreSeen() {
    FreshDesk desk(account);
    desk.sandbox.setOption(QStringLiteral("event_delay"), QStringLiteral("50"));
    desk.sandbox.createSessions(1); // An even number: in time.
    desk.sandbox.advanceClock(5);
    desk.sandbox.createSessions(1);
    desk.ask();
    QCOMPARE(desk.store.size(), 201U); // The other one's event is not there yet.
    for (int i = 0; i < 6; ++i) {
        desk.sandbox.advanceClock(10);
        desk.ask();
    }
    QCOMPARE(desk.store.size(), 202U);
    // What has happened by itself in these minutes is told late as well, unless it is asked for once more.
    desk.sandbox.setOption(QStringLiteral("event_delay"), QStringLiteral("0"));
    desk.ask();
    QCOMPARE(desk.differences(200), 0);
}

void TestEventBadDays::aClockThatIsWrongByAnHourLosesNothing() {
    for (const char* offset : {"3600", "-3600"}) {
        FreshDesk desk(account + QStringList{QStringLiteral("--clock-offset"), QLatin1StringView(offset)});
        for (int round = 0; round < 3; ++round) {
            desk.sandbox.createSessions(2);
            desk.sandbox.advanceClock(60);
            desk.ask();
        }
        QCOMPARE(desk.store.size(), 206U);
        QVERIFY(std::abs(desk.events.asOf() - desk.client.now()) < 60);
    }
}

void TestEventBadDays::aLostNetworkComesBackByItself() {
    FreshDesk desk({QStringLiteral("--sessions"), QStringLiteral("1000"), QStringLiteral("--seed"),
                    QStringLiteral("7"), QStringLiteral("--now"), QStringLiteral("1790000000")});
    desk.events.setTiming({1h, 1h, 1h, 400ms, 400ms, 1h});
    desk.sandbox.stop();
    desk.events.askNow();
    QTRY_COMPARE(desk.events.state(), State::Failed);
    QCOMPARE(desk.events.error().kind, StripeError::Kind::NoConnection);
    QCOMPARE(desk.store.size(), 200U);
    desk.sandbox.startAgain();
    desk.sandbox.createSessions(1);
    QTRY_COMPARE_WITH_TIMEOUT(desk.events.state(), State::Waiting, 20'000);
    desk.ask();
    QCOMPARE(desk.store.size(), 201U);
}

void TestEventBadDays::aReadThatFailsIsMadeGood() {
    FreshDesk desk(account);
    const SessionId id = desk.firstLoaded(Outcome::NeverSubmitted);
    desk.sandbox.submit(id.text(), QStringLiteral("verified"));
    desk.sandbox.mishap(QStringLiteral("not_json"), 1, {{QStringLiteral("path"), listPath}});
    desk.events.askNow();
    QTRY_COMPARE(desk.events.state(), State::Failed);
    QVERIFY(desk.events.cursor().marks.contains(id));
    QVERIFY(outcomeOf(desk.loaded(id)) == Outcome::NeverSubmitted);
    desk.ask();
    QCOMPARE(outcomeOf(desk.loaded(id)), Outcome::Verified);
}

void TestEventBadDays::aKeyThatMayNotReadEventsSaysSo() {
    FreshDesk desk(account);
    desk.sandbox.mishap(QStringLiteral("forbidden"), -1, {{QStringLiteral("path"), eventsPath}});
    desk.events.setTiming({1ms, 1ms, 1ms, 1ms, 1ms, 1ms});
    desk.events.askNow();
    QTRY_COMPARE(desk.events.state(), State::Failed);
    QCOMPARE(desk.events.error().kind, StripeError::Kind::PermissionMissing);
    desk.feed.refresh();
    QTRY_COMPARE(desk.feed.state(), SessionFeed::State::Idle);
    QCOMPARE(desk.asked(eventsPath), 1); // Asking again would change nothing.
}

void TestEventBadDays::atTheCeilingItStopsAndGoesOnWhenAllowed() {
    FreshDesk desk(account);
    desk.budget.setCeiling(static_cast<int>(desk.budget.thisMonth()));
    QCOMPARE(desk.events.state(), State::OutOfBudget);
    desk.sandbox.createSessions(1);
    desk.events.askNow();
    QCOMPARE(desk.events.state(), State::OutOfBudget);
    desk.budget.allowForToday();
    desk.ask();
    QCOMPARE(desk.store.size(), 201U);
}

void TestEventBadDays::theCursorGoesOnWhereItWas() {
    FreshDesk desk(account);
    desk.ask();
    const EventCursor kept = desk.events.cursor();
    desk.events.reset();
    const SessionId id = desk.firstLoaded(Outcome::NeverSubmitted);
    desk.sandbox.submit(id.text(), QStringLiteral("verified"));
    desk.sandbox.advanceClock(7'200); // Two hours nobody was there.
    desk.events.start(kept);
    desk.events.setLoadedFrom(desk.loadedFrom());
    QTRY_COMPARE(outcomeOf(desk.loaded(id)), Outcome::Verified);
    QTRY_COMPARE(desk.events.state(), State::Waiting);
    QVERIFY(!desk.events.absentSince());
}

void TestEventBadDays::aLongAbsenceIsSaid() {
    FreshDesk desk(account);
    desk.ask();
    const EventCursor kept = desk.events.cursor();
    desk.sandbox.advanceClock(26 * 86'400);
    desk.ask(); // So that the desk knows what time it is.
    QSignalSpy found(&desk.events, &EventFeed::absenceFound);
    desk.events.start(kept);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(*desk.events.absentSince(), kept.readUpTo);
    QTRY_COMPARE(desk.events.state(), State::Waiting);
    desk.sandbox.createSessions(1);
    desk.events.setLoadedFrom(desk.loadedFrom());
    desk.ask();
    QCOMPARE(desk.store.size(), 201U); // What happens from now on is seen.
    desk.events.relisted();
    QVERIFY(!desk.events.absentSince());
}

void TestEventBadDays::eventsThatAreGoneAreSaid() {
    ScriptedServer stripe;
    const auto json = [](int status, const QByteArray& body) {
        return ScriptedAnswer{status, body, {{"Content-Type", "application/json"}, {"Request-Id", "req_1"}}};
    };
    const ScriptedAnswer nothing = json(200, R"({"object":"list","has_more":false,"data":[]})");
    stripe.next(nothing);
    stripe.next(json(400,
                     R"({"error":{"type":"invalid_request_error","message":"The event evt_1 is no longer )"
                     R"(available because it's aged out of our retention policy."}})"));
    stripe.always(nothing);
    StripeClient client(stripe.url(), DeskOnSandbox::quickTiming());
    client.setKey(ApiKey::fromText(QLatin1StringView(SandboxProcess::readOnly)));
    SessionStore store;
    SessionFollower follower(client, store);
    ReadBudget budget([&client] { return client.now(); });
    EventFeed events(client, store, follower, budget);
    events.start();
    QTRY_COMPARE(events.state(), State::Waiting);
    QVERIFY(!events.absentSince());
    const std::int64_t lastKnown = events.asOf();
    events.askNow();
    QTRY_COMPARE(events.state(), State::Waiting);
    QCOMPARE(*events.absentSince(), lastKnown);
    QCOMPARE(stripe.seen().size(), 3); // And asked anew, from now on.
}

void TestEventBadDays::aReconcileFindsWhatNoEventTells() {
    FreshDesk desk(account, 500);
    Reconcile reconcile(desk.client, desk.store, desk.budget);
    const SessionId id = desk.firstLoaded(Outcome::Verified);
    desk.sandbox.request("POST", listPath + u'/' + id.text(),
                         {{QStringLiteral("metadata[colour]"), QStringLiteral("green")}});
    desk.ask();
    const auto isGreen = [&] {
        const Metadata metadata = desk.loaded(id).metadata;
        return std::ranges::any_of(metadata, [](const auto& pair) { return pair.second == u"green"; });
    };
    QVERIFY(!isGreen());
    desk.sandbox.clearLog();
    const int price = reconcile.fullPrice();
    reconcile.startIfDue();
    QVERIFY(reconcile.isRunning());
    QTRY_VERIFY(!reconcile.isRunning());
    QVERIFY(isGreen());
    QVERIFY(desk.reads() <= price);
    reconcile.startIfDue();
    QVERIFY(!reconcile.isRunning()); // Once a day.
    desk.sandbox.advanceClock(86'401);
    desk.ask();
    reconcile.startIfDue();
    QVERIFY(reconcile.isRunning());
}

void TestEventBadDays::oneOldSessionDoesNotStretchAReconcile() {
    FreshDesk desk(account, 200);
    Reconcile reconcile(desk.client, desk.store, desk.budget);
    reconcile.setCoverage([&desk] { return desk.feed.coverage(); });
    const std::int64_t notLoaded = *desk.loadedFrom() - 1;
    const QJsonDocument older =
        desk.sandbox.request("GET", listPath + QStringLiteral("?limit=100&created[lt]=%1").arg(notLoaded));
    const auto old =
        SessionId::fromText(older[QStringLiteral("data")].toArray().last()[QStringLiteral("id")].toString());
    desk.client.retrieveSession(*old, SessionExpansion::People, &desk.events,
                                [&desk](const Result<RetrievedSession>& result) {
                                    desk.store.merge({&result.value().session, 1});
                                });
    QTRY_COMPARE(desk.store.size(), 201U);
    desk.sandbox.clearLog();
    const int price = reconcile.fullPrice();
    QVERIFY2(price <= 5, qPrintable(QString::number(price)));
    QSignalSpy finished(&reconcile, &Reconcile::finishedFull);
    reconcile.startFull();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY2(desk.reads() <= price, qPrintable(QString::number(desk.reads())));
    QCOMPARE(desk.store.size(), 201U); // It reads again, and loads nothing.
}

void TestEventBadDays::aReconcileGoesOnWhereItFailed() {
    FreshDesk desk(account, 500);
    Reconcile reconcile(desk.client, desk.store, desk.budget);
    desk.sandbox.mishap(QStringLiteral("not_json"), 1);
    reconcile.startFull();
    QTRY_VERIFY(reconcile.hasFailed());
    desk.sandbox.clearLog();
    reconcile.resume();
    QTRY_VERIFY(!reconcile.isRunning());
    QCOMPARE(reconcile.pagesRead(), 5);
    QCOMPARE(desk.reads(), 5);
    QVERIFY(reconcile.lastDone() > 0);
}

QTEST_GUILESS_MAIN(TestEventBadDays)
#include "tst_event_bad_days.moc"
