// SPDX-License-Identifier: Apache-2.0
#include "identity/DocumentDates.h"

#include <QLocale>
#include <QTest>

using Kind = DocumentValidity::Kind;

class TestDocumentDates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDocumentIsValidThroughItsLastDay_data() {
        QTest::addColumn<QDate>("attempt");
        QTest::addColumn<QDate>("today");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("days");
        const QDate last(2026, 11, 23);
        const auto row = [](const char* name, QDate attempt, QDate today, Kind kind, int days) {
            QTest::newRow(name) << attempt << today << static_cast<int>(kind) << days;
        };
        row("long before", last.addDays(-400), last.addDays(-399), Kind::Valid, 399);
        row("its last day", last, last, Kind::Valid, 0);
        row("the day after, checked on its last day", last, last.addDays(1), Kind::ExpiredSince, 1);
        row("the attempt was a day too late", last.addDays(1), last.addDays(1), Kind::ExpiredAtCheck, 1);
        row("how late the attempt was, not today", last.addDays(3), last.addDays(90), Kind::ExpiredAtCheck,
            3);
        row("no attempt", QDate(), last, Kind::Unknown, 0);
    }
    void aDocumentIsValidThroughItsLastDay() {
        QFETCH(QDate, attempt);
        QFETCH(QDate, today);
        QFETCH(int, kind);
        QFETCH(int, days);
        const DocumentValidity validity = documentValidity({2026, 11, 23}, attempt, today);
        QCOMPARE(static_cast<int>(validity.kind), kind);
        QCOMPARE(validity.days, days);
    }

    void aDateThatIsNoneSaysNothing() {
        const QDate today(2026, 11, 23);
        QVERIFY(documentValidity({2026, 0, 0}, today, today) == DocumentValidity());
        QVERIFY(documentValidity({2026, 2, 30}, today, today) == DocumentValidity());
        QVERIFY(!ageOn({1990, 0, 0}, today));
    }

    void aDateIsSaidAsFarAsItGoes() {
        const QLocale before = QLocale();
        QLocale::setDefault(QLocale::c());
        const auto said = [](int year, int month, int day) { return calendarDateText({year, month, day}); };
        QCOMPARE(said(1990, 5, 17), QStringLiteral("17 May 1990"));
        QCOMPARE(said(1990, 5, 0), QStringLiteral("May 1990"));
        QCOMPARE(said(1990, 0, 0), QStringLiteral("1990"));
        QCOMPARE(said(0, 5, 17), QStringLiteral("17 May"));
        QCOMPARE(said(0, 2, 29), QStringLiteral("29 February"));
        QCOMPARE(said(0, 5, 0), QStringLiteral("May"));
        QCOMPARE(said(0, 0, 17), QStringLiteral("day 17"));
        QCOMPARE(said(1990, 0, 17), QStringLiteral("1990, day 17"));
        QLocale::setDefault(before);
    }

    void aDateWithoutADayIsJudgedOnlyWhereEveryDayAgrees() {
        const auto validity = [](int year, int month, QDate attempt, QDate today) {
            return documentValidity({year, month, 0}, attempt, today);
        };
        const QDate today(2026, 11, 23);
        QVERIFY(validity(2026, 10, {2026, 11, 1}, today) ==
                (DocumentValidity{Kind::ExpiredAtCheck, 1, true})); // 31 October at the latest.
        QVERIFY(validity(2026, 10, {2026, 9, 30}, today) == (DocumentValidity{Kind::ExpiredSince, 23, true}));
        QVERIFY(validity(2026, 10, {2026, 10, 15}, today) == (DocumentValidity{Kind::Expired, 23, true}));
        QVERIFY(validity(2026, 11, {2026, 11, 1}, today) == DocumentValidity());
        QVERIFY(validity(2026, 12, {2026, 11, 1}, today) == (DocumentValidity{Kind::Valid, 8, true}));
        QVERIFY(validity(2025, 0, {2026, 1, 2}, today) == (DocumentValidity{Kind::ExpiredAtCheck, 2, true}));
        QVERIFY(documentValidity({0, 5, 17}, today, today) == DocumentValidity());
    }

    void anAgeWithoutABirthdayIsOneOfTwo() {
        const QDate today(2026, 11, 23);
        QVERIFY(ageRangeOn({1990, 5, 4}, today) == (AgeRange{36, 36}));
        QVERIFY(ageRangeOn({1990, 5, 0}, today) == (AgeRange{36, 36}));
        QVERIFY(ageRangeOn({1990, 11, 0}, today) == (AgeRange{35, 36}));
        QVERIFY(ageRangeOn({1990, 0, 0}, today) == (AgeRange{35, 36}));
        QVERIFY(ageRangeOn({2026, 0, 0}, today) == (AgeRange{0, 0}));
        QVERIFY(!ageRangeOn({0, 5, 4}, today));
        QVERIFY(!ageRangeOn({2027, 0, 0}, today));
    }

    void anAgeChangesOnTheBirthday_data() {
        QTest::addColumn<QDate>("today");
        QTest::addColumn<int>("age");
        QTest::newRow("the day before") << QDate(2026, 5, 3) << 35;
        QTest::newRow("the birthday") << QDate(2026, 5, 4) << 36;
        QTest::newRow("the day itself") << QDate(1990, 5, 4) << 0;
        QTest::newRow("a month before, later in it") << QDate(2026, 4, 30) << 35;
    }
    void anAgeChangesOnTheBirthday() {
        QFETCH(QDate, today);
        QFETCH(int, age);
        QCOMPARE(ageOn({1990, 5, 4}, today), std::optional(age));
    }

    void whoWasBornOnALeapDayIsOlderOnTheFirstOfMarch() {
        QCOMPARE(ageOn({2004, 2, 29}, QDate(2026, 2, 28)), std::optional(21));
        QCOMPARE(ageOn({2004, 2, 29}, QDate(2026, 3, 1)), std::optional(22));
        QCOMPARE(ageOn({2004, 2, 29}, QDate(2028, 2, 29)), std::optional(24));
    }

    void nobodyIsBornTomorrow() { QVERIFY(!ageOn({2026, 11, 24}, QDate(2026, 11, 23))); }
};

QTEST_APPLESS_MAIN(TestDocumentDates)
#include "tst_document_dates.moc"
