// SPDX-License-Identifier: Apache-2.0
#include "sessions/LiveCounts.h"
#include "views/session_list/SessionSamples.h"

#include <QSignalSpy>
#include <QTest>

using namespace samples;

namespace {

SessionFilter filterOf(const char* line) {
    return parseFilterLine(QString::fromLatin1(line), newest).filter;
}

} // namespace

class TestLiveCounts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachFilterIsCountedAndNothingBeforeThat() {
        SessionStore store;
        merge(store, {refused(1), refused(2), session(3)});
        LiveCounts counts(store);
        counts.setFilters({filterOf("status:refused"), filterOf("status:verified"), SessionFilter()});
        QVERIFY(!counts.countOf(0).has_value());
        QTRY_COMPARE(counts.countOf(2), std::optional<quint32>(3));
        QCOMPARE(counts.countOf(0), std::optional<quint32>(2));
        QCOMPARE(counts.countOf(1), std::optional<quint32>(1));
        QVERIFY(!counts.countOf(3).has_value());
        QVERIFY(!counts.countOf(-1).has_value());
    }

    void whatArrivesIsCountedAndTheOldCountStandsUntilThen() {
        SessionStore store;
        LiveCounts counts(store);
        counts.setFilters({SessionFilter()});
        QTRY_COMPARE(counts.countOf(0), std::optional<quint32>(0));
        QSignalSpy changed(&counts, &LiveCounts::changed);
        for (int i = 1; i <= 50; ++i)
            merge(store, {session(i)});
        QCOMPARE(counts.countOf(0), std::optional<quint32>(0));
        QTRY_COMPARE(counts.countOf(0), std::optional<quint32>(50));
        QCOMPARE(changed.size(), 1);
    }

    void anEmptiedStoreCountsNothing() {
        SessionStore store;
        merge(store, page(1, 3));
        LiveCounts counts(store);
        counts.setFilters({SessionFilter()});
        QTRY_COMPARE(counts.countOf(0), std::optional<quint32>(3));
        store.clear();
        QTRY_COMPARE(counts.countOf(0), std::optional<quint32>(0));
    }

    void aFilterThatMovesInTheListKeepsItsCount() {
        SessionStore store;
        merge(store, page(1, 3));
        LiveCounts counts(store);
        counts.setFilters({SessionFilter()});
        QTRY_VERIFY(counts.countOf(0).has_value());
        counts.setFilters({filterOf("status:refused"), SessionFilter()});
        QVERIFY(!counts.countOf(0).has_value());
        QCOMPARE(counts.countOf(1), std::optional<quint32>(3));
    }

    void asTimeGoesOnTheCountFromBeforeStands() {
        SessionStore store;
        merge(store, page(1, 3));
        const QString line = QStringLiteral("created:today");
        constexpr std::int64_t day = 24 * 3600;
        LiveCounts counts(store);
        counts.setFilters({parseFilterLine(line, newest).filter});
        QTRY_VERIFY(counts.countOf(0).has_value());
        const std::optional<quint32> today = counts.countOf(0);
        QVERIFY(today > 0U);
        counts.setFilters({parseFilterLine(line, newest + day).filter});
        QCOMPARE(counts.countOf(0), today);
        QTRY_COMPARE(counts.countOf(0), std::optional<quint32>(0));
    }
};

QTEST_GUILESS_MAIN(TestLiveCounts)
#include "tst_live_counts.moc"
