// SPDX-License-Identifier: Apache-2.0
#include "actions/SessionActions.h"
#include "journal/Journal.h"
#include "models/journal/JournalSamples.h"
#include "sessions/ReviewedSession.h"
#include "support/DeskOnSandbox.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using FieldState = ReviewedSession::FieldState;

namespace {

/// A desk whose deeds are written down.
struct AccountableDesk : DeskOnSandbox {
    explicit AccountableDesk(const char* key = SandboxProcess::sensitiveAll)
        : DeskOnSandbox({}, key)
        , path(directory.filePath(QStringLiteral("journal.sqlite")))
        , journal([] {
            return Journal::Time{1'790'000'000, JournalClock::Machine};
        })
        , reviewed(client, store, &journal)
        , actions(client, store, &journal) {
        feed.start(300);
        [this] { QTRY_COMPARE(feed.state(), SessionFeed::State::Idle); }();
    }
    /// Opens the newest verified session that has a name.
    void openPerson() {
        reviewed.open(firstLoaded([](const VerificationSession& session) {
            return session.status.value == SessionStatus::Verified && !session.personName().isEmpty() &&
                   !session.isRedactionRequested();
        }));
        [this] { QTRY_COMPARE(reviewed.state(), ReviewedSession::State::Current); }();
        reviewed.setReason({JournalReason::ManualReview});
    }
    /// Nothing can be written there: a directory stands in the place of the file.
    void breakJournal() { QDir().mkpath(path); }
    int postsSeen() {
        int posts = 0;
        for (const QJsonValue& entry : sandbox.log())
            posts += entry[QStringLiteral("method")].toString() == QStringLiteral("POST") ? 1 : 0;
        return posts;
    }
    std::vector<WrittenEntry> entries() const { return entriesIn(path); }

    QTemporaryDir directory;
    QString path;
    Journal journal;
    ReviewedSession reviewed;
    SessionActions actions;
};

} // namespace

/// No value shows and nothing is sent before its entry is on the disk.
class TestJournalledDeeds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNameShowsOnceItsEntryIsWritten();
    void aSensitiveValueShowsOnceItsEntryIsWrittenWithStripesRequest();
    void whatCannotBeWrittenIsNotShown();
    void whatCanBeWrittenAgainShowsAtTheNextTry();
    void maskedMeanwhileNothingShows();
    void aRefusedRevealIsWrittenToo();
    void withoutAReasonNothingIsShown();
    void theReasonIsWrittenAndCountsForOneSession();
    void aWholeSessionIsRevealedWithOneRequest();
    void aMetadataValueIsRevealedLikeAnyOther();
    void beyondTheUsualEachRevealAsksForItsReason();
    void anActionIsWrittenBeforeItIsSentAndAfterItsAnswer();
    void anActionThatStripeRefusesIsWrittenAsThat();
    void anActionThatCannotBeWrittenIsNotSent();
    void theValueItselfIsNowhereInTheJournal();
};

void TestJournalledDeeds::aNameShowsOnceItsEntryIsWritten() {
    AccountableDesk desk;
    desk.journal.open(desk.path);
    desk.openPerson();
    std::size_t entriesAtShow = 0;
    connect(&desk.reviewed, &ReviewedSession::fieldChanged, &desk.journal, [&](const FieldKey& key) {
        if (desk.reviewed.fieldState(key) == FieldState::Revealed && entriesAtShow == 0)
            entriesAtShow = desk.entries().size();
    });
    desk.reviewed.reveal(PersonalField::Name);
    QCOMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Fetching);
    QVERIFY(desk.reviewed.fieldText(PersonalField::Name) != desk.reviewed.session()->personName());
    QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Revealed);
    QCOMPARE(entriesAtShow, std::size_t{1});
    const WrittenEntry entry = desk.entries().front();
    QCOMPARE(entry.deed, std::string("revealed"));
    QCOMPARE(entry.detail, std::string("name"));
    QCOMPARE(entry.outcome, std::string("done"));
    QCOMPARE(entry.session, desk.reviewed.id().text().toStdString());
}

void TestJournalledDeeds::aSensitiveValueShowsOnceItsEntryIsWrittenWithStripesRequest() {
    AccountableDesk desk;
    desk.journal.open(desk.path);
    desk.openPerson();
    desk.reviewed.reveal(PersonalField::DateOfBirth);
    QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::DateOfBirth), FieldState::Revealed);
    const WrittenEntry entry = desk.entries().back();
    QCOMPARE(entry.detail, std::string("date_of_birth"));
    QVERIFY(entry.request.starts_with("req_"));
}

void TestJournalledDeeds::whatCannotBeWrittenIsNotShown() {
    AccountableDesk desk;
    desk.breakJournal();
    desk.journal.open(desk.path);
    desk.openPerson();
    for (const PersonalField field : {PersonalField::Name, PersonalField::DateOfBirth}) {
        QSignalSpy changes(&desk.reviewed, &ReviewedSession::fieldChanged);
        desk.reviewed.reveal(field);
        QTRY_COMPARE(desk.reviewed.fieldState(field), FieldState::NotReadable);
        QVERIFY(desk.reviewed.fieldHint(field).startsWith(QStringLiteral("Not shown")));
        QVERIFY(desk.reviewed.fieldText(field).isEmpty());
    }
    // What Stripe has sent of it is not kept either.
    QVERIFY(!desk.reviewed.session()->verifiedOutputs->dateOfBirth);
}

void TestJournalledDeeds::whatCanBeWrittenAgainShowsAtTheNextTry() {
    AccountableDesk desk;
    desk.breakJournal();
    desk.journal.open(desk.path);
    desk.openPerson();
    desk.reviewed.reveal(PersonalField::Name);
    QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::NotReadable);
    QDir().rmdir(desk.path);
    desk.reviewed.reveal(PersonalField::Name);
    QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Revealed);
}

void TestJournalledDeeds::maskedMeanwhileNothingShows() {
    AccountableDesk desk;
    desk.journal.open(desk.path);
    desk.openPerson();
    desk.reviewed.reveal(PersonalField::Name);
    desk.reviewed.maskAll();
    desk.reviewed.reveal(PersonalField::Email); // Its answer comes after the other one's.
    QTRY_VERIFY(desk.reviewed.fieldState(PersonalField::Email) != FieldState::Fetching);
    QCOMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Masked);
}

void TestJournalledDeeds::aRefusedRevealIsWrittenToo() {
    AccountableDesk desk(SandboxProcess::readOnly);
    desk.journal.open(desk.path);
    desk.openPerson();
    desk.reviewed.reveal(PersonalField::DateOfBirth);
    QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::DateOfBirth), FieldState::NotReadable);
    QTRY_COMPARE(desk.entries().size(), std::size_t{1});
    QCOMPARE(desk.entries().back().outcome, std::string("refused"));
}

void TestJournalledDeeds::withoutAReasonNothingIsShown() {
    AccountableDesk desk;
    desk.journal.open(desk.path);
    desk.openPerson();
    for (const StatedReason& none : {StatedReason(), StatedReason{JournalReason::Other},
                                     StatedReason{JournalReason::Other, QStringLiteral("  ")}}) {
        desk.reviewed.setReason(none);
        QVERIFY(desk.reviewed.needsReason());
        desk.reviewed.reveal(PersonalField::Name);
        desk.reviewed.revealAll();
        QCOMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Masked);
        QCOMPARE(desk.reviewed.fieldState(PersonalField::DateOfBirth), FieldState::Masked);
    }
}

void TestJournalledDeeds::theReasonIsWrittenAndCountsForOneSession() {
    AccountableDesk desk;
    desk.journal.open(desk.path);
    desk.openPerson();
    desk.reviewed.setReason({JournalReason::Other, QStringLiteral("a call at nine")});
    desk.reviewed.reveal(PersonalField::Name);
    QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Revealed);
    QCOMPARE(desk.entries().back().reason, std::string("other"));
    QCOMPARE(desk.entries().back().typedReason, std::string("a call at nine"));
    QVERIFY(!desk.reviewed.needsReason());
    desk.reviewed.open(desk.firstLoaded(Outcome::Refused));
    QVERIFY(desk.reviewed.needsReason());
}

void TestJournalledDeeds::aWholeSessionIsRevealedWithOneRequest() {
    AccountableDesk desk;
    desk.journal.open(desk.path);
    desk.openPerson();
    desk.sandbox.clearLog();
    desk.reviewed.revealAll();
    QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::DateOfBirth), FieldState::Revealed);
    QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Revealed);
    const auto isUnderWay = [&desk](PersonalField field) {
        return desk.reviewed.fieldState(field) == FieldState::Fetching;
    };
    QTRY_VERIFY(std::ranges::none_of(allPersonalFields, isUnderWay));
    const Metadata metadata = desk.reviewed.session()->metadata;
    QTRY_VERIFY(std::ranges::all_of(metadata, [&desk](const auto& pair) {
        return desk.reviewed.fieldState(FieldKey::ofMetadata(pair.first)) == FieldState::Revealed;
    }));
    QCOMPARE(desk.sandbox.log().size(), 1);
    const auto fields = std::ranges::count_if(allPersonalFields, [&desk](PersonalField field) {
        return desk.reviewed.fieldState(field) == FieldState::Revealed;
    });
    const auto shown = fields + static_cast<std::ptrdiff_t>(metadata.size());
    QCOMPARE(static_cast<std::ptrdiff_t>(desk.entries().size()), shown);
    QCOMPARE(desk.reviewed.revealsInLastHour(), static_cast<int>(shown));
}

void TestJournalledDeeds::aMetadataValueIsRevealedLikeAnyOther() {
    AccountableDesk desk;
    desk.journal.open(desk.path);
    const SessionId id = desk.firstLoaded([](const VerificationSession& session) {
        return session.metadata.size() == 1 && !session.isRedactionRequested();
    });
    desk.reviewed.open(id);
    QTRY_COMPARE(desk.reviewed.state(), ReviewedSession::State::Current);
    const auto [name, value] = desk.reviewed.session()->metadata.front();
    const FieldKey key = FieldKey::ofMetadata(name);
    QCOMPARE(desk.reviewed.fieldState(key), FieldState::Masked);
    desk.reviewed.reveal(key); // Without a reason.
    QCOMPARE(desk.reviewed.fieldState(key), FieldState::Masked);
    desk.reviewed.setReason({JournalReason::CustomerAsked});
    desk.reviewed.reveal(key);
    QVERIFY(desk.reviewed.fieldText(key) != value); // Its entry is not written yet.
    QTRY_COMPARE(desk.reviewed.fieldState(key), FieldState::Revealed);
    QCOMPARE(desk.reviewed.fieldText(key), value);
    QVERIFY(desk.reviewed.secondsLeft(key) > 0);
    QCOMPARE(desk.reviewed.revealsInLastHour(), 1);
    QCOMPARE(desk.entries().back().detail, std::string("metadata"));
    desk.reviewed.maskAll();
    QCOMPARE(desk.reviewed.fieldState(key), FieldState::Masked);
}

void TestJournalledDeeds::beyondTheUsualEachRevealAsksForItsReason() {
    AccountableDesk desk;
    desk.reviewed.setUsualReveals(1);
    desk.journal.open(desk.path);
    desk.openPerson();
    desk.reviewed.reveal(PersonalField::Name);
    QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Revealed);
    QVERIFY(desk.reviewed.needsReason());
    desk.reviewed.mask(PersonalField::Name);
    desk.reviewed.reveal(PersonalField::Name);
    QCOMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Masked);
    desk.reviewed.setReason({JournalReason::CustomerAsked});
    desk.reviewed.reveal(PersonalField::Name);
    QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Revealed);
    QVERIFY(desk.reviewed.needsReason());
    QCOMPARE(desk.reviewed.revealsInLastHour(), 2);
}

void TestJournalledDeeds::anActionIsWrittenBeforeItIsSentAndAfterItsAnswer() {
    AccountableDesk desk(SandboxProcess::readWrite);
    desk.journal.open(desk.path);
    const SessionId id = desk.firstLoaded(Outcome::NeverSubmitted);
    QSignalSpy done(&desk.actions, &SessionActions::done);
    desk.actions.run(ActionKind::Cancel, id);
    QTRY_COMPARE(done.size(), 1);
    QTRY_COMPARE(desk.entries().size(), std::size_t{2});
    const std::vector<WrittenEntry> entries = desk.entries();
    QCOMPARE(entries[0].deed, std::string("canceled"));
    QCOMPARE(entries[0].outcome, std::string("asked"));
    QCOMPARE(entries[1].outcome, std::string("done"));
    QVERIFY(entries[1].request.starts_with("req_"));
    QCOMPARE(entries[1].session, id.text().toStdString());
}

void TestJournalledDeeds::anActionThatStripeRefusesIsWrittenAsThat() {
    AccountableDesk desk(SandboxProcess::readOnly);
    desk.journal.open(desk.path);
    const SessionId id = desk.firstLoaded(Outcome::Verified);
    desk.actions.run(ActionKind::Redact, id);
    QTRY_VERIFY(desk.actions.result(id).has_value());
    QCOMPARE(desk.actions.result(id)->state, ActionResult::State::NotDone);
    QTRY_COMPARE(desk.entries().size(), std::size_t{2});
    QCOMPARE(desk.entries().back().deed, std::string("redacted"));
    QCOMPARE(desk.entries().back().outcome, std::string("refused"));
}

void TestJournalledDeeds::anActionThatCannotBeWrittenIsNotSent() {
    AccountableDesk desk(SandboxProcess::readWrite);
    desk.breakJournal();
    desk.journal.open(desk.path);
    const SessionId id = desk.firstLoaded(Outcome::NeverSubmitted);
    desk.actions.run(ActionKind::Cancel, id);
    QVERIFY(desk.actions.underWay(id).has_value());
    QTRY_VERIFY(desk.actions.result(id).has_value());
    QCOMPARE(desk.actions.result(id)->state, ActionResult::State::NotSent);
    QVERIFY(!desk.actions.underWay(id));
    QCOMPARE(desk.postsSeen(), 0);
}

void TestJournalledDeeds::theValueItselfIsNowhereInTheJournal() {
    AccountableDesk desk;
    desk.journal.open(desk.path);
    desk.openPerson();
    for (const PersonalField field : {PersonalField::Name, PersonalField::DateOfBirth}) {
        desk.reviewed.reveal(field);
        QTRY_COMPARE(desk.reviewed.fieldState(field), FieldState::Revealed);
    }
    const QString name = desk.reviewed.session()->personName();
    const QString birth = desk.reviewed.fieldText(PersonalField::DateOfBirth);
    QByteArray bytes;
    for (const QString& file : QDir(desk.directory.path()).entryList(QDir::Files | QDir::Hidden))
        bytes += bytesOf(desk.directory.filePath(file));
    QVERIFY(bytes.contains(desk.reviewed.id().text().toUtf8()));
    QVERIFY(!name.isEmpty() && !bytes.contains(name.toUtf8()));
    QVERIFY(!birth.isEmpty() && !bytes.contains(birth.toUtf8()));
}

QTEST_GUILESS_MAIN(TestJournalledDeeds)
#include "tst_journalled_deeds.moc"
