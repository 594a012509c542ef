// SPDX-License-Identifier: Apache-2.0
#include "look/Look.h"
#include "session_list/SessionListHeader.h"
#include "session_list/SessionListView.h"
#include "sessions/SessionTableModel.h"
#include "views/session_list/SessionSamples.h"

#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace samples;

namespace {

SessionFilter only(const QString& outcome) {
    return SessionFilter{}.toggled(FilterField::Status, outcome);
}

} // namespace

class TestSessionListView : public QObject {
    Q_OBJECT

    struct Desk {
        SessionStore store;
        SessionTableModel model{store};
        SessionListView view{model};

        explicit Desk(const std::vector<VerificationSession>& sessions) {
            model.setNow(newest);
            store.merge(sessions);
            view.resize(900, 400);
            view.show();
        }
        int topOf(const SessionId& id) const { return view.rowViewportPosition(model.rowOf(id)); }
        void click(int row, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
            const QRect cell = view.visualRect(model.index(row, SessionTableModel::CreatedColumn));
            QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, cell.center());
        }
    };

private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void aClickChoosesASession() {
        Desk desk(page(1, 50));
        QSignalSpy chosen(&desk.view, &SessionListView::sessionChosen);
        desk.click(3);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(desk.view.chosen(), idOf(4));
        desk.click(3);
        QCOMPARE(chosen.size(), 1);
    }

    void controlClickDoesNotTakeTheChoiceAway() {
        Desk desk(page(1, 50));
        desk.click(3);
        desk.click(3, Qt::ControlModifier);
        QVERIFY(desk.view.selectionModel()->isRowSelected(3));
    }

    void jAndKAndTheArrowsGoFromSessionToSession() {
        Desk desk(page(1, 50));
        QTest::keyClick(&desk.view, Qt::Key_J);
        QCOMPARE(desk.view.chosen(), idOf(1));
        QTest::keyClick(&desk.view, Qt::Key_J);
        QTest::keyClick(&desk.view, Qt::Key_Down);
        QCOMPARE(desk.view.chosen(), idOf(3));
        QTest::keyClick(&desk.view, Qt::Key_K);
        QTest::keyClick(&desk.view, Qt::Key_Up);
        QCOMPARE(desk.view.chosen(), idOf(1));
        QTest::keyClick(&desk.view, Qt::Key_K);
        QCOMPARE(desk.view.chosen(), idOf(1));
    }

    void homeAndEndGoToTheNewestAndTheOldest() {
        Desk desk(page(1, 200));
        QTest::keyClick(&desk.view, Qt::Key_End);
        QCOMPARE(desk.view.chosen(), idOf(200));
        QVERIFY(desk.topOf(idOf(200)) < desk.view.viewport()->height());
        QTest::keyClick(&desk.view, Qt::Key_Home);
        QCOMPARE(desk.view.chosen(), idOf(1));
        QCOMPARE(desk.view.verticalScrollBar()->value(), 0);
    }

    void takingTheFocusChoosesNothing() {
        Desk desk(page(1, 5));
        QSignalSpy chosen(&desk.view, &SessionListView::sessionChosen);
        desk.view.setFocus();
        QFocusEvent focus(QEvent::FocusIn, Qt::TabFocusReason);
        QCoreApplication::sendEvent(&desk.view, &focus);
        QCOMPARE(chosen.size(), 0);
        QVERIFY(desk.view.chosen().isEmpty());
    }

    void enterOpensTheChosenSession() {
        Desk desk(page(1, 5));
        QSignalSpy activated(&desk.view, &SessionListView::sessionActivated);
        QVERIFY(desk.view.choose(idOf(2)));
        QTest::keyClick(&desk.view, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.first().first().value<SessionId>(), idOf(2));
    }

    void theChoiceSurvivesAnotherOrder() {
        Desk desk(page(1, 50));
        QVERIFY(desk.view.choose(idOf(7)));
        QSignalSpy chosen(&desk.view, &SessionListView::sessionChosen);
        desk.model.sort(SessionTableModel::CreatedColumn, Qt::AscendingOrder);
        QCOMPARE(desk.view.chosen(), idOf(7));
        QVERIFY(desk.view.selectionModel()->isRowSelected(desk.model.rowOf(idOf(7))));
        QCOMPARE(chosen.size(), 0);
        const int top = desk.topOf(idOf(7));
        QVERIFY(top >= 0 && top < desk.view.viewport()->height());
    }

    void aFilterThatHidesTheChosenSessionSaysSoAndGivesItBack() {
        std::vector<VerificationSession> sessions = page(1, 20);
        sessions.push_back(refused(21));
        Desk desk(sessions);
        QVERIFY(desk.view.choose(idOf(5)));
        QSignalSpy left(&desk.view, &SessionListView::chosenSessionLeft);
        QSignalSpy returned(&desk.view, &SessionListView::chosenSessionReturned);
        desk.model.setFilter(only(QStringLiteral("refused")));
        QCOMPARE(left.size(), 1);
        QCOMPARE(desk.view.chosen(), idOf(5));
        QVERIFY(!desk.view.selectionModel()->hasSelection());
        desk.model.setFilter({});
        QCOMPARE(returned.size(), 1);
        QVERIFY(desk.view.selectionModel()->isRowSelected(desk.model.rowOf(idOf(5))));
    }

    void nextGoesOnFromThePlaceOfASessionThatLeft() {
        std::vector<VerificationSession> sessions;
        for (int number = 1; number <= 10; ++number)
            sessions.push_back(refused(number));
        Desk desk(sessions);
        desk.model.setFilter(only(QStringLiteral("refused")));
        QVERIFY(desk.view.choose(idOf(4)));
        desk.store.merge(std::vector{session(4, SessionStatus::Canceled)});
        QCOMPARE(desk.model.rowOf(idOf(4)), -1);
        QTest::keyClick(&desk.view, Qt::Key_J);
        QCOMPARE(desk.view.chosen(), idOf(5));
    }

    void newSessionsAboveDoNotMoveWhatIsBeingRead() {
        Desk desk(page(11, 200));
        desk.view.verticalScrollBar()->setValue(1'000);
        const SessionId read = desk.model.idAt(desk.view.rowAt(60));
        const int before = desk.topOf(read);
        desk.store.merge(page(1, 10));
        QCOMPARE(desk.topOf(read), before);
    }

    void newSessionsDoNotPushTheFirstOneDownAndAreAnnounced() {
        Desk desk(page(11, 200));
        QCOMPARE(desk.topOf(idOf(11)), 0);
        desk.store.merge(page(9, 10));
        QCOMPARE(desk.topOf(idOf(11)), 0);
        auto* hint = desk.view.findChild<QPushButton*>(QStringLiteral("newRowsHint"));
        QVERIFY(hint->isVisible());
        QVERIFY(hint->text().contains(u'2'));
        QTest::mouseClick(hint, Qt::LeftButton);
        QCOMPARE(desk.topOf(idOf(9)), 0);
        QVERIFY(!hint->isVisible());
    }

    void olderPagesArriveWithoutMovingAnything() {
        Desk desk(page(1, 100));
        QCOMPARE(desk.topOf(idOf(1)), 0);
        desk.store.merge(page(101, 200));
        QCOMPARE(desk.topOf(idOf(1)), 0);
    }

    void theChosenSessionKeepsItsPlaceOnScreenWhileAFilterNarrows() {
        std::vector<VerificationSession> sessions;
        for (int number = 1; number <= 200; ++number)
            sessions.push_back(number % 2 == 0 ? refused(number) : session(number));
        Desk desk(sessions);
        QVERIFY(desk.view.choose(idOf(100)));
        const int before = desk.topOf(idOf(100));
        desk.model.setFilter(only(QStringLiteral("refused")));
        QCOMPARE(desk.topOf(idOf(100)), before);
    }

    void aFilterTypedAtTheTopShowsItsFirstResults() {
        std::vector<VerificationSession> sessions;
        for (int number = 1; number <= 200; ++number)
            sessions.push_back(number > 5 ? refused(number) : session(number));
        Desk desk(sessions);
        desk.model.setFilter(only(QStringLiteral("refused")));
        QCOMPARE(desk.view.verticalScrollBar()->value(), 0);
        desk.model.setFilter({});
        QCOMPARE(desk.view.verticalScrollBar()->value(), 0);
    }

    void rowsAreAsHighAsChosenAndNeverLowerThanTheirText() {
        Desk desk(page(1, 5));
        QCOMPARE(desk.view.rowHeight(0), 34);
        desk.view.setCompact(true);
        QCOMPARE(desk.view.rowHeight(0), 26);
        QFont large = desk.view.font();
        large.setPointSizeF(30);
        desk.view.setFont(large);
        QVERIFY(desk.view.rowHeight(0) > QFontMetrics(large).height());
    }

    void theMenuFiltersByTheCellAndCopiesTheId() {
        Desk desk({refused(1), session(2)});
        QSignalSpy filter(&desk.view, &SessionListView::filterRequested);
        QSignalSpy copies(&desk.view, &SessionListView::copyRequested);
        QSignalSpy summaries(&desk.view, &SessionListView::summaryRequested);
        QSignalSpy dashboard(&desk.view, &SessionListView::dashboardRequested);
        const QRect cell = desk.view.visualRect(desk.model.index(0, SessionTableModel::StatusColumn));
        const auto open = [&desk, cell] {
            QContextMenuEvent event(QContextMenuEvent::Mouse, cell.center(),
                                    desk.view.viewport()->mapToGlobal(cell.center()));
            QCoreApplication::sendEvent(desk.view.viewport(), &event);
            return desk.view.findChild<QMenu*>();
        };
        std::unique_ptr<QMenu> menu(open());
        QVERIFY(menu != nullptr);
        menu->findChild<QAction*>(QStringLiteral("filterByValue"))->trigger();
        menu->findChild<QAction*>(QStringLiteral("excludeValue"))->trigger();
        QCOMPARE(filter.size(), 2);
        QCOMPARE(filter[0][0].value<FilterField>(), FilterField::Status);
        QCOMPARE(filter[0][1].toString(), QStringLiteral("refused"));
        QCOMPARE(filter[0][2].toBool(), false);
        QCOMPARE(filter[1][2].toBool(), true);
        menu->findChild<QAction*>(QStringLiteral("copyId"))->trigger();
        QCOMPARE(copies.first().first().value<CopiedText>(),
                 (CopiedText{idOf(1).text(), JournalDetail::Id, idOf(1)}));
        menu->findChild<QAction*>(QStringLiteral("copySummary"))->trigger();
        QCOMPARE(summaries.first().first().value<SessionId>(), idOf(1));
        menu->findChild<QAction*>(QStringLiteral("openInDashboard"))->trigger();
        QCOMPARE(dashboard.first().first().value<SessionId>(), idOf(1));
    }

    void copyingAPersonsCellGivesTheMaskedName() {
        Desk desk({named(session(1), QStringLiteral("Anna"), QStringLiteral("Meyer"))});
        const QRect cell = desk.view.visualRect(desk.model.index(0, SessionTableModel::PersonColumn));
        QContextMenuEvent event(QContextMenuEvent::Mouse, cell.center(),
                                desk.view.viewport()->mapToGlobal(cell.center()));
        QCoreApplication::sendEvent(desk.view.viewport(), &event);
        std::unique_ptr<QMenu> menu(desk.view.findChild<QMenu*>());
        for (const QAction* action : menu->findChildren<QAction*>())
            QVERIFY(!action->text().contains(QStringLiteral("Meyer")));
        QSignalSpy copies(&desk.view, &SessionListView::copyRequested);
        menu->findChild<QAction*>(QStringLiteral("copyCell"))->trigger();
        QCOMPARE(copies.first().first().value<CopiedText>().text, QStringLiteral("A•••• M••••"));
    }

    void aHeaderClickSortsByThatColumn() {
        Desk desk(page(1, 5));
        SessionListHeader& columns = desk.view.columns();
        const int x = columns.sectionViewportPosition(SessionTableModel::ReferenceColumn) + 20;
        QTest::mouseClick(columns.viewport(), Qt::LeftButton, {}, QPoint(x, columns.height() / 2));
        QCOMPARE(desk.model.sortColumn(), int(SessionTableModel::ReferenceColumn));
    }

    void anotherOrderIsReadFromTheTop() {
        Desk desk(page(1, 200));
        desk.view.verticalScrollBar()->setValue(1'000);
        desk.model.sort(SessionTableModel::ReferenceColumn, Qt::AscendingOrder);
        QCOMPARE(desk.view.verticalScrollBar()->value(), 0);
    }

    void theHeaderShowsAnOrderThatCameFromElsewhere() {
        Desk desk(page(1, 5));
        desk.model.sort(SessionTableModel::PersonColumn, Qt::AscendingOrder);
        QCOMPARE(desk.view.columns().sortIndicatorSection(), int(SessionTableModel::PersonColumn));
        QCOMPARE(desk.view.columns().sortIndicatorOrder(), Qt::AscendingOrder);
    }

    void everyVisibleRowIsPainted() {
        Desk desk({refused(1), named(session(2), QStringLiteral("منى"), QStringLiteral("عبد الله")),
                   session(3, SessionStatus::Processing)});
        const QImage picture = desk.view.grab().toImage();
        QVERIFY(!picture.isNull());
        // The badge of a refusal has its own ground.
        const QRect cell = desk.view.visualRect(desk.model.index(0, SessionTableModel::StatusColumn));
        const QPoint place =
            desk.view.viewport()->mapTo(&desk.view, QPoint(cell.left() + 20, cell.center().y() - 7));
        QCOMPARE(picture.pixelColor(place), QColor(QStringLiteral("#fdeceb")));
    }
};

QTEST_MAIN(TestSessionListView)
#include "tst_session_list_view.moc"
