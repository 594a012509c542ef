// SPDX-License-Identifier: Apache-2.0
#include "look/Look.h"
#include "saved_views/SavedViewPanel.h"
#include "saved_views/ViewNameDialog.h"
#include "saved_views/ViewRow.h"
#include "views/session_list/SessionSamples.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace samples;

namespace {

SavedView own(const char* name, const char* line) {
    SavedView view;
    view.name = QString::fromUtf8(name);
    view.line = QString::fromUtf8(line);
    return view;
}

struct Desk {
    SessionStore store;
    SavedViews views;
    LiveCounts counts{store};
    SavedViewPanel panel{views, counts};

    Desk() {
        merge(store, {refused(1), refused(2), session(3)});
        views.setAll({own("Refused", "status:refused"), own("Verified", "status:verified"),
                      own("Meyer", "person:meyer"), own("Broken", "staatus:refused")});
        panel.setNow(newest);
        panel.resize(204, 400);
        panel.show();
    }
    QList<ViewRow*> rows() {
        QList<ViewRow*> shown;
        for (ViewRow* row : panel.findChildren<ViewRow*>())
            if (!row->isHidden())
                shown.append(row);
        return shown;
    }
    QAction* inMenu(const char* name) {
        menu.clear();
        panel.fillMenu(menu);
        for (QAction* action : menu.actions())
            if (action->objectName() == QLatin1StringView(name))
                return action;
        return nullptr;
    }
    QMenu menu;
};

} // namespace

class TestSavedViewPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void eachViewHasItsNameAndItsCount() {
        Desk desk;
        QCOMPARE(desk.rows().size(), 4);
        QCOMPARE(desk.rows()[0]->accessibleName(), QStringLiteral("Refused, being counted"));
        QTRY_COMPARE(desk.rows()[0]->accessibleName(), QStringLiteral("Refused, 2 sessions"));
        QTRY_COMPARE(desk.rows()[1]->accessibleName(), QStringLiteral("Verified, 1 session"));
        merge(desk.store, {refused(5)});
        QTRY_COMPARE(desk.rows()[0]->accessibleName(), QStringLiteral("Refused, 3 sessions"));
    }

    void aLineThatIsNotUnderstoodGetsNoNumber() {
        Desk desk;
        QTRY_VERIFY(desk.counts.countOf(3).has_value());
        QVERIFY(desk.rows()[3]->accessibleName().contains(QStringLiteral("not understood")));
    }

    void aClickAsksForTheView() {
        Desk desk;
        QSignalSpy chosen(&desk.panel, &SavedViewPanel::chosen);
        QTest::mouseClick(desk.rows()[1], Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<SavedView>(), desk.views.all().at(1));
    }

    void theOneOnShowIsMarkedAndSoIsThatItWasEdited() {
        Desk desk;
        desk.panel.showCurrent(QStringLiteral("Refused"), QStringLiteral("status:refused "));
        QVERIFY(desk.rows()[0]->content().current);
        QVERIFY(!desk.rows()[0]->content().edited);
        desk.panel.showCurrent(QStringLiteral("Refused"), QStringLiteral("status:refused country:DE"));
        QVERIFY(desk.rows()[0]->content().edited);
        QVERIFY(desk.rows()[0]->accessibleName().endsWith(QStringLiteral("on show, edited")));
        QVERIFY(!desk.rows()[1]->content().current);
    }

    void aViewWithPersonalWordsSaysThatItIsNotKept() {
        Desk desk;
        QVERIFY(desk.rows()[2]->toolTip().contains(QStringLiteral("kept until you close the desk")));
        QVERIFY(!desk.rows()[0]->toolTip().contains(QStringLiteral("kept until")));
    }

    void theArrowsGoFromRowToRowAndWithControlTheViewMoves() {
        Desk desk;
        desk.panel.activateWindow();
        desk.rows()[0]->setFocus();
        QTest::keyClick(desk.rows()[0], Qt::Key_Down);
        QTRY_VERIFY(desk.rows()[1]->hasFocus());
        QTest::keyClick(desk.rows()[1], Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(desk.views.all().at(2).name, QStringLiteral("Verified"));
        QTRY_VERIFY(desk.rows()[2]->hasFocus());
        QTest::keyClick(desk.rows()[2], Qt::Key_Delete);
        QCOMPARE(desk.views.indexOf(QStringLiteral("Verified")), -1);
        QCOMPARE(desk.rows().size(), 3);
    }

    void enterChoosesAndF2Renames() {
        Desk desk;
        QSignalSpy chosen(&desk.panel, &SavedViewPanel::chosen);
        QSignalSpy rename(&desk.panel, &SavedViewPanel::renameRequested);
        QTest::keyClick(desk.rows()[0], Qt::Key_Return);
        QTest::keyClick(desk.rows()[0], Qt::Key_F2);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(rename.first().first().toString(), QStringLiteral("Refused"));
    }

    void theMenuSavesUpdatesMovesDeletesAndRestores() {
        Desk desk;
        QVERIFY(desk.inMenu("updateView") == nullptr); // none is on show
        QSignalSpy save(&desk.panel, &SavedViewPanel::saveRequested);
        desk.inMenu("saveView")->trigger();
        QCOMPARE(save.size(), 1);
        desk.panel.showCurrent(QStringLiteral("Verified"), QStringLiteral("status:verified"));
        QSignalSpy update(&desk.panel, &SavedViewPanel::updateRequested);
        desk.inMenu("updateView")->trigger();
        QCOMPARE(update.first().first().toString(), QStringLiteral("Verified"));
        desk.inMenu("moveViewUp")->trigger();
        QCOMPARE(desk.views.indexOf(QStringLiteral("Verified")), 0);
        QVERIFY(!desk.inMenu("moveViewUp")->isEnabled());
        desk.inMenu("deleteView")->trigger();
        QCOMPARE(desk.views.indexOf(QStringLiteral("Verified")), -1);
        desk.inMenu("restoreViews")->trigger();
        QCOMPARE(desk.views.all().first(), shippedViews().first());
        QCOMPARE(desk.rows().size(), shippedViews().size() + 3);
    }

    void theDialogSaysWhatBecomesOfTheView() {
        Desk desk;
        ViewNameDialog dialog(desk.views, own("", "status:refused"), false, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        auto* name = dialog.findChild<QLineEdit*>(QStringLiteral("viewName"));
        auto* verdict = dialog.findChild<QLabel*>(QStringLiteral("viewVerdict"));
        auto* save = dialog.findChild<QPushButton*>(QStringLiteral("saveViewName"));
        QVERIFY(!save->isEnabled());
        QVERIFY(verdict->text().contains(QStringLiteral("Kept on this computer")));
        QTest::keyClicks(name, QStringLiteral("verified"));
        QVERIFY(save->isEnabled());
        QVERIFY(verdict->text().contains(QStringLiteral("Takes the place of the view “Verified”")));
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(dialog.name(), QStringLiteral("verified"));
    }

    void theDialogSaysWhenWordsMayBePersonal() {
        Desk desk;
        const ViewNameDialog dialog(desk.views, own("", "status:refused meyer"), false, nullptr);
        auto* verdict = dialog.findChild<QLabel*>(QStringLiteral("viewVerdict"));
        QVERIFY(verdict->text().contains(QStringLiteral("may be personal")));
    }

    void aNameThatIsTakenCannotBeGivenToAnother() {
        Desk desk;
        const ViewNameDialog dialog(desk.views, desk.views.all().at(0), true, nullptr);
        auto* name = dialog.findChild<QLineEdit*>(QStringLiteral("viewName"));
        auto* save = dialog.findChild<QPushButton*>(QStringLiteral("saveViewName"));
        QVERIFY(save->isEnabled()); // its own
        name->setText(QStringLiteral("Verified"));
        QVERIFY(!save->isEnabled());
    }
};

QTEST_MAIN(TestSavedViewPanel)
#include "tst_saved_view_panel.moc"
