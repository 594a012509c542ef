// SPDX-License-Identifier: Apache-2.0
#include "RememberingDesk.h"
#include "sessions/UnknownDetails.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using FeedState = SessionFeed::State;

/// A desk that ends and starts again, or is killed, goes on where it was.
class TestAccountMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theNextStartShowsEverythingAndCatchesUpWithFewRequests();
    void whatHappenedMeanwhileIsMarked();
    void withoutANetworkEverythingIsThere();
    void aBackFillGoesOnWhereItWas();
    void eventsThatWereNeverAskedForAreCaughtUpWith();
    void withoutADirectoryNothingIsKept();
    void forgettingLeavesNothing();
    void whoWantsNothingKeptIsObeyedAtOnce();
    void aDamagedFileIsAFirstStart();
    void anotherAccountUnderTheSameKeyIsSetAside();
    void anAccountThatIsToldLateKeepsWhatIsLoaded();
    void nothingIsWrittenBeforeTheAccountIsKnown();
    void killedAtAnyMomentNothingIsLostOrDoubleOrCoveredThatIsNot();

private:
    [[nodiscard]] bool settle(RememberingDesk& desk);
    [[nodiscard]] bool finish(RememberingDesk& desk);
    QJsonArray everythingAtStripe();
    int differences(const SessionStore& store);
    void verifyKept();
    void verifyKeptOf(const QString& account, Row sessions);
    void changeSomething(QRandomGenerator& random);
    int requests(const char* path = nullptr);

    std::unique_ptr<SandboxProcess> m_sandbox;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::size_t m_mostCovered = 0; ///< Stretches that were complete at a kill, at most.
};

void TestAccountMemory::init() {
    m_sandbox =
        std::make_unique<SandboxProcess>(QStringList{QStringLiteral("--sessions"), QStringLiteral("1000")});
    m_directory = std::make_unique<QTemporaryDir>();
}

/// Until nothing is under way.
bool TestAccountMemory::settle(RememberingDesk& desk) {
    return QTest::qWaitFor([&desk] {
               return desk.memory.state() == AccountMemory::State::Keeping ||
                      desk.memory.state() == AccountMemory::State::Without;
           }) &&
           QTest::qWaitFor([&desk] {
               return desk.feed.state() == FeedState::Idle || desk.feed.state() == FeedState::Complete;
           }) &&
           QTest::qWaitFor([&desk] { return desk.events.state() == EventFeed::State::Waiting; });
}

/// Until everything the account has is loaded, and the events are read.
bool TestAccountMemory::finish(RememberingDesk& desk) {
    if (!settle(desk))
        return false;
    if (desk.feed.state() != FeedState::Complete)
        desk.feed.loadFurther(SessionFeed::everything);
    constexpr int patience = 30'000;
    if (!QTest::qWaitFor([&desk] { return desk.feed.state() == FeedState::Complete; }, patience))
        return false;
    desk.events.askNow();
    return settle(desk);
}

QJsonArray TestAccountMemory::everythingAtStripe() {
    QJsonArray all;
    QString after;
    bool hasMore = true;
    while (hasMore) {
        const QJsonDocument page =
            m_sandbox->request("GET", QStringLiteral("/v1/identity/verification_sessions?limit=100") + after);
        for (const QJsonValue& session : page[QStringLiteral("data")].toArray())
            all.append(session);
        hasMore = page[QStringLiteral("has_more")].toBool();
        after = QStringLiteral("&starting_after=") + all.last()[QStringLiteral("id")].toString();
    }
    return all;
}

/// Sessions that are not as they are at Stripe, missing, or too many.
int TestAccountMemory::differences(const SessionStore& store) {
    const QJsonArray all = everythingAtStripe();
    int wrong = std::abs(static_cast<int>(store.size()) - static_cast<int>(all.size()));
    for (const QJsonValue& one : all) {
        const std::optional<Row> row =
            store.rowOf(*SessionId::fromText(one[QStringLiteral("id")].toString()));
        wrong += row && store.session(*row).status.wireWord() == one[QStringLiteral("status")].toString() &&
                         store.created()[*row] == one[QStringLiteral("created")].toInteger()
                     ? 0
                     : 1;
    }
    return wrong;
}

int TestAccountMemory::requests(const char* path) {
    int count = 0;
    for (const QJsonValue& entry : m_sandbox->log())
        count +=
            path == nullptr || entry[QStringLiteral("path")].toString() == QLatin1StringView(path) ? 1 : 0;
    return count;
}

void TestAccountMemory::theNextStartShowsEverythingAndCatchesUpWithFewRequests() {
    {
        RememberingDesk first(m_sandbox->url(), m_directory->path());
        first.open();
        QVERIFY(finish(first));
        QCOMPARE(first.store.size(), 1'000U);
    }
    m_sandbox->createSessions(3);
    m_sandbox->clearLog();
    RememberingDesk second(m_sandbox->url(), m_directory->path());
    second.open();
    QVERIFY(settle(second));
    QCOMPARE(second.rowsFromBefore, 1'000U);
    QVERIFY(second.coverageFromBefore.isComplete());
    QCOMPARE(second.feed.state(), FeedState::Complete);
    QCOMPARE(second.store.size(), 1'003U);
    QVERIFY2(requests() <= 4, qPrintable(QString::number(requests())));
    QCOMPARE(differences(second.store), 0);
    // The newest page came whole; of the others only the outline is known.
    QCOMPARE(outlinesIn(second.store), 1'003U - 100U);
}

void TestAccountMemory::whatHappenedMeanwhileIsMarked() {
    SessionId changed;
    SessionChanges unseen;
    {
        RememberingDesk first(m_sandbox->url(), m_directory->path());
        first.open();
        QVERIFY(finish(first));
        for (Row row = 300; changed.isEmpty(); ++row)
            if (outcomeOf(first.store.session(row)) == Outcome::NeverSubmitted)
                changed = first.store.session(row).id;
    }
    m_sandbox->advanceClock(3'600);
    m_sandbox->submit(changed.text(), QStringLiteral("verified"));
    m_sandbox->createSessions(1);
    {
        RememberingDesk second(m_sandbox->url(), m_directory->path());
        second.open();
        QVERIFY(settle(second));
        QTRY_VERIFY(second.changed.all().contains(changed));
        QVERIFY(second.changed.all().value(changed) ==
                (SessionChange{Outcome::NeverSubmitted, Outcome::Verified}));
        QCOMPARE(differences(second.store), 0);
        // Others have gone on by themselves in that hour.
        unseen = second.changed.all();
        QVERIFY(std::ranges::count(unseen, std::optional<Outcome>(), &SessionChange::from) == 1);
    }
    RememberingDesk third(m_sandbox->url(), m_directory->path());
    third.open();
    QVERIFY(settle(third));
    for (auto change = unseen.begin(); change != unseen.end(); ++change)
        QVERIFY(third.changed.all().contains(change.key())); // Nobody has looked at them yet.
    QTRY_VERIFY(third.store.markOf(*third.store.rowOf(changed)) != nullptr);
}

void TestAccountMemory::withoutANetworkEverythingIsThere() {
    {
        RememberingDesk first(m_sandbox->url(), m_directory->path());
        first.open();
        QVERIFY(finish(first));
    }
    m_sandbox->stop();
    RememberingDesk second(m_sandbox->url(), m_directory->path());
    second.open();
    QTRY_COMPARE(second.feed.state(), FeedState::Failed);
    QCOMPARE(second.store.size(), 1'000U);
    QVERIFY(second.feed.coverage().isComplete());
    QVERIFY(second.events.asOf() > 0); // How old all of it is can be told.
}

void TestAccountMemory::aBackFillGoesOnWhereItWas() {
    m_sandbox =
        std::make_unique<SandboxProcess>(QStringList{QStringLiteral("--sessions"), QStringLiteral("7000")});
    {
        RememberingDesk first(m_sandbox->url(), m_directory->path());
        first.open();
        QVERIFY(settle(first));
        QCOMPARE(first.store.size(), 5'000U);
    }
    m_sandbox->clearLog();
    RememberingDesk second(m_sandbox->url(), m_directory->path());
    second.open();
    QVERIFY(finish(second));
    const int asked = requests("/v1/identity/verification_sessions");
    QCOMPARE(second.rowsFromBefore, 5'000U);
    QCOMPARE(differences(second.store), 0);
    constexpr int newestPage = 1;
    constexpr int pagesMissing = 20;
    constexpr int mostCuts = 5;
    QVERIFY2(asked <= newestPage + pagesMissing + mostCuts, qPrintable(QString::number(asked)));
}

/// The desk was killed between its first page and its first question about events.
void TestAccountMemory::eventsThatWereNeverAskedForAreCaughtUpWith() {
    SessionId changed;
    {
        RememberingDesk first(m_sandbox->url(), m_directory->path());
        m_sandbox->mishap(QStringLiteral("forbidden"), -1,
                          {{QStringLiteral("path"), QStringLiteral("/v1/events")}});
        first.open();
        QTRY_VERIFY(first.feed.state() == FeedState::Idle || first.feed.state() == FeedState::Complete);
        QTRY_COMPARE(first.events.state(), EventFeed::State::Failed);
        first.feed.loadFurther(SessionFeed::everything);
        QTRY_COMPARE(first.feed.state(), FeedState::Complete);
        QCOMPARE(first.events.asOf(), 0);
        for (Row row = 300; changed.isEmpty(); ++row)
            if (outcomeOf(first.store.session(row)) == Outcome::NeverSubmitted)
                changed = first.store.session(row).id;
    }
    m_sandbox->clearMishaps();
    m_sandbox->advanceClock(3'600);
    m_sandbox->submit(changed.text(), QStringLiteral("verified"));
    RememberingDesk second(m_sandbox->url(), m_directory->path());
    second.open();
    QVERIFY(settle(second));
    QCOMPARE(differences(second.store), 0);
}

void TestAccountMemory::withoutADirectoryNothingIsKept() {
    RememberingDesk desk(m_sandbox->url(), {});
    desk.open();
    QVERIFY(settle(desk));
    QCOMPARE(desk.memory.state(), AccountMemory::State::Without);
    QVERIFY(desk.store.size() > 0);
    QVERIFY(desk.memory.forgetEverything().isComplete());
}

void TestAccountMemory::forgettingLeavesNothing() {
    RememberingDesk desk(m_sandbox->url(), m_directory->path());
    desk.open();
    QVERIFY(settle(desk));
    QTRY_VERIFY(desk.memory.bytesKept() > 0);
    QVERIFY(desk.memory.forgetEverything().isComplete());
    m_sandbox->createSessions(5);
    desk.feed.refresh(); // The desk works on, and keeps nothing.
    QVERIFY(settle(desk));
    QCOMPARE(desk.store.size(), 1'005U);
    QCOMPARE(desk.memory.state(), AccountMemory::State::Without);
    QCOMPARE(desk.memory.bytesKept(), 0);
    QDirIterator files(m_directory->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    QVERIFY2(!files.hasNext(), qPrintable(files.next()));
}

void TestAccountMemory::whoWantsNothingKeptIsObeyedAtOnce() {
    RememberingDesk desk(m_sandbox->url(), m_directory->path());
    desk.open();
    QVERIFY(settle(desk));
    desk.memory.setWanted(false);
    const std::int64_t kept = desk.memory.bytesKept();
    desk.feed.loadFurther(SessionFeed::everything);
    QTRY_COMPARE(desk.feed.state(), FeedState::Complete);
    QCOMPARE(desk.memory.state(), AccountMemory::State::Without);
    QCOMPARE(desk.memory.bytesKept(), kept);
}

void TestAccountMemory::aDamagedFileIsAFirstStart() {
    {
        RememberingDesk first(m_sandbox->url(), m_directory->path());
        first.open();
        QVERIFY(finish(first));
    }
    QDirIterator files(m_directory->path(), {QStringLiteral("*.cache")}, QDir::Files);
    QFile file(files.next());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.size() > 20'000);
    file.seek(8'192);
    file.write(QByteArray(8'192, 'x'));
    file.close();
    RememberingDesk second(m_sandbox->url(), m_directory->path());
    second.open();
    QVERIFY(finish(second));
    QCOMPARE(second.rowsFromBefore, 0U);
    QVERIFY(second.coverageFromBefore.isEmpty());
    QCOMPARE(differences(second.store), 0);
}

/// What is covered is there, once each.
void TestAccountMemory::verifyKept() {
    RememberingDesk desk(m_sandbox->url(), m_directory->path());
    desk.asksStripe = false;
    desk.open();
    QTRY_COMPARE(desk.memory.state(), AccountMemory::State::Keeping);
    QSet<QString> ids;
    for (Row row = 0; row < desk.store.size(); ++row)
        ids.insert(desk.store.session(row).id.text());
    QCOMPARE(static_cast<Row>(ids.size()), desk.store.size());
    int missing = 0;
    for (const QJsonValue& session : everythingAtStripe()) {
        const std::int64_t created = session[QStringLiteral("created")].toInteger();
        const bool isCovered = desk.feed.coverage().covers({created, created + 1});
        missing += isCovered && !ids.contains(session[QStringLiteral("id")].toString()) ? 1 : 0;
    }
    QCOMPARE(missing, 0);
    m_mostCovered = std::max(m_mostCovered, desk.feed.coverage().spans().size());
}

/// Somebody submits, cancels or redacts a session of any age.
void TestAccountMemory::changeSomething(QRandomGenerator& random) {
    const QJsonDocument newest =
        m_sandbox->request("GET", QStringLiteral("/v1/identity/verification_sessions?limit=1"));
    const qint64 now = newest[QStringLiteral("data")][0][QStringLiteral("created")].toInteger();
    constexpr quint32 halfAYear = 180 * 86'400;
    const QJsonDocument page = m_sandbox->request(
        "GET", QStringLiteral("/v1/identity/verification_sessions?limit=20&created[lte]=%1")
                   .arg(now - random.bounded(halfAYear)));
    for (const QJsonValue& session : page[QStringLiteral("data")].toArray()) {
        const QString id = session[QStringLiteral("id")].toString();
        const QString status = session[QStringLiteral("status")].toString();
        if (status == QStringLiteral("requires_input"))
            random.bounded(2) == 0 ? m_sandbox->submit(id, QStringLiteral("verified"))
                                   : m_sandbox->actElsewhere(id, QStringLiteral("cancel"));
        else if (status == QStringLiteral("verified") && session[QStringLiteral("redaction")].isNull())
            m_sandbox->actElsewhere(id, QStringLiteral("redact"));
    }
}

void TestAccountMemory::anotherAccountUnderTheSameKeyIsSetAside() {
    {
        RememberingDesk desk(m_sandbox->url(), m_directory->path());
        desk.open();
        QVERIFY(finish(desk));
    }
    SandboxProcess other({QStringLiteral("--sessions"), QStringLiteral("300"), QStringLiteral("--seed"),
                          QStringLiteral("99")});
    {
        RememberingDesk desk(other.url(), m_directory->path());
        QVERIFY(desk.memory.openNoted(desk.client.key()->mark()));
        QVERIFY(settle(desk)); // The news of the other account are in the same list by now.
        QVERIFY(!desk.memory.confirm(QStringLiteral("acct_2"), false));
        desk.memory.close();
        desk.feed.reset();
        desk.events.reset();
        desk.memory.open(desk.client.key()->mark(), QStringLiteral("acct_2"), false);
        QVERIFY(finish(desk));
        QCOMPARE(desk.store.size(), 300U);
    }
    verifyKeptOf(QStringLiteral("acct_1"), 1'000);
    verifyKeptOf(QStringLiteral("acct_2"), 300);
}

void TestAccountMemory::anAccountThatIsToldLateKeepsWhatIsLoaded() {
    {
        RememberingDesk desk(m_sandbox->url(), m_directory->path());
        desk.memory.goWithout();
        QVERIFY(finish(desk));
        bool wasCleared = false;
        QObject::connect(&desk.store, &SessionStore::cleared, &desk.store, [&] { wasCleared = true; });
        desk.memory.open(desk.client.key()->mark(), QStringLiteral("acct_1"), false);
        QVERIFY(settle(desk));
        QCOMPARE(desk.memory.state(), AccountMemory::State::Keeping);
        QVERIFY(!wasCleared);
        QVERIFY(desk.feed.coverage().isComplete());
        QCOMPARE(desk.store.size(), 1'000U);
    }
    verifyKeptOf(QStringLiteral("acct_1"), 1'000);
}

void TestAccountMemory::nothingIsWrittenBeforeTheAccountIsKnown() {
    {
        RememberingDesk desk(m_sandbox->url(), m_directory->path());
        desk.open();
        QVERIFY(finish(desk));
    }
    m_sandbox->createSessions(7);
    {
        RememberingDesk desk(m_sandbox->url(), m_directory->path());
        QVERIFY(desk.memory.openNoted(desk.client.key()->mark()));
        QVERIFY(settle(desk));
        QCOMPARE(desk.store.size(), 1'007U);
    }
    verifyKeptOf(QStringLiteral("acct_1"), 1'000);
}

/// What the next start of that account finds, without asking anybody.
void TestAccountMemory::verifyKeptOf(const QString& account, Row sessions) {
    RememberingDesk desk(m_sandbox->url(), m_directory->path());
    desk.asksStripe = false;
    desk.memory.open(desk.client.key()->mark(), account, false);
    QTRY_COMPARE(desk.memory.state(), AccountMemory::State::Keeping);
    QCOMPARE(desk.store.size(), sessions);
    QVERIFY(desk.feed.coverage().isComplete());
}

/// DESK_KILLS in the environment: how often, 30 times if it is not there.
void TestAccountMemory::killedAtAnyMomentNothingIsLostOrDoubleOrCoveredThatIsNot() {
    const int kills =
        qEnvironmentVariableIsSet("DESK_KILLS") ? qEnvironmentVariableIntValue("DESK_KILLS") : 30;
    constexpr int killsOfOneLoad = 10;
    QRandomGenerator random(20261123);
    int longest = 250; // Milliseconds a desk lives.
    for (int i = 0; i < kills; ++i) {
        if (i % killsOfOneLoad == 0) { // A new one, so that there is a load to be interrupted.
            const QString history =
                i % (2 * killsOfOneLoad) == 0 ? QStringLiteral("skewed") : QStringLiteral("even");
            m_sandbox = std::make_unique<SandboxProcess>(QStringList{
                QStringLiteral("--sessions"), QStringLiteral("6000"), QStringLiteral("--history"), history});
            m_directory = std::make_unique<QTemporaryDir>();
        }
        QProcess desk;
        desk.start(QStringLiteral(REMEMBERING_DESK), {m_sandbox->url().toString(), m_directory->path()});
        QVERIFY(desk.waitForStarted());
        m_sandbox->createSessions(random.bounded(1, 130));
        changeSomething(random);
        QVERIFY(!desk.waitForFinished(random.bounded(1, longest)));
        desk.kill();
        QVERIFY(desk.waitForFinished());
        QCOMPARE(desk.exitStatus(), QProcess::CrashExit);
        changeSomething(random);
        m_sandbox->advanceClock(random.bounded(1, 400));
        verifyKept();
        if (QTest::currentTestFailed())
            return;
        if (QTest::currentTestFailed())
            return;
        if ((i + 1) % killsOfOneLoad == 0) {
            RememberingDesk last(m_sandbox->url(), m_directory->path());
            last.open();
            QVERIFY(finish(last));
            QCOMPARE(differences(last.store), 0);
            if (m_mostCovered <= 1) // This machine takes longer to come so far.
                longest *= 2;
        }
    }
    QVERIFY(m_mostCovered > 1); // Some were killed in the midst of it.
}

QTEST_GUILESS_MAIN(TestAccountMemory)
#include "tst_account_memory.moc"
