// SPDX-License-Identifier: Apache-2.0
#include "journeys/DeskAtWork.h"
#include "sessions/SessionTableModel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>

namespace {

constexpr int patience = 60'000;

/// The button whose accessible name begins so.
QAbstractButton* button(const DeskAtWork& desk, const QString& start) {
    const QList<QAbstractButton*> all = desk.window()->findChildren<QAbstractButton*>();
    for (QAbstractButton* each : all)
        if (each->isVisible() && each->accessibleName().startsWith(start))
            return each;
    return nullptr;
}

QStringList someIds(SandboxProcess& sandbox, const QString& more) {
    QStringList ids;
    const QJsonArray sessions =
        sandbox.request("GET", QStringLiteral("/v1/identity/verification_sessions?limit=3") + more)
            .object()[QStringLiteral("data")]
            .toArray();
    for (const QJsonValue& session : sessions)
        ids << session[QStringLiteral("id")].toString();
    return ids;
}

} // namespace

/// Views under a name, and tickets pasted into the line, in the real window on a sandbox.
class TestViewsAndTickets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aShippedViewNarrowsTheListAndOneUndoTakesItBack();
    void aSavedViewIsThereAgainAtTheNextStart();
    void aViewWithAPersonsNameIsGoneAtTheNextStart();
    void aPastedTicketShowsExactlyItsSessions();
    void whatATicketNamesAndTheAccountDoesNotHaveIsSaid();
    void theNoticeOfATicketBelongsToItsFilter();
    void theNoticeOfATicketForgetsWhatHasArrived();
    void aButtonThatGoesLeavesTheKeyboardToTheList();
    void aFilterIsPastedAsItIs();
    void theChartCanBeHiddenAndStaysSo();

private:
    void saveAs(DeskAtWork& desk, const QString& name);
};

void TestViewsAndTickets::saveAs(DeskAtWork& desk, const QString& name) {
    desk.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(desk.window()->findChild<QDialog*>(QStringLiteral("viewNameDialog")));
    auto* dialog = desk.window()->findChild<QDialog*>(QStringLiteral("viewNameDialog"));
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("viewName")), name);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(button(desk, name + u','));
}

void TestViewsAndTickets::aShippedViewNarrowsTheListAndOneUndoTakesItBack() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    QAbstractButton* view = button(desk, QStringLiteral("Possible fraud"));
    QVERIFY(view);
    QTRY_VERIFY(view->accessibleName().contains(QStringLiteral(" sessions")));
    desk.click(view);
    QTRY_VERIFY(desk.rows() < 600);
    QTRY_VERIFY(view->accessibleName().contains(QStringLiteral(", %1 sessions, on show").arg(desk.rows())));
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(desk.rows(), 600);
    QVERIFY(!view->accessibleName().contains(QStringLiteral("on show")));
}

void TestViewsAndTickets::aSavedViewIsThereAgainAtTheNextStart() {
    const QTemporaryDir home;
    DeskAtWork::Setting setting;
    setting.preferencesPath = home.filePath(QStringLiteral("preferences.ini"));
    {
        DeskAtWork desk(setting);
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
        desk.type(QStringLiteral("status:verified country:DE"));
        saveAs(desk, QStringLiteral("German papers"));
        desk.window()->close();
    }
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() > 0, patience);
    QCOMPARE(desk.filterLine()->text().trimmed(), QStringLiteral("status:verified country:DE"));
    QTRY_VERIFY(button(desk, QStringLiteral("German papers,")));
    QTRY_VERIFY(
        button(desk, QStringLiteral("German papers,"))->accessibleName().endsWith(QStringLiteral("on show")));
}

void TestViewsAndTickets::aViewWithAPersonsNameIsGoneAtTheNextStart() {
    const QTemporaryDir home;
    DeskAtWork::Setting setting;
    setting.preferencesPath = home.filePath(QStringLiteral("preferences.ini"));
    {
        DeskAtWork desk(setting);
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
        desk.type(QStringLiteral("status:verified quatermain"));
        saveAs(desk, QStringLiteral("The Quatermain case"));
        desk.window()->close();
    }
    QFile file(setting.preferencesPath);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().toLower().contains("quatermain"));
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    QVERIFY(desk.filterLine()->text().isEmpty());
    QVERIFY(!button(desk, QStringLiteral("The Quatermain case")));
}

void TestViewsAndTickets::aPastedTicketShowsExactlyItsSessions() {
    DeskAtWork::Setting setting;
    setting.sandbox = {QStringLiteral("--sessions"), QStringLiteral("6000")};
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 5000, patience);
    const QStringList loaded = someIds(desk.sandbox(), {});
    const qint64 oldest =
        desk.list()->model()->index(4999, 0).data(SessionTableModel::CreatedRole).toLongLong();
    const QStringList older = someIds(desk.sandbox(), QStringLiteral("&created[lt]=%1").arg(oldest));
    QCOMPARE(older.size(), 3);
    QApplication::clipboard()->setText(
        QStringLiteral("Hi,\nwe had trouble with **%1** and\n"
                       "https://dashboard.stripe.com/test/identity/verification-sessions/%2 (%3).\nThanks")
            .arg(loaded[0], loaded[1], older[0]));
    desk.press(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(desk.rows(), 3);
    QVERIFY(desk.filterLine()->text().startsWith(QStringLiteral("id:") + loaded[0]));
    QVERIFY(!desk.find<QWidget>("pasteNotice"));
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(desk.rows() >= 5000);
}

void TestViewsAndTickets::whatATicketNamesAndTheAccountDoesNotHaveIsSaid() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    const QStringList loaded = someIds(desk.sandbox(), {});
    const QString unheardOf = QStringLiteral("vs_1NotInThisAccount000000000");
    QApplication::clipboard()->setText(loaded.join(u'\n') + u'\n' + unheardOf);
    desk.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(desk.textOf("pasteWords"), QStringLiteral("1 of 4 is not in this account: ") + unheardOf);
    QCOMPARE(desk.rows(), 3);
    desk.click(desk.find<QWidget>("copyPaste"));
    QCOMPARE(QApplication::clipboard()->text(), unheardOf);
    desk.click(desk.find<QWidget>("closePaste"));
    QVERIFY(!desk.find<QWidget>("pasteNotice"));
}

void TestViewsAndTickets::theNoticeOfATicketBelongsToItsFilter() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    const QStringList loaded = someIds(desk.sandbox(), {});
    const QString unheardOf = QStringLiteral("vs_1NotInThisAccount000000000");
    QApplication::clipboard()->setText(loaded.join(u'\n') + u'\n' + unheardOf);
    desk.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(desk.find<QWidget>("pasteNotice"));
    desk.filterLine()->selectAll();
    desk.type(QStringLiteral("status:refused"));
    QVERIFY(!desk.find<QWidget>("pasteNotice"));
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(desk.find<QWidget>("pasteNotice"));
    QAbstractButton* view = button(desk, QStringLiteral("Possible fraud"));
    QVERIFY(view);
    desk.click(view);
    QVERIFY(!desk.find<QWidget>("pasteNotice"));
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(desk.find<QWidget>("pasteNotice"));
}

void TestViewsAndTickets::theNoticeOfATicketForgetsWhatHasArrived() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    const QString customer = QStringLiteral("cus_ArrivesLater001");
    QApplication::clipboard()->setText(QStringLiteral("Please help ") + customer);
    desk.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(desk.textOf("pasteWords"), QStringLiteral("This account has no session of ") + customer);
    desk.sandbox().request("POST", QStringLiteral("/v1/identity/verification_sessions"),
                           {{QStringLiteral("type"), QStringLiteral("document")},
                            {QStringLiteral("related_customer"), customer}});
    desk.press(Qt::Key_F5);
    QTRY_COMPARE(desk.rows(), 1);
    QVERIFY(!desk.find<QWidget>("pasteNotice"));
}

void TestViewsAndTickets::aButtonThatGoesLeavesTheKeyboardToTheList() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    QApplication::clipboard()->setText(QStringLiteral("Look at vs_1NotInThisAccount000000000, please"));
    desk.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(desk.find<QWidget>("closePaste"));
    desk.find<QWidget>("closePaste")->setFocus();
    desk.press(Qt::Key_Space);
    QVERIFY(!desk.find<QWidget>("pasteNotice"));
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(desk.list()));
    QVERIFY(!desk.filterLine()->hasSelectedText());
}

void TestViewsAndTickets::aFilterIsPastedAsItIs() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    QApplication::clipboard()->setText(QStringLiteral("status:refused"));
    desk.press(Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(desk.rows() < 600);
    QCOMPARE(desk.filterLine()->text(), QStringLiteral("status:refused"));
}

void TestViewsAndTickets::theChartCanBeHiddenAndStaysSo() {
    const QTemporaryDir home;
    DeskAtWork::Setting setting;
    setting.preferencesPath = home.filePath(QStringLiteral("preferences.ini"));
    {
        DeskAtWork desk(setting);
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
        QVERIFY(desk.find<QWidget>("createdChart"));
        desk.window()->findChild<QAction*>(QStringLiteral("showHistogram"))->trigger();
        QVERIFY(!desk.find<QWidget>("createdChart"));
        desk.window()->close();
    }
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    QVERIFY(!desk.find<QWidget>("createdChart"));
    QVERIFY(!desk.window()->findChild<QAction*>(QStringLiteral("showHistogram"))->isChecked());
}

QTEST_MAIN(TestViewsAndTickets)
#include "tst_views_and_tickets.moc"
