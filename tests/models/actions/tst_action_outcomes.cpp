// SPDX-License-Identifier: Apache-2.0
#include "actions/OpenActionRecovery.h"
#include "actions/SessionActions.h"
#include "journal/Journal.h"
#include "models/journal/JournalSamples.h"
#include "models/stripe/Answers.h"
#include "store/SessionStore.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using State = ActionResult::State;
using Manner = ScriptedAnswer::Manner;

namespace {

QByteArray redacting(const QByteArray& status = "processing") {
    return answers::session("vs_1", "verified").chopped(1) + R"(,"redaction":{"status":")" + status +
           R"("}})";
}

ScriptedAnswer lost() {
    return answers::faulty(Manner::Reset);
}

/// An app with one session, a journal, and a Stripe that answers as the test says.
struct ActingApp {
    explicit ActingApp(const QString& journalPath, const StripeTiming& timing = answers::quick())
        : client(server.url(), timing)
        , path(journalPath)
        , journal([this] {
            return Journal::Time{now, JournalClock::Machine};
        })
        , actions(client, store, &journal)
        , recovery(&journal, actions, [this] { return now; }) {
        client.setKey(answers::someKey());
        journal.setOutcomeWaits(5ms, 20ms);
        journal.open(path);
        journal.setAccount(QStringLiteral("acct_1"), JournalMode::Test);
        actions.setCheckTimes(0ms, 5ms, 20ms);
        VerificationSession session;
        session.id = id;
        session.created = 1'700'000'000;
        session.status = SessionStatus::RequiresInput;
        store.merge({&session, 1});
    }
    bool is(State state) const { return actions.result(id) && actions.result(id)->state == state; }
    /// Outcome and detail of every entry.
    QString entries() const {
        QStringList all;
        for (const WrittenEntry& entry : entriesIn(path))
            all << QString::fromStdString(entry.outcome + (entry.detail.empty() ? "" : " " + entry.detail));
        return all.join(QStringLiteral(", "));
    }
    int posts() const {
        int count = 0;
        for (const SeenRequest& request : server.seen())
            count += request.method == "POST";
        return count;
    }
    void recover() { recovery.start({QStringLiteral("acct_1")}, JournalMode::Test); }

    const SessionId id = answers::sessionId();
    std::int64_t now = 1'790'000'000;
    ScriptedServer server;
    StripeClient client;
    SessionStore store;
    QString path;
    Journal journal;
    SessionActions actions;
    OpenActionRecovery recovery;
};

} // namespace

/// What came of an action is told and recorded as it is known, and found out where no answer tells it.
class TestActionOutcomes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = m_directory->filePath(QStringLiteral("journal.sqlite"));
    }

    void aLostAnswerIsUnknownUntilTheSessionShowsThatItWasDone() {
        ActingApp app(m_path);
        app.server.always(lost());
        app.actions.run(ActionKind::Cancel, app.id);
        QTRY_VERIFY(app.is(State::Checking));
        QVERIFY(!app.actions.underWay(app.id));
        QCOMPARE(app.actions.open(), QList<SessionId>{app.id});
        app.server.always(answers::json(200, answers::session("vs_1", "canceled")));
        QTRY_VERIFY(app.is(State::Done));
        QVERIFY(app.actions.result(app.id)->isFoundByReading);
        QCOMPARE(app.store.session(0).status.value, SessionStatus::Canceled);
        QTRY_COMPARE(app.entries(), QStringLiteral("asked, uncertain, done found_by_reading"));
    }

    void aLostAnswerIsUnknownUntilTheSessionShowsThatItWasNotDone() {
        ActingApp app(m_path);
        app.server.always(lost());
        app.actions.run(ActionKind::Redact, app.id);
        QTRY_VERIFY(app.is(State::Checking));
        app.server.always(answers::json(200, answers::session("vs_1", "verified")));
        QTRY_VERIFY(app.is(State::NotDone));
        QTRY_COMPARE(app.entries(), QStringLiteral("asked, uncertain, refused found_by_reading"));
        QVERIFY(!app.actions.redactionAskedAt(app.id));
    }

    void aSessionThatDoesNotShowItYetIsReadUntilALateTryCannotReachStripeAnyMore() {
        ActingApp app(m_path);
        app.actions.setCheckTimes(1h, 5ms, 20ms);
        app.server.always(lost());
        app.actions.run(ActionKind::Cancel, app.id);
        QTRY_VERIFY(app.is(State::Checking));
        QSignalSpy seen(&app.server, &ScriptedServer::requestSeen);
        app.server.always(answers::json(200, answers::session("vs_1", "requires_input")));
        QTRY_VERIFY(seen.size() > 4);
        QVERIFY(app.is(State::Checking));
        app.server.always(answers::json(200, answers::session("vs_1", "canceled")));
        QTRY_VERIFY(app.is(State::Done));
    }

    void anAnswerWhoseSessionIsUnchangedIsNotDone() {
        ActingApp app(m_path);
        app.server.always(answers::json(200, answers::session("vs_1", "requires_input")));
        app.actions.run(ActionKind::Cancel, app.id);
        QTRY_VERIFY(app.is(State::NotDone));
        QTRY_COMPARE(app.entries(), QStringLiteral("asked, uncertain, refused found_by_reading"));
        QCOMPARE(app.posts(), 1);
    }

    void whatIsReadForAnotherReasonTellsItAsWell() {
        ActingApp app(m_path);
        app.actions.setCheckTimes(0ms, 1h, 1h);
        app.server.always(lost());
        app.actions.run(ActionKind::Cancel, app.id);
        QTRY_VERIFY(app.is(State::Checking));
        VerificationSession canceled = app.store.session(0);
        canceled.status = SessionStatus::Canceled;
        app.store.merge({&canceled, 1});
        QVERIFY(app.is(State::Done));
        QTRY_VERIFY(app.entries().endsWith(QStringLiteral("done found_by_reading")));
    }

    void anAcceptedRedactionIsDoneWhenStripeSaysSo() {
        ActingApp app(m_path);
        app.server.always(answers::json(200, redacting()));
        app.actions.run(ActionKind::Redact, app.id);
        QTRY_VERIFY(app.is(State::Done));
        QTRY_COMPARE(app.entries(), QStringLiteral("asked, accepted"));
        QVERIFY(app.actions.redactionAskedAt(app.id));
        VerificationSession redacted = app.store.session(0);
        redacted.redaction = RedactionStatus::Redacted;
        app.store.merge({&redacted, 1});
        QTRY_COMPARE(app.entries(), QStringLiteral("asked, accepted, done found_by_reading"));
    }

    void aRefusalIsKnownAtOnceAndTheSessionIsReadUntilItIsSeen() {
        ActingApp app(m_path);
        app.server.next(answers::error(400, "You cannot cancel this."));
        for (int tries = 0; tries < 9; ++tries) // Two reads with all their tries.
            app.server.next(lost());
        app.server.always(answers::json(200, answers::session("vs_1", "verified")));
        app.actions.run(ActionKind::Cancel, app.id);
        QTRY_VERIFY(app.is(State::NotDone));
        QTRY_COMPARE(app.store.session(0).status.value, SessionStatus::Verified);
        QCOMPARE(app.entries(), QStringLiteral("asked, refused"));
    }

    void aLockBetweenTwoTriesDoesNotSayThatNothingWasSent() {
        StripeTiming timing = answers::quick();
        timing.firstRetryDelay = timing.longestRetryDelay = 60s;
        ActingApp app(m_path, timing);
        app.server.next(answers::error(500));
        app.actions.run(ActionKind::Cancel, app.id);
        QTRY_COMPARE(app.posts(), 1);
        // The answer to the first try is in once reads that were asked later have been answered.
        int answered = 0;
        for (int reads = 1; reads <= 2; ++reads) {
            app.client.retrieveAccount(&app.actions, [&answered](const Result<Account>&) { ++answered; });
            QTRY_COMPARE(answered, reads);
        }
        app.client.hold();
        QTRY_VERIFY(app.is(State::Checking));
        QCOMPARE(app.actions.result(app.id)->error->kind, StripeError::Kind::StripeFault);
        app.server.always(answers::json(200, answers::session("vs_1", "canceled")));
        app.client.goOn(answers::someKey());
        QTRY_VERIFY(app.is(State::Done));
    }

    void aRequestThatNeverAnswersEnds() {
        StripeTiming timing = answers::quick();
        timing.writeDeadline = 50ms;
        ActingApp app(m_path, timing);
        app.server.always(answers::faulty(Manner::Silence));
        app.actions.run(ActionKind::Redact, app.id);
        QTRY_VERIFY(app.is(State::Checking));
        QCOMPARE(app.actions.result(app.id)->error->kind, StripeError::Kind::Timeout);
        QVERIFY(app.actions.result(app.id)->error->leavesEffectUnknown());
        QTRY_COMPARE(app.entries(), QStringLiteral("asked, uncertain"));
    }

    void anActionWithoutOutcomeIsFoundOutByTheNextRunAndNotRepeated_data() {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QString>("last");
        QTest::newRow("it was done") << answers::session("vs_1", "canceled")
                                     << QStringLiteral("done found_by_reading");
        QTest::newRow("it was not") << answers::session("vs_1", "requires_input")
                                    << QStringLiteral("refused found_by_reading");
    }
    void anActionWithoutOutcomeIsFoundOutByTheNextRunAndNotRepeated() {
        QFETCH(QByteArray, now);
        QFETCH(QString, last);
        {
            ActingApp killed(m_path);
            killed.server.always(answers::faulty(Manner::Silence));
            killed.actions.run(ActionKind::Cancel, killed.id);
            QTRY_COMPARE(killed.posts(), 1);
        }
        ActingApp app(m_path);
        app.now += 1'000;
        app.server.always(answers::json(200, now));
        app.recover();
        QTRY_COMPARE(app.entries(), QStringLiteral("asked, ") + last);
        QCOMPARE(app.posts(), 0);
    }

    void anAcceptedRedactionIsFollowedByTheNextRun() {
        {
            ActingApp before(m_path);
            before.server.always(answers::json(200, redacting()));
            before.actions.run(ActionKind::Redact, before.id);
            QTRY_COMPARE(before.entries(), QStringLiteral("asked, accepted"));
        }
        ActingApp app(m_path);
        app.now += 1'000;
        app.server.always(answers::json(200, redacting("redacted")));
        app.recover();
        QTRY_COMPARE(app.entries(), QStringLiteral("asked, accepted, done found_by_reading"));
        QCOMPARE(app.actions.redactionAskedAt(app.id), std::optional<std::int64_t>(1'790'000'000));
    }

    void whatAnotherInstanceMayStillWaitForIsLeftAloneForAWhile() {
        {
            ActingApp other(m_path);
            other.server.always(answers::faulty(Manner::Silence));
            other.actions.run(ActionKind::Cancel, other.id);
            QTRY_COMPARE(other.posts(), 1);
        }
        ActingApp app(m_path);
        app.server.always(answers::json(200, answers::session("vs_1", "canceled")));
        app.recovery.setLeastAge(1h);
        app.recover();
        bool hasLooked = false;
        app.journal.findOpenActions({QStringLiteral("acct_1")}, JournalMode::Test, &app.actions,
                                    [&hasLooked](const auto& found) { hasLooked = found.size() == 1; });
        QTRY_VERIFY(hasLooked); // Behind what the recovery asked.
        QVERIFY(app.actions.open().isEmpty());
        QVERIFY(app.server.seen().isEmpty());
    }

    void actionsOfAnotherAccountOrModeAreNotItsBusiness() {
        {
            ActingApp other(m_path);
            other.server.always(answers::faulty(Manner::Silence));
            other.actions.run(ActionKind::Cancel, other.id);
            QTRY_COMPARE(other.posts(), 1);
        }
        std::vector<OpenAction> found{OpenAction()};
        ActingApp app(m_path);
        for (const auto& [account, mode] :
             {std::pair("acct_2", JournalMode::Test), std::pair("acct_1", JournalMode::Live)}) {
            bool isAnswered = false;
            app.journal.findOpenActions({QLatin1StringView(account)}, mode, &app.actions,
                                        [&](const auto& actions) {
                                            found = actions;
                                            isAnswered = true;
                                        });
            QTRY_VERIFY(isAnswered);
            QVERIFY(found.empty());
        }
    }

    void anotherKeyLeavesAnActionUncertainAndNotSilent() {
        ActingApp app(m_path);
        app.server.always(answers::faulty(Manner::Silence));
        app.actions.run(ActionKind::Cancel, app.id);
        QTRY_COMPARE(app.posts(), 1);
        app.actions.clear();
        QVERIFY(!app.actions.underWay(app.id));
        QTRY_COMPARE(app.entries(), QStringLiteral("asked, uncertain"));
    }

    void anOutcomeThatCannotBeWrittenIsWrittenLaterWithItsOwnTime() {
        ActingApp app(m_path);
        app.server.always(answers::faulty(Manner::Silence));
        app.actions.run(ActionKind::Cancel, app.id);
        QTRY_COMPARE(app.posts(), 1);
        const QString aside = m_path + QStringLiteral(".aside");
        QVERIFY(QFile::rename(m_path, aside) && QDir().mkpath(m_path)); // It cannot be written there.
        app.now += 7;
        app.actions.clear();
        QTRY_COMPARE(app.journal.owedOutcomes(), 1);
        app.now += 1'000;
        QVERIFY(QDir().rmdir(m_path) && QFile::rename(aside, m_path));
        QTRY_COMPARE(app.entries(), QStringLiteral("asked, uncertain"));
        QCOMPARE(entriesIn(m_path).back().time, 1'790'000'007);
        QTRY_COMPARE(app.journal.owedOutcomes(), 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestActionOutcomes)
#include "tst_action_outcomes.moc"
