// SPDX-License-Identifier: Apache-2.0
#include "Samples.h"
#include "models/stripe/Answers.h"
#include "session_detail/ActionFoot.h"
#include "session_detail/ErrorNotice.h"
#include "session_detail/LinkButton.h"
#include "session_detail/ValueLabel.h"
#include "store/SessionStore.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

/// What can be done with a session: when, when not and why, and what came of it.
class ActionFootTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_server = std::make_unique<ScriptedServer>();
        m_client = std::make_unique<StripeClient>(m_server->url(), answers::quick());
        m_client->setKey(answers::someKey());
        m_store = std::make_unique<SessionStore>();
        m_actions = std::make_unique<SessionActions>(*m_client, *m_store);
        m_actions->setCheckTimes(std::chrono::milliseconds(0), std::chrono::milliseconds(5),
                                 std::chrono::milliseconds(20));
        m_foot = std::make_unique<ActionFoot>(*m_actions);
    }
    void cleanup() {
        m_foot.reset();
        m_actions.reset();
        m_client.reset();
        m_server.reset();
    }

    void aButtonThatCannotBePressedSaysWhyInSight() {
        m_foot->display(samples::session(SessionStatus::Verified));
        QVERIFY(!button("cancel")->isEnabled());
        QVERIFY(button("redact")->isEnabled());
        QVERIFY(!button("cancel")->toolTip().isEmpty());
        QVERIFY(!label("reasons")->isHidden());
        QCOMPARE(label("reasons")->text(), button("cancel")->toolTip());
        QVERIFY(button("redact")->toolTip().isEmpty());
    }

    void aReasonForBothIsSaidOnce() {
        VerificationSession redacted = samples::session(SessionStatus::Verified);
        redacted.redaction = RedactionStatus::Redacted;
        m_foot->display(redacted);
        QVERIFY(!button("cancel")->isEnabled() && !button("redact")->isEnabled());
        QCOMPARE(label("reasons")->text(), button("redact")->toolTip());
    }

    void offlineNothingIsPossibleAndTheFootSaysSo() {
        m_foot->display(samples::refused());
        QVERIFY(button("cancel")->isEnabled());
        m_foot->setOffline(true);
        QVERIFY(!button("cancel")->isEnabled() && !button("redact")->isEnabled());
        QVERIFY(label("reasons")->text().contains(QStringLiteral("cannot be reached")));
        m_foot->setOffline(false);
        QVERIFY(button("cancel")->isEnabled() && button("redact")->isEnabled());
    }

    void whatTheKeyMayNotDoIsGreyedWithThePermissionsName() {
        m_foot->display(samples::refused());
        m_foot->setKeyAnswer({AbilityAnswer::Verdict::CannotTell, {}, QStringLiteral("Nobody knows.")});
        QVERIFY(button("cancel")->isEnabled() && button("redact")->isEnabled());
        m_foot->setKeyAnswer(
            {AbilityAnswer::Verdict::No, QStringLiteral("rak_identity_product_write"), QString()});
        for (const char* name : {"cancel", "redact"}) {
            QVERIFY(!button(name)->isEnabled());
            QVERIFY(button(name)->toolTip().contains(QStringLiteral("rak_identity_product_write")));
            QCOMPARE(button(name)->accessibleDescription(), button(name)->toolTip());
        }
        QCOMPARE(label("reasons")->text(), button("redact")->toolTip()); // Said once.
        m_foot->setKeyAnswer({AbilityAnswer::Verdict::Yes, {}, {}});
        QVERIFY(button("cancel")->isEnabled() && button("redact")->isEnabled());
    }

    void nothingIsPossibleWhileNoSessionIsKnown() {
        m_foot->display(std::nullopt);
        QVERIFY(!button("cancel")->isEnabled() && !button("redact")->isEnabled());
        QVERIFY(!label("reasons")->text().isEmpty());
    }

    void aPressOnlyAsks() {
        m_foot->display(samples::refused());
        QSignalSpy requests(m_foot.get(), &ActionFoot::actionRequested);
        button("cancel")->click();
        button("redact")->click();
        QCOMPARE(requests.count(), 2);
        QCOMPARE(requests[0][0].value<ActionKind>(), ActionKind::Cancel);
        QCOMPARE(requests[1][0].value<ActionKind>(), ActionKind::Redact);
        QVERIFY(m_server->seen().isEmpty());
    }

    void cancelAndRedactStandFarApartAndDoNotMove() {
        m_foot->display(samples::refused());
        m_foot->resize(360, m_foot->heightForWidth(360));
        m_foot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_foot.get()));
        QVERIFY(button("redact")->x() - button("cancel")->geometry().right() >= 60);
        const int fromBottom = m_foot->height() - button("redact")->y();
        m_foot->display(samples::session(SessionStatus::Processing));
        m_foot->resize(360, m_foot->heightForWidth(360));
        QCOMPARE(m_foot->height() - button("redact")->y(), fromBottom);
    }

    void whileItIsUnderWayNothingElseCanBePressed() {
        m_server->always(answers::faulty(ScriptedAnswer::Manner::Silence));
        m_foot->display(samples::refused());
        m_actions->run(ActionKind::Cancel, samples::sessionId());
        QCOMPARE(button("cancel")->text(), QStringLiteral("Canceling…"));
        QVERIFY(!button("cancel")->isEnabled() && !button("redact")->isEnabled());
    }

    void whatWasDoneIsSaidOnce() {
        m_server->always(answers::json(200, answers::session("vs_1", "canceled")));
        m_foot->display(session("vs_1"));
        m_actions->run(ActionKind::Cancel, samples::sessionId("vs_1"));
        QTRY_VERIFY(!label("done")->isHidden());
        m_foot->display(session("vs_2"));
        QVERIFY(label("done")->isHidden());
        m_foot->display(session("vs_1"));
        QVERIFY(label("done")->isHidden());
    }

    void aFailureSaysWhatStripeSaidWithTheRequestIdReadyToCopy() {
        m_server->next(answers::error(400, "You cannot cancel this."));
        m_server->always(answers::json(200, answers::session()));
        m_foot->display(session("vs_1"));
        m_actions->run(ActionKind::Cancel, samples::sessionId("vs_1"));
        auto* failure = m_foot->findChild<ErrorNotice*>(QStringLiteral("failure"));
        QTRY_VERIFY(!failure->isHidden());
        QVERIFY(label("quote")->text().contains(QStringLiteral("You cannot cancel this.")));
        QSignalSpy copies(m_foot.get(), &ActionFoot::copyRequested);
        failure->findChild<LinkButton*>(QStringLiteral("copyRequestId"))->click();
        QCOMPARE(copies.first().first().toString(), QStringLiteral("req_1"));
    }

    void anActionWhoseAnswerIsLostIsNotKnownUntilTheSessionShowsIt() {
        for (int tries = 0; tries < 4; ++tries)
            m_server->next(answers::faulty(ScriptedAnswer::Manner::Reset));
        m_server->always(answers::faulty(ScriptedAnswer::Manner::Reset));
        m_foot->display(session("vs_1"));
        m_actions->run(ActionKind::Cancel, samples::sessionId("vs_1"));
        auto* failure = m_foot->findChild<ErrorNotice*>(QStringLiteral("failure"));
        QTRY_VERIFY(!failure->isHidden());
        QVERIFY(label("headline")->text().contains(QStringLiteral("not known yet")));
        QVERIFY(!button("cancel")->isEnabled() && !button("redact")->isEnabled());
        QVERIFY(failure->findChild<LinkButton*>(QStringLiteral("noticeLink"))->isHidden());
        m_server->always(answers::json(200, answers::session("vs_1", "canceled")));
        QTRY_VERIFY(!label("done")->isHidden());
        QVERIFY(failure->isHidden());
    }

    void anAnswerThatDoesNotShowTheActionIsNoTick() {
        m_server->always(answers::json(200, answers::session("vs_1", "requires_input")));
        m_foot->display(session("vs_1"));
        m_actions->run(ActionKind::Cancel, samples::sessionId("vs_1"));
        auto* failure = m_foot->findChild<ErrorNotice*>(QStringLiteral("failure"));
        QTRY_VERIFY(!failure->isHidden());
        QVERIFY(label("done")->isHidden());
        QTRY_COMPARE(label("headline")->text(), QStringLiteral("⚠ The session was not canceled."));
    }

    void aFailureWaitsUntilItsSessionIsSeenAgain() {
        m_server->next(answers::error(400));
        m_server->always(answers::json(200, answers::session()));
        m_foot->display(session("vs_1"));
        m_actions->run(ActionKind::Redact, samples::sessionId("vs_1"));
        m_foot->display(session("vs_2"));
        QTRY_VERIFY(m_actions->result(samples::sessionId("vs_1")));
        auto* failure = m_foot->findChild<ErrorNotice*>(QStringLiteral("failure"));
        QVERIFY(failure->isHidden());
        m_foot->display(session("vs_1"));
        QVERIFY(!failure->isHidden());
        failure->findChild<LinkButton*>(QStringLiteral("noticeLink"))->click();
        QVERIFY(failure->isHidden());
    }

private:
    QPushButton* button(const char* name) const {
        return m_foot->findChild<QPushButton*>(QLatin1StringView(name));
    }
    QLabel* label(const char* name) const { return m_foot->findChild<QLabel*>(QLatin1StringView(name)); }
    static VerificationSession session(const char* id) {
        VerificationSession session = samples::refused();
        session.id = samples::sessionId(id);
        return session;
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<StripeClient> m_client;
    std::unique_ptr<SessionStore> m_store;
    std::unique_ptr<SessionActions> m_actions;
    std::unique_ptr<ActionFoot> m_foot;
};

QTEST_MAIN(ActionFootTest)
#include "tst_action_foot.moc"
