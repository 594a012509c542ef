// SPDX-License-Identifier: Apache-2.0
#include "evidence/SessionAttempts.h"
#include "support/DeskOnSandbox.h"
#include "support/ScriptedServer.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using State = SessionAttempts::State;

namespace {

constexpr auto reports = "/v1/identity/verification_reports";

/// A session the person submits to again and again.
struct RetriedSession : DeskOnSandbox {
    explicit RetriedSession(const QStringList& outcomes, const char* key = SandboxProcess::sensitiveAll)
        : DeskOnSandbox({QStringLiteral("--sessions"), QStringLiteral("20")}, key)
        , attempts(client) {
        sandbox.createSessions(1);
        feed.start(10);
        [this] { QTRY_COMPARE(feed.state(), SessionFeed::State::Complete); }();
        id = store.session(0).id;
        for (const QString& outcome : outcomes)
            submit(outcome);
        open();
        sandbox.clearLog();
    }
    void submit(const QString& outcome) {
        sandbox.submit(id.text(), outcome);
        constexpr int untilDecided = 600;
        sandbox.advanceClock(untilDecided);
    }
    /// As Stripe has it now.
    void open() {
        std::optional<VerificationSession> session;
        client.retrieveSession(id, {}, &client, [&](const Result<RetrievedSession>& result) {
            session = result.value().session;
        });
        [&] { QTRY_VERIFY(session); }();
        attempts.setSession(session);
    }
    bool settled() const { return attempts.state() != State::Loading; }
    QList<QUrlQuery> asked() {
        QList<QUrlQuery> queries;
        for (const QJsonValue& entry : sandbox.log())
            if (entry[QStringLiteral("path")].toString() == QLatin1StringView(reports))
                queries << QUrlQuery(entry[QStringLiteral("query")].toString());
        return queries;
    }

    SessionId id;
    SessionAttempts attempts;
};

/// Reports of vs_1.
QByteArray pageOf(const QList<QByteArray>& ids, bool hasMore) {
    QByteArrayList reportsOfPage;
    for (const QByteArray& id : ids)
        reportsOfPage << R"({"id":")" + id +
                             R"(","object":"identity.verification_report","created":1790000000,)"
                             R"("type":"document","verification_session":"vs_1"})";
    return R"({"object":"list","url":"/v1","has_more":)" + QByteArray(hasMore ? "true" : "false") +
           R"(,"data":[)" + reportsOfPage.join(',') + "]}";
}

const QString verified = QStringLiteral("verified");
const QString expired = QStringLiteral("document_expired");
const QString mismatch = QStringLiteral("selfie_face_mismatch");

} // namespace

class TestSessionAttempts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsAskedBeforeSomebodyWantsIt() {
        RetriedSession desk({expired, verified});
        QCOMPARE(desk.attempts.state(), State::NotAsked);
        QVERIFY(desk.asked().isEmpty());
    }

    void theyComeNewestFirstWithOneRead() {
        RetriedSession desk({expired, mismatch, verified});
        QSignalSpy sent(&desk.client, &StripeClient::readSent);
        desk.attempts.ask();
        desk.attempts.ask();
        QCOMPARE(desk.attempts.state(), State::Loading);
        QTRY_COMPARE(desk.attempts.state(), State::Current);
        QCOMPARE(desk.attempts.attempts().size(), std::size_t{3});
        const std::vector<VerificationReport>& all = desk.attempts.attempts();
        QVERIFY(all[0].created > all[1].created && all[1].created > all[2].created);
        QVERIFY(!all[0].document->error);
        QVERIFY(all[1].selfie->error->code == ErrorCode::SelfieFaceMismatch);
        QVERIFY(all[2].document->error->code == ErrorCode::DocumentExpired);
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent[0][0].value<ReadPurpose>(), ReadPurpose::Report);
        desk.attempts.ask();
        QCOMPARE(desk.attempts.state(), State::Current);
    }

    void moreThanAPageIsReadToItsEnd() {
        ScriptedServer server;
        server.next({200, pageOf({"vr_3", "vr_2"}, true)});
        server.next({200, pageOf({"vr_1"}, false)});
        StripeClient client(server.url(), DeskOnSandbox::quickTiming());
        client.setKey(ApiKey::fromText(QLatin1StringView(SandboxProcess::readOnly)));
        SessionAttempts attempts(client);
        VerificationSession session;
        session.id = *SessionId::fromText(u"vs_1");
        attempts.setSession(session);
        QSignalSpy changes(&attempts, &SessionAttempts::changed);
        attempts.ask();
        QTRY_COMPARE(attempts.state(), State::Current);
        QCOMPARE(attempts.attempts().size(), std::size_t{3});
        QCOMPARE(attempts.attempts().back().id.text(), QStringLiteral("vr_1"));
        QCOMPARE(server.seen().size(), 2);
        QVERIFY(server.seen()[1].target.contains("starting_after=vr_2"));
        QCOMPARE(changes.size(), 2); // Loading, and all of them at once.
    }

    void aPageThatComesAgainIsNotReadForEver() {
        ScriptedServer server;
        server.always({200, pageOf({"vr_3", "vr_2"}, true)});
        StripeClient client(server.url(), DeskOnSandbox::quickTiming());
        client.setKey(ApiKey::fromText(QLatin1StringView(SandboxProcess::readOnly)));
        SessionAttempts attempts(client);
        VerificationSession session;
        session.id = *SessionId::fromText(u"vs_1");
        attempts.setSession(session);
        attempts.ask();
        QTRY_COMPARE(attempts.state(), State::Failed); // Half a list is none.
        QCOMPARE(attempts.error().kind, StripeError::Kind::UnreadableAnswer);
        QVERIFY(attempts.attempts().empty());
        QCOMPARE(server.seen().size(), 2);
    }

    void aReportOfAnotherSessionIsNotStripes() {
        ScriptedServer server;
        server.always({200, pageOf({"vr_3"}, false)});
        StripeClient client(server.url(), DeskOnSandbox::quickTiming());
        client.setKey(ApiKey::fromText(QLatin1StringView(SandboxProcess::readOnly)));
        SessionAttempts attempts(client);
        VerificationSession session;
        session.id = *SessionId::fromText(u"vs_2");
        attempts.setSession(session);
        attempts.ask();
        QTRY_COMPARE(attempts.state(), State::Failed);
        QCOMPARE(attempts.error().kind, StripeError::Kind::NotStripe);
    }

    void nothingSensitiveIsAskedFor() {
        RetriedSession desk({expired});
        desk.attempts.ask();
        QTRY_COMPARE(desk.attempts.state(), State::Current);
        const QList<QUrlQuery> queries = desk.asked();
        QCOMPARE(queries.size(), 1);
        QVERIFY(!queries[0].toString().contains(u"expand"));
        QVERIFY(!desk.attempts.attempts()[0].document->number);
        QVERIFY(!desk.attempts.attempts()[0].document->dateOfBirth);
    }

    void aFailureIsToldAndCanBeTriedAgain() {
        RetriedSession desk({expired, verified});
        desk.sandbox.mishap(QStringLiteral("not_json"), 20);
        desk.attempts.ask();
        QTRY_COMPARE(desk.attempts.state(), State::Failed);
        QCOMPARE(desk.attempts.error().kind, StripeError::Kind::UnreadableAnswer);
        QVERIFY(desk.attempts.attempts().empty());
        desk.sandbox.clearMishaps();
        desk.attempts.ask();
        QTRY_COMPARE(desk.attempts.state(), State::Current);
        QCOMPARE(desk.attempts.attempts().size(), std::size_t{2});
    }

    void aKeyThatMayNotIsToldSo() {
        RetriedSession desk({expired});
        desk.client.setKey(ApiKey::fromText(QLatin1StringView(SandboxProcess::noSessions)));
        QSignalSpy refused(&desk.client, &StripeClient::refused);
        desk.attempts.ask();
        QTRY_COMPARE(desk.attempts.state(), State::Failed);
        QCOMPARE(desk.attempts.error().kind, StripeError::Kind::PermissionMissing);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused[0][0].value<Ability>(), Ability::ReadReports);
    }

    void theAnswerForAnotherSessionIsNotTaken() {
        RetriedSession desk({expired, verified});
        const SessionId other = desk.firstLoaded([&desk](const VerificationSession& session) {
            return session.lastReport && session.id != desk.id && !session.isRedactionRequested();
        });
        QVERIFY(!other.isEmpty());
        desk.attempts.ask();
        desk.attempts.setSession(desk.loaded(other));
        QCOMPARE(desk.attempts.state(), State::NotAsked);
        desk.attempts.ask();
        QTRY_COMPARE(desk.attempts.state(), State::Current);
        QVERIFY(!desk.attempts.attempts().empty());
        for (const VerificationReport& report : desk.attempts.attempts())
            QVERIFY(report.session == other);
    }

    void aNewAttemptIsReadOnceTheyWereWanted() {
        RetriedSession desk({expired});
        desk.attempts.ask();
        QTRY_COMPARE(desk.attempts.state(), State::Current);
        desk.open();
        QCOMPARE(desk.attempts.state(), State::Current); // Nothing is new.
        desk.submit(verified);
        desk.open();
        QCOMPARE(desk.attempts.state(), State::Loading);
        QTRY_COMPARE(desk.attempts.state(), State::Current);
        QCOMPARE(desk.attempts.attempts().size(), std::size_t{2});
    }

    void aNewAttemptIsNotReadForWhoDidNotWantThem() {
        RetriedSession desk({expired});
        desk.submit(verified);
        desk.open();
        QCOMPARE(desk.attempts.state(), State::NotAsked);
        QVERIFY(desk.asked().isEmpty());
    }

    void aRedactionTakesThemAway() {
        RetriedSession desk({expired, verified});
        desk.attempts.ask();
        QTRY_COMPARE(desk.attempts.state(), State::Current);
        desk.sandbox.actElsewhere(desk.id.text(), QStringLiteral("redact"));
        desk.open();
        QCOMPARE(desk.attempts.state(), State::Erased);
        QVERIFY(desk.attempts.attempts().empty());
        desk.sandbox.clearLog();
        desk.attempts.ask();
        QCOMPARE(desk.attempts.state(), State::Erased);
        QVERIFY(desk.asked().isEmpty());
    }

    void aRedactionOnTheWayLetsNoneArrive() {
        RetriedSession desk({expired, verified});
        VerificationSession redacted = desk.store.session(0);
        redacted.id = desk.id;
        redacted.redaction = RedactionStatus::Processing;
        QSignalSpy sent(&desk.client, &StripeClient::readSent);
        desk.attempts.ask();
        QTRY_COMPARE(sent.size(), 1);
        desk.attempts.setSession(redacted);
        QCOMPARE(desk.attempts.state(), State::Erased);
        // A later question is answered after it: had it come, it would be here by then.
        bool isAnswered = false;
        desk.client.retrieveSession(desk.id, {}, &desk.client,
                                    [&](const Result<RetrievedSession>&) { isAnswered = true; });
        QTRY_VERIFY(isAnswered);
        QCOMPARE(desk.attempts.state(), State::Erased);
        QVERIFY(desk.attempts.attempts().empty());
    }

    void closingAndAnotherKeyForgetThem() {
        RetriedSession desk({expired, verified});
        desk.attempts.ask();
        QTRY_COMPARE(desk.attempts.state(), State::Current);
        desk.client.setKey(ApiKey::fromText(QLatin1StringView(SandboxProcess::readOnly)));
        QCOMPARE(desk.attempts.state(), State::NotAsked);
        QVERIFY(desk.attempts.attempts().empty());
        desk.attempts.ask();
        QTRY_COMPARE(desk.attempts.state(), State::Current);
        desk.attempts.setSession(std::nullopt);
        QCOMPARE(desk.attempts.state(), State::NotAsked);
        QVERIFY(desk.attempts.attempts().empty());
        desk.attempts.ask();
        QCOMPARE(desk.attempts.state(), State::NotAsked);
    }
};

QTEST_GUILESS_MAIN(TestSessionAttempts)
#include "tst_session_attempts.moc"
