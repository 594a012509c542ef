// SPDX-License-Identifier: Apache-2.0
#include "main_window/CoverageText.h"

#include <QDateTime>
#include <QTest>

using State = SessionFeed::State;

namespace {

std::int64_t day(int month, int dayOfMonth) {
    return QDateTime(QDate(2026, month, dayOfMonth), QTime(0, 0)).toSecsSinceEpoch();
}

const std::int64_t now = day(11, 23);

Coverage of(std::initializer_list<Coverage::Range> ranges) {
    Coverage coverage;
    for (const Coverage::Range& range : ranges)
        coverage.add(range, now);
    return coverage;
}

} // namespace

/// No number is called a total when it is none.
class TestCoverageText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysHowFarItReaches() {
        QCOMPARE(coverageText({}, 0), QStringLiteral("Nothing loaded yet"));
        QCOMPARE(coverageText(of({{0, now}}), 0), QStringLiteral("This account has no sessions"));
        QCOMPARE(coverageText(of({{0, now}}), 2'000), QStringLiteral("2,000 sessions, all this account has"));
        QCOMPARE(coverageText(of({{0, now}}), 1'999, true),
                 QStringLiteral("1,999 sessions, all that could be read"));
        QCOMPARE(coverageText(of({{day(3, 2), now}}), 41'200),
                 QStringLiteral("41,200 loaded, complete since 2 Mar 2026, more at Stripe"));
    }

    void saysWhereItHasGaps() {
        const Coverage one = of({{day(3, 2), day(5, 1)}, {day(5, 3), now}});
        QCOMPARE(coverageText(one, 41'200),
                 QStringLiteral("41,200 loaded, complete since 2 Mar 2026 but for one gap, more at Stripe"));
        QCOMPARE(fillText(one), QStringLiteral("Fill the gap"));
        QVERIFY(gapsText(one, {}).contains(QStringLiteral("1 May 2026 00:00 and 3 May 2026 00:00")));
        QVERIFY(!gapsText(one, {}).contains(QStringLiteral("requests")));
        QVERIFY(gapsText(one, 12).endsWith(QStringLiteral("About 12 requests to Stripe.")));
        const Coverage two = of({{0, day(3, 1)}, {day(3, 2), day(5, 1)}, {day(5, 3), now}});
        QCOMPARE(coverageText(two, 41'200), QStringLiteral("41,200 loaded, complete but for 2 gaps"));
        QCOMPARE(fillText(two), QStringLiteral("Fill 2 gaps"));
    }

    void whatIsFoundIsFoundOfWhatIsLoaded() {
        const Coverage all = of({{0, now}});
        const Coverage part = of({{day(3, 2), now}});
        const Coverage holed = of({{0, day(3, 1)}, {day(3, 2), now}});
        QCOMPARE(searchedText(all, State::Complete, 500, true), QStringLiteral("of 500"));
        QCOMPARE(searchedText(all, State::Complete, 500, false), QString());
        QCOMPARE(searchedText(part, State::Idle, 500, true), QStringLiteral("of 500 loaded, more at Stripe"));
        QCOMPARE(searchedText(part, State::Idle, 500, false), QStringLiteral("loaded, more at Stripe"));
        QCOMPARE(searchedText(part, State::Loading, 500, true), QStringLiteral("of 500 loaded so far"));
        QCOMPARE(searchedText(holed, State::Idle, 500, true), QStringLiteral("of 500 loaded, one gap"));
        QCOMPARE(searchedText(holed, State::Paused, 500, false), QStringLiteral("loaded, one gap"));
    }

    void progressSaysWhatNobodyHasToGuess() {
        BackFill::Progress progress;
        progress.requests = 1;
        QCOMPARE(progressText(progress), QStringLiteral("one request spent"));
        progress.requests = 412;
        progress.sessionsPerSecond = 380.4;
        QCOMPARE(progressText(progress), QStringLiteral("380 a second · 412 requests spent"));
        progress.requestsLeft = 600;
        progress.timeLeft = std::chrono::seconds(61);
        QCOMPARE(progressText(progress),
                 QStringLiteral("380 a second · 412 requests spent, about 600 left · 2 min left"));
        progress.timeLeft = std::chrono::seconds(59);
        QVERIFY(progressText(progress).endsWith(QStringLiteral("less than a minute left")));
    }
};

QTEST_GUILESS_MAIN(TestCoverageText)
#include "tst_coverage_text.moc"
