// SPDX-License-Identifier: Apache-2.0
#include "sessions/ReadPlan.h"

#include <QSet>
#include <QTest>

#include <random>

namespace {

constexpr int ample = 1'000;

ReadPlan::Wanted wanted(int number, std::int64_t created) {
    return {*SessionId::fromText(QStringLiteral("vs_%1").arg(number)), created};
}

/// One session known every `step` seconds, `count` of them.
std::vector<std::int64_t> known(int count, std::int64_t step) {
    std::vector<std::int64_t> times;
    for (int i = 0; i < count; ++i)
        times.push_back(i * step);
    return times;
}

int coveredBy(const ReadPlan& plan, const std::vector<ReadPlan::Wanted>& all) {
    int covered = static_cast<int>(plan.single.size());
    for (const ReadPlan::Wanted& one : all)
        for (const TimeRange& stretch : plan.stretches)
            covered += one.created >= *stretch.from && one.created < *stretch.before ? 1 : 0;
    return covered;
}

} // namespace

/// Changed sessions are read again with the fewest requests.
class TestReadPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingCostsNothing() { QCOMPARE(planReads({}, known(10, 1), ample).price, 0); }

    void oneIsReadByItself() {
        const ReadPlan plan = planReads({wanted(1, 50)}, known(100, 1), ample);
        QCOMPARE(plan.single.size(), 1);
        QVERIFY(plan.stretches.empty());
        QCOMPARE(plan.price, 1);
    }

    void manyCloseTogetherAreListedAgain() {
        std::vector<ReadPlan::Wanted> many;
        for (int i = 0; i < 40; ++i)
            many.push_back(wanted(i, i * 2));
        const ReadPlan plan = planReads(many, known(10'000, 1), ample);
        QVERIFY(plan.single.isEmpty());
        QCOMPARE(plan.stretches.size(), 1U);
        QCOMPARE(plan.price, 1);
        QCOMPARE(plan.inStretches.size(), 40);
        QCOMPARE(coveredBy(plan, many), 40);
    }

    void noStretchReachesOverWhatIsNotLoaded() {
        Coverage coverage;
        coverage.add({5'000, 10'000}, 20'000);
        // Two old sessions that were fetched by their ids: nobody knows what lies between them.
        const std::vector<ReadPlan::Wanted> lone{wanted(1, 100), wanted(2, 200), wanted(3, 6'000),
                                                 wanted(4, 6'001)};
        const std::vector<std::int64_t> times{100, 200, 6'000, 6'001};
        const ReadPlan plan = planReads(lone, times, ample, coverage);
        QCOMPARE(plan.single.size(), 2);
        QCOMPARE(plan.stretches.size(), 1U);
        QVERIFY(*plan.stretches[0].from > 5'000);
        QCOMPARE(plan.price, 3);
        // Above the newest that was listed, events have told of every session.
        QCOMPARE(planReads({wanted(5, 11'000), wanted(6, 12'000)}, times, ample, coverage).price, 1);
    }

    void fewFarApartAreReadOneByOne() {
        const ReadPlan plan =
            planReads({wanted(1, 0), wanted(2, 5'000), wanted(3, 9'000)}, known(10'000, 1), ample);
        QCOMPARE(plan.single.size(), 3);
        QVERIFY(plan.stretches.empty());
    }

    void severalCrowdsAreSeveralStretches() {
        std::vector<ReadPlan::Wanted> crowds;
        for (int crowd = 0; crowd < 3; ++crowd)
            for (int i = 0; i < 20; ++i)
                crowds.push_back(wanted(crowd * 20 + i, crowd * 3'000 + i));
        const ReadPlan plan = planReads(crowds, known(10'000, 1), ample);
        QCOMPARE(plan.stretches.size(), 3U);
        QCOMPARE(plan.price, 3);
        QCOMPARE(coveredBy(plan, crowds), 60);
    }

    void sessionsThatShareASecondShareTheirStretch() {
        std::vector<ReadPlan::Wanted> burst;
        for (int i = 0; i < 250; ++i)
            burst.push_back(wanted(i, 77));
        const ReadPlan plan = planReads(burst, std::vector<std::int64_t>(250, 77), ample);
        QCOMPARE(plan.stretches.size(), 1U);
        QCOMPARE(coveredBy(plan, burst), 250);
        QCOMPARE(plan.price, 3); // Three pages.
        QVERIFY(plan.single.isEmpty());
    }

    void aPlanKeepsToItsPriceAndTakesThoseInFront() {
        std::vector<ReadPlan::Wanted> scattered;
        for (int i = 0; i < 64; ++i)
            scattered.push_back(wanted(i, (64 - i) * 1'000));
        const ReadPlan plan = planReads(scattered, known(64'000, 1), 20);
        QVERIFY(plan.price <= 20 && plan.price > 5);
        QVERIFY(plan.single.contains(scattered.front().id));
        QVERIFY(!plan.single.contains(scattered.back().id));
    }

    void noPlanIsDearerThanOneByOneAndNoneForgetsAnybody() {
        std::mt19937 dice(4);
        for (int round = 0; round < 50; ++round) {
            std::vector<ReadPlan::Wanted> some;
            for (int i = 0; i < 60; ++i)
                some.push_back(wanted(i, std::uniform_int_distribution<std::int64_t>(0, 4'000)(dice)));
            const ReadPlan plan = planReads(some, known(4'000, 1), ample);
            QVERIFY(plan.price <= 60);
            QSet<SessionId> read(plan.single.begin(), plan.single.end());
            for (const SessionId& id : plan.inStretches)
                read << id;
            QCOMPARE(read.size(), 60);
        }
    }
};

QTEST_GUILESS_MAIN(TestReadPlan)
#include "tst_read_plan.moc"
