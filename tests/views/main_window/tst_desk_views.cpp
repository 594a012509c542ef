// SPDX-License-Identifier: Apache-2.0
#include "charts/CreatedChart.h"
#include "filter_bar/FilterBar.h"
#include "look/Look.h"
#include "main_window/ChartFilter.h"
#include "main_window/DeskViews.h"
#include "saved_views/SavedViewPanel.h"
#include "saved_views/ViewRow.h"
#include "session_list/SessionListHeader.h"
#include "session_list/SessionListView.h"
#include "sessions/SessionTableModel.h"
#include "views/session_list/SessionSamples.h"

#include <QApplication>
#include <QDateTime>
#include <QDialog>
#include <QLineEdit>
#include <QTest>

using namespace samples;

namespace {

SavedView own(const char* name, const char* line) {
    SavedView view;
    view.name = QString::fromUtf8(name);
    view.line = QString::fromUtf8(line);
    return view;
}

/// The filter line, the list, the views and the chart, as the page joins them.
struct Desk {
    SessionStore store;
    SessionTableModel table{store};
    SavedViews views;
    LiveCounts counts{store};
    FilterBar filter{table, store, [](const QString& line) { return parseFilterLine(line, newest); }};
    SessionListView list{table};
    SavedViewPanel panel{views, counts};
    CreatedChart chart;
    DeskViews desk{views, filter, list, panel, nullptr};
    ChartFilter chartFilter{chart, table, filter, nullptr};

    Desk() {
        merge(store, {refused(1), refused(2), session(3)});
        views.setAll({own("Refused", "status:refused"), own("Verified", "status:verified")});
    }
    QString marked() const {
        for (const ViewRow* row : panel.findChildren<ViewRow*>())
            if (row->content().current)
                return row->content().name +
                       (row->content().edited ? QStringLiteral(" (edited)") : QString());
        return {};
    }
    bool hasColumn(int column) const { return !list.columns().isSectionHidden(column); }
    void type(const char* text) { QTest::keyClicks(filter.focusProxy(), QString::fromUtf8(text)); }
};

} // namespace

class TestDeskViews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void applyingAViewSetsLineColumnsAndOrder() {
        Desk desk;
        desk.list.columns().setSectionHidden(SessionTableModel::EmailColumn, false);
        desk.list.sortByColumn(SessionTableModel::ReferenceColumn, Qt::AscendingOrder);
        desk.filter.setLine(QStringLiteral("status:verified"));
        SavedView wide = desk.desk.current();
        wide.name = QStringLiteral("Wide");
        desk.list.columns().setSectionHidden(SessionTableModel::EmailColumn, true);
        desk.list.sortByColumn(SessionTableModel::CreatedColumn, Qt::DescendingOrder);
        desk.filter.clear();
        desk.views.save(wide);
        desk.desk.apply(wide);
        QCOMPARE(desk.filter.line(), QStringLiteral("status:verified"));
        QVERIFY(desk.hasColumn(SessionTableModel::EmailColumn));
        QCOMPARE(desk.table.sortColumn(), int(SessionTableModel::ReferenceColumn));
        QCOMPARE(desk.table.sortOrder(), Qt::AscendingOrder);
        QCOMPARE(desk.marked(), QStringLiteral("Wide"));
    }

    void oneUndoTakesAllOfAnAppliedViewBackAndRedoBringsItAgain() {
        Desk desk;
        SavedView other = desk.views.all().at(1);
        other.sortColumn = SessionTableModel::ReferenceColumn;
        other.sortDescending = false;
        desk.desk.apply(desk.views.all().at(0));
        const int column = desk.table.sortColumn();
        desk.desk.apply(other);
        desk.filter.undo();
        QCOMPARE(desk.filter.line(), QStringLiteral("status:refused"));
        QCOMPARE(desk.table.sortColumn(), column);
        QCOMPARE(desk.marked(), QStringLiteral("Refused"));
        desk.filter.redo();
        QCOMPARE(desk.filter.line(), QStringLiteral("status:verified"));
        QCOMPARE(desk.table.sortColumn(), int(SessionTableModel::ReferenceColumn));
        QCOMPARE(desk.marked(), QStringLiteral("Verified"));
        desk.filter.undo();
        desk.filter.undo();
        QCOMPARE(desk.filter.line(), QString());
        QCOMPARE(desk.marked(), QString());
    }

    void theColumnAViewIsSortedByIsShownWithIt() {
        Desk desk;
        QVERIFY(!desk.hasColumn(SessionTableModel::ReadableColumn));
        desk.desk.apply(shippedViews().last());
        QVERIFY(desk.hasColumn(SessionTableModel::ReadableColumn));
        QCOMPARE(desk.table.sortColumn(), int(SessionTableModel::ReadableColumn));
        desk.desk.apply(desk.views.all().at(0));
        QVERIFY(!desk.hasColumn(SessionTableModel::ReadableColumn));
    }

    void undoingAWordLeavesColumnsAndOrderAlone() {
        Desk desk;
        desk.desk.apply(desk.views.all().at(0));
        desk.type("meyer");
        desk.list.sortByColumn(SessionTableModel::ReferenceColumn, Qt::AscendingOrder);
        QCOMPARE(desk.marked(), QStringLiteral("Refused (edited)"));
        desk.filter.undo();
        QCOMPARE(desk.table.sortColumn(), int(SessionTableModel::ReferenceColumn));
        QCOMPARE(desk.marked(), QStringLiteral("Refused"));
    }

    void aViewStaysMarkedWhileTheLineHoldsAllOfItsConditions_data() {
        QTest::addColumn<QString>("view");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("marked");
        const QString own = QStringLiteral("Own");
        const QString edited = QStringLiteral("Own (edited)");
        const auto row = [](const char* name, const char* view, const char* line, const QString& marked) {
            QTest::newRow(name) << QString::fromUtf8(view) << QString::fromUtf8(line) << marked;
        };
        row("its own line", "status:refused country:DE", "status:refused country:DE", own);
        row("in another order", "status:refused country:DE", "country:DE status:refused", edited);
        row("a further word", "status:refused", "meyer status:refused", edited);
        row("a further value", "status:refused", "status:refused,canceled", edited);
        row("a condition lifted", "status:refused country:DE", "status:refused", QString());
        row("excluded instead", "status:refused", "-status:refused", QString());
        row("an unrelated search", "status:refused", "meyer", QString());
        row("another time", "created:2026-01", "created:2026-02", QString());
        row("a view of everything", "", "meyer", QString());
        row("a group", "(status:refused OR country:DE)", "(status:refused OR country:DE) meyer", edited);
        row("another group", "(status:refused OR country:DE)", "(status:refused OR country:FR)", QString());
    }
    void aViewStaysMarkedWhileTheLineHoldsAllOfItsConditions() {
        QFETCH(QString, view);
        QFETCH(QString, line);
        QFETCH(QString, marked);
        Desk desk;
        SavedView saved = desk.desk.current();
        saved.name = QStringLiteral("Own");
        saved.line = view;
        desk.views.save(saved);
        desk.desk.apply(saved);
        desk.filter.setLine(line);
        QCOMPARE(desk.marked(), marked);
        Preferences preferences;
        desk.desk.store(preferences);
        QCOMPARE(preferences.currentView.isEmpty(), marked.isEmpty());
        desk.filter.setLine(view);
        QCOMPARE(desk.marked(), view.isEmpty() ? QString() : saved.name);
    }

    void anEmptyLineIsNoView() {
        Desk desk;
        desk.desk.apply(desk.views.all().at(0));
        desk.filter.clear();
        QCOMPARE(desk.marked(), QString());
        desk.filter.undo();
        QCOMPARE(desk.marked(), QStringLiteral("Refused"));
    }

    void updatingTakesWhatIsOnShowIntoTheView() {
        Desk desk;
        desk.desk.apply(desk.views.all().at(0));
        desk.type("country:DE");
        desk.desk.update(QStringLiteral("Refused"));
        QCOMPARE(desk.views.all().at(0).line, QStringLiteral("status:refused country:DE"));
        QVERIFY(!desk.views.all().at(0).columns.isEmpty());
        QCOMPARE(desk.marked(), QStringLiteral("Refused"));
    }

    void savingAsksForANameAndMarksTheNewView() {
        Desk desk;
        desk.panel.show();
        desk.filter.setLine(QStringLiteral("country:DE"));
        desk.desk.save();
        auto* dialog = desk.panel.findChild<QDialog*>(QStringLiteral("viewNameDialog"));
        QVERIFY(dialog != nullptr);
        QTest::keyClicks(dialog->findChild<QLineEdit*>(), QStringLiteral("Germany"));
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(desk.views.all().last().name, QStringLiteral("Germany"));
        QCOMPARE(desk.views.all().last().line, QStringLiteral("country:DE"));
        QCOMPARE(desk.marked(), QStringLiteral("Germany"));
    }

    void theNextStartFindsLineAndViewAgain() {
        Preferences preferences;
        {
            Desk desk;
            desk.desk.apply(desk.views.all().at(0));
            desk.type("country:DE");
            desk.desk.store(preferences);
        }
        Desk desk;
        desk.desk.restore(preferences);
        QCOMPARE(desk.filter.line(), QStringLiteral("status:refused country:DE"));
        QCOMPARE(desk.marked(), QStringLiteral("Refused (edited)"));
    }

    void whereTheLineWasNotKeptTheViewItGrewOutOfIsShown() {
        Preferences preferences;
        preferences.currentView = QStringLiteral("Verified");
        Desk desk;
        desk.desk.restore(preferences);
        QCOMPARE(desk.filter.line(), QStringLiteral("status:verified"));
    }

    void aBrushEditsTheLineAndTheLineIsDrawn() {
        Desk desk;
        desk.filter.setLine(QStringLiteral("status:refused created:2020"));
        const auto day = [](int number) {
            return QDateTime(QDate(2026, 3, number), QTime(0, 0)).toSecsSinceEpoch();
        };
        Q_EMIT desk.chart.rangeChosen({day(14), day(17)});
        QCOMPARE(desk.filter.line(), QStringLiteral("status:refused created:2026-03-14..2026-03-16"));
        QCOMPARE(desk.table.filter().conditions.last().range, (TimeRange{day(14), day(17)}));
        Q_EMIT desk.chart.rangeLifted();
        QCOMPARE(desk.filter.line(), QStringLiteral("status:refused"));
        desk.filter.undo();
        QVERIFY(desk.filter.line().contains(QStringLiteral("created:")));
    }

    void liftingNothingIsNoStepToUndo() {
        Desk desk;
        desk.filter.setLine(QStringLiteral("status:refused"));
        Q_EMIT desk.chart.rangeLifted();
        desk.filter.undo();
        QCOMPARE(desk.filter.line(), QString());
    }

    void aHiddenChartIsNotShownAndShownAgainOnDemand() {
        Desk desk;
        desk.chartFilter.setShown(false);
        QVERIFY(desk.chart.isHidden());
        desk.chartFilter.setShown(true);
        QVERIFY(!desk.chart.isHidden());
    }
};

QTEST_MAIN(TestDeskViews)
#include "tst_desk_views.moc"
