// SPDX-License-Identifier: Apache-2.0
#include "filter/CreatedRange.h"
#include "models/filter/FilterLineText.h"

#include <QRandomGenerator>
#include <QTest>

using filterline::now;

namespace {

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

std::int64_t startOf(int year, int month, int dayOfMonth) {
    return QDate(year, month, dayOfMonth).startOfDay().toSecsSinceEpoch();
}

/// On the 14th of March 2026, in Berlin.
std::int64_t at(int hours, int minutes, int seconds = 0) {
    return QDateTime(QDate(2026, 3, 14), QTime(hours, minutes, seconds)).toSecsSinceEpoch();
}

} // namespace

class tst_FilterTimes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void datesMeanLocalDays_data();
    void datesMeanLocalDays();
    void theDayTheClocksChangeHasTwentyThreeHours();
    void agesAreToldFromNow_data();
    void agesAreToldFromNow();
    void agesThatMeetShareNoSecondAndLeaveNoneOut();
    void aRangeIsWrittenAsShortAsItGoes_data();
    void aRangeIsWrittenAsShortAsItGoes();
    void whatIsNoRangeIsNotWritten();
    void theHourThatComesTwiceIsWrittenInUtc();
    void whateverIsWrittenIsReadAsThatRange();
};

void tst_FilterTimes::datesMeanLocalDays_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<TimeRange>("expected");
    const auto row = [](const char* text, std::optional<std::int64_t> from,
                        std::optional<std::int64_t> before) {
        QTest::newRow(text) << QString::fromUtf8(text) << TimeRange{from, before};
    };
    row("2026-03-14", startOf(2026, 3, 14), startOf(2026, 3, 15));
    row("2026-03", startOf(2026, 3, 1), startOf(2026, 4, 1));
    row("2025-12", startOf(2025, 12, 1), startOf(2026, 1, 1));
    row("2026", startOf(2026, 1, 1), startOf(2027, 1, 1));
    row("2024-02-29", startOf(2024, 2, 29), startOf(2024, 3, 1));
    row("today", startOf(2026, 3, 17), startOf(2026, 3, 18));
    row("yesterday", startOf(2026, 3, 16), startOf(2026, 3, 17));
    row(">=2026-03", startOf(2026, 3, 1), std::nullopt);
    row(">2026-03", startOf(2026, 4, 1), std::nullopt);
    row("<2026-03", std::nullopt, startOf(2026, 3, 1));
    row("<=2026-03", std::nullopt, startOf(2026, 4, 1));
    row(">=yesterday", startOf(2026, 3, 16), std::nullopt);
    row("2026-01..2026-02", startOf(2026, 1, 1), startOf(2026, 3, 1));
    row("2026-01-05..2026-01-05", startOf(2026, 1, 5), startOf(2026, 1, 6));
    row("2026-03-10..today", startOf(2026, 3, 10), startOf(2026, 3, 18));
    row("2026-03-10..", startOf(2026, 3, 10), std::nullopt);
    row("..2026", std::nullopt, startOf(2027, 1, 1));
    row("2026-03-14T09:30", at(9, 30), at(9, 31));
    row("2026-03-14t09:30:15", at(9, 30, 15), at(9, 30, 16));
    row("2026-03-14T08:30Z", at(9, 30), at(9, 31));
    row(">=2026-03-14T09:30", at(9, 30), std::nullopt);
    row(">2026-03-14T09:30", at(9, 31), std::nullopt);
    row("<2026-03-14T09:30", std::nullopt, at(9, 30));
    row("<=2026-03-14T09:30", std::nullopt, at(9, 31));
    row("2026-03-14T09:30..2026-03-14T10:00", at(9, 30), at(10, 0));
    row("2026-03-14..2026-03-14T10:00", startOf(2026, 3, 14), at(10, 0));
    row("2026-03-14T10:00..2026-03-14", at(10, 0), startOf(2026, 3, 15));
    row("..2026-03-14T10:00", std::nullopt, at(10, 0));
}

void tst_FilterTimes::datesMeanLocalDays() {
    QFETCH(QString, text);
    QFETCH(TimeRange, expected);
    const ParsedLine parsed = parseFilterLine(QStringLiteral("created:") + text, now);
    QVERIFY(parsed.problems.isEmpty());
    QCOMPARE(parsed.filter.conditions.size(), 1);
    QVERIFY(parsed.filter.conditions.first().range == expected);
}

void tst_FilterTimes::theDayTheClocksChangeHasTwentyThreeHours() {
    const ParsedLine parsed = parseFilterLine(QStringLiteral("created:2026-03-29"), now);
    const TimeRange range = parsed.filter.conditions.first().range;
    constexpr std::int64_t hour = 3600;
    QCOMPARE(*range.before - *range.from, 23 * hour); // Every test runs in Berlin's time zone.
}

void tst_FilterTimes::agesAreToldFromNow_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<TimeRange>("expected");
    const auto row = [](const char* text, std::optional<std::int64_t> from,
                        std::optional<std::int64_t> before) {
        QTest::newRow(text) << QString::fromUtf8(text) << TimeRange{from, before};
    };
    row(">3d", std::nullopt, now - 3 * day);
    row(">=1w", std::nullopt, now - 7 * day);
    row("<2h", now - 2 * hour, std::nullopt);
    row("<=2h", now - 2 * hour, std::nullopt);
    row("<30m", now - 30 * minute, std::nullopt);
    row(">96h", std::nullopt, now - 4 * day);
    row("1d..7d", now - 7 * day, now - day);
    row("1d..", std::nullopt, now - day);
    row("..7d", now - 7 * day, std::nullopt);
    row("3d", now - 4 * day, now - 3 * day);
    row("0m", now - minute, now);
    row(">2Weeks", std::nullopt, now - 14 * day);
    row(">1day", std::nullopt, now - day);
    row("<5mins", now - 5 * minute, std::nullopt);
    row("<1hr", now - hour, std::nullopt);
    row(">999999w", std::nullopt, now - 999'999 * 7 * day);
}

void tst_FilterTimes::agesAreToldFromNow() {
    QFETCH(QString, text);
    QFETCH(TimeRange, expected);
    const ParsedLine parsed = parseFilterLine(QStringLiteral("age:") + text, now);
    QVERIFY(parsed.problems.isEmpty());
    QCOMPARE(parsed.filter.conditions.size(), 1);
    QVERIFY(parsed.filter.conditions.first().range == expected);
}

void tst_FilterTimes::agesThatMeetShareNoSecondAndLeaveNoneOut() {
    const QStringList ages{QStringLiteral("<1d"), QStringLiteral("1d..7d"), QStringLiteral("7d..30d"),
                           QStringLiteral("30d..90d"), QStringLiteral(">90d")};
    for (qsizetype i = 1; i < ages.size(); ++i)
        QCOMPARE(ageRangeOf(ages[i], now).range->before, ageRangeOf(ages[i - 1], now).range->from);
}

void tst_FilterTimes::aRangeIsWrittenAsShortAsItGoes_data() {
    QTest::addColumn<TimeRange>("range");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* text, std::optional<std::int64_t> from,
                        std::optional<std::int64_t> before) {
        QTest::newRow(text) << TimeRange{from, before} << QString::fromUtf8(text);
    };
    row("2026", startOf(2026, 1, 1), startOf(2027, 1, 1));
    row("2026-03", startOf(2026, 3, 1), startOf(2026, 4, 1));
    row("2026-01", startOf(2026, 1, 1), startOf(2026, 2, 1));
    row("2026-03-14", startOf(2026, 3, 14), startOf(2026, 3, 15));
    row("2026-01-01", startOf(2026, 1, 1), startOf(2026, 1, 2));
    row("2026-03-29", startOf(2026, 3, 29), startOf(2026, 3, 30)); // Of 23 hours.
    row("2025..2026", startOf(2025, 1, 1), startOf(2027, 1, 1));
    row("2026..2026-03", startOf(2026, 1, 1), startOf(2026, 4, 1));
    row("2026-02..2026-03-14", startOf(2026, 2, 1), startOf(2026, 3, 15));
    row("2026-03-14..2026-03-15", startOf(2026, 3, 14), startOf(2026, 3, 16));
    row("2026-03-14T09:30", at(9, 30), at(9, 31));
    row("2026-03-14T09:30:15", at(9, 30, 15), at(9, 30, 16));
    row("2026-03-14T09:30..2026-03-14T10:00", at(9, 30), at(10, 0));
    row("2026-03-14T09:30:15..2026-03-14T10:00", at(9, 30, 15), at(10, 0));
    row("2026-03-14T09:30..2026-03-14", at(9, 30), startOf(2026, 3, 15));
    row("2026-03-14..2026-03-14T10:00", startOf(2026, 3, 14), at(10, 0));
    row(">=2026", startOf(2026, 1, 1), std::nullopt);
    row(">=2026-03-14T09:30", at(9, 30), std::nullopt);
    row("<2026-03", std::nullopt, startOf(2026, 3, 1));
    row("<2026-03-14T09:30", std::nullopt, at(9, 30));
}

void tst_FilterTimes::aRangeIsWrittenAsShortAsItGoes() {
    QFETCH(TimeRange, range);
    QFETCH(QString, text);
    QCOMPARE(createdText(range), text);
    QVERIFY(createdRangeOf(text, now).range == range);
}

void tst_FilterTimes::whatIsNoRangeIsNotWritten() {
    QCOMPARE(createdText({}), QString());
    QCOMPARE(createdText({now, now}), QString());
    QCOMPARE(createdText({now, now - 1}), QString());
    constexpr std::int64_t aMillionYears = 1'000'000 * 366 * day;
    QCOMPARE(createdText({now, now + aMillionYears}), QString());
    QCOMPARE(createdText({now - aMillionYears, {}}), QString());
}

void tst_FilterTimes::theHourThatComesTwiceIsWrittenInUtc() {
    // 25 October 2026: at 3:00 it is 2:00 again.
    const std::int64_t first = startOf(2026, 10, 25) + 2 * hour + 30 * minute;
    const std::int64_t second = first + hour;
    for (const std::int64_t from : {first, second})
        for (const std::int64_t before : {second, second + 2 * hour})
            if (from < before)
                QVERIFY(createdRangeOf(createdText({from, before}), now).range == (TimeRange{from, before}));
    QVERIFY(createdText({first, second}).contains(u'Z'));
}

void tst_FilterTimes::whateverIsWrittenIsReadAsThatRange() {
    QRandomGenerator random(1);
    const std::int64_t grains[]{1, minute, hour, day};
    for (int i = 0; i < 2'000; ++i) {
        const auto moment = [&] {
            const std::int64_t grain = grains[random.bounded(4)];
            return startOf(2025, 1, 1) + std::int64_t(random.bounded(800 * 86'400)) / grain * grain;
        };
        TimeRange range{moment(), moment()};
        if (*range.before < *range.from)
            std::swap(range.from, range.before);
        if (range.from == range.before)
            continue;
        const QString text = createdText(range);
        QVERIFY2(createdRangeOf(text, now).range == range, qPrintable(text));
    }
}

QTEST_APPLESS_MAIN(tst_FilterTimes)
#include "tst_filtertimes.moc"
