// SPDX-License-Identifier: Apache-2.0
#include "MadeAccount.h"
#include "sessions/EventFeed.h"
#include "sessions/KeptProgress.h"
#include "sessions/SessionFeed.h"
#include "sessions/SessionFollower.h"
#include "store/SessionStore.h"
#include "stripe/ReadBudget.h"
#include "support/DeskOnSandbox.h"

#include <QTest>

#include <map>

using Fault = MadeAccount::Fault;
using State = SessionFeed::State;

namespace {

constexpr int all = 355;

/// One run of the app on the account.
struct Run {
    explicit Run(MadeAccount& account)
        : client(account.server.url(), DeskOnSandbox::quickTiming())
        , feed(client, store) {
        client.setKey(ApiKey::fromText(QStringLiteral("rk_test_complete0000000000000000")));
        feed.setReconnectDelay(std::chrono::milliseconds(1));
    }

    bool isAtRest() const { return feed.state() == State::Idle || feed.state() == State::Complete; }
    /// What coverage() promises and the store does not have.
    QString brokenPromise(const MadeAccount& account) const {
        for (int number = account.firstNew; number < account.count; ++number) {
            const std::int64_t created = account.createdOf(number);
            const bool isLoaded = store.rowOf(*SessionId::fromText(MadeAccount::idOf(number))).has_value();
            if (!isLoaded && feed.coverage().covers({created, created + 1}))
                return MadeAccount::idOf(number);
        }
        return {};
    }

    StripeClient client;
    SessionStore store;
    SessionFeed feed;
};

} // namespace

/// Whatever one answer says: what counts as complete is complete.
class TestFalseCompleteness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noSpoiltAnswerMakesAPartTheWhole_data();
    void noSpoiltAnswerMakesAPartTheWhole();
    void whatIsNewIsFoundAfterADateInTheFuture();
    void aKeptClaimOfAWrongClockIsTakenBack();
    void aDateInTheFutureDoesNotStopTheEvents();
    void aKeptEventCursorInTheFutureComesBack();
};

void TestFalseCompleteness::noSpoiltAnswerMakesAPartTheWhole_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("answer");
    const std::map<Fault, const char*> faults{{Fault::MoreWithoutData, "more without data"},
                                              {Fault::DateAhead, "date ahead"},
                                              {Fault::DateBehind, "date behind"},
                                              {Fault::OldestFirst, "oldest first"},
                                              {Fault::IgnoresCursor, "ignores the cursor"},
                                              {Fault::IgnoresTime, "ignores the time"}};
    for (const auto& [kind, name] : faults)
        for (int answer = 0; answer < 4; ++answer)
            QTest::addRow("%s, answer %d", name, answer) << static_cast<int>(kind) << answer;
}

void TestFalseCompleteness::noSpoiltAnswerMakesAPartTheWhole() {
    QFETCH(int, kind);
    QFETCH(int, answer);
    MadeAccount account(all);
    account.kind = static_cast<Fault>(kind);
    account.spoilt = answer;
    Run run(account);
    QString broken;
    QObject::connect(&run.feed, &SessionFeed::changed, &run.feed, [&] {
        if (broken.isEmpty())
            broken = run.brokenPromise(account);
    });
    run.feed.start(SessionFeed::everything);
    QTRY_VERIFY(run.isAtRest());
    QCOMPARE(broken, QString());
    QVERIFY(!run.feed.coverage().isComplete() || run.store.size() == all);
    // And it goes on by itself, or with one more look.
    run.feed.loadFurther(SessionFeed::everything);
    QTRY_VERIFY(run.isAtRest());
    QCOMPARE(run.store.size(), static_cast<Row>(all));
    QVERIFY(run.feed.coverage().isComplete());
}

void TestFalseCompleteness::whatIsNewIsFoundAfterADateInTheFuture() {
    MadeAccount account(all);
    account.firstNew = 255; // A hundred at first.
    account.clockOffset = account.createdOf(255) + 30 - account.now();
    account.kind = Fault::DateAhead;
    account.spoilt = 0;
    Run run(account);
    run.feed.start(SessionFeed::everything);
    QTRY_COMPARE(run.feed.state(), State::Complete);
    QCOMPARE(run.store.size(), 100U);
    account.firstNew = 0; // And then four hours in which the others come.
    account.clockOffset = 0;
    run.feed.refresh();
    QTRY_VERIFY(run.isAtRest());
    QCOMPARE(run.brokenPromise(account), QString());
    QCOMPARE(run.store.size(), static_cast<Row>(all));
}

void TestFalseCompleteness::aKeptClaimOfAWrongClockIsTakenBack() {
    MadeAccount account(all);
    Run run(account);
    // As an earlier run may have kept it: all of the account, as of tomorrow, with nothing of it here.
    BackFill::State kept;
    kept.coverage.add({Coverage::beginning, account.now() + 86'400}, account.now() + 86'400);
    run.feed.restore(kept);
    QCOMPARE(run.feed.state(), State::Complete);
    run.feed.refresh();
    QTRY_VERIFY(run.isAtRest() && run.feed.pagesLoaded() > 0);
    QCOMPARE(run.brokenPromise(account), QString());
    QCOMPARE(run.store.size(), static_cast<Row>(all));
}

void TestFalseCompleteness::aDateInTheFutureDoesNotStopTheEvents() {
    MadeAccount account(0);
    account.kind = Fault::DateAhead;
    account.ahead = 3'600;
    account.spoilt = 0;
    Run run(account);
    SessionFollower follower(run.client, run.store);
    ReadBudget budget([&run] { return run.client.now(); });
    EventFeed events(run.client, run.store, follower, budget);
    events.start();
    QTRY_COMPARE(events.state(), EventFeed::State::Waiting);
    QVERIFY(events.asOf() <= account.now() + 5);
}

void TestFalseCompleteness::aKeptEventCursorInTheFutureComesBack() {
    MadeAccount account(0);
    Run run(account);
    SessionFollower follower(run.client, run.store);
    ReadBudget budget([&run] { return run.client.now(); });
    EventFeed events(run.client, run.store, follower, budget);
    EventCursor kept;
    kept.readUpTo = account.now() + 3'600;
    events.start(kept);
    QTRY_COMPARE(events.state(), EventFeed::State::Waiting);
    QVERIFY(events.asOf() <= account.now() + 5);
    QCOMPARE(account.asked, 2); // Once from the cursor, once for all that it may have missed.
}

QTEST_GUILESS_MAIN(TestFalseCompleteness)
#include "tst_false_completeness.moc"
