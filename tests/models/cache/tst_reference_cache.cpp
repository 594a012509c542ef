// SPDX-License-Identifier: Apache-2.0
#include "cache/ReferenceCache.h"
#include "cache/SessionCache.h"
#include "models/cache/CacheSamples.h"
#include "store/PersonalValues.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using State = ReferenceCache::State;

/// A store with its outlines and its references over files of one directory, as in one run of the desk.
struct Run {
    explicit Run(const QTemporaryDir& directory)
        : outlines(store, [] { return std::int64_t{1'760'000'000}; })
        , references(store)
        , file(directory.filePath(QStringLiteral("a.cache"))) {
        outlines.open(file);
        while (outlines.state() == SessionCache::State::Reading)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    ~Run() {
        references.close();
        outlines.close();
    }
    void keep(const std::optional<SealKey>& key) {
        references.open(ReferenceFile::pathBeside(file), key);
        while (references.state() == State::Reading || !references.isWritten())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    SessionStore store;
    SessionCache outlines;
    ReferenceCache references;
    QString file;
};

class TestReferenceCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aSecondRunKnowsTheReferencesOfTheFirst();
    void whatIsLoadedAlreadyIsKeptToo();
    void whatArrivesWhileItReadsIsKept();
    void nothingOfItCanBeReadOnTheDisk();
    void aRedactionErases();
    void whileTheKeyIsAwayChangesWait();
    void puttingTheKeyAwayWaitsForNoDisk();
    void withoutAKeyNothingIsKept();

private:
    static int differences(const SessionStore& store, const std::vector<VerificationSession>& sessions);

    std::unique_ptr<QTemporaryDir> m_directory;
    std::optional<SealKey> m_key;
};

void TestReferenceCache::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_key = SealKey::made();
}

/// Sessions whose references are not known as they are.
int TestReferenceCache::differences(const SessionStore& store,
                                    const std::vector<VerificationSession>& sessions) {
    int wrong = 0;
    for (const VerificationSession& session : sessions) {
        const std::optional<Row> row = store.rowOf(session.id);
        const bool isErased = session.isRedactionRequested();
        const SessionReferences expected = isErased ? SessionReferences() : referencesOf(session);
        wrong += row && referencesOf(store.session(*row)) == expected &&
                         (isErased || store.classOf(*row).known >= Known::References)
                     ? 0
                     : 1;
    }
    return wrong;
}

void TestReferenceCache::aSecondRunKnowsTheReferencesOfTheFirst() {
    RandomSessions random(5);
    const std::vector<VerificationSession> sessions = random.ordinary(6'000);
    {
        Run first(*m_directory);
        first.keep(m_key);
        first.store.merge(sessions);
    }
    Run second(*m_directory);
    QSignalSpy merged(&second.store, &SessionStore::merged);
    second.keep(m_key);
    QCOMPARE(second.references.state(), State::Keeping);
    QVERIFY(merged.count() > 5); // In pieces.
    QCOMPARE(differences(second.store, sessions), 0);
    const Row row = *second.store.rowOf(sessions.front().id);
    QCOMPARE(second.store.classOf(row).known, Known::References);
    QVERIFY(second.store.session(row).personName().isEmpty()); // Names are kept by nobody.
}

void TestReferenceCache::whatIsLoadedAlreadyIsKeptToo() {
    RandomSessions random(6);
    const std::vector<VerificationSession> sessions = random.ordinary(3'000);
    {
        Run first(*m_directory);
        first.store.merge(sessions);
        first.keep(m_key); // Chosen in the middle of the day.
    }
    Run second(*m_directory);
    second.keep(m_key);
    QCOMPARE(differences(second.store, sessions), 0);
}

void TestReferenceCache::whatArrivesWhileItReadsIsKept() {
    RandomSessions random(7);
    const std::vector<VerificationSession> sessions = random.ordinary(3'000);
    const std::vector<VerificationSession> more = random.ordinary(200);
    {
        Run first(*m_directory);
        first.keep(m_key);
        first.store.merge(sessions);
    }
    {
        Run second(*m_directory);
        second.references.open(ReferenceFile::pathBeside(second.file), m_key);
        second.store.merge(more);
        QCOMPARE(second.references.state(), State::Reading);
        QTRY_COMPARE(second.references.state(), State::Keeping);
        QTRY_VERIFY(second.references.isWritten());
    }
    Run third(*m_directory);
    third.keep(m_key);
    QCOMPARE(differences(third.store, sessions), 0);
    QCOMPARE(differences(third.store, more), 0);
}

void TestReferenceCache::nothingOfItCanBeReadOnTheDisk() {
    RandomSessions random(8);
    const std::vector<VerificationSession> sessions = random.ordinary(2'000);
    {
        Run run(*m_directory);
        run.keep(m_key);
        run.store.merge(sessions);
    }
    const QByteArray bytes = bytesBelow(m_directory->path());
    for (const VerificationSession& session : sessions) {
        QVERIFY(!session.clientReferenceId || !bytes.contains(session.clientReferenceId->toUtf8()));
        QVERIFY(!session.relatedCustomer || !bytes.contains(session.relatedCustomer->toUtf8()));
        constexpr qsizetype telling = 6; // Shorter ones stand anywhere by chance.
        for (const auto& [name, value] : session.metadata)
            QVERIFY(value.size() < telling || !bytes.contains(value.toUtf8()));
    }
}

void TestReferenceCache::aRedactionErases() {
    RandomSessions random(9);
    std::vector<VerificationSession> sessions = random.ordinary(300);
    const auto one = std::ranges::find_if(sessions, [](const VerificationSession& session) {
        return !session.isRedactionRequested() && session.clientReferenceId;
    });
    QVERIFY(one != sessions.end());
    const VerificationSession before = *one;
    {
        Run run(*m_directory);
        run.keep(m_key);
        run.store.merge(sessions);
        one->redaction = RedactionStatus::Processing;
        run.store.merge({&*one, 1});
        QTRY_VERIFY(run.references.isWritten());
    }
    ReferenceFile file;
    QCOMPARE(file.open(m_directory->filePath(QStringLiteral("a.cache-sealed")), m_key), CacheTrouble::None);
    file.read(100, [&before](const std::vector<KnownReferences>& known) {
        for (const KnownReferences& each : known)
            if (each.id == before.id.text().toStdString())
                QTest::qFail("It is still there.", __FILE__, __LINE__);
        return true;
    });
    file.close();
    Run next(*m_directory);
    next.keep(m_key);
    QCOMPARE(differences(next.store, sessions), 0);
}

void TestReferenceCache::whileTheKeyIsAwayChangesWait() {
    RandomSessions random(10);
    const std::vector<VerificationSession> sessions = random.ordinary(300);
    {
        Run run(*m_directory);
        run.keep(m_key);
        run.store.merge(std::span(sessions).first(100));
        run.references.putAway();
        QCOMPARE(run.references.state(), State::Waiting);
        run.store.merge(std::span(sessions).subspan(100, 100));
        run.references.takeUp(*m_key);
        QCOMPARE(run.references.state(), State::Keeping);
        run.store.merge(std::span(sessions).subspan(200));
        QTRY_VERIFY(run.references.isWritten());
    }
    {
        Run cutShort(*m_directory);
        cutShort.references.open(ReferenceFile::pathBeside(cutShort.file), m_key);
        cutShort.references.putAway(); // Before anything of it was read.
        cutShort.references.takeUp(*m_key);
        QTRY_COMPARE(cutShort.references.state(), State::Keeping);
        QCOMPARE(differences(cutShort.store, sessions), 0);
    }
}

/// Another program is at the file, as a disk that does not answer would be: the call returns meanwhile, and
/// nothing is lost. One that waited would come back with the file still in use and the changes given up.
void TestReferenceCache::puttingTheKeyAwayWaitsForNoDisk() {
    RandomSessions random(12);
    const std::vector<VerificationSession> sessions = random.ordinary(100);
    {
        Run run(*m_directory);
        run.keep(m_key);
        Database other;
        QVERIFY(other.open(ReferenceFile::pathBeside(run.file)));
        QVERIFY(other.run("BEGIN IMMEDIATE"));
        run.store.merge(sessions);
        run.references.putAway();
        QCOMPARE(run.references.state(), State::Waiting);
        QVERIFY(!run.references.isWritten());
        QVERIFY(other.run("COMMIT"));
        QTRY_VERIFY(run.references.isWritten());
    }
    Run next(*m_directory);
    next.keep(m_key);
    QCOMPARE(differences(next.store, sessions), 0);
}

void TestReferenceCache::withoutAKeyNothingIsKept() {
    RandomSessions random(11);
    const std::vector<VerificationSession> sessions = random.ordinary(100);
    Run run(*m_directory);
    run.keep(std::nullopt);
    QCOMPARE(run.references.state(), State::Failed);
    run.store.merge(sessions);
    QTRY_VERIFY(run.references.isWritten());
    QVERIFY(!QFile::exists(ReferenceFile::pathBeside(run.file)));
}

QTEST_GUILESS_MAIN(TestReferenceCache)
#include "tst_reference_cache.moc"
