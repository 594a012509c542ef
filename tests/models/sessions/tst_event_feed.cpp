// SPDX-License-Identifier: Apache-2.0
#include "FreshDesk.h"

#include <QSignalSpy>

using State = EventFeed::State;
using namespace std::chrono_literals;

/// What changes at Stripe is on the desk, for few requests.
class TestEventFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingHappenedCostsOneRequest();
    void aChangeFarDownTheListIsSeen();
    void aNewSessionComesIn();
    void newSessionsThatChangedSinceAreThere();
    void manyChangesCostFewRequests();
    void anEventIsReadOnce();
    void whatIsNotLoadedIsNotFetched();
    void aFollowedSessionIsLeftToWhoFollowsIt();
    void whileNobodyLooksNothingIsFollowed();
    void aFailedFollowingIsNoNews();
    void inTheBackgroundOnlyWhatIsOnScreenIsRead();
    void nobodyLooksAndNothingIsAsked();
    void itAsksByItself();
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

QTEST_GUILESS_MAIN(TestEventFeed)
#include "tst_event_feed.moc"
