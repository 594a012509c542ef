// SPDX-License-Identifier: Apache-2.0
#include "models/sessions/TableSamples.h"

#include <QItemSelectionModel>
#include <QTest>

class tst_SessionTableSelection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSelectionStaysWithItsSession();
    void theCurrentRowStaysWithItsSessionWhenTheFilterChanges();
    void everythingSelectedStaysSelected();
    void aSessionThatIsNoLongerOnShowIsNotCurrent();
};

void tst_SessionTableSelection::theSelectionStaysWithItsSession() {
    SessionStore store;
    Model model(store);
    merge(store, {sessionAt(1, 90), sessionAt(2, 80), sessionAt(3, 70)});
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(model.index(1, 0),
                              QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    const auto isOnItsSession = [&] {
        return model.idAt(selection.currentIndex().row()) == RandomSessions::idOf(2) &&
               selection.selectedRows().size() == 1 &&
               model.idAt(selection.selectedRows().first().row()) == RandomSessions::idOf(2);
    };
    merge(store, {sessionAt(4, 95)});
    QVERIFY(isOnItsSession());
    merge(store, {sessionAt(5, 85), sessionAt(6, 65)});
    QVERIFY(isOnItsSession());
    model.sort(Model::CreatedColumn, Qt::AscendingOrder);
    QVERIFY(isOnItsSession());
    model.sort(Model::IdColumn, Qt::DescendingOrder);
    QVERIFY(isOnItsSession());
    VerificationSession changed = sessionAt(3, 70);
    changed.status = SessionStatus::Canceled;
    model.sort(Model::StatusColumn, Qt::DescendingOrder);
    merge(store, {changed});
    QVERIFY(isOnItsSession());
}

void tst_SessionTableSelection::theCurrentRowStaysWithItsSessionWhenTheFilterChanges() {
    SessionStore store;
    Model model(store);
    merge(store, {named(1, QStringLiteral("Anna"), QStringLiteral("Meyer")),
                  named(2, QStringLiteral("John"), QStringLiteral("Smith")),
                  named(3, QStringLiteral("Anne"), QStringLiteral("Smith"))});
    QItemSelectionModel selection(&model);
    const int row = model.rowOf(RandomSessions::idOf(1));
    selection.setCurrentIndex(model.index(row, Model::PersonColumn),
                              QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    model.setFilter(textFilter(QStringLiteral("ann")));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.idAt(selection.currentIndex().row()), RandomSessions::idOf(1));
    QCOMPARE(selection.currentIndex().column(), int{Model::PersonColumn});
    model.setFilter({});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.idAt(selection.currentIndex().row()), RandomSessions::idOf(1));
    QCOMPARE(selection.selectedRows().size(), 1);
}

void tst_SessionTableSelection::everythingSelectedStaysSelected() {
    RandomSessions random(1);
    SessionStore store;
    Model model(store);
    store.merge(random.ordinary(600));
    QItemSelectionModel selection(&model);
    selection.select(QItemSelection(model.index(0, 0), model.index(499, Model::ColumnCount - 1)),
                     QItemSelectionModel::Select);
    QStringList selected;
    for (const QModelIndex& index : selection.selectedRows())
        selected << model.idAt(index.row()).text();
    model.sort(Model::PersonColumn, Qt::AscendingOrder);
    QStringList now;
    for (const QModelIndex& index : selection.selectedRows())
        now << model.idAt(index.row()).text();
    selected.sort();
    now.sort();
    QCOMPARE(now, selected);
}

void tst_SessionTableSelection::aSessionThatIsNoLongerOnShowIsNotCurrent() {
    SessionStore store;
    Model model(store);
    merge(store, {named(1, QStringLiteral("Anna"), QStringLiteral("Meyer")),
                  named(2, QStringLiteral("John"), QStringLiteral("Smith"))});
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(model.index(model.rowOf(RandomSessions::idOf(1)), 0),
                              QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    model.setFilter(textFilter(QStringLiteral("john")));
    QVERIFY(!selection.currentIndex().isValid());
    QVERIFY(!selection.hasSelection());
}

QTEST_GUILESS_MAIN(tst_SessionTableSelection)
#include "tst_sessiontableselection.moc"
