// SPDX-License-Identifier: Apache-2.0
#include "actions/SessionActions.h"
#include "filter_bar/FilterBar.h"
#include "look/Look.h"
#include "main_window/OutsideListFlow.h"
#include "models/stripe/Answers.h"
#include "session_detail/LinkButton.h"
#include "session_detail/SessionDetailPane.h"
#include "session_list/SessionListView.h"
#include "sessions/ReviewedSession.h"
#include "sessions/SessionTableModel.h"
#include "views/session_list/SessionSamples.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>

using namespace samples;

namespace {

/// Filter line, list and detail pane, as the page joins them, over two refused sessions and a verified one.
struct Desk {
    StripeClient client{QUrl(QStringLiteral("http://127.0.0.1:9")), answers::quick()};
    SessionStore store;
    SessionTableModel table{store};
    FilterBar filter{table, store, [](const QString& line) { return parseFilterLine(line, newest); }};
    SessionListView list{table};
    ReviewedSession reviewed{client, store};
    SessionActions actions{client, store};
    SessionDetailPane pane{reviewed, actions};
    OutsideListFlow* flow = new OutsideListFlow(reviewed, table, filter, list, pane);

    Desk() {
        client.setKey(answers::someKey());
        merge(store, {refused(1), refused(2), session(3)});
        QObject::connect(&list, &SessionListView::sessionChosen, &reviewed, &ReviewedSession::open);
        pane.resize(392, 800);
        pane.show();
        list.choose(idOf(1));
    }
    LinkButton& link(const char* name) { return *pane.findChild<LinkButton*>(QLatin1StringView(name)); }
    bool saysOutside() { return pane.findChild<QWidget*>(QStringLiteral("notInList"))->isVisible(); }
    bool isOpen() const { return reviewed.state() != ReviewedSession::State::Empty; }
};

} // namespace

/// The open session and the list beside it: which of them shows what is always said.
class TestOutsideList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void anOpenSessionThatTheFilterHidesSaysSo() {
        Desk desk;
        QVERIFY(desk.isOpen() && !desk.saysOutside());
        desk.filter.setLine(QStringLiteral("status:verified"));
        QVERIFY(desk.isOpen() && desk.saysOutside());
        desk.filter.setLine(QStringLiteral("status:refused"));
        QVERIFY(!desk.saysOutside());
    }

    void aSessionThatLeavesTheListByAChangeSaysSoToo() {
        Desk desk;
        desk.filter.setLine(QStringLiteral("status:refused"));
        QVERIFY(!desk.saysOutside());
        merge(desk.store, {session(1, SessionStatus::Canceled)});
        QVERIFY(desk.saysOutside());
    }

    void aSessionOpenedByItsIdSaysThatTheListDoesNotHaveIt() {
        Desk desk;
        desk.filter.setLine(QStringLiteral("status:refused"));
        desk.reviewed.open(idOf(3));
        QVERIFY(desk.saysOutside());
    }

    void showItIsOneStepInTheFiltersHistory() {
        Desk desk;
        desk.filter.setLine(QStringLiteral("status:verified"));
        desk.link("showInList").click();
        QVERIFY(!desk.saysOutside());
        QCOMPARE(desk.table.rowCount(), 1);
        QCOMPARE(desk.list.chosen(), idOf(1));
        QCOMPARE(desk.list.selectionModel()->selectedRows().size(), 1);
        desk.filter.undo();
        QCOMPARE(desk.filter.line(), QStringLiteral("status:verified"));
        QVERIFY(desk.saysOutside());
    }

    void showItChoosesASessionThatWasOpenedByItsId() {
        Desk desk;
        desk.filter.setLine(QStringLiteral("status:refused"));
        desk.reviewed.open(idOf(3));
        desk.link("showInList").click();
        QCOMPARE(desk.list.chosen(), idOf(3));
        QCOMPARE(desk.reviewed.id(), idOf(3));
    }

    void closeLeavesNothingOpenUntilTheReviewerChooses() {
        Desk desk;
        desk.filter.setLine(QStringLiteral("status:verified"));
        desk.link("closeSession").click();
        QVERIFY(!desk.isOpen());
        QVERIFY(desk.flow->wasClosed());
        QVERIFY(desk.list.chosen().isEmpty());
        desk.filter.clear();
        QVERIFY(desk.list.selectionModel()->selectedRows().isEmpty());
        desk.list.choose(idOf(1));
        QVERIFY(desk.isOpen() && !desk.flow->wasClosed() && !desk.saysOutside());
    }

    void afterCloseTheKeysGoOnFromThePlaceItHad() {
        Desk desk;
        desk.list.choose(idOf(2));
        desk.filter.setLine(QStringLiteral("-id:") + idOf(2).text());
        desk.link("closeSession").click();
        desk.list.chooseNext();
        QCOMPARE(desk.reviewed.id(), idOf(3));
    }
};

QTEST_MAIN(TestOutsideList)
#include "tst_outside_list.moc"
