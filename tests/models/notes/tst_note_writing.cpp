// SPDX-License-Identifier: Apache-2.0
#include "journal/Journal.h"
#include "models/journal/JournalSamples.h"
#include "notes/NoteWatch.h"
#include "notes/NoteWriting.h"
#include "stripe/ReadBudget.h"
#include "support/DeskOnSandbox.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using State = NoteWriting::State;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A desk that has its newest session open, and a colleague who writes as well.
struct DeskWithNotes : DeskOnSandbox {
    explicit DeskWithNotes(const char* key = SandboxProcess::sensitiveAll)
        : DeskOnSandbox({u"--sessions"_s, u"30"_s}, key)
        , path(directory.filePath(u"journal.sqlite"_s))
        , journal([] {
            return Journal::Time{1'790'000'000, JournalClock::Machine};
        })
        , writing(client, store, &journal) {
        journal.open(path);
        sandbox.createSessions(1);
        feed.start(20);
        [this] { QTRY_COMPARE(feed.state(), SessionFeed::State::Complete); }();
        id = store.session(0).id;
        sandbox.clearLog();
    }
    QString there(NotePart part = NotePart::Note) {
        const QJsonDocument session =
            sandbox.request("GET", u"/v1/identity/verification_sessions/"_s + id.text());
        return session[u"metadata"_s][metadataKeyOf(part)].toString();
    }
    QString known(NotePart part = NotePart::Note) const {
        return noteText(store.session(*store.rowOf(id)).metadata, part);
    }
    void colleagueWrites(const QString& text, NotePart part = NotePart::Note) {
        sandbox.request("POST", u"/v1/identity/verification_sessions/"_s + id.text(),
                        {{u"metadata[%1]"_s.arg(metadataKeyOf(part)), text}});
    }
    void write(const QString& before, const QString& after, NotePart part = NotePart::Note) {
        writing.write({id, part, before, after});
        [this] { QTRY_VERIFY(writing.state() != State::Writing); }();
    }
    int writesSent() {
        int count = 0;
        for (const QJsonValue& entry : sandbox.log())
            count += entry[u"method"_s].toString() == u"POST";
        return count;
    }
    std::vector<WrittenEntry> entries() const { return entriesIn(path); }

    QTemporaryDir directory;
    QString path;
    Journal journal;
    NoteWriting writing;
    SessionId id;
};

} // namespace

class TestNoteWriting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenWhileAnotherIsWrittenWaitsAndIsWritten() {
        DeskWithNotes desk;
        QSignalSpy written(&desk.writing, &NoteWriting::written);
        desk.writing.write({desk.id, NotePart::Note, {}, u"A note"_s});
        desk.writing.write({desk.id, NotePart::SeenBy, {}, u"Ada"_s});
        QVERIFY(desk.writing.isWaiting(desk.id, NotePart::SeenBy));
        QTRY_COMPARE(written.size(), 2);
        QVERIFY(!desk.writing.isUnderWay());
        QCOMPARE(desk.there(), u"A note"_s);
        QCOMPARE(desk.there(NotePart::SeenBy), u"Ada"_s);
    }

    void whatIsTypedOnWhileItIsSavedIsNoConflictWithOneself() {
        DeskWithNotes desk;
        QSignalSpy written(&desk.writing, &NoteWriting::written);
        desk.writing.write({desk.id, NotePart::Note, {}, u"one"_s});
        desk.writing.write({desk.id, NotePart::Note, {}, u"one two"_s});
        QTRY_COMPARE(written.size(), 2);
        QCOMPARE(desk.writing.state(), State::Idle);
        QCOMPARE(desk.there(), u"one two"_s);
    }

    void aNoteStandsAtStripeAndInTheStoreAndTheRestStays() {
        DeskWithNotes desk;
        const Metadata before = desk.store.session(0).metadata;
        QSignalSpy written(&desk.writing, &NoteWriting::written);
        desk.write({}, u"Zwei Dokumente, grüßt & = [1]"_s);
        QCOMPARE(desk.writing.state(), State::Idle);
        QCOMPARE(written.size(), 1);
        QCOMPARE(desk.there(), u"Zwei Dokumente, grüßt & = [1]"_s);
        QCOMPARE(desk.known(), u"Zwei Dokumente, grüßt & = [1]"_s);
        Metadata after = desk.store.session(0).metadata;
        std::erase_if(after, [](const auto& pair) { return isNoteKey(pair.first); });
        QVERIFY(after == before);
    }

    void anEmptyTextTakesItAway() {
        DeskWithNotes desk;
        desk.write({}, u"Mira"_s, NotePart::AssignedTo);
        desk.write(u"Mira"_s, {}, NotePart::AssignedTo);
        QCOMPARE(desk.there(NotePart::AssignedTo), QString());
        QCOMPARE(desk.known(NotePart::AssignedTo), QString());
    }

    void whatAColleagueWroteMeanwhileIsNotWrittenOver() {
        DeskWithNotes desk;
        desk.colleagueWrites(u"theirs"_s);
        desk.sandbox.clearLog();
        desk.write({}, u"mine"_s);
        QCOMPARE(desk.writing.state(), State::Conflict);
        QCOMPARE(desk.writing.theirs(), u"theirs"_s);
        QCOMPARE(desk.writesSent(), 0);
        QCOMPARE(desk.known(), u"theirs"_s); // The reviewer sees it at once.
        desk.write(u"theirs"_s, u"mine"_s);
        QCOMPARE(desk.there(), u"mine"_s);
    }

    void theSameTextTwiceIsNoConflictAndNoWrite() {
        DeskWithNotes desk;
        desk.colleagueWrites(u"both"_s);
        desk.sandbox.clearLog();
        desk.write({}, u"both"_s);
        QCOMPARE(desk.writing.state(), State::Idle);
        QCOMPARE(desk.writesSent(), 0);
    }

    void whoHasSeenItIsAddedToWhatStandsThere() {
        DeskWithNotes desk;
        desk.colleagueWrites(u"Jon"_s, NotePart::SeenBy);
        desk.write({}, u"Mira"_s, NotePart::SeenBy);
        QCOMPARE(desk.there(NotePart::SeenBy), u"Jon, Mira"_s);
    }

    void tooLongIsRefusedBeforeAnythingIsSent() {
        DeskWithNotes desk;
        desk.write({}, QString(501, u'a'));
        QCOMPARE(desk.writing.state(), State::Refused);
        QVERIFY(desk.writing.reason().contains(u"501"));
        QCOMPARE(desk.writesSent(), 0);
        QVERIFY(desk.entries().empty());
        desk.write({}, u"🙂"_s.repeated(500));
        QCOMPARE(desk.there(), u"🙂"_s.repeated(500));
    }

    void aRedactedSessionTakesNone() {
        DeskWithNotes desk;
        desk.sandbox.actElsewhere(desk.id.text(), u"redact"_s);
        desk.sandbox.clearLog();
        desk.write({}, u"a"_s);
        QCOMPARE(desk.writing.state(), State::Refused);
        QCOMPARE(desk.writesSent(), 0);
    }

    void itIsInTheJournalBeforeItIsSentAndWithoutItsText() {
        DeskWithNotes desk;
        desk.write({}, u"Anna Meyer called"_s);
        QTRY_COMPARE(desk.entries().size(), std::size_t{2});
        const std::vector<WrittenEntry> entries = desk.entries();
        QCOMPARE(QString::fromStdString(entries[0].deed), u"metadata_written"_s);
        QCOMPARE(QString::fromStdString(entries[0].outcome), u"asked"_s);
        QCOMPARE(QString::fromStdString(entries[1].outcome), u"done"_s);
        QFile file(desk.path);
        QVERIFY(file.open(QFile::ReadOnly));
        QVERIFY(!file.readAll().contains("Anna"));
    }

    void withoutAnEntryNothingIsSent() {
        DeskWithNotes desk;
        Journal unwritable([] { return Journal::Time{1'790'000'000, JournalClock::Machine}; });
        unwritable.open(u"/proc/nowhere/journal.sqlite"_s);
        NoteWriting writing(desk.client, desk.store, &unwritable);
        writing.write({desk.id, NotePart::Note, {}, u"a"_s});
        QTRY_COMPARE(writing.state(), State::NotRecorded);
        QCOMPARE(desk.writesSent(), 0);
    }

    void aKeyThatMayNotWriteIsToldSo() {
        DeskWithNotes desk(SandboxProcess::readOnly);
        desk.write({}, u"a"_s);
        QCOMPARE(desk.writing.state(), State::Failed);
        QCOMPARE(desk.writing.error().kind, StripeError::Kind::PermissionMissing);
        QTRY_COMPARE(desk.entries().size(), std::size_t{2});
        QCOMPARE(QString::fromStdString(desk.entries()[1].outcome), u"refused"_s);
    }

    void anAnswerThatIsLostIsLookedForAndNothingIsWrittenTwice() {
        DeskWithNotes desk;
        desk.sandbox.mishap(u"cut_body"_s, 1, {{u"method"_s, u"POST"_s}});
        desk.write({}, u"a"_s);
        QCOMPARE(desk.there(), u"a"_s);
        QCOMPARE(desk.known(), u"a"_s);
    }

    void anotherKeyEndsItWithoutAWord() {
        DeskWithNotes desk;
        desk.writing.write({desk.id, NotePart::Note, {}, u"a"_s});
        desk.client.setKey(ApiKey::fromText(QLatin1StringView(SandboxProcess::readOnly)));
        QCOMPARE(desk.writing.state(), State::Idle);
        QCOMPARE(desk.there(), QString());
    }

    void aLockLetsNothingBeSent() {
        DeskWithNotes desk;
        desk.writing.write({desk.id, NotePart::Note, {}, u"a"_s});
        const ApiKey key = *desk.client.key();
        desk.client.hold();
        desk.client.goOn(key);
        QTRY_VERIFY(desk.writing.state() != State::Writing);
        // Read before or after the lock: either it stands there whole and is known, or it was refused.
        QCOMPARE(desk.writing.state() == State::Idle, desk.there() == u"a");
    }

    void whatAColleagueWritesShowsWithinALook() {
        DeskWithNotes desk;
        ReadBudget budget([&desk] { return desk.client.now(); });
        NoteWatch watch(desk.client, desk.store, budget);
        watch.setInterval(std::chrono::milliseconds(20));
        QSignalSpy pending(&desk.client, &StripeClient::pendingChanged);
        watch.watch(desk.id);
        desk.colleagueWrites(u"look at the back"_s);
        QTRY_COMPARE(desk.known(), u"look at the back"_s);
        // Nobody looks: nothing is read.
        watch.setPaused(true);
        QTRY_COMPARE(pending.last()[0].toInt(), 0);
        QSignalSpy sent(&desk.client, &StripeClient::readSent);
        QVERIFY(!sent.wait(100));
        desk.colleagueWrites(u"and the front"_s);
        watch.setPaused(false); // Back: at once.
        QTRY_COMPARE(desk.known(), u"and the front"_s);
    }

    void theWatchKeepsToTheMonthsReads() {
        DeskWithNotes desk;
        ReadBudget budget([&desk] { return desk.client.now(); });
        budget.setCeiling(1);
        budget.count(ReadPurpose::Session);
        NoteWatch watch(desk.client, desk.store, budget);
        watch.setInterval(std::chrono::milliseconds(1));
        QSignalSpy sent(&desk.client, &StripeClient::readSent);
        watch.watch(desk.id);
        QVERIFY(!sent.wait(50));
    }
};

QTEST_GUILESS_MAIN(TestNoteWriting)
#include "tst_note_writing.moc"
