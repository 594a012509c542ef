// SPDX-License-Identifier: Apache-2.0
#include "stripe/Pacer.h"

#include <QTest>

namespace {

using Ms = std::chrono::milliseconds;
using Line = Pacer::Line;

StripeTiming timingOf(double perSecond, int burst, int mostInFlight) {
    StripeTiming timing;
    timing.requestsPerSecond = perSecond;
    timing.burst = burst;
    timing.mostInFlight = mostInFlight;
    return timing;
}

/// All whose turn it is at that moment.
QList<RequestTicket> drain(Pacer& pacer, Ms now) {
    QList<RequestTicket> tickets;
    while (const std::optional<RequestTicket> ticket = pacer.next(now))
        tickets.append(*ticket);
    return tickets;
}

using Tickets = QList<RequestTicket>;

} // namespace

/// Time here is whatever the test says it is.
class TestPacer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBurstGoesAtOnceAndTheRestAtTheRate() {
        Pacer pacer(timingOf(10, 3, 100), Ms(0));
        for (RequestTicket ticket = 1; ticket <= 6; ++ticket)
            pacer.add(ticket, Line::Read);
        QCOMPARE(drain(pacer, Ms(0)), Tickets({1, 2, 3}));
        QCOMPARE(pacer.untilNext(Ms(0)), Ms(100));
        QCOMPARE(drain(pacer, Ms(99)), Tickets());
        QCOMPARE(drain(pacer, Ms(100)), Tickets({4}));
        QCOMPARE(drain(pacer, Ms(300)), Tickets({5, 6}));
    }

    void aLongRestDoesNotSaveUpMoreThanABurst() {
        Pacer pacer(timingOf(10, 2, 100), Ms(0));
        for (RequestTicket ticket = 1; ticket <= 5; ++ticket)
            pacer.add(ticket, Line::Read);
        QCOMPARE(drain(pacer, Ms(3'600'000)), Tickets({1, 2}));
    }

    void theRateIsNeverExceededByRounding() {
        Pacer pacer(timingOf(7, 1, 1'000'000), Ms(0));
        for (RequestTicket ticket = 1; ticket <= 200; ++ticket)
            pacer.add(ticket, Line::Read);
        Ms now(0);
        qsizetype sent = drain(pacer, now).size();
        while (const std::optional<Ms> wait = pacer.untilNext(now)) {
            QVERIFY(*wait > Ms(0)); // Or the caller would spin.
            now += *wait;
            sent += drain(pacer, now).size();
            QVERIFY(static_cast<double>(sent) <= 1 + 7 * static_cast<double>(now.count()) / 1000 + 1e-3);
        }
        QCOMPARE(sent, 200);
        QVERIFY(now < Ms(30'000));
    }

    void onlySoManyAreInFlight() {
        Pacer pacer(timingOf(1000, 10, 2), Ms(0));
        for (RequestTicket ticket = 1; ticket <= 4; ++ticket)
            pacer.add(ticket, Line::Read);
        QCOMPARE(drain(pacer, Ms(0)), Tickets({1, 2}));
        QCOMPARE(pacer.untilNext(Ms(1000)), std::nullopt); // No time will bring it, only an end.
        pacer.leave();
        QCOMPARE(drain(pacer, Ms(1000)), Tickets({3}));
    }

    void writesGoBeforeReads() {
        Pacer pacer(timingOf(10, 1, 100), Ms(0));
        pacer.add(1, Line::Read);
        pacer.add(2, Line::Read);
        pacer.add(3, Line::Write);
        pacer.add(4, Line::Write);
        QCOMPARE(drain(pacer, Ms(0)), Tickets({3}));
        QCOMPARE(drain(pacer, Ms(100)), Tickets({4}));
        QCOMPARE(drain(pacer, Ms(200)), Tickets({1}));
    }

    void whatSomebodyWaitsForGoesBeforeTheBackground() {
        Pacer pacer(timingOf(10, 10, 100), Ms(0));
        pacer.add(1, Line::Background);
        pacer.add(2, Line::Read);
        pacer.add(3, Line::Background);
        pacer.addInFront(4, Line::Background);
        QCOMPARE(drain(pacer, Ms(0)), Tickets({2, 4, 1, 3}));
    }

    void slowedDownItTakesTwiceAsLongAndRecovers() {
        Pacer pacer(timingOf(10, 5, 100), Ms(0));
        for (RequestTicket ticket = 1; ticket <= 1000; ++ticket)
            pacer.add(ticket, Line::Read);
        QCOMPARE(drain(pacer, Ms(0)).size(), 5);
        pacer.slowDown(Ms(1000));
        pacer.slowDown(Ms(1500)); // Of the same burst.
        QCOMPARE(pacer.requestsPerSecond(), 5.0);
        QCOMPARE(drain(pacer, Ms(1199)), Tickets()); // What was saved up is gone too.
        QCOMPARE(drain(pacer, Ms(1205)).size(), 1);
        pacer.slowDown(Ms(2500));
        QVERIFY(pacer.requestsPerSecond() < 3.0);
        drain(pacer, Ms(10'000));
        QVERIFY(pacer.requestsPerSecond() > 4.0 && pacer.requestsPerSecond() < 6.0);
        drain(pacer, Ms(40'000));
        QCOMPARE(pacer.requestsPerSecond(), 10.0); // And no more than that.
    }

    void howeverOftenItIsRefusedItMovesOn() {
        Pacer pacer(timingOf(16, 1, 100), Ms(0));
        for (int second = 0; second < 100; ++second)
            pacer.slowDown(Ms(second * 1000));
        QVERIFY(pacer.requestsPerSecond() >= 1.0);
    }

    void whoHasWaitedBeforeGoesFirst() {
        Pacer pacer(timingOf(10, 10, 100), Ms(0));
        pacer.add(1, Line::Read);
        pacer.add(2, Line::Read);
        pacer.addInFront(3, Line::Read);
        QCOMPARE(drain(pacer, Ms(0)), Tickets({3, 1, 2}));
    }

    void aPauseHoldsEverybody() {
        Pacer pacer(timingOf(10, 10, 100), Ms(0));
        pacer.add(1, Line::Read);
        pacer.add(2, Line::Write);
        pacer.pauseUntil(Ms(500));
        pacer.pauseUntil(Ms(200)); // The longer one counts.
        QCOMPARE(pacer.untilNext(Ms(100)), Ms(400));
        QCOMPARE(drain(pacer, Ms(499)), Tickets());
        QCOMPARE(drain(pacer, Ms(500)), Tickets({2, 1}));
    }

    void whoIsTakenOutDoesNotGo() {
        Pacer pacer(timingOf(10, 10, 100), Ms(0));
        pacer.add(1, Line::Read);
        pacer.add(2, Line::Write);
        pacer.add(3, Line::Read);
        QVERIFY(pacer.remove(2));
        QVERIFY(!pacer.remove(2));
        QCOMPARE(drain(pacer, Ms(0)), Tickets({1, 3}));
        QVERIFY(!pacer.remove(1));
        pacer.add(4, Line::Read);
        pacer.clear();
        QCOMPARE(pacer.untilNext(Ms(0)), std::nullopt);
    }

    void senselessTimingStillMovesOn() {
        Pacer pacer(timingOf(-1, 0, 0), Ms(0));
        pacer.add(1, Line::Read);
        QCOMPARE(drain(pacer, Ms(0)), Tickets({1}));
        pacer.leave();
        pacer.leave(); // Nobody there to leave.
        pacer.add(2, Line::Read);
        QVERIFY(pacer.untilNext(Ms(0)));
        QCOMPARE(drain(pacer, *pacer.untilNext(Ms(0))), Tickets({2}));
    }

    void aClockThatStandsStillBringsNothing() {
        Pacer pacer(timingOf(10, 1, 100), Ms(50));
        pacer.add(1, Line::Read);
        pacer.add(2, Line::Read);
        QCOMPARE(drain(pacer, Ms(50)), Tickets({1}));
        QCOMPARE(drain(pacer, Ms(0)), Tickets());
        QCOMPARE(drain(pacer, Ms(150)), Tickets({2}));
    }
};

QTEST_GUILESS_MAIN(TestPacer)
#include "tst_pacer.moc"
