// SPDX-License-Identifier: Apache-2.0
#include "store/Coverage.h"

#include <QTest>

#include <algorithm>
#include <random>

using Range = Coverage::Range;
using Span = Coverage::Span;
using Ranges = std::vector<Range>;
using Spans = std::vector<Span>;

namespace {

constexpr int seconds = 40;

/// The same, one second at a time: as of when each is complete, 0 where it is not.
struct PlainCoverage {
    std::array<std::int64_t, seconds> asOf{};

    void add(const Range& range, std::int64_t moment) {
        for (std::int64_t second = 0; second < seconds; ++second)
            if (second >= range.from && second < range.before && second < moment)
                asOf.at(static_cast<std::size_t>(second)) =
                    std::max(asOf.at(static_cast<std::size_t>(second)), moment);
    }
    std::int64_t at(std::int64_t second) const { return asOf.at(static_cast<std::size_t>(second)); }

    Ranges runs(const Range& within, bool covered) const {
        Ranges ranges;
        for (std::int64_t second = within.from; second < within.before; ++second) {
            if ((at(second) != 0) != covered)
                continue;
            if (!ranges.empty() && ranges.back().before == second)
                ++ranges.back().before;
            else
                ranges.push_back({second, second + 1});
        }
        return ranges;
    }
    Spans spans() const {
        Spans result;
        for (std::int64_t second = 0; second < seconds; ++second) {
            if (at(second) == 0)
                continue;
            if (!result.empty() && result.back().range.before == second && result.back().asOf == at(second))
                ++result.back().range.before;
            else
                result.push_back({{second, second + 1}, at(second)});
        }
        return result;
    }
};

} // namespace

class TestCoverage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsCoveredAtFirst() {
        const Coverage coverage;
        QVERIFY(coverage.isEmpty() && !coverage.isComplete());
        QVERIFY(!coverage.extent() && coverage.gaps().empty());
        QVERIFY(!coverage.asOf({0, 100}));
        QCOMPARE(coverage.holes({10, 20}), Ranges({{10, 20}}));
        QVERIFY(coverage.covers({20, 20})); // There is nothing in it to miss.
    }

    void neighboursOfTheSameMomentAreOneStretch() {
        Coverage coverage;
        coverage.add({10, 20}, 100);
        coverage.add({30, 40}, 100);
        QCOMPARE(coverage.gaps(), Ranges({{20, 30}}));
        coverage.add({20, 30}, 100);
        QCOMPARE(coverage.spans(), Spans({{{10, 40}, 100}}));
        QVERIFY(coverage.gaps().empty());
    }

    void neighboursOfDifferentMomentsStayTwoAndLeaveNoHole() {
        Coverage coverage;
        coverage.add({10, 20}, 100);
        coverage.add({20, 30}, 200);
        QCOMPARE(coverage.spans(), Spans({{{10, 20}, 100}, {{20, 30}, 200}}));
        QCOMPARE(coverage.covered({0, 100}), Ranges({{10, 30}}));
        QCOMPARE(coverage.asOf({10, 30}), std::optional<std::int64_t>(100));
        QCOMPARE(coverage.asOf({20, 30}), std::optional<std::int64_t>(200));
    }

    void theNewerMomentWinsWhicheverComesFirst() {
        Coverage newerLast;
        newerLast.add({10, 40}, 100);
        newerLast.add({20, 30}, 200);
        Coverage newerFirst;
        newerFirst.add({20, 30}, 200);
        newerFirst.add({10, 40}, 100);
        QCOMPARE(newerLast.spans(), Spans({{{10, 20}, 100}, {{20, 30}, 200}, {{30, 40}, 100}}));
        QVERIFY(newerLast == newerFirst);
    }

    void borderSecondsAreExact() {
        Coverage coverage;
        coverage.add({10, 20}, 100);
        QVERIFY(coverage.covers({10, 11}) && coverage.covers({19, 20}));
        QVERIFY(!coverage.covers({9, 11}) && !coverage.covers({19, 21}));
        QCOMPARE(coverage.holes({9, 21}), Ranges({{9, 10}, {20, 21}}));
        coverage.add({21, 22}, 100);
        QCOMPARE(coverage.gaps(), Ranges({{20, 21}})); // One second is a gap.
    }

    void aSecondThatWasNotOverIsNotCovered() {
        Coverage coverage;
        coverage.add({90, 120}, 100);
        QCOMPARE(coverage.spans(), Spans({{{90, 100}, 100}}));
        coverage.add({100, 120}, 100);
        QCOMPARE(coverage.extent()->before, 100);
        coverage.add({5, 5}, 100);
        coverage.add({9, 3}, 100);
        QCOMPARE(coverage.spans().size(), 1U);
    }

    void isCompleteFromTheBeginningWithoutAGapOnly() {
        Coverage coverage;
        coverage.add({50, 100}, 200);
        QVERIFY(!coverage.isComplete());
        coverage.add({-5, 40}, 200); // Nothing is older than the beginning.
        QCOMPARE(coverage.extent()->from, Coverage::beginning);
        QVERIFY(!coverage.isComplete());
        coverage.add({40, 50}, 150);
        QVERIFY(coverage.isComplete());
    }

    void spansAreAllThereIsToKeep() {
        Coverage coverage;
        coverage.add({50, 100}, 200);
        coverage.add({10, 70}, 300);
        coverage.add({120, 130}, 200);
        Spans kept = coverage.spans();
        QVERIFY(Coverage(kept) == coverage);
        std::reverse(kept.begin(), kept.end());
        kept.push_back({{60, 65}, 1}); // What a damaged file may say besides.
        QVERIFY(!(Coverage(kept) == Coverage()));
        QVERIFY(Coverage(kept) == coverage);
    }

    /// Against the plainest way to keep it, over every range there is.
    void anyStretchesInAnyOrder() {
        for (unsigned seed = 0; seed < 300; ++seed) {
            std::mt19937 dice(seed);
            const auto roll = [&dice](int below) { return static_cast<std::int64_t>(dice() % below); };
            Coverage coverage;
            PlainCoverage plain;
            for (int step = 0; step < 12; ++step) {
                const std::int64_t from = roll(seconds);
                const Range range{from, std::min<std::int64_t>(seconds, from + roll(15))};
                const std::int64_t asOf = roll(4) == 0 ? 1 + roll(seconds) : 100 + roll(3);
                coverage.add(range, asOf);
                plain.add(range, asOf);
            }
            QCOMPARE(coverage.spans(), plain.spans());
            for (std::int64_t from = 0; from < seconds; from += 3) {
                for (std::int64_t before = from; before <= seconds; before += 2) {
                    const Range within{from, before};
                    QCOMPARE(coverage.covered(within), plain.runs(within, true));
                    QCOMPARE(coverage.holes(within), plain.runs(within, false));
                    QCOMPARE(coverage.covers(within), plain.runs(within, false).empty());
                    std::int64_t oldest = std::numeric_limits<std::int64_t>::max();
                    for (std::int64_t second = from; second < before; ++second)
                        if (plain.at(second) != 0)
                            oldest = std::min(oldest, plain.at(second));
                    QCOMPARE(coverage.asOf(within).value_or(std::numeric_limits<std::int64_t>::max()),
                             oldest);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
