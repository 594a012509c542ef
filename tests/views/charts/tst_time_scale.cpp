// SPDX-License-Identifier: Apache-2.0
#include "charts/ChartWords.h"
#include "charts/TimeTicks.h"

#include <QDateTime>
#include <QTest>

namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day = 24 * hour;

/// In Berlin, where the tests live.
std::int64_t at(int year, int month, int dayOfMonth, int hourOfDay = 0, int minute = 0) {
    return QDateTime(QDate(year, month, dayOfMonth), QTime(hourOfDay, minute)).toSecsSinceEpoch();
}

QStringList labels(std::int64_t from, std::int64_t before, double pixels = 800) {
    QStringList result;
    const QList<TimeTick> ticks = timeTicks({{from, before}, pixels}, 84);
    for (const TimeTick& tick : ticks)
        result << tick.label;
    return result;
}

} // namespace

class TestTimeScale : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMomentAndItsPlaceBelongTogether() {
        const TimeScale scale{{1000, 2000}, 500};
        QCOMPARE(scale.xOf(1000), 0.0);
        QCOMPARE(scale.xOf(1500), 250.0);
        QCOMPARE(scale.timeAt(250), 1500);
        QCOMPARE(scale.timeAt(-20), 1000);
        QCOMPARE(scale.timeAt(900), 2000);
    }

    void nothingIsDividedByAnEmptySpan() {
        QCOMPARE(TimeScale().xOf(5), 0.0);
        QCOMPARE((TimeScale{{7, 7}, 100}).timeAt(50), 7);
        QVERIFY(labels(7, 7).isEmpty());
        QCOMPARE(zoomed({}, {0, day}, 0, 0.5), (TimeSpan{0, day}));
    }

    void noColumnIsNarrowerThanFivePixels() {
        for (const int pixels : {1, 4, 60, 333, 1000, 5000}) {
            QVERIFY(columnsFor(pixels) >= 1);
            QVERIFY(columnsFor(pixels) == 1 || pixels / columnsFor(pixels) >= 5);
        }
    }

    void zoomingKeepsThePlaceUnderThePointer() {
        const TimeSpan whole{0, 100 * day};
        const TimeSpan closer = zoomed(whole, whole, 30 * day, 0.5);
        QCOMPARE(closer.seconds(), 50 * day);
        const double before = TimeScale{whole, 1000}.xOf(30 * day);
        const double after = TimeScale{closer, 1000}.xOf(30 * day);
        QVERIFY(std::abs(before - after) < 1);
    }

    void zoomingStopsAtTheWholeAndAtAnHour() {
        const TimeSpan whole{0, 100 * day};
        QCOMPARE(zoomed({day, 2 * day}, whole, day, 1000), whole);
        QCOMPARE(zoomed({day, 2 * day}, whole, day, 0.0001).seconds(), hour);
    }

    void panningStopsAtTheEnds() {
        const TimeSpan whole{0, 100 * day};
        QCOMPARE(panned({day, 11 * day}, whole, 5 * day), (TimeSpan{6 * day, 16 * day}));
        QCOMPARE(panned({day, 11 * day}, whole, -5 * day), (TimeSpan{0, 10 * day}));
        QCOMPARE(panned({day, 11 * day}, whole, 500 * day), (TimeSpan{90 * day, 100 * day}));
    }

    void aBrushOverWideColumnsIsWholeDays() {
        const TimeRange range = tidied(at(2026, 3, 16, 20), at(2026, 3, 14, 3), day);
        QCOMPARE(*range.from, at(2026, 3, 14));
        QCOMPARE(*range.before, at(2026, 3, 17));
    }

    void aShortBrushIsStillADay() {
        const TimeRange range = tidied(at(2026, 3, 14, 3), at(2026, 3, 14, 5), day);
        QCOMPARE(*range.from, at(2026, 3, 14));
        QCOMPARE(*range.before, at(2026, 3, 15));
    }

    void theDayOfTheClockChangeHasItsOwnLength() {
        const TimeRange range = tidied(at(2026, 3, 29, 1), at(2026, 3, 29, 22), day);
        QCOMPARE(*range.before - *range.from, 23 * hour);
    }

    void aBrushOverNarrowColumnsIsWholeHoursOrMinutes() {
        TimeRange range = tidied(at(2026, 3, 14, 9, 20), at(2026, 3, 14, 11, 40), hour);
        QCOMPARE(*range.from, at(2026, 3, 14, 9));
        QCOMPARE(*range.before, at(2026, 3, 14, 12));
        range = tidied(at(2026, 3, 14, 9, 20) + 7, at(2026, 3, 14, 9, 45) + 40, 60);
        QCOMPARE(*range.from, at(2026, 3, 14, 9, 20));
        QCOMPARE(*range.before, at(2026, 3, 14, 9, 46));
    }

    void ticksStandAtRoundMoments_data() {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("before");
        QTest::addColumn<QStringList>("expected");
        const auto words = [](const char* text) { return QString::fromLatin1(text).split(u'|'); };
        QTest::newRow("a morning") << qint64(at(2026, 3, 14, 8, 50)) << qint64(at(2026, 3, 14, 13))
                                   << words("14 Mar 09:00|09:30|10:00|10:30|11:00|11:30|12:00|12:30");
        QTest::newRow("two days") << qint64(at(2026, 3, 14, 1)) << qint64(at(2026, 3, 16))
                                  << words("14 Mar 06:00|12:00|18:00|15 Mar|06:00|12:00|18:00");
        QTest::newRow("five days") << qint64(at(2026, 3, 14)) << qint64(at(2026, 3, 19))
                                   << words("14 Mar 2026|15 Mar|16 Mar|17 Mar|18 Mar");
        QTest::newRow("weeks begin on Monday") << qint64(at(2026, 3, 1)) << qint64(at(2026, 4, 10))
                                               << words("2 Mar 2026|9 Mar|16 Mar|23 Mar|30 Mar|6 Apr");
        QTest::newRow("over New Year")
            << qint64(at(2025, 10, 12)) << qint64(at(2026, 4, 2)) << words("Nov 2025|Dec|2026|Feb|Mar|Apr");
        QTest::newRow("years") << qint64(at(2019, 5, 1)) << qint64(at(2026, 5, 2))
                               << words("2020|2021|2022|2023|2024|2025|2026");
    }
    void ticksStandAtRoundMoments() {
        QFETCH(qint64, from);
        QFETCH(qint64, before);
        QFETCH(QStringList, expected);
        QCOMPARE(labels(from, before), expected);
    }

    void ticksKeepTheirDistanceAtAnySpan() {
        for (std::int64_t seconds = hour; seconds < 40 * 365 * day; seconds = seconds * 5 / 4) {
            const TimeScale scale{{at(2026, 2, 3, 4, 5) - seconds, at(2026, 2, 3, 4, 5)}, 800};
            const QList<TimeTick> ticks = timeTicks(scale, 84);
            for (qsizetype i = 1; i < ticks.size(); ++i)
                QVERIFY(scale.xOf(ticks[i].moment) - scale.xOf(ticks[i - 1].moment) > 70);
        }
    }

    void aColumnTellsItsTimeAndItsCounts() {
        CreatedHistogram histogram{at(2026, 3, 14), day, {{}, {}}};
        histogram.columns[0][static_cast<std::size_t>(Outcome::Verified)] = 1211;
        histogram.columns[0][static_cast<std::size_t>(Outcome::Refused)] = 64;
        QCOMPARE(columnWords(histogram, 0),
                 QStringLiteral("14 Mar 2026 · 1,275 sessions: 1,211 verified, 64 refused"));
        QCOMPARE(columnWords(histogram, 1), QStringLiteral("15 Mar 2026 · no session"));
        QVERIFY(chartWords(histogram).startsWith(QStringLiteral("14 – 15 Mar 2026, 1,275 sessions")));
        QCOMPARE(chartWords({}), QStringLiteral("No session to show."));
    }

    void timesAreToldAsShortAsTheyCanBe() {
        QCOMPARE(timeWords(at(2026, 3, 14, 9), at(2026, 3, 14, 10)),
                 QStringLiteral("14 Mar 2026, 09:00 – 10:00"));
        QCOMPARE(timeWords(at(2026, 3, 14, 23), at(2026, 3, 15, 1)),
                 QStringLiteral("14 Mar 2026, 23:00 – 15 Mar 01:00"));
        QCOMPARE(timeWords(at(2025, 12, 30), at(2026, 1, 3)), QStringLiteral("30 Dec 2025 – 2 Jan 2026"));
    }
};

QTEST_GUILESS_MAIN(TestTimeScale)
#include "tst_time_scale.moc"
