// SPDX-License-Identifier: Apache-2.0
#include "ClientTest.h"
#include "identity/UtcTime.h"
#include "stripe/ReadBudget.h"

#include <QSignalSpy>

using namespace answers;

namespace {

std::int64_t at(int year, int month, int day) {
    return utc::at(QDate(year, month, day), QTime(23, 59)).toSecsSinceEpoch();
}

} // namespace

/// Every read is counted by what it is for, and the desk keeps to the reviewer's ceiling.
class TestReadBudget : public ClientTest {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        start();
        m_now = at(2026, 11, 23);
        m_budget = std::make_unique<ReadBudget>([this] { return m_now; });
    }
    void cleanup() { stop(); }

    void readsAreCountedByPurposeAndDay() {
        m_budget->count(ReadPurpose::List);
        m_budget->count(ReadPurpose::Events);
        m_budget->count(ReadPurpose::Events);
        m_now = at(2026, 11, 24);
        m_budget->count(ReadPurpose::Session);
        QCOMPARE(m_budget->thisMonth(), 4);
        QCOMPARE(m_budget->today(), 1);
        QCOMPARE(m_budget->monthByPurpose()[static_cast<std::size_t>(ReadPurpose::Events)], 2);
        QCOMPARE(m_budget->days().size(), 2);
    }

    void aMonthStartsAtNothing() {
        m_now = at(2026, 11, 30);
        m_budget->count(ReadPurpose::List);
        m_now = at(2026, 12, 1);
        QCOMPARE(m_budget->thisMonth(), 0);
    }

    void theDayIsStripesAndInUtc() {
        m_budget->count(ReadPurpose::List); // 23:59 UTC is the next day in Berlin.
        QCOMPARE(m_budget->days().firstKey(), QDate(2026, 11, 23));
    }

    void atTheCeilingThereIsNoRoom() {
        QSignalSpy room(m_budget.get(), &ReadBudget::roomChanged);
        m_budget->setCeiling(2);
        m_budget->count(ReadPurpose::List);
        QVERIFY(m_budget->hasRoomFor(1));
        QVERIFY(!m_budget->hasRoomFor(2));
        m_budget->count(ReadPurpose::List);
        QVERIFY(!m_budget->hasRoomFor(1));
        QCOMPARE(room.size(), 1);
        m_budget->setCeiling(3);
        QVERIFY(m_budget->hasRoomFor(1));
        m_budget->setCeiling(ReadBudget::noCeiling);
        QVERIFY(m_budget->hasRoomFor(1'000'000));
    }

    void goingOnIsAllowedForOneDay() {
        m_budget->setCeiling(1);
        m_budget->count(ReadPurpose::List);
        m_budget->allowForToday();
        QVERIFY(m_budget->hasRoomFor(100));
        m_now = at(2026, 11, 24);
        QVERIFY(!m_budget->hasRoomFor(1));
    }

    void whatWasKeptCountsWithWhatIsNotSavedYet() {
        m_budget->count(ReadPurpose::List);
        ReadDays kept;
        kept[QDate(2026, 11, 1)][static_cast<std::size_t>(ReadPurpose::BackFill)] = 40;
        m_budget->restore(kept);
        QCOMPARE(m_budget->thisMonth(), 41);
        QCOMPARE(sumOf(m_budget->takeUnsaved().first()), 1);
        QVERIFY(m_budget->takeUnsaved().isEmpty());
    }

    void everyTryOfAReadIsCounted() {
        connect(m_client.get(), &StripeClient::readSent, m_budget.get(), &ReadBudget::count);
        m_server->next(error(500));
        m_server->next(error(500));
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QTRY_COMPARE(m_budget->thisMonth(), 3);
        QCOMPARE(m_server->seen().size(), 3);
    }

    void aWriteIsFree() {
        connect(m_client.get(), &StripeClient::readSent, m_budget.get(), &ReadBudget::count);
        m_server->always(json(200, session("vs_1", "canceled")));
        cancel();
        QTRY_COMPARE(m_sessions.size(), 1);
        retrieve();
        QTRY_COMPARE(m_sessions.size(), 2);
        QTRY_COMPARE(m_budget->thisMonth(), 1);
        QCOMPARE(m_budget->monthByPurpose()[static_cast<std::size_t>(ReadPurpose::Session)], 1);
    }

    void aListSaysWhatItIsFor() {
        connect(m_client.get(), &StripeClient::readSent, m_budget.get(), &ReadBudget::count);
        SessionQuery query;
        query.purpose = ReadPurpose::Reconcile;
        m_client->listSessions(query, m_context.get(), into(m_pages));
        account();
        QTRY_COMPARE(m_budget->thisMonth(), 2);
        QCOMPARE(m_budget->monthByPurpose()[static_cast<std::size_t>(ReadPurpose::Reconcile)], 1);
        QCOMPARE(m_budget->monthByPurpose()[static_cast<std::size_t>(ReadPurpose::Account)], 1);
    }

private:
    std::int64_t m_now = 0;
    std::unique_ptr<ReadBudget> m_budget;
};

QTEST_GUILESS_MAIN(TestReadBudget)
#include "tst_read_budget.moc"
