// SPDX-License-Identifier: Apache-2.0
#include "sessions/ReviewedSession.h"
#include "sessions/SessionFollower.h"
#include "support/DeskOnSandbox.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using FieldState = ReviewedSession::FieldState;
using State = ReviewedSession::State;

namespace {

/// A desk with its newest sessions loaded.
struct LoadedDesk : DeskOnSandbox {
    explicit LoadedDesk(const char* key = SandboxProcess::sensitiveAll, QStringList arguments = {})
        : DeskOnSandbox(arguments, key)
        , reviewed(client, store) {
        feed.start(1000);
    }
    bool isLoaded() const { return feed.state() == SessionFeed::State::Idle; }
    ReviewedSession reviewed;
};

bool hasName(const VerificationSession& session) {
    return session.status.value == SessionStatus::Verified && !session.personName().isEmpty() &&
           !session.isRedactionRequested();
}

} // namespace

class TestReviewedSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsTheRowsCopyAtOnceAndThenTheWhole();
    void aNameIsMaskedUntilRevealedAndMaskedAgainAfterAWhile();
    void anotherSessionMasksEverything();
    void aSensitiveFieldIsFetchedAtItsRevealAndForgottenWhenMasked();
    void aKeyWithoutThePermissionIsToldWhichOneItTakes();
    void aSecretKeyIsNotEvenAsked();
    void theStoreNeverHoldsASensitiveValue();
    void aRedactionSeenElsewhereErasesWhatIsShown();
    void aSessionThatIsNotThereSaysSo();
    void answersForTheSessionBeforeAreDropped();
    void aSessionInProcessIsFollowedUntilItIsDecided();
    void neitherSecretIsInTheJson();
    void whatTheBusinessSaysOfThePersonIsMasked();
    void aMetadataKeyThatIsHarmlessIsAlwaysShown();
};

void TestReviewedSession::showsTheRowsCopyAtOnceAndThenTheWhole() {
    LoadedDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(hasName);
    desk.reviewed.open(id);
    QCOMPARE(desk.reviewed.state(), State::Loading);
    QVERIFY(desk.reviewed.session());
    QVERIFY(!desk.reviewed.report());
    QTRY_COMPARE(desk.reviewed.state(), State::Current);
    QVERIFY(desk.reviewed.report());
    QCOMPARE(desk.reviewed.report()->session, std::optional(id));
}

void TestReviewedSession::aNameIsMaskedUntilRevealedAndMaskedAgainAfterAWhile() {
    LoadedDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    desk.reviewed.setRevealTime(std::chrono::milliseconds(10));
    desk.reviewed.open(desk.firstLoaded(hasName));
    QTRY_COMPARE(desk.reviewed.state(), State::Current);
    const QString name = desk.reviewed.session()->personName();
    QCOMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Masked);
    QVERIFY(desk.reviewed.fieldText(PersonalField::Name) != name);
    desk.reviewed.reveal(PersonalField::Name);
    QCOMPARE(desk.reviewed.fieldText(PersonalField::Name), name);
    QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Masked);
}

void TestReviewedSession::anotherSessionMasksEverything() {
    LoadedDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(hasName);
    const SessionId other = desk.firstLoaded(
        [&](const VerificationSession& session) { return hasName(session) && session.id != id; });
    desk.reviewed.open(id);
    desk.reviewed.reveal(PersonalField::Name);
    desk.reviewed.open(other);
    QCOMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Masked);
    desk.reviewed.open(id);
    QCOMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Masked);
}

void TestReviewedSession::aSensitiveFieldIsFetchedAtItsRevealAndForgottenWhenMasked() {
    LoadedDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    desk.reviewed.open(desk.firstLoaded(hasName));
    QTRY_COMPARE(desk.reviewed.state(), State::Current);
    QVERIFY(!desk.reviewed.session()->verifiedOutputs->dateOfBirth);
    desk.reviewed.reveal(PersonalField::DateOfBirth);
    QCOMPARE(desk.reviewed.fieldState(PersonalField::DateOfBirth), FieldState::Fetching);
    QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::DateOfBirth), FieldState::Revealed);
    QVERIFY(!desk.reviewed.fieldText(PersonalField::DateOfBirth).isEmpty());
    desk.reviewed.maskAll();
    QVERIFY(!desk.reviewed.session()->verifiedOutputs->dateOfBirth);
    QCOMPARE(desk.reviewed.fieldText(PersonalField::DateOfBirth), QStringLiteral("••••••"));
}

void TestReviewedSession::aKeyWithoutThePermissionIsToldWhichOneItTakes() {
    for (const char* mode : {"error", "missing"}) {
        LoadedDesk desk(SandboxProcess::readOnly);
        desk.sandbox.setOption(QStringLiteral("sensitive_refusal"), QLatin1StringView(mode));
        QTRY_VERIFY(desk.isLoaded());
        desk.reviewed.open(desk.firstLoaded(hasName));
        QTRY_COMPARE(desk.reviewed.state(), State::Current);
        desk.reviewed.reveal(PersonalField::DateOfBirth);
        QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::DateOfBirth), FieldState::NotReadable);
        QVERIFY(!desk.reviewed.fieldHint(PersonalField::DateOfBirth).isEmpty());
        QCOMPARE(desk.reviewed.fieldHint(PersonalField::DateOfBirth).contains(QStringLiteral("rak_")),
                 QLatin1StringView(mode) == QLatin1StringView("error"));
    }
}

void TestReviewedSession::aSecretKeyIsNotEvenAsked() {
    LoadedDesk desk(SandboxProcess::secret);
    QTRY_VERIFY(desk.isLoaded());
    desk.reviewed.open(desk.firstLoaded(hasName));
    QTRY_COMPARE(desk.reviewed.state(), State::Current);
    desk.sandbox.clearLog();
    desk.reviewed.reveal(PersonalField::DateOfBirth);
    QCOMPARE(desk.reviewed.fieldState(PersonalField::DateOfBirth), FieldState::NotReadable);
    QCOMPARE(desk.sandbox.log().size(), 0);
}

void TestReviewedSession::theStoreNeverHoldsASensitiveValue() {
    LoadedDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(hasName);
    desk.reviewed.open(id);
    QTRY_COMPARE(desk.reviewed.state(), State::Current);
    desk.reviewed.reveal(PersonalField::DateOfBirth);
    QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::DateOfBirth), FieldState::Revealed);
    desk.reviewed.refresh();
    QTRY_COMPARE(desk.reviewed.state(), State::Current);
    QVERIFY(!desk.loaded(id).verifiedOutputs->dateOfBirth);
    QCOMPARE(desk.reviewed.fieldState(PersonalField::DateOfBirth), FieldState::Revealed);
}

void TestReviewedSession::aRedactionSeenElsewhereErasesWhatIsShown() {
    LoadedDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(hasName);
    desk.reviewed.open(id);
    QTRY_COMPARE(desk.reviewed.state(), State::Current);
    desk.reviewed.reveal(PersonalField::Name);
    desk.sandbox.actElsewhere(id.text(), QStringLiteral("redact"));
    desk.reviewed.refresh();
    QTRY_COMPARE(desk.reviewed.fieldState(PersonalField::Name), FieldState::Erased);
    QCOMPARE(desk.reviewed.fieldText(PersonalField::Name), QString());
    QVERIFY(desk.reviewed.session()->personName().isEmpty());
    QVERIFY(desk.loaded(id).personName().isEmpty());
}

void TestReviewedSession::aSessionThatIsNotThereSaysSo() {
    LoadedDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    desk.reviewed.open(*SessionId::fromText(QStringLiteral("vs_1NobodyHasThisOne00000000")));
    QTRY_COMPARE(desk.reviewed.state(), State::Failed);
    QCOMPARE(desk.reviewed.error().kind, StripeError::Kind::NotFound);
    QVERIFY(!desk.reviewed.session());
}

void TestReviewedSession::answersForTheSessionBeforeAreDropped() {
    LoadedDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId first = desk.firstLoaded(Outcome::Verified);
    const SessionId second = desk.firstLoaded(Outcome::Refused);
    desk.sandbox.setOption(QStringLiteral("latency"), QStringLiteral("30"));
    desk.reviewed.open(first);
    desk.reviewed.open(second);
    QSignalSpy changes(&desk.reviewed, &ReviewedSession::changed);
    QTRY_COMPARE(desk.reviewed.state(), State::Current);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(desk.reviewed.session()->id, second);
}

void TestReviewedSession::aSessionInProcessIsFollowedUntilItIsDecided() {
    LoadedDesk desk;
    desk.sandbox.createSessions(1);
    QTRY_VERIFY(desk.isLoaded());
    desk.feed.refresh();
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(Outcome::NeverSubmitted);
    desk.sandbox.submit(id.text(), QStringLiteral("processing"));
    SessionFollower follower(desk.client, desk.store);
    follower.setIntervals(std::chrono::milliseconds(20), std::chrono::milliseconds(50));
    connect(&desk.reviewed, &ReviewedSession::changed, &follower,
            [&] { follower.follow(desk.reviewed.id()); });
    desk.reviewed.open(id);
    QTRY_VERIFY(follower.isFollowing(id));
    desk.sandbox.submit(id.text(), QStringLiteral("verified"));
    QTRY_COMPARE(outcomeOf(*desk.reviewed.session()), Outcome::Verified);
    QVERIFY(!follower.isFollowing(id));
}

void TestReviewedSession::neitherSecretIsInTheJson() {
    LoadedDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    desk.reviewed.open(desk.firstLoaded(Outcome::NeverSubmitted));
    QTRY_COMPARE(desk.reviewed.state(), State::Current);
    const QString json = desk.reviewed.maskedJson();
    QVERIFY(json.contains(desk.reviewed.id().text()));
    QVERIFY(!json.contains(QStringLiteral("client_secret")));
    QVERIFY(!json.contains(QStringLiteral("\"url\"")));
    QVERIFY(!json.contains(QStringLiteral("verify.stripe.com")));
}

namespace {

/// What the business may say of somebody: a reference that is a mail address, and two values of metadata.
VerificationSession namedSession(const LoadedDesk& desk) {
    VerificationSession session = desk.loaded(desk.firstLoaded(Outcome::NeverSubmitted));
    session.clientReferenceId = QStringLiteral("anna.meyer@example.de");
    session.metadata = {{QStringLiteral("order_id"), QStringLiteral("4711")},
                        {QStringLiteral("display_name"), QStringLiteral("Anna Meyer")}};
    return session;
}

} // namespace

void TestReviewedSession::whatTheBusinessSaysOfThePersonIsMasked() {
    LoadedDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const VerificationSession session = namedSession(desk);
    desk.store.merge({&session, 1});
    desk.reviewed.open(session.id);
    const FieldKey name = FieldKey::ofMetadata(QStringLiteral("display_name"));
    QCOMPARE(desk.reviewed.fieldState(name), FieldState::Masked);
    QCOMPARE(desk.reviewed.fieldText(name), QStringLiteral("••••••"));
    QCOMPARE(desk.reviewed.fieldState(PersonalField::Reference), FieldState::Masked);
    QCOMPARE(desk.reviewed.fieldText(PersonalField::Reference), QStringLiteral("a••••@••••.de"));
    desk.reviewed.reveal(name);
    desk.reviewed.reveal(PersonalField::Reference);
    QCOMPARE(desk.reviewed.fieldText(name), QStringLiteral("Anna Meyer"));
    QCOMPARE(desk.reviewed.fieldText(PersonalField::Reference), QStringLiteral("anna.meyer@example.de"));
    QCOMPARE(desk.reviewed.fieldState(FieldKey::ofMetadata(QStringLiteral("order_id"))), FieldState::Masked);
    QCOMPARE(desk.reviewed.fieldState(FieldKey::ofMetadata(QStringLiteral("none"))), FieldState::Absent);
    desk.reviewed.maskAll();
    QCOMPARE(desk.reviewed.fieldState(name), FieldState::Masked);
    QCOMPARE(desk.reviewed.fieldState(PersonalField::Reference), FieldState::Masked);
}

void TestReviewedSession::aMetadataKeyThatIsHarmlessIsAlwaysShown() {
    LoadedDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const VerificationSession session = namedSession(desk);
    desk.store.merge({&session, 1});
    const FieldKey order = FieldKey::ofMetadata(QStringLiteral("order_id"));
    desk.reviewed.setShownMetadata({QStringLiteral("order_id")});
    desk.reviewed.open(session.id);
    QCOMPARE(desk.reviewed.fieldState(order), FieldState::Revealed);
    QCOMPARE(desk.reviewed.fieldText(order), QStringLiteral("4711"));
    QCOMPARE(desk.reviewed.secondsLeft(order), 0);
    QCOMPARE(desk.reviewed.revealsInLastHour(), 0);
    desk.reviewed.maskAll();
    QCOMPARE(desk.reviewed.fieldText(order), QStringLiteral("4711"));
    QCOMPARE(desk.reviewed.fieldState(FieldKey::ofMetadata(QStringLiteral("display_name"))),
             FieldState::Masked);
    desk.reviewed.setShownMetadata({});
    QCOMPARE(desk.reviewed.fieldState(order), FieldState::Masked);
}

QTEST_GUILESS_MAIN(TestReviewedSession)
#include "tst_reviewedsession.moc"
