// SPDX-License-Identifier: Apache-2.0
#include "sessions/HistoryEstimate.h"
#include "support/DeskOnSandbox.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <set>

using State = SessionFeed::State;

class TestSessionFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void loadsTheNewestFirstAndStopsAtTheChosenExtent();
    void loadsFurtherFromWhereItStopped();
    void isCompleteOnceTheOldestIsIn();
    void anAccountWithoutSessionsIsComplete();
    void sessionsOfOneSecondAreNeitherLostNorDoubled();
    void refreshBringsInWhatIsNewWithOneRequest();
    void refreshClimbsWhenMoreThanAPageIsNew();
    void refreshSeesWhatChangedInTheNewestPage();
    void stopKeepsWhatIsLoadedAndDropsTheAnswer();
    void anAnswerToAnOlderQuestionIsDropped();
    void aRefusedKeyFailsAndStays();
    void anIdentityThatIsNotActivatedSaysSo();
    void aLostNetworkIsTriedAgainByItself();
    void aPageOfNonsenseLeavesTheRowsThatWereThere();
    void aStormOfRateLimitsPasses();
    void everySessionIsThereAfterMishapsOfAllKinds();
    void aClockThatIsWrongByAnHourDoesNotMatter();
    void theEstimateIsNearTheTruth();
};

void TestSessionFeed::loadsTheNewestFirstAndStopsAtTheChosenExtent() {
    DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("1000")});
    desk.feed.start(300);
    QCOMPARE(desk.feed.state(), State::Loading);
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    QCOMPARE(desk.store.size(), 300U);
    QCOMPARE(desk.feed.pagesLoaded(), 3);
    QVERIFY(!desk.feed.coverage().isComplete());
    // The oldest session's second may go on below it.
    QCOMPARE(desk.feed.coverage().extent()->from, desk.store.session(299).created + 1);
    QVERIFY(desk.feed.coverage().gaps().empty());
    for (Row row = 1; row < desk.store.size(); ++row)
        QVERIFY(desk.store.session(row - 1).created >= desk.store.session(row).created);
}

void TestSessionFeed::loadsFurtherFromWhereItStopped() {
    DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("1000")});
    desk.feed.start(200);
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    desk.feed.loadFurther(300);
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    QCOMPARE(desk.store.size(), 500U);
}

void TestSessionFeed::isCompleteOnceTheOldestIsIn() {
    DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("250")});
    desk.feed.start(SessionFeed::everything);
    QTRY_COMPARE(desk.feed.state(), State::Complete);
    QCOMPARE(desk.store.size(), 250U);
    QVERIFY(desk.feed.coverage().isComplete());
}

void TestSessionFeed::anAccountWithoutSessionsIsComplete() {
    DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("0")});
    desk.feed.start();
    QTRY_COMPARE(desk.feed.state(), State::Complete);
    QCOMPARE(desk.store.size(), 0U);
    QVERIFY(desk.feed.coverage().isComplete());
}

void TestSessionFeed::sessionsOfOneSecondAreNeitherLostNorDoubled() {
    DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("0")});
    desk.sandbox.createSessions(250); // All in this second, over two page borders.
    desk.feed.start(SessionFeed::everything);
    QTRY_COMPARE(desk.feed.state(), State::Complete);
    std::set<QString> ids;
    for (Row row = 0; row < desk.store.size(); ++row)
        ids.insert(desk.store.session(row).id.text());
    QCOMPARE(ids.size(), 250U);
}

void TestSessionFeed::refreshBringsInWhatIsNewWithOneRequest() {
    DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("300")});
    desk.feed.start(200);
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    desk.sandbox.createSessions(3);
    desk.sandbox.clearLog();
    desk.feed.refresh();
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    QCOMPARE(desk.store.size(), 203U);
    QCOMPARE(desk.sandbox.log().size(), 1);
}

void TestSessionFeed::refreshClimbsWhenMoreThanAPageIsNew() {
    DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("300")});
    desk.feed.start(200);
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    desk.sandbox.createSessions(270);
    desk.feed.refresh();
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    QCOMPARE(desk.store.size(), 470U);
    // And again nothing is missing above: the next one brings nothing.
    desk.feed.refresh();
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    QCOMPARE(desk.store.size(), 470U);
}

void TestSessionFeed::refreshSeesWhatChangedInTheNewestPage() {
    DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("300")});
    desk.sandbox.createSessions(5);
    desk.feed.start(100);
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    const SessionId id = desk.firstLoaded(Outcome::NeverSubmitted);
    QVERIFY(!id.isEmpty());
    desk.sandbox.submit(id.text(), QStringLiteral("document_expired"));
    desk.feed.refresh();
    QTRY_COMPARE(outcomeOf(desk.loaded(id)), Outcome::Refused);
    QCOMPARE(desk.store.size(), 100U);
}

void TestSessionFeed::stopKeepsWhatIsLoadedAndDropsTheAnswer() {
    DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("1000"), QStringLiteral("--latency"),
                        QStringLiteral("30")});
    desk.feed.start(SessionFeed::everything);
    QTRY_VERIFY(desk.store.size() >= 200);
    desk.feed.stop();
    QCOMPARE(desk.feed.state(), State::Idle);
    const Row loaded = desk.store.size();
    desk.feed.loadFurther(100); // Its answer comes after the dropped one's would have.
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    QCOMPARE(desk.store.size(), loaded + 100);
}

void TestSessionFeed::anAnswerToAnOlderQuestionIsDropped() {
    DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("1000"), QStringLiteral("--latency"),
                        QStringLiteral("30")});
    desk.feed.start(1000);
    desk.feed.start(100); // The first question's page arrives, too, and counts for nothing.
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    QCOMPARE(desk.store.size(), 100U);
    QCOMPARE(desk.feed.pagesLoaded(), 1);
}

void TestSessionFeed::aRefusedKeyFailsAndStays() {
    DeskOnSandbox desk({}, "rk_test_nobodyKnowsThisOne000000000");
    desk.feed.start();
    QTRY_COMPARE(desk.feed.state(), State::Failed);
    QCOMPARE(desk.feed.error().kind, StripeError::Kind::KeyRefused);
    QVERIFY(desk.feed.error().requestId.startsWith(QStringLiteral("req_")));
    QVERIFY(!desk.feed.error().message.contains(QStringLiteral("nobodyKnows")));
}

void TestSessionFeed::anIdentityThatIsNotActivatedSaysSo() {
    DeskOnSandbox desk;
    desk.sandbox.mishap(QStringLiteral("not_activated"));
    desk.feed.start();
    QTRY_COMPARE(desk.feed.state(), State::Failed);
    QCOMPARE(desk.feed.error().kind, StripeError::Kind::IdentityNotActivated);
}

void TestSessionFeed::aLostNetworkIsTriedAgainByItself() {
    DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("1000"), QStringLiteral("--seed"),
                        QStringLiteral("7"), QStringLiteral("--now"), QStringLiteral("1790000000")});
    desk.feed.start(200);
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    desk.sandbox.stop();
    desk.feed.loadFurther(200);
    QTRY_COMPARE(desk.feed.state(), State::Failed);
    QCOMPARE(desk.feed.error().kind, StripeError::Kind::NoConnection);
    QCOMPARE(desk.store.size(), 200U);
    desk.sandbox.startAgain();
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Idle, 20'000);
    QCOMPARE(desk.store.size(), 400U);
}

void TestSessionFeed::aPageOfNonsenseLeavesTheRowsThatWereThere() {
    for (const char* kind : {"not_json", "html", "cut_body"}) {
        DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("300")});
        desk.feed.setReconnectDelay(std::chrono::hours(1));
        desk.feed.start(100);
        QTRY_COMPARE(desk.feed.state(), State::Idle);
        desk.sandbox.mishap(QLatin1StringView(kind), -1);
        desk.feed.loadFurther(100);
        QTRY_COMPARE(desk.feed.state(), State::Failed);
        QCOMPARE(desk.store.size(), 100U);
        desk.sandbox.clearMishaps();
        desk.feed.resume();
        QTRY_COMPARE(desk.feed.state(), State::Idle);
        QCOMPARE(desk.store.size(), 200U);
    }
}

void TestSessionFeed::aStormOfRateLimitsPasses() {
    DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("300")});
    desk.sandbox.mishap(QStringLiteral("rate_limit"), 4);
    desk.feed.start(SessionFeed::everything);
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, 60'000);
    QCOMPARE(desk.store.size(), 300U);
}

void TestSessionFeed::everySessionIsThereAfterMishapsOfAllKinds() {
    DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("1500")});
    for (const char* kind :
         {"server_error", "reset", "cut_body", "html", "conflict", "lock_timeout", "not_json"})
        desk.sandbox.mishap(QLatin1StringView(kind), 2);
    desk.feed.start(SessionFeed::everything);
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed.state(), State::Complete, 30'000);
    QCOMPARE(desk.store.size(), 1500U);
}

void TestSessionFeed::aClockThatIsWrongByAnHourDoesNotMatter() {
    constexpr int hour = 3600;
    DeskOnSandbox desk({QStringLiteral("--clock-offset"), QString::number(hour)});
    desk.feed.start(100);
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    desk.sandbox.createSessions(1);
    desk.feed.refresh();
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    // By this machine's clock the newest session would lie an hour ahead.
    const std::int64_t age = desk.client.now() - desk.store.created()[100];
    QVERIFY2(age >= 0 && age < hour / 2, qPrintable(QString::number(age)));
    const std::int64_t sinceAsked = desk.client.now() - desk.feed.coverage().spans().back().asOf;
    QVERIFY2(sinceAsked >= 0 && sinceAsked < hour / 2, qPrintable(QString::number(sinceAsked)));
}

void TestSessionFeed::theEstimateIsNearTheTruth() {
    DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("20000")});
    desk.feed.start(1000);
    QTRY_COMPARE(desk.feed.state(), State::Idle);
    HistoryEstimate estimate(desk.client);
    QSignalSpy finished(&estimate, &HistoryEstimate::finished);
    desk.sandbox.clearLog();
    estimate.start(desk.feed.coverage().extent()->from, desk.store.session(0).created);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(desk.sandbox.log().size() <= HistoryEstimate::mostSamples);
    const double truth = 19'000;
    QVERIFY2(double(estimate.olderSessions()) > truth / 2 && double(estimate.olderSessions()) < truth * 2,
             qPrintable(QString::number(estimate.olderSessions())));
}

QTEST_GUILESS_MAIN(TestSessionFeed)
#include "tst_sessionfeed.moc"
