// SPDX-License-Identifier: Apache-2.0
#include "cache/SessionCache.h"
#include "models/cache/CacheSamples.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using State = SessionCache::State;

/// A store and its cache over one file, as in one run of the desk.
struct Run {
    explicit Run(const QString& file)
        : cache(store, [] { return std::int64_t{1'760'000'000}; }) {
        cache.open(file);
    }
    bool isRead() {
        QSignalSpy changed(&cache, &SessionCache::changed);
        return cache.state() != State::Reading || changed.wait();
    }
    SessionStore store;
    SessionCache cache;
};

class tst_SessionCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSecondRunHasWhatTheFirstSaw();
    void nothingPersonalIsWritten();
    void theWholeSessionTakesThePlaceOfItsOutline();
    void anOutlineThatIsTheWholeSessionIsNoOutlineAnyMore();
    void whatArrivesWhileReadingIsNotDoubled();
    void anOlderObjectUndoesNothing();
    void aRedactionSeenByTheStoreErases();
    void valuesComeBack();
    void closingWritesTheRest();
    void aPlaceThatCannotBeWrittenIsToldOnce();
    void aDamagedFileIsMadeAnew();
    void forgettingLeavesNothingAndTheDeskGoesOn();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_file;
};

void tst_SessionCache::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_file = m_directory->filePath(QStringLiteral("a.cache"));
}

void tst_SessionCache::aSecondRunHasWhatTheFirstSaw() {
    RandomSessions random(5);
    const std::vector<VerificationSession> sessions = random.ordinary(30'000);
    {
        Run first(m_file);
        QVERIFY(first.isRead());
        first.store.merge(sessions);
    }
    Run second(m_file);
    QSignalSpy merged(&second.store, &SessionStore::merged);
    QVERIFY(second.isRead());
    QCOMPARE(second.cache.state(), State::Keeping);
    QCOMPARE(second.store.size(), Row{30'000});
    QVERIFY(merged.count() > 1);                        // In pieces,
    for (Row row = 1; row < second.store.size(); ++row) // the newest first.
        QVERIFY(second.store.created()[row] <= second.store.created()[row - 1]);
    for (const VerificationSession& session : sessions) {
        const std::optional<Row> row = second.store.rowOf(session.id);
        QVERIFY(row.has_value());
        QCOMPARE(second.store.classOf(*row).known, Known::Outline);
        const VerificationSession outline = second.store.session(*row);
        QCOMPARE(outline.created, session.created);
        QVERIFY(outline.status == session.status);
        QVERIFY(outline.type == session.type);
        QVERIFY(outline.redaction == session.redaction);
        QCOMPARE(outcomeOf(outline), outcomeOf(session));
        if (!session.isRedactionRequested()) {
            QVERIFY(outline.lastReport == session.lastReport);
            QCOMPARE(outline.lastError.has_value(), session.lastError.has_value());
            QVERIFY(!session.lastError || outline.lastError->code == session.lastError->code);
        } else {
            QVERIFY(!outline.lastReport);
        }
        QVERIFY(outline.personName().isEmpty() && outline.metadata.empty() && !outline.clientReferenceId);
    }
}

void tst_SessionCache::nothingPersonalIsWritten() {
    RandomSessions random(6);
    std::vector<VerificationSession> sessions = random.ordinary(2'000);
    for (int i = 0; i < 500; ++i)
        sessions.push_back(random.wild());
    {
        Run run(m_file);
        QVERIFY(run.isRead());
        run.store.merge(sessions);
    }
    const QByteArray bytes = bytesBelow(m_directory->path());
    QVERIFY(bytes.contains(sessions.front().id.text().mid(3).toUtf8()));
    const auto isAbsent = [&bytes](const std::optional<QString>& text) {
        constexpr qsizetype telling = 6; // Shorter ones stand anywhere by chance.
        return !text || text->size() < telling || !bytes.contains(text->toUtf8());
    };
    for (const VerificationSession& session : sessions) {
        QVERIFY(isAbsent(session.clientReferenceId));
        QVERIFY(isAbsent(session.relatedCustomer) && isAbsent(session.relatedCustomerAccount));
        QVERIFY(!session.lastError || isAbsent(session.lastError->reason));
        QVERIFY(!session.providedDetails || isAbsent(session.providedDetails->email));
        for (const auto& [key, value] : session.metadata)
            QVERIFY(isAbsent(key) && isAbsent(value));
        if (const auto& outputs = session.verifiedOutputs) {
            QVERIFY(isAbsent(outputs->firstName) && isAbsent(outputs->lastName) && isAbsent(outputs->email));
            QVERIFY(isAbsent(outputs->phone));
            QVERIFY(!outputs->address ||
                    (isAbsent(outputs->address->line1) && isAbsent(outputs->address->city)));
        }
    }
}

static VerificationSession somebody() {
    VerificationSession session;
    session.id = RandomSessions::idOf(1);
    session.created = 1'750'000'000;
    session.status = SessionStatus::RequiresInput;
    session.type = VerificationType::Document;
    session.lastError = LastError{ErrorCode::DocumentExpired, QStringLiteral("The document is expired.")};
    session.lastReport = ReportId::fromText(u"vr_1P0000000000000000000042");
    session.clientReferenceId = QStringLiteral("user_90117");
    return session;
}

[[nodiscard]] static bool see(const QString& file, const VerificationSession& session) {
    Run run(file);
    if (!run.isRead())
        return false;
    run.store.merge({&session, 1});
    return true;
}

void tst_SessionCache::theWholeSessionTakesThePlaceOfItsOutline() {
    QVERIFY(see(m_file, somebody()));
    Run run(m_file);
    QVERIFY(run.isRead());
    QVERIFY(!run.store.session(0).clientReferenceId);
    const VerificationSession whole = somebody();
    run.store.merge({&whole, 1});
    QCOMPARE(run.store.size(), Row{1});
    QVERIFY(run.store.session(0) == whole);
    QCOMPARE(run.store.classOf(0).known, Known::Whole);
}

void tst_SessionCache::anOutlineThatIsTheWholeSessionIsNoOutlineAnyMore() {
    VerificationSession bare = somebody();
    bare.clientReferenceId.reset();
    bare.lastError.reset();
    QVERIFY(see(m_file, bare));
    Run run(m_file);
    QVERIFY(run.isRead());
    QCOMPARE(run.store.classOf(0).known, Known::Outline);
    run.store.merge({&bare, 1});
    QCOMPARE(run.store.classOf(0).known, Known::Whole);
}

void tst_SessionCache::whatArrivesWhileReadingIsNotDoubled() {
    RandomSessions random(8);
    std::vector<VerificationSession> sessions = random.ordinary(3'000);
    {
        Run run(m_file);
        QVERIFY(run.isRead());
        run.store.merge(sessions);
    }
    Run run(m_file);
    run.store.merge(std::span(sessions).subspan(100, 50)); // Before any of it was read.
    QCOMPARE(run.store.size(), Row{50});
    QVERIFY(run.isRead());
    QCOMPARE(run.store.size(), Row{3'000});
    for (const VerificationSession& session : sessions)
        QVERIFY(run.store.rowOf(session.id).has_value());
    QCOMPARE(run.store.classOf(0).known, Known::Whole);
}

void tst_SessionCache::anOlderObjectUndoesNothing() {
    VerificationSession canceled = somebody();
    canceled.status = SessionStatus::Canceled;
    canceled.lastError.reset();
    QVERIFY(see(m_file, canceled));
    {
        Run run(m_file);
        const VerificationSession before = somebody();
        run.store.merge({&before, 1}); // Read before the cancel, delivered before the cache.
        QVERIFY(run.isRead());
        QVERIFY(run.store.session(0).status == SessionStatus::Canceled);
        run.store.merge({&before, 1});
        QVERIFY(run.store.session(0).status == SessionStatus::Canceled);
    }
    Run run(m_file);
    QVERIFY(run.isRead());
    QVERIFY(run.store.session(0).status == SessionStatus::Canceled);
}

void tst_SessionCache::aRedactionSeenByTheStoreErases() {
    QVERIFY(see(m_file, somebody()));
    const QByteArray report = somebody().lastReport->text().mid(3).toUtf8();
    QVERIFY(bytesBelow(m_directory->path()).contains(report));
    Run run(m_file);
    QVERIFY(run.isRead());
    VerificationSession redacted = somebody();
    redacted.redaction = RedactionStatus::Processing;
    QSignalSpy written(&run.cache, &SessionCache::written);
    run.store.merge({&redacted, 1});
    QVERIFY(written.wait());
    QVERIFY(!bytesBelow(m_directory->path()).contains(report));
}

void tst_SessionCache::valuesComeBack() {
    {
        Run run(m_file);
        run.cache.keep("events", "1760000000 evt_1");
        QVERIFY(run.isRead());
        QCOMPARE(run.cache.kept("events"), std::string("1760000000 evt_1"));
        QVERIFY(run.cache.kept("nothing").empty());
    }
    Run run(m_file);
    QVERIFY(run.isRead());
    QCOMPARE(run.cache.kept("events"), std::string("1760000000 evt_1"));
}

void tst_SessionCache::closingWritesTheRest() {
    RandomSessions random(9);
    Run run(m_file);
    QVERIFY(run.isRead());
    for (int i = 0; i < 20; ++i)
        run.store.merge(random.ordinary(50));
    run.cache.close();
    QCOMPARE(run.cache.state(), State::Closed);
    CacheFile file;
    QCOMPARE(file.open(m_file), CacheTrouble::None);
    QCOMPARE(file.sessionCount(), std::size_t{1'000});
}

void tst_SessionCache::aPlaceThatCannotBeWrittenIsToldOnce() {
    // Not by permissions: whoever runs the tests may be root.
    QFile inTheWay(m_directory->filePath(QStringLiteral("file")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    Run run(inTheWay.fileName() + QStringLiteral("/a.cache"));
    QSignalSpy changed(&run.cache, &SessionCache::changed);
    QVERIFY(run.isRead());
    QCOMPARE(run.cache.state(), State::Failed);
    QCOMPARE(run.cache.trouble(), CacheTrouble::NotWritable);
    RandomSessions random(10);
    run.store.merge(random.ordinary(100));
    QCOMPARE(run.store.size(), Row{100});
    run.cache.close();
    QCOMPARE(changed.count(), 2); // Failed, and closed.
}

void tst_SessionCache::aDamagedFileIsMadeAnew() {
    RandomSessions random(12);
    const std::vector<VerificationSession> sessions = random.ordinary(20'000);
    {
        Run run(m_file);
        QVERIFY(run.isRead());
        run.store.merge(sessions);
    }
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(20'000) && file.write("mangled") == 7);
    file.close();
    Run run(m_file);
    QVERIFY(run.isRead());
    QCOMPARE(run.cache.state(), State::Keeping);
    QCOMPARE(run.store.size(), Row{0}); // Also what had been read before the damage was found.
    run.store.merge(sessions);
    run.cache.close();
    CacheFile anew;
    QCOMPARE(anew.open(m_file), CacheTrouble::None);
    QCOMPARE(anew.sessionCount(), sessions.size());
}

void tst_SessionCache::forgettingLeavesNothingAndTheDeskGoesOn() {
    QVERIFY(see(m_file, somebody()));
    Run run(m_file);
    QVERIFY(run.isRead());
    run.cache.forget();
    QVERIFY(bytesBelow(m_directory->path()).isEmpty());
    QCOMPARE(run.store.size(), Row{1});
    RandomSessions random(13);
    run.store.merge(random.ordinary(100));
    run.cache.close();
    QVERIFY(bytesBelow(m_directory->path()).isEmpty());
}

QTEST_GUILESS_MAIN(tst_SessionCache)
#include "tst_session_cache.moc"
