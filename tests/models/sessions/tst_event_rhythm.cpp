// SPDX-License-Identifier: Apache-2.0
#include "sessions/EventCursor.h"
#include "sessions/EventRhythm.h"

#include <QTest>

using namespace std::chrono_literals;
using Kind = StripeError::Kind;

/// When events are asked for, and which of them are news.
class TestEventRhythm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDeskInUseIsFreshWithinAMinute() {
        const EventRhythm rhythm;
        QVERIFY(*rhythm.wait(Attention::InUse) < 60s);
    }

    void theLongerNobodyUsesItTheLessItAsks() {
        EventRhythm rhythm;
        QCOMPARE(*rhythm.wait(Attention::Background), EventRhythm::Time(5min));
        rhythm.noteAnswer(Attention::Background);
        rhythm.noteAnswer(Attention::Background);
        QVERIFY(*rhythm.wait(Attention::Background) > 5min);
        for (int i = 0; i < 50; ++i)
            rhythm.noteAnswer(Attention::Background);
        QCOMPARE(*rhythm.wait(Attention::Background), EventRhythm::Time(15min));
        rhythm.noteUse();
        QCOMPARE(*rhythm.wait(Attention::Background), EventRhythm::Time(5min));
    }

    void nobodyLooksSoNothingIsAsked() { QVERIFY(!EventRhythm().wait(Attention::Away)); }

    void askedForFewerItAsksHalfAsOftenEachTime() {
        EventRhythm rhythm;
        const EventRhythm::Time usual = *rhythm.wait(Attention::InUse);
        rhythm.noteFailure(Kind::RateLimited);
        QCOMPARE(*rhythm.wait(Attention::InUse), usual * 2);
        rhythm.noteFailure(Kind::RateLimited);
        QCOMPARE(*rhythm.wait(Attention::InUse), usual * 4);
        for (int i = 0; i < 40; ++i)
            rhythm.noteFailure(Kind::RateLimited);
        QCOMPARE(*rhythm.wait(Attention::InUse), EventRhythm::Time(15min));
        rhythm.noteAnswer(Attention::InUse);
        QCOMPARE(*rhythm.wait(Attention::InUse), usual);
    }

    void aLostNetworkIsTriedSoon() {
        EventRhythm rhythm;
        rhythm.noteFailure(Kind::NoConnection);
        QCOMPARE(*rhythm.wait(Attention::InUse), EventRhythm::Time(5s));
        for (int i = 0; i < 40; ++i)
            rhythm.noteFailure(Kind::NoConnection);
        QCOMPARE(*rhythm.wait(Attention::InUse), EventRhythm::Time(2min));
    }

    void aRefusedKeyWaitsForSomebody() {
        EventRhythm rhythm;
        rhythm.noteFailure(Kind::KeyRefused);
        QVERIFY(!rhythm.wait(Attention::InUse));
        rhythm.noteAnswer(Attention::InUse);
        QVERIFY(rhythm.wait(Attention::InUse));
    }

    void anEventIsNewsOnceAndOnlyTheOverlapIsKept() {
        EventCursor cursor;
        const auto event = [](int number, std::int64_t created) {
            SessionEvent made;
            made.id = *EventId::fromText(QStringLiteral("evt_%1").arg(number));
            made.created = created;
            return made;
        };
        QVERIFY(cursor.take(event(1, 1'000)));
        QVERIFY(!cursor.take(event(1, 1'000)));
        QVERIFY(cursor.take(event(2, 1'000))); // The same second, another event.
        cursor.finish(1'010);
        QCOMPARE(cursor.from(), 1'010 - EventCursor::overlap);
        QVERIFY(!cursor.take(event(2, 1'000)));
        cursor.finish(1'000 + EventCursor::overlap + 1);
        QVERIFY(cursor.inOverlap.isEmpty());
    }

    void aClockThatWentBackLosesNothing() {
        EventCursor cursor;
        cursor.finish(10'000);
        cursor.finish(6'400);
        QCOMPARE(cursor.readUpTo, 10'000);
    }
};

QTEST_GUILESS_MAIN(TestEventRhythm)
#include "tst_event_rhythm.moc"
