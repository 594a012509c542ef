// SPDX-License-Identifier: Apache-2.0
#include "Samples.h"
#include "actions/SessionActions.h"
#include "models/stripe/Answers.h"
#include "session_detail/DetailHead.h"
#include "session_detail/EmptyDetail.h"
#include "session_detail/ErrorNotice.h"
#include "session_detail/FieldRow.h"
#include "session_detail/LinkButton.h"
#include "session_detail/LoadingLine.h"
#include "session_detail/SessionDetailPane.h"
#include "session_detail/StatusBadge.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

namespace {

QByteArray person(const QByteArray& id, const QByteArray& more = {}) {
    QByteArray session = answers::session(id, "verified");
    session.chop(1);
    return session + R"(,"verified_outputs":{"first_name":"Anna","last_name":"Meyer","dob":null})" + more +
           '}';
}

const QByteArray redacted =
    R"(,"redaction":{"status":"redacted"},"verified_outputs":{"first_name":"[redacted]",)"
    R"("last_name":"[redacted]","address":{"city":"[redacted]","country":"US"},)"
    R"("dob":{"day":1,"month":1,"year":1}})";

} // namespace

/// The open session on the screen, from the wire to the words.
class SessionDetailPaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_server = std::make_unique<ScriptedServer>();
        m_client = std::make_unique<StripeClient>(m_server->url(), answers::quick());
        m_client->setKey(answers::someKey());
        m_store = std::make_unique<SessionStore>();
        m_reviewed = std::make_unique<ReviewedSession>(*m_client, *m_store);
        m_actions = std::make_unique<SessionActions>(*m_client, *m_store);
        m_pane = std::make_unique<SessionDetailPane>(*m_reviewed, *m_actions);
        m_pane->resize(392, 800);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void cleanup() {
        m_pane.reset();
        m_actions.reset();
        m_reviewed.reset();
        m_client.reset();
        m_server.reset();
    }

    void withNothingOpenItSaysHowToOpenSomething() {
        QVERIFY(find<EmptyDetail>("empty")->isVisible());
        QVERIFY(seen().contains(QStringLiteral("Choose a session in the list")));
    }

    void theRowsCopyShowsAtOnceAndSaysThatMoreIsComing() {
        m_server->always(answers::faulty(ScriptedAnswer::Manner::Silence));
        keep(samples::ofPerson(QStringLiteral("Anna"), QStringLiteral("Meyer")));
        m_reviewed->open(samples::sessionId());
        QCOMPARE(find<QLabel>("name")->text(), QStringLiteral("A•••• M••••"));
        QCOMPARE(find<StatusBadge>("status")->word(), QStringLiteral("Verified"));
        QVERIFY(seen().contains(QStringLiteral("Loading the rest…")));
        QVERIFY(m_pane->findChild<LoadingLine*>()->isLoading());
    }

    void theLoadingSignsGoWithTheAnswer() {
        m_server->always(answers::json(200, person("vs_1")));
        open("vs_1");
        QTRY_COMPARE(m_reviewed->state(), ReviewedSession::State::Current);
        QVERIFY(!m_pane->findChild<LoadingLine*>()->isLoading());
        QVERIFY(!seen().contains(QStringLiteral("Loading")));
    }

    void nobodysNameIsOnTheScreenUntilItIsRevealed() {
        m_server->always(answers::json(200, person("vs_1")));
        open("vs_1");
        QTRY_COMPARE(m_reviewed->state(), ReviewedSession::State::Current);
        QVERIFY(!seen().contains(QStringLiteral("Meyer")));
        find<QWidget>("verifiedOutputs")->findChild<LinkButton*>(QStringLiteral("reveal"))->click();
        QVERIFY(seen().contains(QStringLiteral("Anna Meyer")));
        QCOMPARE(find<QLabel>("name")->text(), QStringLiteral("A•••• M••••"));
        m_reviewed->maskAll();
        QVERIFY(!everything().contains(QStringLiteral("Meyer")));
    }

    void anotherSessionTakesTheRevealedValueOffTheScreen() {
        m_server->always(answers::json(200, person("vs_1")));
        open("vs_1");
        QTRY_COMPARE(m_reviewed->state(), ReviewedSession::State::Current);
        m_reviewed->reveal(PersonalField::Name);
        QVERIFY(seen().contains(QStringLiteral("Anna Meyer")));
        m_server->always(answers::faulty(ScriptedAnswer::Manner::Silence));
        open("vs_2");
        QVERIFY(!everything().contains(QStringLiteral("Meyer")));
        m_reviewed->close();
        QVERIFY(!everything().contains(QStringLiteral("Meyer")));
    }

    void aRedactedSessionNeverShowsPlaceholders() {
        m_server->always(
            answers::json(200, answers::session("vs_1", "verified").chopped(1) + redacted + '}'));
        open("vs_1");
        QTRY_COMPARE(m_reviewed->state(), ReviewedSession::State::Current);
        QCOMPARE(find<QLabel>("name")->text(), QStringLiteral("Redacted"));
        QVERIFY(!everything().contains(QStringLiteral("[redacted]")));
        QVERIFY(!everything().contains(QStringLiteral("[••••")));
        QVERIFY(!everything().contains(QStringLiteral("1 January")));
        QVERIFY(find<QWidget>("redaction")->isVisible());
    }

    void whatCouldNotBeReadIsNamedAndTheRestIsShown() {
        m_server->next(answers::json(
            200, person("vs_1", R"(,"client_reference_id":7,"last_verification_report":{"id":"vr_1"})")));
        open("vs_1");
        QTRY_COMPARE(m_reviewed->state(), ReviewedSession::State::Current);
        auto* notice = find<ErrorNotice>("partlyRead");
        QVERIFY(notice->isVisible());
        QVERIFY(seen().contains(QStringLiteral("client_reference_id")));
        QVERIFY(seen().contains(QStringLiteral("req_1")));
        QVERIFY(seen().contains(QStringLiteral("The report came in a form the desk cannot read.")));
        QVERIFY(!seen().contains(QStringLiteral("No attempt has been checked yet.")));
        QCOMPARE(find<QLabel>("name")->text(), QStringLiteral("A•••• M••••"));
        // The next session has none of it.
        m_server->always(answers::json(200, person("vs_2")));
        open("vs_2");
        QTRY_COMPARE(m_reviewed->state(), ReviewedSession::State::Current);
        QVERIFY(!notice->isVisible());
        QVERIFY(!everything().contains(QStringLiteral("The report came in a form")));
    }

    void aNameThatStandsInTheReportAloneHasAMaskedRow() {
        QByteArray session = answers::session("vs_1", "requires_input");
        session.chop(1);
        m_server->always(answers::json(
            200, session + R"(,"last_verification_report":{"id":"vr_1","created":1700000000,)"
                           R"("object":"identity.verification_report","type":"document",)"
                           R"("document":{"status":"unverified","first_name":"Berta","last_name":"Kunz"},)"
                           R"("email":{"status":"unverified","email":"berta@example.de"}}})"));
        open("vs_1");
        QTRY_COMPARE(m_reviewed->state(), ReviewedSession::State::Current);
        QVERIFY(seen().contains(QStringLiteral("B•••• K••••")));
        QVERIFY(seen().contains(QStringLiteral("b••••@••••.de")));
        QVERIFY(!everything().contains(QStringLiteral("Kunz")));
        m_reviewed->reveal(PersonalField::DocumentName);
        QVERIFY(seen().contains(QStringLiteral("Berta Kunz")));
        m_reviewed->maskAll();
        QVERIFY(!everything().contains(QStringLiteral("Kunz")));
    }

    void aFailureLeavesTheRowsCopyAndOffersTheRequestIdAndAnotherTry() {
        m_server->always(answers::error(403, "Not with this key."));
        keep(samples::ofPerson(QStringLiteral("Anna"), QStringLiteral("Meyer")));
        m_reviewed->open(samples::sessionId());
        auto* failure = find<ErrorNotice>("loadFailure");
        QTRY_VERIFY(failure->isVisible());
        QCOMPARE(find<QLabel>("name")->text(), QStringLiteral("A•••• M••••"));
        QVERIFY(seen().contains(QStringLiteral("Not with this key.")));
        QSignalSpy copies(m_pane.get(), &SessionDetailPane::copyRequested);
        failure->findChild<LinkButton*>(QStringLiteral("copyRequestId"))->click();
        QCOMPARE(copies.first().first().toString(), QStringLiteral("req_1"));
        m_server->always(answers::json(200, person(samples::sessionId().text().toLatin1())));
        failure->findChild<LinkButton*>(QStringLiteral("noticeLink"))->click();
        QTRY_COMPARE(m_reviewed->state(), ReviewedSession::State::Current);
        QVERIFY(!failure->isVisible());
    }

    void aSessionThatCannotBeLoadedAtAllShowsNothingOfTheLastOne() {
        m_server->next(answers::json(200, person("vs_1")));
        m_server->always(answers::error(404, "No such session."));
        open("vs_1");
        QTRY_COMPARE(m_reviewed->state(), ReviewedSession::State::Current);
        open("vs_404");
        QTRY_COMPARE(m_reviewed->state(), ReviewedSession::State::Failed);
        QVERIFY(!seen().contains(QStringLiteral("A••••")));
        QVERIFY(seen().contains(QStringLiteral("vs_404")));
    }

    void openingSessionsOneAfterTheOtherMakesNoNewWidgets() {
        m_server->always(answers::faulty(ScriptedAnswer::Manner::Silence));
        VerificationSession big = samples::refused();
        for (int i = 0; i < 50; ++i)
            big.metadata.emplace_back(QString::number(i), QString(500, u'x'));
        keep(big);
        VerificationSession small = samples::ofPerson(QStringLiteral("A"), QStringLiteral("B"));
        small.id = samples::sessionId("vs_2");
        keep(small);
        m_reviewed->open(big.id);
        m_reviewed->open(small.id);
        const qsizetype widgets = m_pane->findChildren<QWidget*>().size();
        for (int i = 0; i < 5; ++i) {
            m_reviewed->open(big.id);
            m_reviewed->open(small.id);
        }
        QCOMPARE(m_pane->findChildren<QWidget*>().size(), widgets);
    }

    void anotherSessionIsReadFromItsTop() {
        m_server->always(answers::faulty(ScriptedAnswer::Manner::Silence));
        VerificationSession first = samples::refused();
        for (int i = 0; i < 50; ++i)
            first.metadata.emplace_back(QString::number(i), QString(500, u'x'));
        keep(first);
        VerificationSession second = first;
        second.id = samples::sessionId("vs_2");
        keep(second);
        m_reviewed->open(first.id);
        QScrollBar* bar = m_pane->findChild<QScrollArea*>(QStringLiteral("detailBody"))->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 500);
        bar->setValue(500);
        m_reviewed->open(second.id);
        QTRY_COMPARE(bar->value(), 0);
    }

    void tabGoesFromTopToBottom() {
        m_server->always(answers::faulty(ScriptedAnswer::Manner::Silence));
        VerificationSession session = samples::refused();
        session.clientReferenceId = QStringLiteral("user_1");
        session.metadata = {{QStringLiteral("order"), QStringLiteral("4711")},
                            {QStringLiteral("tier"), QStringLiteral("premium")}};
        keep(session);
        m_reviewed->open(session.id);
        QWidget* first = find<LinkButton>("dashboard");
        QStringList stops;
        for (QWidget* next = first; stops.isEmpty() || next != first; next = next->nextInFocusChain())
            if (next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus))
                stops << next->objectName();
        QCOMPARE(
            stops.join(u' '),
            QStringLiteral("dashboard copyId tellToggle filter copy filter reveal reveal cancel redact"));
    }

    void noNameOfTheBusinessStandsInClear() {
        m_server->always(answers::faulty(ScriptedAnswer::Manner::Silence));
        VerificationSession session = samples::refused();
        session.clientReferenceId = QStringLiteral("Anna Meyer");
        session.metadata = {{QStringLiteral("display_name"), QStringLiteral("Anna Meyer")},
                            {QStringLiteral("order_id"), QStringLiteral("4711")}};
        keep(session);
        m_reviewed->open(session.id);
        QVERIFY(everything().contains(QStringLiteral("display_name")));
        QVERIFY(!everything().contains(QStringLiteral("Meyer")));
        QVERIFY(!everything().contains(QStringLiteral("4711")));
        QVERIFY(seen().contains(QStringLiteral("A•••• M••••")));
        m_reviewed->reveal(FieldKey::ofMetadata(QStringLiteral("display_name")));
        QCOMPARE(everything().count(QStringLiteral("Meyer")), 1);
        m_reviewed->setShownMetadata({QStringLiteral("order_id")});
        QVERIFY(seen().contains(QStringLiteral("4711")));
        m_reviewed->maskAll();
        QVERIFY(!everything().contains(QStringLiteral("Meyer")));
        QVERIFY(seen().contains(QStringLiteral("4711")));
    }

    void idsLeaveByTheirSignals() {
        m_server->always(answers::faulty(ScriptedAnswer::Manner::Silence));
        VerificationSession session = samples::refused();
        session.relatedCustomer = QStringLiteral("cus_1");
        keep(session);
        m_reviewed->open(session.id);
        QSignalSpy copies(m_pane.get(), &SessionDetailPane::copyRequested);
        QSignalSpy dashboards(m_pane.get(), &SessionDetailPane::dashboardRequested);
        QSignalSpy filters(m_pane.get(), &SessionDetailPane::filterRequested);
        find<LinkButton>("copyId")->click();
        find<LinkButton>("dashboard")->click();
        find<FieldRow>("customer")->findChild<LinkButton*>(QStringLiteral("filter"))->click();
        QCOMPARE(copies.first().first().toString(), session.id.text());
        QCOMPARE(dashboards.first().first().value<SessionId>(), session.id);
        QCOMPARE(filters.first()[0].value<FilterField>(), FilterField::Customer);
        QCOMPARE(filters.first()[1].toString(), QStringLiteral("cus_1"));
    }

private:
    template <typename T>
    T* find(const char* name) const {
        return m_pane->findChild<T*>(QLatin1StringView(name));
    }
    void keep(const VerificationSession& session) { m_store->merge({&session, 1}); }
    void open(const char* id) { m_reviewed->open(samples::sessionId(id)); }
    QString texts(bool alsoHidden) const {
        QStringList texts;
        const QList<QLabel*> labels = m_pane->findChildren<QLabel*>();
        for (const QLabel* label : labels)
            if (alsoHidden || label->isVisible())
                texts << label->text() << label->toolTip() << label->accessibleName();
        return texts.join(u'\n');
    }
    QString seen() const { return texts(false); }
    QString everything() const { return texts(true); }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<StripeClient> m_client;
    std::unique_ptr<SessionStore> m_store;
    std::unique_ptr<ReviewedSession> m_reviewed;
    std::unique_ptr<SessionActions> m_actions;
    std::unique_ptr<SessionDetailPane> m_pane;
};

QTEST_MAIN(SessionDetailPaneTest)
#include "tst_session_detail_pane.moc"
