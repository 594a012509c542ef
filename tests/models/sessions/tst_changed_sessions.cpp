// SPDX-License-Identifier: Apache-2.0
#include "sessions/ChangedSessions.h"
#include "sessions/LiveCounts.h"
#include "sessions/SessionTableModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace {

constexpr std::int64_t start = 1'700'000'000;

VerificationSession sessionOf(int number, SessionStatus status, std::int64_t created = start - 100) {
    VerificationSession session;
    session.id = *SessionId::fromText(QStringLiteral("vs_%1").arg(number));
    session.created = created;
    session.status = status;
    session.type = VerificationType::Document;
    return session;
}

} // namespace

/// What changed since the reviewer last looked is marked, can be looked for, and is seen by opening it.
class TestChangedSessions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_store = std::make_unique<SessionStore>();
        m_model = std::make_unique<SessionTableModel>(*m_store);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        m_changed = std::make_unique<ChangedSessions>(*m_store);
        merge(sessionOf(1, SessionStatus::Processing));
        merge(sessionOf(2, SessionStatus::RequiresInput));
        m_changed->watch(start);
    }
    void cleanup() {
        m_tester.reset();
        m_changed.reset();
        m_model.reset();
        m_store.reset();
    }

    void whatWasLoadedAsItIsCountsAsSeen() {
        merge(sessionOf(3, SessionStatus::Verified)); // Older, and loaded only now.
        settle();
        QVERIFY(m_changed->all().isEmpty());
        QVERIFY(m_store->marks().empty());
    }

    void aNewStatusIsMarkedWithWhatItWas() {
        merge(sessionOf(1, SessionStatus::Verified));
        settle();
        QCOMPARE(m_changed->all().value(id(1)), (SessionChange{Outcome::Processing, Outcome::Verified}));
        const QModelIndex cell = m_model->index(m_model->rowOf(id(1)), SessionTableModel::StatusColumn);
        QVERIFY(cell.data(SessionTableModel::ChangedRole).toBool());
        QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Verified, changed since you last looked, was: Processing"));
        const QModelIndex other = m_model->index(m_model->rowOf(id(2)), SessionTableModel::StatusColumn);
        QVERIFY(!other.data(SessionTableModel::ChangedRole).toBool());
    }

    void aNewSessionIsMarkedAsNew() {
        merge(sessionOf(9, SessionStatus::RequiresInput, start + 5));
        settle();
        QVERIFY(!m_changed->all().value(id(9)).from);
        QVERIFY(m_store->markOf(2));
    }

    void severalChangesAreOneFromTheFirstToTheLast() {
        merge(sessionOf(2, SessionStatus::Processing));
        merge(sessionOf(2, SessionStatus::Verified));
        settle();
        QCOMPARE(m_changed->all().value(id(2)), (SessionChange{Outcome::NeverSubmitted, Outcome::Verified}));
    }

    void backToWhatItWasIsNoChange() {
        merge(sessionOf(2, SessionStatus::Processing));
        merge(sessionOf(2, SessionStatus::RequiresInput));
        settle();
        QVERIFY(m_changed->all().isEmpty());
        QVERIFY(m_store->marks().empty());
    }

    void aRedactionIsAChange() {
        VerificationSession redacted = sessionOf(2, SessionStatus::RequiresInput);
        redacted.redaction = OpenEnum<RedactionStatus>(RedactionStatus::Processing);
        merge(redacted);
        settle();
        QVERIFY(m_changed->all().contains(id(2)));
    }

    void openingItSeesIt() {
        merge(sessionOf(1, SessionStatus::Verified));
        settle();
        m_changed->setOpen(id(1));
        settle();
        QVERIFY(m_store->marks().empty());
        merge(sessionOf(1, SessionStatus::Canceled)); // Before the reviewer's eyes.
        settle();
        QVERIFY(m_store->marks().empty());
    }

    void whileNobodyLooksTheOpenOneIsMarkedToo() {
        m_changed->setOpen(id(1));
        m_changed->setLooking(false);
        merge(sessionOf(1, SessionStatus::Verified));
        settle();
        QCOMPARE(m_store->marks().size(), 1U);
        m_changed->setLooking(true);
        settle();
        QVERIFY(m_store->marks().empty());
    }

    void theFilterFindsThemAsTheyComeAndGo() {
        m_model->setFilter(parseFilterLine(QStringLiteral("is:changed"), start).filter);
        QCOMPARE(m_model->rowCount(), 0);
        LiveCounts counts(*m_store);
        counts.setFilters({m_model->filter()});
        merge(sessionOf(1, SessionStatus::Verified));
        merge(sessionOf(9, SessionStatus::RequiresInput, start + 5));
        settle();
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->filteredRows().shown, 2U);
        QTRY_COMPARE(counts.countOf(0), 2U);
        m_model->setFilter(parseFilterLine(QStringLiteral("-is:changed"), start).filter);
        QCOMPARE(m_model->rowCount(), 1);
        m_model->setFilter(parseFilterLine(QStringLiteral("is:changed status:verified"), start).filter);
        QCOMPARE(m_model->rowCount(), 1);
        m_changed->markAllSeen();
        settle();
        QCOMPARE(m_model->rowCount(), 0);
        QTRY_COMPARE(counts.countOf(0), 0U);
    }

    void theLineSaysItTheSameWayAgain() {
        const ParsedLine line = parseFilterLine(QStringLiteral("is:changed"), start);
        QVERIFY(line.problems.isEmpty());
        QCOMPARE(line.filter.toLine(), QStringLiteral("is:changed"));
    }

    void whatWasKeptIsMarkedOnceItIsLoaded() {
        merge(sessionOf(1, SessionStatus::Verified));
        settle();
        const SessionChanges kept = m_changed->all();
        m_changed->forget();
        m_store->clear();
        m_changed->restore(kept);
        settle();
        QVERIFY(m_store->marks().empty());
        merge(sessionOf(7, SessionStatus::Verified));
        merge(sessionOf(1, SessionStatus::Verified));
        settle();
        QCOMPARE(m_store->marks().size(), 1U);
        QCOMPARE(m_store->marks().front(), (SessionStore::Mark{1, Outcome::Processing}));
    }

private:
    static SessionId id(int number) { return sessionOf(number, SessionStatus::Verified).id; }
    void merge(const VerificationSession& session) { m_store->merge({&session, 1}); }
    /// Marks follow a merge at the next turn of the loop.
    static void settle() { QCoreApplication::sendPostedEvents(); }

    std::unique_ptr<SessionStore> m_store;
    std::unique_ptr<SessionTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<ChangedSessions> m_changed;
};

QTEST_GUILESS_MAIN(TestChangedSessions)
#include "tst_changed_sessions.moc"
