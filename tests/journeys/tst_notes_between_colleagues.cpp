// SPDX-License-Identifier: Apache-2.0
#include "journeys/DeskAtWork.h"
#include "models/journal/JournalSamples.h"
#include "notes/SessionNotes.h"

#include <QAbstractButton>
#include <QAction>
#include <QJsonObject>
#include <QLabel>
#include <QPlainTextEdit>

#include <algorithm>

namespace {

using namespace Qt::Literals::StringLiterals;
constexpr int patience = 20'000;

void openRefused(DeskAtWork& desk) {
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    desk.type(u"status:refused "_s);
    QTRY_VERIFY(desk.rows() > 1 && desk.rows() < 600);
    desk.clickRow(0);
    QTRY_VERIFY(!desk.openId().isEmpty() && desk.textOf("progress", desk.detail()).isEmpty());
}

void wantNotes(DeskAtWork& desk) {
    desk.window()->findChild<QAction*>(u"showNotes"_s)->trigger();
    QTRY_VERIFY(desk.dialog("notesDialog"));
    desk.find<QAbstractButton>("useNotes", desk.dialog("notesDialog"))->click();
    desk.dialog("notesDialog")->close();
    QTRY_VERIFY(!desk.dialog("notesDialog"));
    desk.window()->activateWindow();
}

QJsonObject metadataOf(DeskAtWork& desk, const QString& id) {
    return desk.sandbox()
        .request("GET", u"/v1/identity/verification_sessions/"_s + id)[u"metadata"_s]
        .toObject();
}

} // namespace

/// What one writes another reads, and what a lock and a redaction do to it.
class TestNotesBetweenColleagues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobodyIsAskedToWriteBeforeTheyWantTo() {
        DeskAtWork desk;
        openRefused(desk);
        QVERIFY(!desk.find<QWidget>("notes"));
        wantNotes(desk);
        QTRY_VERIFY(desk.find<QWidget>("notes"));
        desk.startAgain(); // They still want to, tomorrow.
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() > 0, patience);
        desk.clickRow(0);
        QTRY_VERIFY(desk.find<QWidget>("notes"));
    }

    void aNoteIsWrittenRecordedAndReadAndGoesWithARedaction() {
        DeskAtWork desk;
        openRefused(desk);
        wantNotes(desk);
        QTRY_VERIFY(desk.find<QPlainTextEdit>("note"));
        desk.find<QPlainTextEdit>("note")->setFocus();
        desk.type(u"Passport comes tomorrow"_s);
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        const QString id = desk.openId();
        QTRY_COMPARE(metadataOf(desk, id)[metadataKeyOf(NotePart::Note)].toString(),
                     u"Passport comes tomorrow"_s);
        // Stripe has it before the app has the answer.
        QTRY_VERIFY(!desk.textOf("noteCount").contains(u"not saved"));
        const std::vector<WrittenEntry> entries = entriesIn(desk.journalPath());
        QVERIFY(std::ranges::any_of(entries, [&id](const WrittenEntry& entry) {
            return entry.deed == "metadata_written" && entry.session == id.toStdString();
        }));
        // A note is not shown a second time as metadata.
        QVERIFY(!desk.find<QWidget>("metadata")->findChildren<QLabel*>().isEmpty());
        for (const QLabel* label : desk.find<QWidget>("metadata")->findChildren<QLabel*>())
            QVERIFY(!label->text().contains(u"verification_desk"));
        QTRY_VERIFY(desk.find<QAbstractButton>("redact", desk.detail())->isEnabled());
        desk.click(desk.find<QAbstractButton>("redact", desk.detail()));
        QTRY_VERIFY(desk.dialog("confirmRedact"));
        QString effects;
        for (const QLabel* label : desk.dialog("confirmRedact")->findChildren<QLabel*>())
            effects += label->text() + u'\n';
        QVERIFY2(effects.contains(u"colleagues' notes"), qPrintable(effects));
    }

    void aLockForgetsWhatWasNotSaved() {
        DeskAtWork desk;
        openRefused(desk);
        wantNotes(desk);
        QTRY_VERIFY(desk.find<QPlainTextEdit>("note"));
        desk.find<QPlainTextEdit>("note")->setFocus();
        desk.type(u"half a thou"_s);
        desk.window()->findChild<QAction*>(u"lockNow"_s)->trigger();
        QTRY_VERIFY(desk.find<QWidget>("lockPage"));
        desk.click(desk.find<QAbstractButton>("unlock"));
        QTRY_VERIFY(desk.find<QPlainTextEdit>("note"));
        QCOMPARE(desk.find<QPlainTextEdit>("note")->toPlainText(), QString());
    }
};

QTEST_MAIN(TestNotesBetweenColleagues)
#include "tst_notes_between_colleagues.moc"
