// SPDX-License-Identifier: Apache-2.0
#include "journeys/DeskAtWork.h"
#include "models/journal/JournalSamples.h"
#include "notes/SessionNotes.h"

#include <QAbstractButton>
#include <QAction>
#include <QJsonObject>
#include <QLabel>
#include <QPlainTextEdit>

namespace {

using namespace Qt::Literals::StringLiterals;
constexpr int patience = 20'000;

bool isReady(const DeskAtWork& desk) {
    return desk.list() && desk.rows() == 600;
}

bool isOpen(const DeskAtWork& desk) {
    return !desk.openId().isEmpty() && desk.textOf("progress", desk.detail()).isEmpty();
}

/// Presses Cancel and confirms, and Stripe does not answer.
void cancelWithoutAnswer(DeskAtWork& desk) {
    desk.sandbox().mishap(u"timeout"_s, 1, {{u"method"_s, u"POST"_s}});
    desk.click(desk.find<QAbstractButton>("cancel", desk.detail()));
}

QString labelIn(const DeskAtWork& desk, const char* name) {
    QWidget* dialog = desk.dialog("leaveDialog");
    return dialog ? desk.textOf(name, dialog) : QString();
}

QAbstractButton* buttonIn(const DeskAtWork& desk, const char* name) {
    return desk.find<QAbstractButton>(name, desk.dialog("leaveDialog"));
}

} // namespace

/// What is not finished is not dropped in silence, whichever way the reviewer leaves.
class TestLeaving : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCloseWithAnActionUnderWayAsks() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isReady(desk), patience);
        desk.type(u"status:unsubmitted "_s);
        QTRY_VERIFY(desk.rows() > 1 && desk.rows() < 600);
        desk.clickRow(0);
        QTRY_VERIFY(isOpen(desk));
        const QString id = desk.openId();
        QTRY_VERIFY(desk.find<QAbstractButton>("cancel", desk.detail())->isEnabled());
        cancelWithoutAnswer(desk);
        QTRY_VERIFY(desk.dialog("confirmCancel"));
        desk.click(desk.find<QAbstractButton>("confirm", desk.dialog("confirmCancel")));
        QTRY_COMPARE(desk.find<QAbstractButton>("cancel", desk.detail())->isEnabled(), false);
        desk.window()->close();
        QTRY_VERIFY(desk.dialog("leaveDialog"));
        QVERIFY(desk.window()->isVisible());
        QVERIFY(labelIn(desk, "openThings").contains(id));
        // Enter stays.
        QTest::keyClick(desk.dialog("leaveDialog"), Qt::Key_Return);
        QTRY_VERIFY(!desk.dialog("leaveDialog"));
        QVERIFY(desk.window()->isVisible());
        // Another key would drop it as well.
        desk.window()->findChild<QAction*>(u"useAnotherKey"_s)->trigger();
        QTRY_VERIFY(desk.dialog("leaveDialog"));
        QVERIFY(labelIn(desk, "openThings").contains(id));
        desk.click(buttonIn(desk, "stay"));
        QTRY_VERIFY(!desk.dialog("leaveDialog"));
        // Leaving now: the next run finds out what happened.
        desk.window()->close();
        QTRY_VERIFY(desk.dialog("leaveDialog"));
        desk.click(buttonIn(desk, "leaveNow"));
        QTRY_VERIFY(!desk.window()->isVisible());
    }

    void aCloseWithAnUnsavedNoteAsksAndCanSaveIt() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isReady(desk), patience);
        desk.window()->findChild<QAction*>(u"showNotes"_s)->trigger();
        QTRY_VERIFY(desk.dialog("notesDialog"));
        desk.find<QAbstractButton>("useNotes", desk.dialog("notesDialog"))->click();
        desk.dialog("notesDialog")->close();
        QTRY_VERIFY(!desk.dialog("notesDialog"));
        desk.window()->activateWindow();
        desk.clickRow(0);
        QTRY_VERIFY(isOpen(desk));
        QTRY_VERIFY(desk.find<QPlainTextEdit>("note"));
        const QString id = desk.openId();
        desk.find<QPlainTextEdit>("note")->setFocus();
        desk.type(u"Passport comes tomorrow"_s);
        desk.press(Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY(desk.dialog("leaveDialog"));
        QVERIFY(labelIn(desk, "openThings").contains(id));
        QVERIFY(labelIn(desk, "leaveConsequence").contains(u"lost"_s));
        desk.click(buttonIn(desk, "finish"));
        QTRY_VERIFY(!desk.window()->isVisible());
        QCOMPARE(desk.sandbox()
                     .request("GET", u"/v1/identity/verification_sessions/"_s + id)[u"metadata"_s]
                     .toObject()[metadataKeyOf(NotePart::Note)]
                     .toString(),
                 u"Passport comes tomorrow"_s);
    }

    void aCloseWithNothingOpenCloses() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isReady(desk), patience);
        desk.window()->close();
        QVERIFY(!desk.window()->isVisible());
    }
};

QTEST_MAIN(TestLeaving)
#include "tst_leaving.moc"
