// SPDX-License-Identifier: Apache-2.0
#include "actions/SessionActions.h"
#include "sessions/SessionFollower.h"
#include "support/DeskOnSandbox.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

namespace {

struct ActingDesk : DeskOnSandbox {
    explicit ActingDesk(const char* key = SandboxProcess::readWrite,
                        QStringList arguments = {QStringLiteral("--redaction-delay"), QStringLiteral("3600")})
        : DeskOnSandbox(arguments, key)
        , actions(client, store)
        , done(&actions, &SessionActions::done) {
        actions.setCheckTimes(std::chrono::milliseconds(0), std::chrono::milliseconds(5),
                              std::chrono::milliseconds(50));
        feed.start(1000);
    }
    bool isLoaded() const { return feed.state() == SessionFeed::State::Idle; }
    bool isInState(const SessionId& id, ActionResult::State state) const {
        return actions.result(id) && actions.result(id)->state == state;
    }
    bool hasFailed(const SessionId& id) const { return isInState(id, ActionResult::State::NotDone); }
    StripeError errorOf(const SessionId& id) const {
        return actions.result(id)->error.value_or(StripeError());
    }
    /// POSTs that reached the sandbox, and the intent keys they carried.
    QStringList intentKeys() {
        QStringList keys;
        const QJsonArray entries = sandbox.log();
        for (const QJsonValue& entry : entries)
            if (entry[QStringLiteral("method")].toString() == QStringLiteral("POST"))
                keys << entry[QStringLiteral("idempotency_key")].toString();
        return keys;
    }
    SessionActions actions;
    QSignalSpy done;
};

} // namespace

class TestSessionActions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eligibility_data();
    void eligibility();
    void cancelShowsItsResultAndKeepsTheReason();
    void redactErasesAtOnceAndIsFollowedToTheEnd();
    void twoPressesOnOneSessionAreOneAction();
    void everyRetryOfAPressCarriesTheSameKey();
    void anotherPressCarriesAnotherKey();
    void anActionWhoseAnswerWasLostIsDoneOnce();
    void aSessionSomebodyElseCancelledIsNoHarm();
    void aSessionThatWasVerifiedMeanwhileStaysAndSaysWhatStripeSaid();
    void redactingTwiceIsRefusedInWords();
    void aReadOnlyKeyIsToldThePermissionItLacks();
    void withoutNetworkNothingChanges();
};

void TestSessionActions::eligibility_data() {
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("redaction");
    QTest::addColumn<bool>("mayCancel");
    QTest::addColumn<bool>("mayRedact");
    QTest::newRow("waiting") << "requires_input"
                             << "" << true << true;
    QTest::newRow("processing") << "processing"
                                << "" << false << false;
    QTest::newRow("verified") << "verified"
                              << "" << false << true;
    QTest::newRow("canceled") << "canceled"
                              << "" << false << true;
    QTest::newRow("a word we do not know") << "paused"
                                           << "" << false << false;
    QTest::newRow("redaction under way") << "canceled"
                                         << "processing" << false << false;
    QTest::newRow("redaction validated") << "verified"
                                         << "validated" << false << false;
    QTest::newRow("redacted") << "verified"
                              << "redacted" << false << false;
    QTest::newRow("redaction of a kind we do not know") << "verified"
                                                        << "paused" << false << false;
}

void TestSessionActions::eligibility() {
    QFETCH(QString, status);
    QFETCH(QString, redaction);
    QFETCH(bool, mayCancel);
    QFETCH(bool, mayRedact);
    VerificationSession session;
    session.status = OpenEnum<SessionStatus>::fromWire(status.toStdString());
    if (!redaction.isEmpty())
        session.redaction = OpenEnum<RedactionStatus>::fromWire(redaction.toStdString());
    const Eligibility cancel = eligibilityOf(ActionKind::Cancel, session);
    const Eligibility redact = eligibilityOf(ActionKind::Redact, session);
    QCOMPARE(cancel.allowed, mayCancel);
    QCOMPARE(redact.allowed, mayRedact);
    QCOMPARE(cancel.reason.isEmpty(), mayCancel);
    QCOMPARE(redact.reason.isEmpty(), mayRedact);
}

void TestSessionActions::cancelShowsItsResultAndKeepsTheReason() {
    ActingDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(Outcome::Refused);
    const LastError reason = *desk.loaded(id).lastError;
    desk.actions.run(ActionKind::Cancel, id);
    QCOMPARE(desk.actions.underWay(id), std::optional(ActionKind::Cancel));
    QTRY_COMPARE(desk.done.size(), 1);
    QCOMPARE(outcomeOf(desk.loaded(id)), Outcome::Canceled);
    QVERIFY(!desk.loaded(id).lastError);
    QCOMPARE(desk.store.keptRefusal(id), std::optional(reason));
    QVERIFY(!desk.actions.underWay(id));
}

void TestSessionActions::redactErasesAtOnceAndIsFollowedToTheEnd() {
    ActingDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded([](const VerificationSession& session) {
        return outcomeOf(session) == Outcome::Verified && !session.metadata.empty() &&
               !session.personName().isEmpty() && !session.isRedactionRequested();
    });
    SessionFollower follower(desk.client, desk.store);
    follower.setIntervals(std::chrono::milliseconds(20), std::chrono::milliseconds(50));
    desk.actions.run(ActionKind::Redact, id);
    QTRY_COMPARE(desk.done.size(), 1);
    QVERIFY(desk.loaded(id).isRedactionRequested());
    QVERIFY(!desk.loaded(id).isRedacted());
    QVERIFY(desk.loaded(id).personName().isEmpty());
    QVERIFY(desk.loaded(id).metadata.empty());
    follower.follow(id);
    QVERIFY(follower.isFollowing(id));
    desk.sandbox.advanceClock(7200);
    QTRY_VERIFY(desk.loaded(id).isRedacted());
    QVERIFY(!follower.isFollowing(id));
}

void TestSessionActions::twoPressesOnOneSessionAreOneAction() {
    ActingDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(Outcome::Refused);
    desk.sandbox.clearLog();
    desk.actions.run(ActionKind::Cancel, id);
    desk.actions.run(ActionKind::Redact, id);
    desk.actions.run(ActionKind::Cancel, id);
    QTRY_COMPARE(desk.done.size(), 1);
    QCOMPARE(desk.intentKeys().size(), 1);
    QVERIFY(!desk.loaded(id).isRedactionRequested());
}

void TestSessionActions::everyRetryOfAPressCarriesTheSameKey() {
    ActingDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(Outcome::Refused);
    desk.sandbox.mishap(QStringLiteral("reset"), 2);
    desk.sandbox.clearLog();
    desk.actions.run(ActionKind::Cancel, id);
    QTRY_COMPARE(desk.done.size(), 1);
    QStringList keys = desk.intentKeys();
    QCOMPARE(keys.size(), 3);
    QVERIFY(!keys.first().isEmpty());
    keys.removeDuplicates();
    QCOMPARE(keys.size(), 1);
}

void TestSessionActions::anotherPressCarriesAnotherKey() {
    ActingDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(Outcome::Refused);
    desk.sandbox.clearLog();
    desk.actions.run(ActionKind::Cancel, id);
    QTRY_COMPARE(desk.done.size(), 1);
    desk.actions.run(ActionKind::Redact, id);
    QTRY_COMPARE(desk.done.size(), 2);
    QStringList keys = desk.intentKeys();
    keys.removeDuplicates();
    QCOMPARE(keys.size(), 2);
}

void TestSessionActions::anActionWhoseAnswerWasLostIsDoneOnce() {
    ActingDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(Outcome::Verified);
    desk.sandbox.mishap(QStringLiteral("reset"), 1,
                        {{QStringLiteral("after_effect"), QStringLiteral("true")}});
    desk.actions.run(ActionKind::Redact, id);
    // Without the same key the second try would be refused: the redaction is under way already.
    QTRY_COMPARE(desk.done.size(), 1);
    QVERIFY(desk.loaded(id).isRedactionRequested());
}

void TestSessionActions::aSessionSomebodyElseCancelledIsNoHarm() {
    ActingDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(Outcome::Refused);
    desk.sandbox.actElsewhere(id.text(), QStringLiteral("cancel"));
    desk.actions.run(ActionKind::Cancel, id);
    QTRY_COMPARE(desk.done.size(), 1);
    QCOMPARE(outcomeOf(desk.loaded(id)), Outcome::Canceled);
}

void TestSessionActions::aSessionThatWasVerifiedMeanwhileStaysAndSaysWhatStripeSaid() {
    ActingDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(Outcome::Refused);
    desk.sandbox.submit(id.text(), QStringLiteral("verified"));
    desk.actions.run(ActionKind::Cancel, id);
    QTRY_VERIFY(desk.hasFailed(id));
    QCOMPARE(desk.errorOf(id).kind, StripeError::Kind::Refused);
    QVERIFY(desk.errorOf(id).message.contains(QStringLiteral("status of \"verified\"")));
    QVERIFY(desk.errorOf(id).requestId.startsWith(QStringLiteral("req_")));
    QTRY_COMPARE(outcomeOf(desk.loaded(id)), Outcome::Verified);
}

void TestSessionActions::redactingTwiceIsRefusedInWords() {
    ActingDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(Outcome::Verified);
    desk.sandbox.actElsewhere(id.text(), QStringLiteral("redact"));
    desk.actions.run(ActionKind::Redact, id);
    QTRY_VERIFY(desk.hasFailed(id));
    QCOMPARE(desk.errorOf(id).kind, StripeError::Kind::Refused);
    QTRY_VERIFY(desk.loaded(id).isRedactionRequested());
}

void TestSessionActions::aReadOnlyKeyIsToldThePermissionItLacks() {
    ActingDesk desk(SandboxProcess::readOnly);
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(Outcome::Refused);
    const VerificationSession before = desk.loaded(id);
    desk.actions.run(ActionKind::Cancel, id);
    QTRY_VERIFY(desk.hasFailed(id));
    QCOMPARE(desk.errorOf(id).kind, StripeError::Kind::PermissionMissing);
    QVERIFY(desk.errorOf(id).missingPermission.startsWith(QStringLiteral("rak_")));
    QCOMPARE(desk.loaded(id), before);
}

void TestSessionActions::withoutNetworkNothingChanges() {
    ActingDesk desk;
    QTRY_VERIFY(desk.isLoaded());
    const SessionId id = desk.firstLoaded(Outcome::Refused);
    const VerificationSession before = desk.loaded(id);
    desk.sandbox.stop();
    desk.actions.run(ActionKind::Cancel, id);
    // Whether a try found somebody is not known while nobody can be asked.
    QTRY_VERIFY_WITH_TIMEOUT(desk.isInState(id, ActionResult::State::Checking), 20'000);
    QVERIFY(desk.errorOf(id).leavesEffectUnknown());
    QCOMPARE(desk.loaded(id), before);
    QVERIFY(!desk.actions.underWay(id));
}

QTEST_GUILESS_MAIN(TestSessionActions)
#include "tst_sessionactions.moc"
