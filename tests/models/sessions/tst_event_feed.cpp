// SPDX-License-Identifier: Apache-2.0
#include "sessions/EventFeed.h"
#include "sessions/Reconcile.h"
#include "sessions/SessionFollower.h"
#include "stripe/ReadBudget.h"
#include "support/DeskOnSandbox.h"
#include "support/ScriptedServer.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using State = EventFeed::State;
using namespace std::chrono_literals;

namespace {

/// A desk that keeps itself fresh. It asks when it is told to, unless a test gives it a rhythm.
struct FreshDesk : DeskOnSandbox {
    explicit FreshDesk(const QStringList& arguments = {}, Row loaded = 200)
        : DeskOnSandbox(arguments)
        , budget([this] { return client.now(); })
        , follower(client, store)
        , events(client, store, follower, budget) {
        QObject::connect(&client, &StripeClient::readSent, &budget, &ReadBudget::count);
        QObject::connect(&feed, &SessionFeed::changed, &events,
                         [this] { events.setLoadedFrom(feed.coverage().oldest); });
        events.setTiming({1h, 2h, 3h, 1h, 1h, 1h});
        follower.setIntervals(1h, 1h);
        feed.start(loaded);
        [this] { QTRY_COMPARE(feed.state(), SessionFeed::State::Idle); }();
        events.start();
        [this] { QTRY_COMPARE(events.state(), State::Waiting); }();
        events.setLoadedFrom(feed.coverage().oldest);
        sandbox.clearLog();
    }

    void ask() {
        events.askNow();
        [this] { QTRY_COMPARE(events.state(), State::Waiting); }();
    }
    /// How often the sandbox was asked for a path since its log was cleared.
    int asked(const QString& path) {
        int count = 0;
        for (const QJsonValue& entry : sandbox.log())
            count += entry[QStringLiteral("path")].toString() == path ? 1 : 0;
        return count;
    }
    int reads() { return static_cast<int>(sandbox.log().size()); }
    /// What the sandbox itself says of a session.
    QString truth(const SessionId& id) {
        return sandbox
            .request("GET", QStringLiteral("/v1/identity/verification_sessions/") +
                                id.text())[QStringLiteral("status")]
            .toString();
    }
    /// Sessions that differ from what the sandbox says, or are missing here, among its newest `count`.
    int differences(int count) {
        int wrong = 0;
        QString after;
        for (int page = 0; page < (count + 99) / 100; ++page) {
            const QJsonDocument list = sandbox.request(
                "GET", QStringLiteral("/v1/identity/verification_sessions?limit=100") + after);
            for (const QJsonValue& one : list[QStringLiteral("data")].toArray()) {
                const auto id = SessionId::fromText(one[QStringLiteral("id")].toString());
                const auto row = store.rowOf(*id);
                wrong +=
                    row && store.session(*row).status.wireWord() == one[QStringLiteral("status")].toString()
                        ? 0
                        : 1;
                after = QStringLiteral("&starting_after=") + id->text();
            }
        }
        return wrong;
    }

    ReadBudget budget;
    SessionFollower follower;
    EventFeed events;
};

const QStringList account{QStringLiteral("--sessions"), QStringLiteral("1000")};
const QString eventsPath = QStringLiteral("/v1/events");
const QString listPath = QStringLiteral("/v1/identity/verification_sessions");

} // namespace

/// What changes at Stripe is on the desk, for few requests.
class TestEventFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingHappenedCostsOneRequest();
    void aChangeFarDownTheListIsSeen();
    void aNewSessionComesIn();
    void newSessionsThatChangedSinceAreThere();
    void manyChangesCostFewRequests();
    void aBurstOfOneSecondOverPageBordersIsComplete();
    void eventsThatAreLateAreSeen();
    void aClockThatIsWrongByAnHourLosesNothing();
    void anEventIsReadOnce();
    void whatIsNotLoadedIsNotFetched();
    void aFollowedSessionIsLeftToWhoFollowsIt();
    void whileNobodyLooksNothingIsFollowed();
    void aFailedFollowingIsNoNews();
    void inTheBackgroundOnlyWhatIsOnScreenIsRead();
    void nobodyLooksAndNothingIsAsked();
    void itAsksByItself();
    void aLostNetworkComesBackByItself();
    void aReadThatFailsIsMadeGood();
    void aKeyThatMayNotReadEventsSaysSo();
    void atTheCeilingItStopsAndGoesOnWhenAllowed();
    void theCursorGoesOnWhereItWas();
    void aLongAbsenceIsSaid();
    void eventsThatAreGoneAreSaid();
    void aReconcileFindsWhatNoEventTells();
    void aReconcileGoesOnWhereItFailed();
};

void TestEventFeed::nothingHappenedCostsOneRequest() {
    FreshDesk desk(account);
    desk.sandbox.advanceClock(300);
    desk.ask(); // Seeded sessions may have moved on meanwhile.
    desk.sandbox.clearLog();
    desk.ask();
    QCOMPARE(desk.asked(eventsPath), 1);
    QCOMPARE(desk.reads(), 1);
}

void TestEventFeed::aChangeFarDownTheListIsSeen() {
    FreshDesk desk(account, 600);
    const Row far = 599;
    SessionId id;
    for (Row row = far; id.isEmpty(); --row)
        if (outcomeOf(desk.store.session(row)) == Outcome::NeverSubmitted)
            id = desk.store.session(row).id;
    desk.sandbox.submit(id.text(), QStringLiteral("document_expired"));
    desk.ask();
    QCOMPARE(outcomeOf(desk.loaded(id)), Outcome::Refused);
    QCOMPARE(desk.reads(), 2);
}

void TestEventFeed::aNewSessionComesIn() {
    FreshDesk desk(account);
    desk.sandbox.createSessions(3);
    desk.ask();
    QCOMPARE(desk.store.size(), 203U);
    QVERIFY(desk.reads() <= 4);
    QCOMPARE(desk.differences(200), 0);
}

void TestEventFeed::newSessionsThatChangedSinceAreThere() {
    FreshDesk desk(account);
    QStringList ids;
    for (int i = 0; i < 2; ++i) {
        ids << desk.sandbox
                   .request("POST", listPath,
                            {{QStringLiteral("type"), QStringLiteral("document")}})[QStringLiteral("id")]
                   .toString();
        desk.sandbox.advanceClock(20);
    }
    for (const QString& id : std::as_const(ids)) {
        desk.sandbox.advanceClock(200);
        desk.sandbox.submit(id, QStringLiteral("verified"));
    }
    desk.ask();
    QCOMPARE(desk.store.size(), 202U);
    for (const QString& id : std::as_const(ids))
        QCOMPARE(outcomeOf(desk.loaded(*SessionId::fromText(id))), Outcome::Verified);
    QVERIFY(desk.events.cursor().marks.isEmpty());
}

void TestEventFeed::manyChangesCostFewRequests() {
    FreshDesk desk(account, 500);
    int changed = 0;
    for (Row row = 0; row < 200; ++row) {
        const VerificationSession session = desk.store.session(row);
        if (session.status.value != SessionStatus::RequiresInput || session.isRedactionRequested())
            continue;
        desk.sandbox.actElsewhere(session.id.text(), QStringLiteral("cancel"));
        ++changed;
    }
    QVERIFY(changed > 20);
    desk.sandbox.clearLog();
    desk.ask();
    const int reads = desk.reads();
    QVERIFY2(reads <= 4, qPrintable(QString::number(reads)));
    QCOMPARE(desk.differences(500), 0);
}

void TestEventFeed::aBurstOfOneSecondOverPageBordersIsComplete() {
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

void TestEventFeed::eventsThatAreLateAreSeen() {
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
    QCOMPARE(desk.differences(200), 0);
}

void TestEventFeed::aClockThatIsWrongByAnHourLosesNothing() {
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

void TestEventFeed::anEventIsReadOnce() {
    FreshDesk desk(account);
    desk.sandbox.createSessions(1);
    desk.ask();
    QCOMPARE(desk.reads(), 2);
    desk.ask();
    QCOMPARE(desk.reads(), 3);
}

void TestEventFeed::whatIsNotLoadedIsNotFetched() {
    FreshDesk desk(account, 100);
    DeskOnSandbox all(account); // Another sandbox with the same sessions, to know their ids by.
    all.feed.start(SessionFeed::everything);
    QTRY_COMPARE(all.feed.state(), SessionFeed::State::Complete);
    SessionId old;
    for (Row row = 990; old.isEmpty(); --row)
        if (outcomeOf(all.store.session(row)) == Outcome::NeverSubmitted &&
            !all.store.session(row).isRedactionRequested())
            old = all.store.session(row).id;
    desk.sandbox.submit(old.text(), QStringLiteral("verified"));
    desk.ask();
    QCOMPARE(desk.reads(), 1);
    QCOMPARE(desk.store.size(), 100U);
}

void TestEventFeed::aFollowedSessionIsLeftToWhoFollowsIt() {
    FreshDesk desk(account);
    const SessionId id = desk.firstLoaded(Outcome::NeverSubmitted);
    desk.sandbox.submit(id.text(), QStringLiteral("processing"));
    desk.ask();
    QCOMPARE(outcomeOf(desk.loaded(id)), Outcome::Processing);
    desk.follower.follow(id);
    desk.sandbox.submit(id.text(), QStringLiteral("verified"));
    desk.sandbox.clearLog();
    desk.ask();
    QTRY_COMPARE(outcomeOf(desk.loaded(id)), Outcome::Verified);
    QCOMPARE(desk.reads(), 2); // The events, and the follower's.
    QVERIFY(desk.events.cursor().marks.isEmpty());
}

void TestEventFeed::whileNobodyLooksNothingIsFollowed() {
    FreshDesk desk(account);
    const SessionId id = desk.firstLoaded(Outcome::NeverSubmitted);
    desk.sandbox.submit(id.text(), QStringLiteral("processing"));
    desk.ask();
    desk.follower.setIntervals(5ms, 5ms, 5ms);
    desk.follower.follow(id);
    desk.follower.setPaused(true);
    desk.sandbox.clearLog();
    desk.ask(); // Takes longer than the follower would wait.
    QCOMPARE(desk.reads(), 1);
    desk.sandbox.submit(id.text(), QStringLiteral("verified"));
    desk.follower.setPaused(false); // What is due is asked at once.
    QTRY_COMPARE(outcomeOf(desk.loaded(id)), Outcome::Verified);
    QVERIFY(!desk.follower.isFollowing(id));
}

void TestEventFeed::aFailedFollowingIsNoNews() {
    FreshDesk desk(account);
    const SessionId id = desk.firstLoaded(Outcome::NeverSubmitted);
    desk.sandbox.submit(id.text(), QStringLiteral("processing"));
    desk.ask();
    desk.follower.setIntervals(5ms, 20ms, 20ms);
    desk.sandbox.mishap(QStringLiteral("not_json"), 2);
    desk.follower.follow(id);
    desk.sandbox.submit(id.text(), QStringLiteral("verified"));
    QTRY_COMPARE(outcomeOf(desk.loaded(id)), Outcome::Verified);
}

void TestEventFeed::inTheBackgroundOnlyWhatIsOnScreenIsRead() {
    FreshDesk desk(account);
    const SessionId first = desk.firstLoaded(Outcome::NeverSubmitted);
    desk.events.setOnScreen([first] { return QList<SessionId>{first}; });
    desk.events.setAttention(Attention::Background);
    desk.sandbox.createSessions(1);
    desk.ask();
    QCOMPARE(desk.reads(), 1);
    QCOMPARE(desk.events.cursor().marks.size(), 1);
    desk.sandbox.submit(first.text(), QStringLiteral("verified"));
    desk.ask();
    QCOMPARE(outcomeOf(desk.loaded(first)), Outcome::Verified);
    desk.sandbox.createSessions(1);
    desk.ask();
    QCOMPARE(desk.events.cursor().marks.size(), 1);
    desk.events.setAttention(Attention::InUse); // Somebody looks: at once.
    QTRY_COMPARE(desk.store.size(), 202U);
    QTRY_VERIFY(desk.events.cursor().marks.isEmpty());
}

void TestEventFeed::nobodyLooksAndNothingIsAsked() {
    FreshDesk desk(account);
    desk.events.setTiming({10ms, 10ms, 10ms, 10ms, 10ms, 10ms});
    desk.events.setAttention(Attention::Away);
    QCOMPARE(desk.events.state(), State::Paused);
    desk.sandbox.createSessions(1);
    QSignalSpy changed(&desk.events, &EventFeed::changed);
    desk.feed.refresh(); // Takes longer than the rhythm would.
    QTRY_COMPARE(desk.feed.state(), SessionFeed::State::Idle);
    QCOMPARE(desk.asked(eventsPath), 0);
    QCOMPARE(changed.size(), 0);
    desk.events.setAttention(Attention::InUse);
    QTRY_VERIFY(desk.asked(eventsPath) > 0);
}

void TestEventFeed::itAsksByItself() {
    FreshDesk desk(account);
    desk.events.setTiming({20ms, 1h, 1h, 1h, 1h, 1h});
    desk.ask();
    desk.sandbox.createSessions(2);
    QTRY_COMPARE(desk.store.size(), 202U);
}

void TestEventFeed::aLostNetworkComesBackByItself() {
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

void TestEventFeed::aReadThatFailsIsMadeGood() {
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

void TestEventFeed::aKeyThatMayNotReadEventsSaysSo() {
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

void TestEventFeed::atTheCeilingItStopsAndGoesOnWhenAllowed() {
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

void TestEventFeed::theCursorGoesOnWhereItWas() {
    FreshDesk desk(account);
    desk.ask();
    const EventCursor kept = desk.events.cursor();
    desk.events.reset();
    const SessionId id = desk.firstLoaded(Outcome::NeverSubmitted);
    desk.sandbox.submit(id.text(), QStringLiteral("verified"));
    desk.sandbox.advanceClock(7'200); // Two hours nobody was there.
    desk.events.start(kept);
    desk.events.setLoadedFrom(desk.feed.coverage().oldest);
    QTRY_COMPARE(outcomeOf(desk.loaded(id)), Outcome::Verified);
    QTRY_COMPARE(desk.events.state(), State::Waiting);
    QVERIFY(!desk.events.absentSince());
}

void TestEventFeed::aLongAbsenceIsSaid() {
    FreshDesk desk(account);
    desk.ask();
    const EventCursor kept = desk.events.cursor();
    desk.sandbox.advanceClock(26 * 86'400);
    desk.ask(); // So that the desk knows what time it is.
    QSignalSpy found(&desk.events, &EventFeed::absenceFound);
    desk.events.start(kept);
    QCOMPARE(found.size(), 1);
    QCOMPARE(*desk.events.absentSince(), kept.readUpTo);
    QTRY_COMPARE(desk.events.state(), State::Waiting);
    desk.sandbox.createSessions(1);
    desk.events.setLoadedFrom(desk.feed.coverage().oldest);
    desk.ask();
    QCOMPARE(desk.store.size(), 201U); // What happens from now on is seen.
    desk.events.relisted();
    QVERIFY(!desk.events.absentSince());
}

void TestEventFeed::eventsThatAreGoneAreSaid() {
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

void TestEventFeed::aReconcileFindsWhatNoEventTells() {
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

void TestEventFeed::aReconcileGoesOnWhereItFailed() {
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

QTEST_GUILESS_MAIN(TestEventFeed)
#include "tst_event_feed.moc"
