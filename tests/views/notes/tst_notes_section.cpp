// SPDX-License-Identifier: Apache-2.0
#include "notes/NoteEdit.h"
#include "notes/NotesDialog.h"
#include "notes/NotesSection.h"
#include "session_detail/LinkButton.h"
#include "sessions/ReviewedSession.h"
#include "support/DeskOnSandbox.h"

#include <QCheckBox>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

/// The section over two sessions, in a window, and a colleague.
struct ShownNotes : DeskOnSandbox {
    ShownNotes()
        : DeskOnSandbox({u"--sessions"_s, u"30"_s})
        , reviewed(client, store)
        , writing(client, store, nullptr)
        , section(reviewed, writing) {
        sandbox.createSessions(2);
        feed.start(20);
        [this] { QTRY_COMPARE(feed.state(), SessionFeed::State::Complete); }();
        section.setOwnName(u"Mira"_s);
        section.setWanted(true);
        section.resize(340, 400);
        open(0);
        section.show();
        [this] { QVERIFY(QTest::qWaitForWindowActive(&section)); }();
    }
    void open(Row row) {
        reviewed.open(store.session(row).id);
        [this] { QTRY_COMPARE(reviewed.state(), ReviewedSession::State::Current); }();
    }
    NoteEdit& note() { return *section.findChild<NoteEdit*>(); }
    QLineEdit& assignee() { return *section.findChild<QLineEdit*>(u"assignee"_s); }
    QPushButton& save() { return *section.findChild<QPushButton*>(u"saveNote"_s); }
    LinkButton& link(const char* name) { return *section.findChild<LinkButton*>(QLatin1StringView(name)); }
    QString said(const char* name) { return section.findChild<QLabel*>(QLatin1StringView(name))->text(); }
    void type(const QString& text) {
        note().setFocus();
        QTest::keyClicks(&note(), text);
    }
    void settle() {
        [this] { QTRY_VERIFY(writing.state() != NoteWriting::State::Writing); }();
    }
    SessionNotes there() {
        const QJsonDocument session =
            sandbox.request("GET", u"/v1/identity/verification_sessions/"_s + reviewed.id().text());
        Metadata metadata;
        const QJsonObject object = session[u"metadata"_s].toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry)
            metadata.emplace_back(entry.key(), entry.value().toString());
        return notesIn(metadata);
    }
    void colleagueWrites(const QString& text) {
        sandbox.request("POST", u"/v1/identity/verification_sessions/"_s + reviewed.id().text(),
                        {{u"metadata[verification_desk_note]"_s, text}});
    }

    ReviewedSession reviewed;
    NoteWriting writing;
    NotesSection section;
};

} // namespace

class TestNotesSection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsThereOnlyWhereNotesAreWanted() {
        ShownNotes shown;
        QVERIFY(shown.section.isVisible());
        shown.section.setWanted(false);
        QVERIFY(!shown.section.isVisible());
    }

    void aNoteIsSavedWithTheKeyboardAndCounted() {
        ShownNotes shown;
        QVERIFY(!shown.save().isEnabled());
        shown.type(u"Two documents"_s);
        QCOMPARE(shown.said("noteCount"), u"13 of 500, not saved"_s);
        QTest::keyClick(&shown.note(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(shown.there().note, u"Two documents"_s);
        QTRY_COMPARE(shown.said("noteCount"), u"13 of 500"_s);
        QVERIFY(!shown.save().isEnabled());
    }

    void whatIsNotSavedStaysWithItsSession() {
        ShownNotes shown;
        shown.type(u"half a thou"_s);
        shown.open(1);
        QCOMPARE(shown.note().toPlainText(), QString());
        QVERIFY(!shown.save().isEnabled());
        shown.open(0);
        QCOMPARE(shown.note().toPlainText(), u"half a thou"_s);
        QVERIFY(shown.save().isEnabled());
        shown.section.dropDrafts(); // Locked.
        shown.open(1);
        shown.open(0);
        QCOMPARE(shown.note().toPlainText(), QString());
    }

    void whatAColleagueWritesIsNotTakenOutOfTheHand() {
        ShownNotes shown;
        shown.type(u"mine"_s);
        shown.colleagueWrites(u"theirs"_s);
        shown.reviewed.refresh();
        QTRY_COMPARE(shown.reviewed.state(), ReviewedSession::State::Current);
        QCOMPARE(shown.note().toPlainText(), u"mine"_s);
        QTest::mouseClick(&shown.save(), Qt::LeftButton);
        QTRY_COMPARE(shown.writing.state(), NoteWriting::State::Conflict);
        QVERIFY(shown.said("noteSaid").contains(u"“theirs”"));
        QVERIFY(shown.link("keepMine").isVisible());
        QCOMPARE(shown.there().note, u"theirs"_s);
    }

    void mineCanBeKeptOverTheirs() {
        ShownNotes shown;
        shown.type(u"mine"_s);
        shown.colleagueWrites(u"theirs"_s);
        QTest::mouseClick(&shown.save(), Qt::LeftButton);
        QTRY_COMPARE(shown.writing.state(), NoteWriting::State::Conflict);
        QTest::mouseClick(&shown.link("keepMine"), Qt::LeftButton);
        QTRY_COMPARE(shown.there().note, u"mine"_s);
        QTRY_VERIFY(!shown.save().isEnabled());
        QVERIFY(!shown.link("keepMine").isVisible());
    }

    void theirsCanBeTaken() {
        ShownNotes shown;
        shown.type(u"mine"_s);
        shown.colleagueWrites(u"theirs"_s);
        QTest::mouseClick(&shown.save(), Qt::LeftButton);
        QTRY_COMPARE(shown.writing.state(), NoteWriting::State::Conflict);
        QTest::mouseClick(&shown.link("takeTheirs"), Qt::LeftButton);
        QTRY_COMPARE(shown.note().toPlainText(), u"theirs"_s);
        QCOMPARE(shown.there().note, u"theirs"_s);
    }

    void aFailureKeepsWhatWasWrittenAndOffersToTryAgain() {
        ShownNotes shown;
        shown.type(u"mine"_s);
        shown.sandbox.mishap(u"not_json"_s, 20);
        QTest::mouseClick(&shown.save(), Qt::LeftButton);
        QTRY_COMPARE(shown.writing.state(), NoteWriting::State::Failed);
        QCOMPARE(shown.note().toPlainText(), u"mine"_s);
        shown.sandbox.clearMishaps();
        for (LinkButton* link : shown.section.findChildren<LinkButton*>())
            if (link->text() == u"Try again" && link->isVisible())
                QTest::mouseClick(link, Qt::LeftButton);
        QTRY_COMPARE(shown.there().note, u"mine"_s);
    }

    void tooLongIsToldWhileItIsTyped() {
        ShownNotes shown;
        shown.note().setPlainText(QString(503, u'a'));
        QCOMPARE(shown.said("noteCount"), u"3 too many"_s);
        QVERIFY(!shown.save().isEnabled());
    }

    void itCanBeMineAndNobodys() {
        ShownNotes shown;
        QTest::mouseClick(&shown.link("assignToMe"), Qt::LeftButton);
        QTRY_COMPARE(shown.there().assignedTo, u"Mira"_s);
        QTRY_COMPARE(shown.assignee().text(), u"Mira"_s);
        QTRY_VERIFY(!shown.link("assignToMe").isVisible());
        shown.assignee().clear();
        QTest::keyClick(&shown.assignee(), Qt::Key_Return);
        QTRY_COMPARE(shown.there().assignedTo, QString());
    }

    void whoHasSeenItSaysSoAndLookingAloneWritesNothing() {
        ShownNotes shown;
        QVERIFY(shown.there().seenBy.isEmpty());
        QTest::mouseClick(&shown.link("haveSeen"), Qt::LeftButton);
        QTRY_COMPARE(shown.there().seenBy, QStringList{u"Mira"_s});
        QTRY_VERIFY(!shown.link("haveSeen").isVisible());
    }

    void theDialogAsksForEachAccount() {
        NotesDialog dialog(u"Northwind <b>Travel</b>"_s, u"Mira"_s, false, nullptr);
        QSignalSpy chosen(&dialog, &NotesDialog::wantedChosen);
        auto* choice = dialog.findChild<QCheckBox*>(u"useNotes"_s);
        QVERIFY(choice->text().contains(u"Northwind"));
        choice->click();
        QCOMPARE(chosen.size(), 1);
        QVERIFY(chosen[0][0].toBool());
    }
};

QTEST_MAIN(TestNotesSection)
#include "tst_notes_section.moc"
