// SPDX-License-Identifier: Apache-2.0
#include "models/cache/CacheSamples.h"

#include <QTemporaryDir>
#include <QTest>

class tst_CacheFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasWrittenIsRead_data();
    void whatWasWrittenIsRead();
    void theNewestComeFirstAndInPieces();
    void wordsNobodyKnowsAreKeptWhenTheyLookLikeWords();
    void valuesAreKeptWithTheSessions();
    void theNewerWinsAndNothingUndoesACancel();
    void aRedactionErasesTheBytes();
    void aRedactionOfAnotherDeskErasesToo();
    void twoDesksWriteOneFile();
    void forgettingLeavesNoByte();
    void aDeskDoesNotWriteIntoAForgottenFile();
    void theFileIsTheOwnersAlone();
};

void tst_CacheFile::whatWasWrittenIsRead_data() {
    QTest::addColumn<int>("batch");
    QTest::addColumn<QString>("order");
    for (const int batch : {1, 100, 5'000})
        for (const char* const order : {"newest first", "oldest first", "any", "one second"})
            QTest::addRow("%d at a time, %s", batch, order) << batch << QString::fromLatin1(order);
}

void tst_CacheFile::whatWasWrittenIsRead() {
    QFETCH(int, batch);
    QFETCH(QString, order);
    const int count = batch == 1 ? 700 : 5'000;
    RandomSessions random(7);
    std::vector<SessionOutline> sessions;
    for (int i = 0; i < count; ++i) {
        const std::int64_t created = order == u"one second" ? 1'750'000'000 : 1'750'000'000 - i / 3 * 40;
        sessions.push_back(random.chance(50) ? outlineNo(i, created) : refusedNo(i, created));
    }
    if (order == u"oldest first")
        std::reverse(sessions.begin(), sessions.end());
    if (order == u"any")
        for (int i = count - 1; i > 0; --i)
            std::swap(sessions[i], sessions[random.below(i + 1)]);
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("a.cache"));
    {
        CacheFile file;
        QCOMPARE(file.open(path), CacheTrouble::None);
        for (int i = 0; i < count; i += batch) {
            CacheChange change;
            change.sessions.assign(sessions.begin() + i, sessions.begin() + std::min(count, i + batch));
            QCOMPARE(file.write(change), CacheTrouble::None);
        }
    }
    CacheFile file;
    QCOMPARE(file.open(path), CacheTrouble::None);
    QCOMPARE(file.sessionCount(), sessions.size());
    QVERIFY(allIn(file) == asKept(sessions));
}

void tst_CacheFile::theNewestComeFirstAndInPieces() {
    const QTemporaryDir directory;
    CacheFile file;
    QCOMPARE(file.open(directory.filePath(QStringLiteral("a.cache"))), CacheTrouble::None);
    CacheChange change;
    for (int i = 0; i < 5'000; ++i)
        change.sessions.push_back(outlineNo(i, 1'750'000'000 + i));
    QCOMPARE(file.write(change), CacheTrouble::None);
    std::vector<std::size_t> sizes;
    std::int64_t newest = 0;
    QCOMPARE(file.read(100, 2'000,
                       [&](const SessionOutlines& outlines) {
                           if (sizes.empty())
                               newest = outlines.created().front();
                           sizes.push_back(outlines.size());
                           return true;
                       }),
             CacheTrouble::None);
    QCOMPARE(newest, 1'750'004'999);
    QVERIFY(sizes.size() >= 3);
    QVERIFY(sizes.front() < 1'000);
}

void tst_CacheFile::wordsNobodyKnowsAreKeptWhenTheyLookLikeWords() {
    SessionOutline novel = refusedNo(1);
    novel.kind.status = OpenEnum<SessionStatus>::fromWire("in_review");
    novel.kind.error = OpenEnum<ErrorCode>::fromWire("novel_code");
    SessionOutline odd = refusedNo(2);
    odd.kind.error = OpenEnum<ErrorCode>::fromWire("Anna Meyer's passport");
    const QTemporaryDir directory;
    CacheFile file;
    QCOMPARE(file.open(directory.filePath(QStringLiteral("a.cache"))), CacheTrouble::None);
    QCOMPARE(file.write({{novel, odd}, {}}), CacheTrouble::None);
    odd.kind.error = OpenEnum<ErrorCode>();
    QVERIFY(allIn(file) == asKept({novel, odd}));
    QVERIFY(!bytesBelow(directory.path()).contains("Meyer"));
}

void tst_CacheFile::valuesAreKeptWithTheSessions() {
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("a.cache"));
    const std::string cursor("evt_1\0evt_2", 11);
    {
        CacheFile file;
        QCOMPARE(file.open(path), CacheTrouble::None);
        QCOMPARE(file.write({{}, {{"events", "older"}, {"coverage", ""}}}), CacheTrouble::None);
        QCOMPARE(file.write({{outlineNo(1)}, {{"events", cursor}}}), CacheTrouble::None);
    }
    CacheFile file;
    QCOMPARE(file.open(path), CacheTrouble::None);
    const std::map<std::string, std::string> values{{"events", cursor}, {"coverage", ""}};
    QVERIFY(file.values() == values);
}

void tst_CacheFile::theNewerWinsAndNothingUndoesACancel() {
    const QTemporaryDir directory;
    CacheFile file;
    QCOMPARE(file.open(directory.filePath(QStringLiteral("a.cache"))), CacheTrouble::None);
    SessionOutline processing = outlineNo(1);
    processing.kind.status = SessionStatus::Processing;
    processing.asOf = 100;
    SessionOutline verified = outlineNo(1);
    verified.asOf = 200;
    QCOMPARE(file.write({{verified}, {}}), CacheTrouble::None);
    QCOMPARE(file.write({{processing}, {}}), CacheTrouble::None);
    QVERIFY(allIn(file) == asKept({verified}));

    SessionOutline canceled = outlineNo(1);
    canceled.kind.status = SessionStatus::Canceled;
    canceled.asOf = 150;
    QCOMPARE(file.write({{canceled}, {}}), CacheTrouble::None);
    verified.asOf = 300;
    QCOMPARE(file.write({{verified}, {}}), CacheTrouble::None);
    QVERIFY(allIn(file) == asKept({canceled}));
}

void tst_CacheFile::aRedactionErasesTheBytes() {
    const QTemporaryDir directory;
    CacheFile file;
    QCOMPARE(file.open(directory.filePath(QStringLiteral("a.cache"))), CacheTrouble::None);
    CacheChange change;
    for (int i = 0; i < 2'000; ++i)
        change.sessions.push_back(refusedNo(i, 1'750'000'000 + i));
    QCOMPARE(file.write(change), CacheTrouble::None);
    const SessionOutline refused = refusedNo(1'234, 1'750'000'000 + 1'234);
    const QByteArray report = QByteArray::fromStdString(refused.report.substr(3));
    QVERIFY(bytesBelow(directory.path()).contains(report));

    SessionOutline redacted = refused;
    redacted.kind.redaction = RedactionStatus::Processing; // And Stripe's answer still has report and error.
    QCOMPARE(file.write({{redacted}, {}}), CacheTrouble::None);
    QVERIFY(!bytesBelow(directory.path()).contains(report)); // The log included, while it is open.
    change.sessions[1'234] = redacted;
    QVERIFY(allIn(file) == asKept(change.sessions));

    // An answer from before, of this desk or another, brings nothing back.
    SessionOutline before = refused;
    before.asOf = redacted.asOf + 1'000;
    QCOMPARE(file.write({{before}, {}}), CacheTrouble::None);
    QVERIFY(!bytesBelow(directory.path()).contains(report));
}

void tst_CacheFile::aRedactionOfAnotherDeskErasesToo() {
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("a.cache"));
    CacheFile here;
    CacheFile there;
    QCOMPARE(here.open(path), CacheTrouble::None);
    QCOMPARE(there.open(path), CacheTrouble::None);
    QCOMPARE(here.write({{refusedNo(1)}, {}}), CacheTrouble::None);
    SessionOutline redacted = refusedNo(1);
    redacted.kind.redaction = RedactionStatus::Redacted;
    redacted.asOf -= 1'000; // The other machine's clock is of no account.
    QCOMPARE(there.write({{redacted}, {}}), CacheTrouble::None);
    QVERIFY(!bytesBelow(directory.path()).contains(QByteArray::fromStdString(refusedNo(1).report.substr(3))));
    QVERIFY(allIn(here) == asKept({redacted}));
}

void tst_CacheFile::twoDesksWriteOneFile() {
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("a.cache"));
    CacheFile here;
    CacheFile there;
    QCOMPARE(here.open(path), CacheTrouble::None);
    QCOMPARE(there.open(path), CacheTrouble::None);
    std::vector<SessionOutline> all;
    RandomSessions random(3);
    for (int i = 0; i < 200; ++i) {
        CacheChange change;
        for (int k = 0; k < 20; ++k) {
            const int number = random.below(3'000);
            change.sessions.push_back(outlineNo(number, 1'750'000'000 + number / 2));
            if (std::none_of(all.begin(), all.end(),
                             [&](const auto& known) { return known.id == change.sessions.back().id; }))
                all.push_back(change.sessions.back());
        }
        QCOMPARE((i % 2 ? here : there).write(change), CacheTrouble::None);
    }
    QVERIFY(allIn(here) == asKept(all));
    QVERIFY(allIn(there) == asKept(all));
}

void tst_CacheFile::forgettingLeavesNoByte() {
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("a.cache"));
    CacheFile other;
    CacheFile file;
    QCOMPARE(file.open(path), CacheTrouble::None);
    QCOMPARE(other.open(path), CacheTrouble::None);
    QCOMPARE(file.write({{outlineNo(1)}, {{"events", "evt_1"}}}), CacheTrouble::None);
    QCOMPARE(allIn(other)->size(), std::size_t{1});
    file.forget();
    QVERIFY(bytesBelow(directory.path()).isEmpty());
    QVERIFY(allIn(other) ==
            std::vector<SessionOutline>()); // What has no name any more has nothing in it either.
}

void tst_CacheFile::aDeskDoesNotWriteIntoAForgottenFile() {
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("a.cache"));
    CacheFile other;
    QCOMPARE(other.open(path), CacheTrouble::None);
    CacheFile file;
    QCOMPARE(file.open(path), CacheTrouble::None);
    file.forget();
    QCOMPARE(other.write({{outlineNo(1)}, {}}), CacheTrouble::Gone);
    QVERIFY(!QFile::exists(path));
}

void tst_CacheFile::theFileIsTheOwnersAlone() {
    const QTemporaryDir directory;
    const QString below = directory.filePath(QStringLiteral("sessions"));
    CacheFile file;
    QCOMPARE(file.open(below + QStringLiteral("/a.cache")), CacheTrouble::None);
    QCOMPARE(file.write({{outlineNo(1)}, {}}), CacheTrouble::None);
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(below) & others, QFile::Permissions());
    for (const char* const name : {"/a.cache", "/a.cache-wal", "/a.cache-shm"})
        QCOMPARE(QFile::permissions(below + QLatin1StringView(name)) & others, QFile::Permissions());
}

QTEST_GUILESS_MAIN(tst_CacheFile)
#include "tst_cache_file.moc"
