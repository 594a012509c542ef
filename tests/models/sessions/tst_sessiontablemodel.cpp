// SPDX-License-Identifier: Apache-2.0
#include "filter/FilteredRows.h"
#include "models/sessions/TableSamples.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace {

/// What the reviewer sees of a filter and an order, the slow way.
QStringList expectedIds(const SessionStore& store, const SessionFilter& filter) {
    std::vector<Row> rows = matchingRows(store, filter);
    std::sort(rows.begin(), rows.end(), [&store](Row a, Row b) {
        const auto left = store.created()[a];
        const auto right = store.created()[b];
        return left != right ? left > right : store.text(a, TextField::Id) < store.text(b, TextField::Id);
    });
    QStringList ids;
    for (const Row row : rows) {
        const std::string_view id = store.text(row, TextField::Id);
        ids << QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size()));
    }
    return ids;
}

} // namespace

class tst_SessionTableModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNewestSessionStandsAtTheTop();
    void anOlderPageIsOneInsertAtTheEnd();
    void newerSessionsAreOneInsertAtTheTop();
    void rowsThatDoNotPassTheFilterAreNoInsert();
    void scatteredRowsAreOneLayoutChange();
    void anUpdateThatMovesNothingIsOneDataChange();
    void anUpdatedSessionGlowsForAWhile();
    void theCountsFollowThePagesThatArrive();
    void aFilterKnowsWordsThatTurnUpLater();
    void anEmptiedStoreEmptiesTheModel();
    void theModelTesterIsContent_data();
    void theModelTesterIsContent();
    void mergesFiltersAndSortsAtRandomKeepTheOrder();
};

void tst_SessionTableModel::theNewestSessionStandsAtTheTop() {
    SessionStore store;
    merge(store, {sessionAt(1, 50), sessionAt(2, 70), sessionAt(3, 60)});
    Model model(store);
    QCOMPARE(createdOf(model), (std::vector<std::int64_t>{70, 60, 50}));
    QCOMPARE(model.sortColumn(), int{Model::CreatedColumn});
    QCOMPARE(model.sortOrder(), Qt::DescendingOrder);
}

void tst_SessionTableModel::anOlderPageIsOneInsertAtTheEnd() {
    SessionStore store;
    Model model(store);
    merge(store, {sessionAt(1, 90), sessionAt(2, 80)});
    QSignalSpy inserted(&model, &Model::rowsInserted);
    QSignalSpy layout(&model, &Model::layoutChanged);
    merge(store, {sessionAt(3, 70), sessionAt(4, 60)});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 2);
    QCOMPARE(inserted.first().at(2).toInt(), 3);
    QCOMPARE(layout.size(), 0);
    QCOMPARE(createdOf(model), (std::vector<std::int64_t>{90, 80, 70, 60}));
}

void tst_SessionTableModel::newerSessionsAreOneInsertAtTheTop() {
    SessionStore store;
    Model model(store);
    merge(store, {sessionAt(1, 90), sessionAt(2, 80)});
    QSignalSpy inserted(&model, &Model::rowsInserted);
    merge(store, {sessionAt(3, 120), sessionAt(4, 110)});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 0);
    QCOMPARE(createdOf(model), (std::vector<std::int64_t>{120, 110, 90, 80}));
}

void tst_SessionTableModel::rowsThatDoNotPassTheFilterAreNoInsert() {
    SessionStore store;
    Model model(store);
    model.setFilter(statusFilter(QStringLiteral("verified")));
    QSignalSpy inserted(&model, &Model::rowsInserted);
    QSignalSpy shown(&model, &Model::rowsOnShowChanged);
    merge(store, {sessionAt(1, 90)});
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(shown.size(), 1); // The counts differ.
    merge(store, {sessionAt(2, 80), named(3, QStringLiteral("Anna"), QStringLiteral("Meyer"))});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.rowCount(), 1);
}

void tst_SessionTableModel::scatteredRowsAreOneLayoutChange() {
    SessionStore store;
    Model model(store);
    merge(store, {sessionAt(1, 90), sessionAt(2, 80), sessionAt(3, 70)});
    QSignalSpy inserted(&model, &Model::rowsInserted);
    QSignalSpy layout(&model, &Model::layoutChanged);
    merge(store, {sessionAt(4, 85), sessionAt(5, 75)});
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(layout.size(), 1);
    QCOMPARE(createdOf(model), (std::vector<std::int64_t>{90, 85, 80, 75, 70}));
}

void tst_SessionTableModel::anUpdateThatMovesNothingIsOneDataChange() {
    SessionStore store;
    Model model(store);
    merge(store, {sessionAt(1, 90), sessionAt(2, 80), sessionAt(3, 70), sessionAt(4, 60)});
    QSignalSpy data(&model, &Model::dataChanged);
    QSignalSpy layout(&model, &Model::layoutChanged);
    VerificationSession one = sessionAt(2, 80);
    VerificationSession other = sessionAt(3, 70);
    one.status = SessionStatus::Canceled;
    other.status = SessionStatus::Canceled;
    merge(store, {other, one});
    QCOMPARE(layout.size(), 0);
    QCOMPARE(data.size(), 1);
    QCOMPARE(data.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(data.first().at(1).toModelIndex().row(), 2);
}

void tst_SessionTableModel::anUpdatedSessionGlowsForAWhile() {
    SessionStore store;
    Model model(store);
    merge(store, {sessionAt(1, 90), sessionAt(2, 80)});
    QVERIFY(!model.index(1, 0).data(Model::RecentlyChangedRole).toBool());
    VerificationSession changed = sessionAt(2, 80);
    changed.status = SessionStatus::Canceled;
    merge(store, {changed});
    QVERIFY(model.index(1, 0).data(Model::RecentlyChangedRole).toBool());
    QVERIFY(!model.index(0, 0).data(Model::RecentlyChangedRole).toBool());
    QSignalSpy data(&model, &Model::dataChanged);
    QTRY_COMPARE(data.size(), 1);
    QVERIFY(!model.index(1, 0).data(Model::RecentlyChangedRole).toBool());
}

void tst_SessionTableModel::theCountsFollowThePagesThatArrive() {
    RandomSessions random(6);
    SessionStore store;
    Model model(store);
    const SessionFilter filter = statusFilter(QStringLiteral("verified"))
                                     .with({FilterField::AnyText, {}, {QStringLiteral("a")}, false, {}});
    model.setFilter(filter);
    for (int page = 0; page < 10; ++page) {
        store.merge(random.ordinary(100));
        QVERIFY(model.filteredRows() == filterRows(store, filter));
    }
}

void tst_SessionTableModel::aFilterKnowsWordsThatTurnUpLater() {
    SessionStore store;
    Model model(store);
    model.setFilter({{Condition{FilterField::Country, {}, {QStringLiteral("FR")}, false, {}}}});
    merge(store, {sessionAt(1, 90)});
    VerificationSession french = named(2, QStringLiteral("Zoé"), QStringLiteral("Roux"));
    french.verifiedOutputs->address.emplace().country = QStringLiteral("FR");
    VerificationSession german = named(3, QStringLiteral("Zoe"), QStringLiteral("Rot"));
    german.verifiedOutputs->address.emplace().country = QStringLiteral("DE");
    merge(store, {german, french});
    QCOMPARE(idsOf(model), QStringList{french.id.text()});
    QCOMPARE(model.filteredRows().facets.country,
             (QList<FacetCount>{{QStringLiteral("DE"), 1}, {QStringLiteral("FR"), 1}}));
}

void tst_SessionTableModel::anEmptiedStoreEmptiesTheModel() {
    SessionStore store;
    Model model(store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    merge(store, {sessionAt(1, 90), sessionAt(2, 80)});
    QSignalSpy shown(&model, &Model::rowsOnShowChanged);
    SessionId firstBefore; // Views keep their place by it.
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [&] { firstBefore = model.idAt(0); });
    store.clear();
    QCOMPARE(firstBefore, RandomSessions::idOf(1));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(shown.size(), 1);
    merge(store, {sessionAt(3, 70)});
    QCOMPARE(model.rowCount(), 1);
}

void tst_SessionTableModel::theModelTesterIsContent_data() {
    QTest::addColumn<int>("sessions");
    QTest::addColumn<int>("rounds");
    QTest::newRow("empty") << 0 << 20;
    QTest::newRow("one") << 1 << 20;
    QTest::newRow("a page") << 100 << 40;
    QTest::newRow("a hundred thousand") << 100'000 << 4;
}

void tst_SessionTableModel::theModelTesterIsContent() {
    QFETCH(int, sessions);
    QFETCH(int, rounds);
    RandomSessions random(7);
    SessionStore store;
    store.merge(random.ordinary(sessions));
    Model model(store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QItemSelectionModel selection(&model);
    for (int round = 0; round < rounds; ++round) {
        selection.setCurrentIndex(model.index(random.below(std::max(1, model.rowCount())), 0),
                                  QItemSelectionModel::SelectCurrent);
        const int what = round % 4;
        if (what == 0)
            store.merge(random.ordinary(random.below(3)));
        else if (what == 1)
            model.setFilter(round % 8 == 1 ? textFilter(QStringLiteral("an")) : SessionFilter());
        else if (what == 2)
            model.sort(random.below(Model::ColumnCount),
                       random.chance(50) ? Qt::AscendingOrder : Qt::DescendingOrder);
        else if (store.size() > 0) {
            VerificationSession changed =
                store.session(static_cast<Row>(random.below(static_cast<int>(store.size()))));
            changed.status = SessionStatus::Canceled;
            changed.clientReferenceId = random.oddText();
            merge(store, {changed});
        }
    }
}

void tst_SessionTableModel::mergesFiltersAndSortsAtRandomKeepTheOrder() {
    RandomSessions random(8);
    SessionStore store;
    Model model(store);
    SessionFilter filter;
    for (int round = 0; round < 150; ++round) {
        if (random.chance(50)) {
            std::vector<VerificationSession> page = random.ordinary(random.below(20));
            if (random.chance(30))
                for (VerificationSession& session : page)
                    session.created -= 20'000; // Comes before some that are there.
            for (int i = random.chance(40) ? random.below(6) : 0; i > 0 && store.size() > 0; --i) {
                page.push_back(store.session(static_cast<Row>(random.below(static_cast<int>(store.size())))));
                page.back().status = random.chance(50) ? SessionStatus::Canceled : SessionStatus::Verified;
                page.back().created += random.below(3) * 1000;
            }
            store.merge(page);
        } else {
            filter = random.chance(40)   ? SessionFilter()
                     : random.chance(50) ? textFilter(QStringLiteral("a"))
                                         : statusFilter(QStringLiteral("canceled"));
            model.setFilter(filter);
        }
        QCOMPARE(idsOf(model), expectedIds(store, filter));
        QVERIFY(model.filteredRows() == filterRows(store, filter));
    }
}

QTEST_GUILESS_MAIN(tst_SessionTableModel)
#include "tst_sessiontablemodel.moc"
