// SPDX-License-Identifier: Apache-2.0
#include "support/DeskOnSandbox.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <random>

using State = SessionFeed::State;
using Range = Coverage::Range;

namespace {

constexpr int patience = 30'000;

struct Listed {
    SessionId id;
    std::int64_t created = 0;
};

/// The sandbox's own list, from the newest to the oldest, asked beside the desk.
std::vector<Listed> listOf(SandboxProcess& sandbox) {
    std::vector<Listed> all;
    QJsonObject page;
    do {
        QString path = QStringLiteral("/v1/identity/verification_sessions?limit=100");
        if (!all.empty())
            path += QStringLiteral("&starting_after=") + all.back().id.text();
        page = sandbox.request("GET", path).object();
        for (const QJsonValue& value : page[QStringLiteral("data")].toArray())
            all.push_back({*SessionId::fromText(value[QStringLiteral("id")].toString()),
                           value[QStringLiteral("created")].toInteger()});
    } while (page[QStringLiteral("has_more")].toBool());
    return all;
}

/// Whether every session that lies in what is called complete, and was there then, is in the store.
bool isTrue(const Coverage& coverage, const SessionStore& store, const std::vector<Listed>& list) {
    return std::all_of(list.begin(), list.end(), [&](const Listed& session) {
        return !coverage.covers({session.created, session.created + 1}) || store.rowOf(session.id);
    });
}

bool holdsExactly(const SessionStore& store, const std::vector<Listed>& list) {
    return store.size() == list.size() && std::all_of(list.begin(), list.end(), [&](const Listed& session) {
               return store.rowOf(session.id).has_value();
           });
}

QStringList arguments(int sessions, const QStringList& more = {}) {
    return QStringList{QStringLiteral("--sessions"), QString::number(sessions)} + more;
}

int countWith(const QJsonArray& log, int status) {
    return static_cast<int>(std::count_if(log.begin(), log.end(), [status](const QJsonValue& entry) {
        return entry[QStringLiteral("status")].toInt() == status;
    }));
}

} // namespace

/// Over real HTTP. What the slices do with a history is tst_backfillplan's.
class TestBackFill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingIsThereOnceWithFewMoreRequestsThanPages();
    void severalSlicesAreAskedForAtOnce();
    void mishapsOfAllKindsLoseNothing();
    void aNetworkLostInTheMiddleIsTakenUpWhereItBroke();
    void stoppedAtAnyMomentAnotherObjectGoesOn();
    void sessionsCreatedMeanwhileAreNotClaimed();
    void aSecondOfTwoHundredAndFiftyIsDrained();
    void pausedItAsksForNothing();
    void aGapIsFilledAndNothingElseAskedFor();
    void whatIsCompleteIsReadAgainWhenAskedTo();
    void aRefusalForTheRateSlowsItDown();
    void aCursorStripeDoesNotKnowIsDropped();
    void progressTellsWhatWasSpentAndWhatIsLeft();
};

void TestBackFill::everythingIsThereOnceWithFewMoreRequestsThanPages() {
    constexpr int pages = 200;
    DeskOnSandbox desk(arguments(pages * 100));
    desk.feed.start(SessionFeed::everything);
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    const qsizetype requests = desk.sandbox.log().size();
    // As many pages that are not full as BackFillPlan allows itself, and the one on its way when it found
    // out.
    constexpr double mostRequests = pages + 6 + 0.035 * pages + 1;
    QVERIFY2(static_cast<double>(requests) <= mostRequests, qPrintable(QString::number(requests)));
    QVERIFY(holdsExactly(desk.store, listOf(desk.sandbox)));
    QVERIFY(desk.feed.coverage().isComplete());
}

void TestBackFill::severalSlicesAreAskedForAtOnce() {
    DeskOnSandbox desk(arguments(6'000, {QStringLiteral("--latency"), QStringLiteral("40")}));
    int most = 0;
    QObject::connect(&desk.client, &StripeClient::pendingChanged,
                     [&most](int pending) { most = std::max(most, pending); });
    desk.feed.start(SessionFeed::everything);
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    QVERIFY2(most > 2, qPrintable(QString::number(most)));
    QVERIFY(most < StripeTiming().mostInFlight); // A place is left for the reader.
    // The newest first: after the first answer there is something to work with.
    QCOMPARE(desk.store.session(0).id, listOf(desk.sandbox).front().id);
}

void TestBackFill::mishapsOfAllKindsLoseNothing() {
    DeskOnSandbox desk(arguments(4'000));
    desk.feed.start(SessionFeed::everything);
    for (const char* kind : {"server_error", "reset", "cut_body", "rate_limit", "html", "conflict",
                             "lock_timeout", "not_json"}) {
        const Row loaded = desk.store.size();
        QTRY_VERIFY_WITH_TIMEOUT(desk.store.size() > loaded || desk.feed.state() == State::Complete,
                                 patience);
        desk.sandbox.mishap(QLatin1StringView(kind), 2);
    }
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    QVERIFY(holdsExactly(desk.store, listOf(desk.sandbox)));
}

void TestBackFill::aNetworkLostInTheMiddleIsTakenUpWhereItBroke() {
    DeskOnSandbox desk(arguments(12'000, {QStringLiteral("--now"), QStringLiteral("1790000000"),
                                          QStringLiteral("--latency"), QStringLiteral("3")}));
    desk.feed.start(SessionFeed::everything);
    QTRY_VERIFY_WITH_TIMEOUT(desk.store.size() > 3'000, patience);
    desk.sandbox.stop();
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Failed, patience);
    const Coverage whenLost = desk.feed.coverage();
    const Row loaded = desk.store.size();
    desk.sandbox.startAgain();
    QVERIFY(isTrue(whenLost, desk.store, listOf(desk.sandbox)));
    desk.sandbox.clearLog();
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    QVERIFY(holdsExactly(desk.store, listOf(desk.sandbox)));
    QVERIFY(loaded > 3'000);
}

void TestBackFill::stoppedAtAnyMomentAnotherObjectGoesOn() {
    SandboxProcess sandbox(arguments(6'000, {QStringLiteral("--latency"), QStringLiteral("2")}));
    const std::vector<Listed> list = listOf(sandbox);
    for (unsigned seed = 0; seed < 6; ++seed) {
        std::mt19937 dice(seed);
        StripeClient client(sandbox.url(), DeskOnSandbox::quickTiming());
        client.setKey(ApiKey::fromText(QLatin1StringView(SandboxProcess::sensitiveAll)));
        SessionStore store;
        BackFill::State kept;
        QList<QString> arrived;
        QObject::connect(&store, &SessionStore::merged, [&](const SessionStore::Change& change) {
            QVERIFY(change.updated.empty()); // Nothing comes twice.
            for (Row row = change.firstNew; row < change.firstNew + change.newCount; ++row)
                arrived.append(store.session(row).id.text());
        });
        bool isComplete = false;
        for (int life = 0; !isComplete; ++life) {
            QVERIFY(life < 500);
            auto feed = std::make_unique<SessionFeed>(client, store);
            feed->restore(kept);
            const Row until = store.size() + dice() % 1'500;
            feed->loadFurther(SessionFeed::everything);
            QTRY_VERIFY_WITH_TIMEOUT(store.size() > until || feed->state() == State::Complete, patience);
            kept = feed->history(); // In the middle of it, as a crash would find it.
            isComplete = feed->state() == State::Complete;
            feed.reset();
            QVERIFY(isTrue(kept.coverage, store, list));
        }
        QVERIFY(holdsExactly(store, list));
        QCOMPARE(arrived.size(), static_cast<qsizetype>(list.size()));
    }
}

void TestBackFill::sessionsCreatedMeanwhileAreNotClaimed() {
    DeskOnSandbox desk(arguments(5'000, {QStringLiteral("--latency"), QStringLiteral("5")}));
    desk.feed.start(SessionFeed::everything);
    for (int i = 0; i < 5; ++i) {
        const Row loaded = desk.store.size();
        QTRY_VERIFY_WITH_TIMEOUT(desk.store.size() > loaded, patience);
        desk.sandbox.createSessions(30);
        desk.sandbox.advanceClock(2);
    }
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    QVERIFY(isTrue(desk.feed.coverage(), desk.store, listOf(desk.sandbox)));
    QVERIFY(desk.store.size() >= 5'000);
    desk.sandbox.advanceClock(60);
    desk.feed.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    const std::vector<Listed> list = listOf(desk.sandbox);
    QVERIFY(holdsExactly(desk.store, list));
    QVERIFY(desk.feed.coverage().covers({list.back().created, list.front().created + 1}));
}

void TestBackFill::aSecondOfTwoHundredAndFiftyIsDrained() {
    DeskOnSandbox desk(arguments(0));
    desk.sandbox.createSessions(130);
    desk.sandbox.advanceClock(1'000);
    desk.sandbox.createSessions(250);
    desk.sandbox.advanceClock(1'000);
    desk.sandbox.createSessions(70);
    desk.sandbox.advanceClock(1'000);
    desk.feed.start(SessionFeed::everything);
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    const std::vector<Listed> list = listOf(desk.sandbox);
    QCOMPARE(list.size(), 450U);
    QVERIFY(holdsExactly(desk.store, list));
    // Stripe's clock is far ahead of this machine's: believed with the second answer, not with the first.
    desk.feed.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    QVERIFY(desk.feed.coverage().covers({list.back().created, list.front().created + 1}));
}

void TestBackFill::pausedItAsksForNothing() {
    DeskOnSandbox desk(arguments(5'000, {QStringLiteral("--latency"), QStringLiteral("10")}));
    int pending = 0;
    QObject::connect(&desk.client, &StripeClient::pendingChanged, [&pending](int now) { pending = now; });
    desk.feed.start(SessionFeed::everything);
    QTRY_VERIFY_WITH_TIMEOUT(desk.store.size() > 1'000, patience);
    desk.feed.pause();
    QCOMPARE(desk.feed.state(), State::Paused);
    QTRY_COMPARE(pending, 0); // What was under way is taken, not wasted.
    const int requests = desk.feed.progress().requests;
    const qsizetype asked = desk.sandbox.log().size();
    QCOMPARE(desk.feed.progress().pages, requests);
    desk.feed.refresh(); // Nothing else goes behind the reader's back either.
    QCOMPARE(desk.feed.state(), State::Paused);
    QCOMPARE(desk.sandbox.log().size(), asked);
    desk.feed.resume();
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    QVERIFY(holdsExactly(desk.store, listOf(desk.sandbox)));
    QVERIFY(desk.feed.progress().requests <= 50 * 1.2);
}

void TestBackFill::aGapIsFilledAndNothingElseAskedFor() {
    DeskOnSandbox desk(arguments(3'000));
    const std::vector<Listed> list = listOf(desk.sandbox);
    const Range gap{list[1'400].created, list[1'100].created};
    BackFill::State history;
    history.coverage.add({Coverage::beginning, gap.from}, desk.client.now());
    history.coverage.add({gap.before, list.front().created + 1}, desk.client.now());
    desk.feed.restore(history);
    QCOMPARE(desk.feed.state(), State::Idle);
    QCOMPARE(desk.feed.coverage().gaps(), std::vector<Range>({gap}));
    desk.sandbox.clearLog();
    desk.feed.fill(*desk.feed.coverage().extent());
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    QVERIFY(desk.feed.coverage().gaps().empty());
    QVERIFY(desk.sandbox.log().size() <= 4);
    for (Row row = 0; row < desk.store.size(); ++row)
        QVERIFY(desk.store.created()[row] >= gap.from && desk.store.created()[row] < gap.before);
    const auto inGap = std::count_if(list.begin(), list.end(), [&gap](const Listed& session) {
        return session.created >= gap.from && session.created < gap.before;
    });
    QCOMPARE(desk.store.size(), static_cast<Row>(inGap));
}

void TestBackFill::whatIsCompleteIsReadAgainWhenAskedTo() {
    DeskOnSandbox desk(arguments(1'000));
    desk.feed.start(SessionFeed::everything);
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    const std::vector<Listed> list = listOf(desk.sandbox);
    const Range range{list[500].created, list[300].created};
    const SessionId changed = list[400].id;
    desk.sandbox.actElsewhere(changed.text(), QStringLiteral("redact"));
    desk.sandbox.advanceClock(60);
    desk.feed.readAgain({range});
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    QVERIFY(desk.loaded(changed).isRedactionRequested());
    QVERIFY(*desk.feed.coverage().asOf(range) > *desk.feed.coverage().asOf({0, range.from}));
}

void TestBackFill::aRefusalForTheRateSlowsItDown() {
    DeskOnSandbox desk(arguments(2'000));
    const double full = DeskOnSandbox::quickTiming().requestsPerSecond;
    double slowest = full;
    QObject::connect(&desk.store, &SessionStore::merged,
                     [&] { slowest = std::min(slowest, desk.client.pace().requestsPerSecond); });
    desk.sandbox.mishap(QStringLiteral("rate_limit"), 3);
    desk.feed.start(SessionFeed::everything);
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    QCOMPARE(desk.store.size(), 2'000U);
    QVERIFY2(slowest < full, qPrintable(QString::number(slowest)));
    QCOMPARE(countWith(desk.sandbox.log(), 429), 3);
}

void TestBackFill::aCursorStripeDoesNotKnowIsDropped() {
    DeskOnSandbox desk(arguments(500));
    const std::vector<Listed> list = listOf(desk.sandbox);
    BackFill::State history;
    const std::int64_t before = list[200].created + 1;
    history.coverage.add({before, list.front().created + 1}, desk.client.now());
    history.remaining = {{{Coverage::beginning, before}, SessionId::fromText(u"vs_nobodyKnowsThisOne"), 1}};
    desk.feed.restore(history);
    desk.feed.loadFurther(SessionFeed::everything);
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    QVERIFY(desk.store.rowOf(list[200].id) && desk.store.rowOf(list.back().id));
}

void TestBackFill::progressTellsWhatWasSpentAndWhatIsLeft() {
    DeskOnSandbox desk(arguments(20'000, {QStringLiteral("--latency"), QStringLiteral("5")}));
    desk.feed.start(SessionFeed::everything);
    QTRY_VERIFY_WITH_TIMEOUT(desk.feed.progress().requestsLeft && desk.store.size() > 5'000, patience);
    const BackFill::Progress progress = desk.feed.progress();
    QVERIFY(progress.sessionsPerSecond > 0);
    QVERIFY(progress.timeLeft);
    const auto left = static_cast<double>(20'000 - desk.store.size()) / 100;
    const auto said = static_cast<double>(*progress.requestsLeft);
    QVERIFY2(said > left / 3 && said < left * 3, qPrintable(QStringLiteral("%1 of %2").arg(said).arg(left)));
    QVERIFY(progress.requests >= progress.pages);
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, patience);
    QCOMPARE(desk.sandbox.log().size(), desk.feed.progress().requests);
}

QTEST_GUILESS_MAIN(TestBackFill)
#include "tst_backfill.moc"
