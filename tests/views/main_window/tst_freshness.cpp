// SPDX-License-Identifier: Apache-2.0
#include "identity/UtcTime.h"
#include "main_window/DeskAttention.h"
#include "main_window/FreshnessText.h"
#include "main_window/ReadsText.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;

namespace {

std::int64_t today(int hour, int minute) {
    return QDateTime(QDate::currentDate(), QTime(hour, minute)).toSecsSinceEpoch();
}

FreshnessSituation loaded() {
    FreshnessSituation situation;
    situation.feed = SessionFeed::State::Complete;
    situation.events = EventFeed::State::Waiting;
    situation.asOf = today(14, 3);
    return situation;
}

} // namespace

/// What the status line says of how fresh the list is, and of what was read.
class TestFreshness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFreshListSaysAsOfWhen() {
        const FreshnessText text = freshnessText(loaded());
        QCOMPARE(text.words, QStringLiteral("As of 14:03"));
        QVERIFY(text.tip.contains(QStringLiteral("within a minute")));
    }

    void anOfflineDeskSaysSinceWhenAndHowOld() {
        FreshnessSituation situation = loaded();
        situation.feed = SessionFeed::State::Failed;
        situation.offlineSince = today(14, 5);
        const FreshnessText text = freshnessText(situation);
        QCOMPARE(text.words, QStringLiteral("Offline since 14:05 · what you see is as of 14:03"));
        QVERIFY(text.tip.contains(QStringLiteral("comes back by itself")));
        situation.asOf = 0;
        QCOMPARE(freshnessText(situation).words, QStringLiteral("Offline since 14:05"));
    }

    void anotherDayIsSaid() {
        FreshnessSituation situation = loaded();
        situation.asOf = QDateTime(QDate(2026, 3, 4), QTime(9, 30)).toSecsSinceEpoch();
        QCOMPARE(freshnessText(situation).words, QStringLiteral("As of 4 Mar 09:30"));
    }

    void aReachedCeilingSaysWhatToDo() {
        FreshnessSituation situation = loaded();
        situation.events = EventFeed::State::OutOfBudget;
        const FreshnessText text = freshnessText(situation);
        QCOMPARE(text.words,
                 QStringLiteral("Your ceiling of reads is reached · what you see is as of 14:03"));
        QVERIFY(text.tip.contains(QStringLiteral("allow it for today")));
    }

    void aKeyWithoutEventsSaysWhatToPress() {
        FreshnessSituation situation = loaded();
        situation.events = EventFeed::State::Failed;
        situation.eventError.kind = StripeError::Kind::PermissionMissing;
        QCOMPARE(freshnessText(situation).words, QStringLiteral("As of 14:03 · F5 for changes"));
    }

    void aLongAbsenceSaysItsPrice() {
        FreshnessSituation situation = loaded();
        situation.absentSince = QDateTime(QDate(2026, 10, 20), QTime(12, 0)).toSecsSinceEpoch();
        situation.priceOfReadingAgain = 1'234;
        const FreshnessText text = freshnessText(situation);
        QCOMPARE(text.words, QStringLiteral("Changes since 20 Oct may be missing"));
        QVERIFY(text.tip.contains(QStringLiteral("1,234 requests")));
    }

    void nothingLoadedSaysNothing() {
        QVERIFY(freshnessText({}).words.isEmpty());
        FreshnessSituation situation;
        situation.feed = SessionFeed::State::Loading;
        QCOMPARE(freshnessText(situation).words, QStringLiteral("Loading"));
        situation.feed = SessionFeed::State::Paused;
        QCOMPARE(freshnessText(situation).words, QStringLiteral("Paused"));
    }

    void readsAreToldAgainstTheCeiling() {
        ReadBudget budget([] { return today(12, 0); });
        ReadDays days;
        const QDate day = utc::fromSeconds(today(12, 0)).date();
        days[day][static_cast<std::size_t>(ReadPurpose::Events)] = 1'000;
        days[day][static_cast<std::size_t>(ReadPurpose::Session)] = 240;
        budget.restore(days);
        QCOMPARE(readsText(budget), QStringLiteral("1,240 of 10,000 this month"));
        const QString tip = readsToolTip(budget);
        QVERIFY(tip.indexOf(QStringLiteral("What has changed")) < tip.indexOf(QStringLiteral("Single")));
        QVERIFY(!tip.contains(QStringLiteral("Pictures")));
        budget.setCeiling(ReadBudget::noCeiling);
        QCOMPARE(readsText(budget), QStringLiteral("1,240 reads this month"));
    }

    void aWindowIsInUseAsideOrAway() {
        QWidget window;
        DeskAttention attention(&window);
        QSignalSpy changed(&attention, &DeskAttention::changed);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_COMPARE(attention.attention(), Attention::InUse);
        attention.setIdleTime(1ms); // Nobody touches it.
        QTRY_COMPARE(attention.attention(), Attention::Background);
        attention.setIdleTime(1h);
        QTest::keyClick(&window, Qt::Key_A);
        QCOMPARE(attention.attention(), Attention::InUse);
        window.hide();
        QTRY_COMPARE(attention.attention(), Attention::Away);
        window.show();
        QTRY_VERIFY(attention.attention() != Attention::Away);
        QVERIFY(changed.size() >= 4);
    }
};

QTEST_MAIN(TestFreshness)
#include "tst_freshness.moc"
