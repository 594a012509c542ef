// SPDX-License-Identifier: Apache-2.0
#include "models/sessions/MadeHistory.h"
#include "sessions/BackFillPlan.h"

#include <QTest>

using Range = Coverage::Range;
using Slice = BackFillPlan::Slice;

namespace {

constexpr Range allTime{Coverage::beginning, MadeHistory::end};
constexpr std::int64_t asOf = MadeHistory::end + 1;

/// A back-fill as it could go: some slices asked at once, answers in any order, some lost, and stops after
/// which nothing is left but what a stop keeps.
class Walk {
public:
    Walk(const MadeHistory& history, int width, unsigned seed = 1)
        : m_history(history)
        , m_dice(seed)
        , m_width(width) {
        const Slice all{allTime, std::nullopt, 0};
        takeUp({&all, 1});
    }

    void takeUp(std::span<const Slice> slices) {
        m_asked.clear();
        m_plan = BackFillPlan(slices);
        m_plan.setWidth(m_width);
    }

    /// False when there is nothing left to do.
    bool step() {
        askWhatMayBeAsked();
        if (m_asked.empty())
            return false;
        const auto turn = m_asked.begin() + static_cast<std::ptrdiff_t>(m_dice() % m_asked.size());
        const BackFillPlan::Turn answered = *turn;
        m_asked.erase(turn);
        take(answered);
        return true;
    }

    /// All that is asked for is answered at once: as long as a request takes.
    bool round() {
        askWhatMayBeAsked();
        const std::vector<BackFillPlan::Turn> turns = std::exchange(m_asked, {});
        for (const BackFillPlan::Turn& turn : turns)
            take(turn);
        return !turns.empty();
    }

    void loseOne() {
        askWhatMayBeAsked();
        if (m_asked.empty())
            return;
        m_plan.giveBack(m_asked.back().slice);
        m_asked.pop_back();
    }

    void stopAndTakeUpAgain() {
        const std::vector<Slice> kept = m_plan.remaining();
        takeUp(kept);
    }

    /// What is left to read is what is not covered, to the second.
    bool isSound() const {
        Coverage both = coverage;
        for (const Slice& slice : m_plan.remaining()) {
            if (!coverage.covered(slice.range).empty())
                return false;
            both.add(slice.range, asOf);
        }
        return both.covers(allTime);
    }

    std::size_t pagesNeeded() const { return std::max<std::size_t>(1, (m_history.count() + 99) / 100); }
    const BackFillPlan& plan() const { return m_plan; }

    Coverage coverage;
    std::vector<int> seen; ///< How often, by number.
    std::size_t requests = 0;

private:
    void askWhatMayBeAsked() {
        while (m_asked.size() < static_cast<std::size_t>(m_width)) {
            const std::optional<BackFillPlan::Turn> turn = m_plan.next();
            if (!turn)
                return;
            m_asked.push_back(*turn);
        }
    }

    void take(const BackFillPlan::Turn& turn) {
        ++requests;
        const SessionPage page = m_history.answer(turn.query);
        seen.resize(m_history.count());
        for (const VerificationSession& session : page.sessions)
            ++seen[MadeHistory::numberOf(session.id)];
        const std::optional<Coverage::Span> read = m_plan.take(turn.slice, page, asOf);
        QVERIFY(read);
        coverage.add(read->range, read->asOf);
    }

    const MadeHistory& m_history;
    std::mt19937 m_dice;
    int m_width;
    BackFillPlan m_plan;
    std::vector<BackFillPlan::Turn> m_asked;
};

bool eachOnce(const std::vector<int>& seen) {
    return std::all_of(seen.begin(), seen.end(), [](int times) { return times == 1; });
}

/// How many times all that may be asked at once is asked until everything is there.
int roundsFor(const MadeHistory& history, int width, double* requestsPerPage = nullptr) {
    Walk walk(history, width);
    int rounds = 0;
    while (walk.round())
        ++rounds;
    if (requestsPerPage)
        *requestsPerPage = static_cast<double>(walk.requests) / static_cast<double>(walk.pagesNeeded());
    return rounds;
}

} // namespace

class TestBackFillPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAccountWithoutSessionsTakesOneRequest() {
        const MadeHistory history({});
        Walk walk(history, 6);
        QVERIFY(walk.step());
        QVERIFY(!walk.step() && walk.plan().isDone());
        QVERIFY(walk.coverage.covers(allTime));
        QCOMPARE(walk.requests, 1U);
    }

    void oneSessionTakesOneRequest() {
        const MadeHistory history({1'700'000'000});
        Walk walk(history, 6);
        while (walk.step())
            ;
        QCOMPARE(walk.seen, std::vector<int>({1}));
        QCOMPARE(walk.requests, 1U);
        QVERIFY(walk.coverage.isComplete());
    }

    void aSmallAccountIsNotCut() {
        const MadeHistory history(MadeHistory::even(400));
        Walk walk(history, 6);
        while (walk.step())
            ;
        QVERIFY(eachOnce(walk.seen));
        QCOMPARE(walk.requests, 4U);
    }

    void aSecondOverPageBordersIsDrainedByCursor() {
        MadeHistory::Moments moments(250, 1'700'000'000);
        for (int i = 0; i < 60; ++i) // So that the second begins and ends inside pages.
            for (const std::int64_t moment : {1'700'000'001 + i, 1'699'999'999 - i})
                moments.push_back(moment);
        const MadeHistory history(moments);
        Walk walk(history, 1);
        while (walk.step()) {
            QVERIFY(walk.isSound());
            // The second is complete only once it is, and not a page earlier.
            const bool secondIsIn = std::count_if(walk.seen.begin() + 60, walk.seen.begin() + 310,
                                                  [](int times) { return times == 1; }) == 250;
            const bool nextIsIn = walk.seen[59] == 1;
            QCOMPARE(walk.coverage.covers({1'700'000'000, 1'700'000'001}), secondIsIn && nextIsIn);
        }
        QVERIFY(eachOnce(walk.seen));
        QCOMPARE(walk.requests, 4U);
    }

    void theNewestComeFirst() {
        const MadeHistory history(MadeHistory::even(50'000));
        Walk walk(history, 1);
        std::size_t newest = history.count();
        while (walk.step()) {
            newest -= 100;
            QCOMPARE(std::count(walk.seen.begin() + static_cast<std::ptrdiff_t>(newest), walk.seen.end(), 1),
                     static_cast<std::ptrdiff_t>(history.count() - newest));
        }
        QCOMPARE(walk.requests, 500U); // Nothing is cut when one is asked at a time.
    }

    void anyHistoryIsReadOnceAndSoundAtEveryStep() {
        for (unsigned seed = 0; seed < 150; ++seed) {
            const MadeHistory history(MadeHistory::random(seed));
            Walk walk(history, 1 + static_cast<int>(seed % 9), seed);
            while (walk.step())
                QVERIFY2(walk.isSound(), qPrintable(QString::number(seed)));
            QVERIFY2(eachOnce(walk.seen), qPrintable(QString::number(seed)));
            QVERIFY(walk.plan().isDone() && walk.coverage.covers(allTime));
            QVERIFY(walk.requests <= walk.pagesNeeded() + static_cast<std::size_t>(walk.plan().cuts()));
            QVERIFY(static_cast<double>(walk.requests) <= 7 + 1.05 * static_cast<double>(walk.pagesNeeded()));
        }
    }

    void nothingIsLostNorDoubledOverStopsAndLostAnswers() {
        for (unsigned seed = 0; seed < 150; ++seed) {
            const MadeHistory history(MadeHistory::random(seed));
            std::mt19937 dice(seed);
            Walk walk(history, 1 + static_cast<int>(seed % 7), seed);
            while (walk.step()) {
                if (dice() % 5 == 0)
                    walk.loseOne();
                if (dice() % 7 == 0)
                    walk.stopAndTakeUpAgain();
                QVERIFY2(walk.isSound(), qPrintable(QString::number(seed)));
            }
            QVERIFY2(eachOnce(walk.seen), qPrintable(QString::number(seed)));
            QVERIFY(walk.coverage.covers(allTime));
        }
    }

    void withoutItsCursorASecondIsReadAgainAndNothingIsLost() {
        for (unsigned seed = 0; seed < 40; ++seed) {
            const MadeHistory history(MadeHistory::random(seed));
            Walk walk(history, 3, seed);
            for (int steps = 0; walk.step(); ++steps) {
                if (steps != 5)
                    continue;
                std::vector<Slice> kept = walk.plan().remaining();
                for (Slice& slice : kept)
                    slice.cursor.reset();
                walk.takeUp(kept);
            }
            QVERIFY(std::all_of(walk.seen.begin(), walk.seen.end(), [](int times) { return times >= 1; }));
            QVERIFY(walk.coverage.covers(allTime));
        }
    }

    void requestsStayWithinFivePercentOfThePagesNeeded() {
        for (const int width : {2, 4, 8, 16}) {
            for (const MadeHistory::Moments& moments :
                 {MadeHistory::even(100'000), MadeHistory::skewed(100'000, 0.9, 0.2),
                  MadeHistory::skewed(100'000, 0.1, 0.8), MadeHistory::skewed(100'000, 0.5, 0.001)}) {
                double ratio = 0;
                roundsFor(MadeHistory(moments), width, &ratio);
                QVERIFY2(ratio <= 1.05, qPrintable(QString::number(ratio)));
            }
        }
    }

    /// Equal slices reach a quarter: the newest holds nearly everything.
    void aSkewedHistoryIsAsQuickAsAnEvenOne() {
        const MadeHistory even(MadeHistory::even(100'000));
        for (const int width : {2, 4, 8, 16}) {
            const int rounds = roundsFor(even, width);
            const double ideal = 1000.0 / width;
            // Sixteen need longer until each has a slice of its own.
            QVERIFY2(ideal / rounds > (width < 16 ? 0.85 : 0.7),
                     qPrintable(QStringLiteral("%1: %2").arg(width).arg(rounds)));
            for (const MadeHistory::Moments& moments :
                 {MadeHistory::skewed(100'000, 0.9, 0.2), MadeHistory::skewed(100'000, 0.1, 0.8),
                  MadeHistory::skewed(100'000, 0.5, 0.001)}) {
                const double share = static_cast<double>(rounds) / roundsFor(MadeHistory(moments), width);
                QVERIFY2(share > 0.85, qPrintable(QStringLiteral("%1: %2").arg(width).arg(share)));
            }
        }
    }

    void theEstimateIsNearTheTruthOnceTheBeginningIsInSight() {
        const MadeHistory history(MadeHistory::skewed(100'000, 0.9, 0.2));
        Walk walk(history, 4);
        int looks = 0;
        while (walk.step()) {
            const std::optional<std::int64_t> left = walk.plan().sessionsLeft();
            const auto truth = static_cast<double>(history.count()) -
                               static_cast<double>(std::count(walk.seen.begin(), walk.seen.end(), 1));
            if (!left || truth < 10'000)
                continue;
            ++looks;
            const double ratio = static_cast<double>(*left) / truth;
            QVERIFY2(ratio > 0.5 && ratio < 2, qPrintable(QString::number(ratio)));
        }
        QVERIFY2(looks > 500, qPrintable(QString::number(looks)));
    }

    void aPageThatIsNoAnswerChangesNothing() {
        const MadeHistory history(MadeHistory::even(1000));
        const Slice slice{{0, MadeHistory::end - 1'000'000}, MadeHistory::idOf(900), 7};
        BackFillPlan plan({&slice, 1});
        const std::optional<BackFillPlan::Turn> turn = plan.next();
        SessionPage newer = history.answer({}); // As if Stripe did not know `created`.
        QVERIFY(!plan.take(turn->slice, newer, asOf));
        SessionPage same; // As if it did not know `starting_after`.
        same.sessions.resize(1);
        same.sessions[0].id = *slice.cursor;
        same.sessions[0].created = slice.range.before - 1;
        same.hasMore = true;
        QVERIFY(!plan.take(turn->slice, same, asOf));
        QCOMPARE(plan.remaining(), std::vector<Slice>({slice}));
        QVERIFY(plan.next());
    }

    /// A second begun yesterday is not complete as of today.
    void aSecondIsAsOldAsItsOldestPage() {
        const MadeHistory history(MadeHistory::Moments(250, 1'700'000'000));
        const Slice slice{{0, 1'700'000'001}, MadeHistory::idOf(150), 1'780'000'000};
        BackFillPlan plan({&slice, 1});
        std::optional<Coverage::Span> read;
        while (const std::optional<BackFillPlan::Turn> turn = plan.next())
            read = plan.take(turn->slice, history.answer(turn->query), asOf);
        QCOMPARE(read->asOf, 1'780'000'000);
        QCOMPARE(read->range, slice.range);
    }
};

QTEST_GUILESS_MAIN(TestBackFillPlan)
#include "tst_backfillplan.moc"
