// SPDX-License-Identifier: Apache-2.0
#include "look/Look.h"
#include "session_list/SessionListHeader.h"
#include "session_list/SessionListView.h"
#include "sessions/SessionTableModel.h"
#include "views/session_list/SessionSamples.h"

#include <QApplication>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QTreeView>

namespace {

QAction* columnAction(QMenu& menu, const QString& title) {
    for (QAction* action : menu.actions())
        if (action->text() == title)
            return action;
    return nullptr;
}

} // namespace

class TestSessionListHeader : public QObject {
    Q_OBJECT
    SessionStore m_store;
    SessionTableModel m_model{m_store};

    QString title(int column) const { return m_model.headerData(column, Qt::Horizontal).toString(); }

private Q_SLOTS:
    void initTestCase() {
        applyLook(*qApp, ColourScheme::Light);
        m_store.merge(samples::page(1, 5));
    }

    void theUsualColumnsShowAndTheOthersAreAtHand() {
        SessionListView view(m_model);
        view.resize(1'200, 300);
        view.show();
        QVERIFY(!view.isColumnHidden(SessionTableModel::StatusColumn));
        QVERIFY(!view.isColumnHidden(SessionTableModel::RedactionColumn));
        QVERIFY(view.isColumnHidden(SessionTableModel::IdColumn));
        QMenu menu;
        view.columns().fillMenu(menu, -1);
        QAction* id = columnAction(menu, title(SessionTableModel::IdColumn));
        QVERIFY(id != nullptr && !id->isChecked());
        id->trigger();
        QVERIFY(!view.isColumnHidden(SessionTableModel::IdColumn));
    }

    void theReasonTakesTheRoomThatIsLeft() {
        SessionListView view(m_model);
        view.resize(1'100, 300);
        view.show();
        QCoreApplication::sendPostedEvents();
        const int before = view.columnWidth(SessionTableModel::WhyColumn);
        view.resize(1'300, 300);
        QCOMPARE(view.columnWidth(SessionTableModel::WhyColumn), before + 200);
    }

    void aNarrowWindowKeepsTheReasonAndBringsTheRestBackLater() {
        SessionListView view(m_model);
        view.resize(1'200, 300);
        view.show();
        view.resize(560, 300);
        QVERIFY(view.isColumnHidden(SessionTableModel::CustomerColumn));
        QVERIFY(!view.isColumnHidden(SessionTableModel::WhyColumn));
        QVERIFY(view.columnWidth(SessionTableModel::WhyColumn) > 100);
        view.resize(420, 300);
        QVERIFY(view.columnWidth(SessionTableModel::WhyColumn) > 60);
        QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
        view.resize(1'200, 300);
        QVERIFY(!view.isColumnHidden(SessionTableModel::CustomerColumn));
    }

    void choiceOrderAndWidthsSurviveARestart() {
        SessionListView first(m_model);
        first.resize(1'200, 300);
        first.show();
        QMenu menu;
        first.columns().fillMenu(menu, SessionTableModel::ReferenceColumn);
        columnAction(menu, title(SessionTableModel::EmailColumn))->trigger();
        columnAction(menu, title(SessionTableModel::CustomerColumn))->trigger();
        first.columns().resizeSection(SessionTableModel::PersonColumn, 217);
        first.columns().moveSection(first.columns().visualIndex(SessionTableModel::ReferenceColumn), 0);
        const QByteArray saved = first.columns().columns();

        SessionListView second(m_model);
        second.resize(1'200, 300);
        QVERIFY(second.columns().restoreColumns(saved));
        second.show();
        QCoreApplication::sendPostedEvents();
        QVERIFY(!second.isColumnHidden(SessionTableModel::EmailColumn));
        QVERIFY(second.isColumnHidden(SessionTableModel::CustomerColumn));
        QCOMPARE(second.columnWidth(SessionTableModel::PersonColumn), 217);
        QCOMPARE(second.columns().visualIndex(SessionTableModel::ReferenceColumn), 0);
    }

    void aColumnShownBesideLeavesWithTheNext() {
        SessionListView view(m_model);
        view.resize(1'200, 300);
        view.show();
        QCoreApplication::sendPostedEvents();
        SessionListHeader& columns = view.columns();
        columns.showAlso(SessionTableModel::ReadableColumn);
        QVERIFY(!view.isColumnHidden(SessionTableModel::ReadableColumn));
        view.resize(1'000, 300); // Fitted anew.
        QVERIFY(!view.isColumnHidden(SessionTableModel::ReadableColumn));
        QVERIFY(!view.isColumnHidden(SessionTableModel::WhyColumn));
        columns.showAlso(SessionTableModel::CreatedColumn);
        QVERIFY(view.isColumnHidden(SessionTableModel::ReadableColumn));
        columns.showAlso(-1);
        QVERIFY(!view.isColumnHidden(SessionTableModel::CreatedColumn)); // It was there before.
    }

    void columnsSavedBeforeThereWasAnotherAreUnderstood() {
        QStandardItemModel fewer(0, SessionTableModel::ColumnCount - 1);
        QTreeView older;
        auto* header = new SessionListHeader(&older);
        older.setHeader(header);
        older.setModel(&fewer);
        header->resizeSection(SessionTableModel::PersonColumn, 217);
        header->setSectionHidden(SessionTableModel::CustomerColumn, true);
        SessionListView view(m_model);
        view.resize(1'200, 300);
        QVERIFY(view.columns().restoreColumns(header->columns()));
        QCOMPARE(view.columnWidth(SessionTableModel::PersonColumn), 217);
        QVERIFY(view.isColumnHidden(SessionTableModel::CustomerColumn));
        QVERIFY(view.isColumnHidden(SessionTableModel::ColumnCount - 1));
    }

    void nonsenseLeavesTheColumnsAsTheyWere() {
        SessionListView view(m_model);
        const QByteArray before = view.columns().columns();
        QVERIFY(!view.columns().restoreColumns(QByteArray("no header state")));
        QVERIFY(!view.columns().restoreColumns({}));
        QByteArray cut = before;
        cut.chop(20);
        QVERIFY(!view.columns().restoreColumns(cut));
        QCOMPARE(view.columns().columns(), before);
    }

    void theLastColumnCannotBeHidden() {
        SessionListView view(m_model);
        for (int column = 1; column < SessionTableModel::ColumnCount; ++column)
            view.columns().setSectionHidden(column, true);
        QMenu menu;
        view.columns().fillMenu(menu, -1);
        QVERIFY(!columnAction(menu, title(SessionTableModel::StatusColumn))->isEnabled());
    }

    void onlyTheReviewersChangesAreWorthSaving() {
        SessionListView view(m_model);
        QSignalSpy changed(&view.columns(), &SessionListHeader::columnsChanged);
        view.resize(1'000, 300);
        view.show();
        QCoreApplication::sendPostedEvents();
        view.resize(1'200, 300);
        QCOMPARE(changed.size(), 0);
        view.columns().resizeSection(SessionTableModel::PersonColumn, 300);
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_MAIN(TestSessionListHeader)
#include "tst_session_list_header.moc"
