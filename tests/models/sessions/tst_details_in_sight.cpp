// SPDX-License-Identifier: Apache-2.0
#include "FreshDesk.h"
#include "sessions/DetailsInSight.h"
#include "sessions/UnknownDetails.h"

#include <QTest>

#include <algorithm>

namespace {

/// A desk that has only outlines of what the sandbox has.
struct OutlineDesk : FreshDesk {
    OutlineDesk()
        : FreshDesk(account, 500)
        , details(client, store, budget) {
        SessionOutlines outlines;
        std::vector<SessionOutline> all;
        for (Row row = 0; row < store.size(); ++row)
            all.push_back(store.outline(row));
        for (const SessionOutline& one : all)
            outlines.append(one.id, one.report, one.created, outlines.kindNumber(one.kind));
        store.clear();
        store.adopt(outlines);
        details.setPatience(std::chrono::milliseconds(1));
        details.setOnScreen([this] { return inSight; });
        sandbox.clearLog();
    }
    QList<SessionId> rows(Row first, Row last, Row step = 1) const {
        QList<SessionId> ids;
        for (Row row = first; row < last; row += step)
            ids << store.session(row).id;
        return ids;
    }
    bool isKnown(const SessionId& id) const { return store.classOf(*store.rowOf(id)).known == Known::Whole; }

    DetailsInSight details;
    QList<SessionId> inSight;
};

} // namespace

/// Names come for what is looked at, with few requests, and for nothing else.
class TestDetailsInSight : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void neighboursComeWithOneRequest();
    void whatLiesFarApartComesOneByOne();
    void whatWasScrolledAwayIsNotAskedFor();
    void nothingIsAskedWhileNobodyLooks();
    void theCeilingIsKept();
    void whatIsKnownCostsNothing();
    void aFailureWaitsForTheNextLook();
    void allOfThemArePricedByTheDay();
    void whatIsNotCompleteIsPricedByTheSession();
    void conditionsOnWhatIsNotKeptAreTold_data();
    void conditionsOnWhatIsNotKeptAreTold();
};

void TestDetailsInSight::neighboursComeWithOneRequest() {
    OutlineDesk desk;
    desk.inSight = desk.rows(200, 230);
    desk.details.look();
    QTRY_VERIFY(desk.isKnown(desk.inSight.last()) && desk.isKnown(desk.inSight.first()));
    QVERIFY2(desk.reads() <= 2, qPrintable(QString::number(desk.reads())));
    QCOMPARE(desk.differences(500), 0);
}

void TestDetailsInSight::whatLiesFarApartComesOneByOne() {
    OutlineDesk desk;
    desk.inSight = desk.rows(0, 500, 125);
    desk.details.look();
    for (const SessionId& id : desk.inSight)
        QTRY_VERIFY(desk.isKnown(id));
    QCOMPARE(desk.reads(), 4);
}

void TestDetailsInSight::whatWasScrolledAwayIsNotAskedFor() {
    OutlineDesk desk;
    desk.details.setPatience(std::chrono::milliseconds(100));
    for (Row first = 0; first < 400; first += 10) {
        desk.inSight = desk.rows(first, first + 30);
        desk.details.look();
    }
    QTRY_VERIFY(desk.isKnown(desk.inSight.last()));
    QVERIFY(!desk.isKnown(desk.rows(100, 101).first()));
    QVERIFY(desk.reads() <= 2);
}

void TestDetailsInSight::nothingIsAskedWhileNobodyLooks() {
    OutlineDesk desk;
    desk.inSight = desk.rows(200, 230);
    desk.details.setAttention(Attention::Background);
    desk.details.look();
    desk.ask(); // Some round trips later.
    QCOMPARE(desk.asked(listPath), 0);
    desk.details.setAttention(Attention::InUse);
    QTRY_VERIFY(desk.isKnown(desk.inSight.first()));
}

void TestDetailsInSight::theCeilingIsKept() {
    OutlineDesk desk;
    desk.budget.setCeiling(static_cast<int>(desk.budget.thisMonth()));
    desk.inSight = desk.rows(200, 230);
    desk.details.look();
    desk.feed.refresh(); // Somebody asked for that.
    QTRY_COMPARE(desk.feed.state(), SessionFeed::State::Idle);
    QCOMPARE(desk.asked(listPath), 1);
    desk.budget.allowForToday();
    desk.details.look();
    QTRY_VERIFY(desk.isKnown(desk.inSight.first()));
}

void TestDetailsInSight::whatIsKnownCostsNothing() {
    OutlineDesk desk;
    desk.inSight = desk.rows(200, 230);
    desk.details.look();
    QTRY_VERIFY(desk.isKnown(desk.inSight.first()) && desk.isKnown(desk.inSight.last()));
    const int reads = desk.reads();
    desk.details.look();
    desk.ask();
    QCOMPARE(desk.reads() - desk.asked(eventsPath), reads);
}

void TestDetailsInSight::aFailureWaitsForTheNextLook() {
    OutlineDesk desk;
    desk.sandbox.mishap(QStringLiteral("forbidden"), 1, {{QStringLiteral("path"), listPath}});
    desk.inSight = desk.rows(200, 230);
    desk.details.look();
    QTRY_COMPARE(desk.asked(listPath), 1);
    desk.ask();
    QCOMPARE(desk.asked(listPath), 1);
    desk.details.look();
    QTRY_VERIFY(desk.isKnown(desk.inSight.first()));
}

void TestDetailsInSight::allOfThemArePricedByTheDay() {
    OutlineDesk desk;
    const UnknownDetails unknown = unknownDetailsOf(desk.store);
    QCOMPARE(unknown.sessions, outlinesIn(desk.store));
    QCOMPARE(unknown.sessions, 500U);
    desk.feed.readAgain(unknown.ranges);
    QTRY_COMPARE(desk.feed.state(), SessionFeed::State::Idle);
    QCOMPARE(outlinesIn(desk.store), 0U);
    const int reads = desk.asked(listPath);
    QVERIFY2(std::abs(reads - unknown.price) <= unknown.price / 4 + 1,
             qPrintable(QStringLiteral("%1 for %2").arg(reads).arg(unknown.price)));
    QVERIFY(unknownDetailsOf(desk.store).ranges.empty());
}

/// One session that was fetched by its id, in time of which nothing else is loaded, does not stretch a range.
void TestDetailsInSight::whatIsNotCompleteIsPricedByTheSession() {
    OutlineDesk desk;
    const std::int64_t oldest = desk.store.created()[desk.store.size() - 1];
    const std::int64_t newest = desk.store.created()[0];
    Coverage coverage;
    coverage.add({oldest + 1, newest},
                 newest); // The oldest second may go on below; the newest one was not over.
    const UnknownDetails whole = unknownDetailsOf(desk.store);
    const UnknownDetails unknown = unknownDetailsOf(desk.store, coverage);
    QCOMPARE(unknown.sessions, whole.sessions);
    const auto inOldestSecond = std::ranges::count(desk.store.created(), oldest);
    QCOMPARE(unknown.lone.size(), static_cast<qsizetype>(inOldestSecond));
    QVERIFY(unknown.price <= whole.price + static_cast<int>(inOldestSecond));
    QVERIFY(unknown.ranges.front().from > oldest);
    // With nothing complete, each is read by itself.
    QCOMPARE(unknownDetailsOf(desk.store, Coverage()).price, static_cast<int>(whole.sessions));
    QVERIFY(unknownDetailsOf(desk.store, Coverage()).ranges.empty());
}

void TestDetailsInSight::conditionsOnWhatIsNotKeptAreTold_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<Known>("needed");
    for (const char* line : {"meier", "person:ann", "email:x", "country:DE", "flow:a", "has:person",
                             "ref:4 country:DE", "(ref:4 OR person:ann)"})
        QTest::newRow(line) << QString::fromLatin1(line) << Known::Whole;
    for (const char* line :
         {"ref:4", "customer:cus_1", "meta.order:1", "status:refused (ref:4 OR type:document)"})
        QTest::newRow(line) << QString::fromLatin1(line) << Known::References;
    for (const char* line : {"", "status:refused", "created:2026", "id:abc", "error:document_expired",
                             "redaction:any", "age:>3d", "type:document", "report:vr_1"})
        QTest::newRow(line) << QString::fromLatin1(line) << Known::Outline;
}

void TestDetailsInSight::conditionsOnWhatIsNotKeptAreTold() {
    QFETCH(QString, line);
    QFETCH(Known, needed);
    QCOMPARE(neededBy(parseFilterLine(line, 1'780'000'000).filter), needed);
}

QTEST_GUILESS_MAIN(TestDetailsInSight)
#include "tst_details_in_sight.moc"
