// SPDX-License-Identifier: Apache-2.0
#include "look/Look.h"
#include "session_list/ListMessage.h"
#include "session_list/RowGlow.h"
#include "session_list/SessionListPane.h"
#include "session_list/SessionListView.h"
#include "sessions/SessionTableModel.h"
#include "views/session_list/SessionSamples.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using Action = ListNotice::Action;

class TestSessionListPane : public QObject {
    Q_OBJECT

    struct Desk {
        SessionStore store;
        SessionTableModel model{store};
        SessionListPane pane{model, store};

        Desk() {
            pane.resize(900, 500);
            pane.show();
        }
        ListMessage* message() { return pane.findChild<ListMessage*>(); }
        QString title() { return message()->findChild<QLabel*>(QStringLiteral("listMessageTitle"))->text(); }
        QPushButton* button(const QString& part) {
            for (QPushButton* each : message()->findChildren<QPushButton*>())
                if (!each->isHidden() && each->isVisible() && each->text().contains(part))
                    return each;
            return nullptr;
        }
    };

private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void theMessageGivesWayToTheFirstRows() {
        Desk desk;
        desk.pane.setFeed(SessionFeed::State::Loading, {}, true);
        QVERIFY(desk.message()->isVisible());
        desk.store.merge(samples::page(1, 3));
        QVERIFY(!desk.message()->isVisible());
    }

    void aFailureBeforeTheFirstRowCanBeTriedAgain() {
        Desk desk;
        StripeError error;
        error.kind = StripeError::Kind::StripeFault;
        error.httpStatus = 500;
        error.requestId = QStringLiteral("req_abc");
        desk.pane.setFeed(SessionFeed::State::Failed, error, true);
        QSignalSpy taken(&desk.pane, &SessionListPane::offerTaken);
        QPushButton* again = desk.button(QStringLiteral("Try again"));
        QVERIFY(again != nullptr);
        QTest::mouseClick(again, Qt::LeftButton);
        QCOMPARE(taken.size(), 1);
        QCOMPARE(taken.first().first().value<ListNotice::Offer>().action, Action::TryAgain);

        auto* copy = desk.message()->findChild<QToolButton*>(QStringLiteral("listMessageRequestId"));
        QSignalSpy copies(&desk.pane, &SessionListPane::copyRequested);
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(copies.first().first().toString(), QStringLiteral("req_abc"));
    }

    void aFailureNeverCoversRowsThatAreThere() {
        Desk desk;
        desk.store.merge(samples::page(1, 3));
        desk.pane.setFeed(SessionFeed::State::Failed, {}, true);
        QVERIFY(!desk.message()->isVisible());
    }

    void whatHidesEverythingCanBeLiftedByKeyboard() {
        Desk desk;
        desk.store.merge(samples::page(1, 3));
        desk.pane.setFeed(SessionFeed::State::Complete, {}, false);
        desk.model.setFilter(SessionFilter{}.toggled(FilterField::Status, QStringLiteral("refused")));
        QVERIFY(desk.message()->isVisible());
        QPushButton* lift = desk.button(QStringLiteral("status:refused"));
        QVERIFY(lift != nullptr);
        QVERIFY(lift->text().contains(u'3'));
        QSignalSpy taken(&desk.pane, &SessionListPane::offerTaken);
        lift->setFocus();
        QTest::keyClick(lift, Qt::Key_Space);
        QCOMPARE(taken.size(), 1);
        const auto offer = taken.first().first().value<ListNotice::Offer>();
        QCOMPARE(offer.action, Action::LiftCondition);
        QCOMPARE(offer.condition, 0);
    }

    void theMessageStandsWhereTheRowsWouldAlsoAfterResizing() {
        Desk desk;
        desk.pane.setFeed(SessionFeed::State::Complete, {}, false);
        desk.pane.resize(1'200, 700);
        QTRY_COMPARE(desk.message()->size(), desk.pane.list().viewport()->size());
        QVERIFY(desk.message()->y() > 0);
    }

    void aChangedRowGlowsOnceAndGoesDark() {
        RowGlow glow;
        QVERIFY(glow.isDark());
        glow.light(samples::idOf(1));
        QVERIFY(glow.strength(samples::idOf(1)) > 0);
        QCOMPARE(glow.strength(samples::idOf(2)), 0.0);
        QTRY_VERIFY(glow.isDark());
        QCOMPARE(glow.strength(samples::idOf(1)), 0.0);
    }
};

QTEST_MAIN(TestSessionListPane)
#include "tst_session_list_pane.moc"
