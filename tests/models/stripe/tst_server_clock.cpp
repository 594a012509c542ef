// SPDX-License-Identifier: Apache-2.0
#include "stripe/ServerClock.h"

#include <QTest>

namespace {
constexpr std::int64_t now = 1'790'000'000;
constexpr std::int64_t hour = 3'600;
} // namespace

class TestServerClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsKnownBeforeTheFirstDate() {
        const ServerClock clock;
        QVERIFY(!clock.isKnown());
        QCOMPARE(clock.offset(), 0);
    }

    void aClockThatAgreesIsBelievedAtOnce() {
        ServerClock clock;
        clock.note(now + 3, now);
        QVERIFY(clock.isKnown());
        QCOMPARE(clock.offset(), 3);
    }

    void oneDateInTheFutureMovesNothing() {
        for (const std::int64_t ahead : {std::int64_t{91}, hour, 10'000 * hour}) {
            ServerClock fresh;
            fresh.note(now + ahead, now);
            QCOMPARE(fresh.offset(), 0);
            fresh.note(now + 1, now + 1);
            QCOMPARE(fresh.offset(), 0);

            ServerClock known;
            known.note(now, now);
            known.note(now + 5 + ahead, now + 5);
            known.note(now + 10, now + 10);
            known.note(now + 15 + ahead, now + 15); // Again, but not one after the other.
            QCOMPARE(known.offset(), 0);
        }
    }

    void aMachineThatIsBehindIsKnownByTheSecondAnswer() {
        ServerClock clock;
        clock.note(now + hour, now);
        clock.note(now + hour + 2, now + 2);
        QVERIFY(clock.isKnown());
        QCOMPARE(clock.offset(), hour);
    }

    void aMachineThatIsAheadIsKnownByTheFirst() {
        ServerClock clock;
        clock.note(now - hour, now);
        QCOMPARE(clock.offset(), -hour);
    }

    void twoWrongDatesThatDifferAreNoWitnesses() {
        ServerClock clock;
        clock.note(now + hour, now);
        clock.note(now + 2 * hour, now);
        clock.note(now + 3 * hour, now);
        QVERIFY(!clock.isKnown());
    }
};

QTEST_APPLESS_MAIN(TestServerClock)
#include "tst_server_clock.moc"
