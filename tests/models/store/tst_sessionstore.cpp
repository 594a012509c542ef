// SPDX-License-Identifier: Apache-2.0
#include "models/store/StoreSamples.h"
#include "store/PersonalValues.h"
#include "store/RecordChunk.h"

#include <QSignalSpy>
#include <QTest>

namespace {

QString textOf(const SessionStore& store, Row row, TextField field) {
    const std::string_view bytes = store.text(row, field);
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

SessionStore::Change lastChange(const QSignalSpy& spy) {
    return spy.last().first().value<SessionStore::Change>();
}

/// Whether the row is found by all the letters it has.
bool isNoted(const RecordChunk& chunk, std::uint32_t row) {
    LetterRows::Rows rows{};
    constexpr std::uint32_t bits = 64;
    rows[row / bits] = std::uint64_t{1} << (row % bits);
    chunk.letters()->narrow(rows, LetterRows::lettersOf(chunk.at(row)));
    return rows[row / bits] != 0;
}

} // namespace

class tst_SessionStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBackAsItWasMerged();
    void theColumnsSayWhatTheSessionsSay();
    void theTextsAreThoseOfTheSession();
    void theFoldedPartHoldsOnlyWhatIsNotAscii();
    void newIdsBecomeRowsInOrderOfArrival();
    void aKnownIdIsUpdatedInPlace();
    void anIdenticalSessionIsNoUpdate();
    void anIdTwiceInAPageBecomesOneRow();
    void whatWasNotExpandedDoesNotWipeWhatIsKnown();
    void wordsTheDeskDoesNotKnowHaveBytesOfTheirOwn();
    void moreUnknownWordsThanBytesLoseNothing();
    void manyUpdatesDoNotPileUpGarbage();
    void referencesComeToOutlinesAlone();
    void clearLeavesNothing();
};

void tst_SessionStore::everyFieldComesBackAsItWasMerged() {
    RandomSessions random(1);
    SessionStore store;
    std::vector<VerificationSession> sessions;
    for (int i = 0; i < 3000; ++i)
        sessions.push_back(withoutSensitiveValues(i % 3 == 0 ? random.ordinary() : random.wild()));
    store.merge(sessions);
    for (const VerificationSession& session : sessions) {
        const std::optional<Row> row = store.rowOf(session.id);
        QVERIFY(row.has_value());
        const bool redacted = session.isRedactionRequested();
        QVERIFY(store.session(*row) == (redacted ? withoutPersonalValues(session) : session));
    }
}

void tst_SessionStore::theColumnsSayWhatTheSessionsSay() {
    RandomSessions random(2);
    SessionStore store;
    const std::vector<VerificationSession> sessions = random.ordinary(500);
    store.merge(sessions);
    for (Row row = 0; row < store.size(); ++row) {
        const VerificationSession session = store.session(row);
        QCOMPARE(store.created()[row], session.created);
        QCOMPARE(store.classOf(row).outcome, outcomeOf(session));
        QCOMPARE(store.classOf(row).livemode, session.livemode);
        using Column = SessionStore::WordColumn;
        QCOMPARE(store.wordOf(Column::Type, store.classOf(row).type), session.type.wireWord());
        QCOMPARE(store.wordOf(Column::Error, store.classOf(row).error),
                 session.lastError ? session.lastError->code.wireWord() : QString());
        QCOMPARE(store.wordOf(Column::Redaction, store.classOf(row).redaction),
                 session.redaction ? session.redaction->wireWord() : QString());
        const bool hasCountry = session.verifiedOutputs && session.verifiedOutputs->address;
        QCOMPARE(store.wordOf(Column::Country, store.classOf(row).country),
                 hasCountry ? session.verifiedOutputs->address->country.value_or(QString()) : QString());
    }
}

void tst_SessionStore::theTextsAreThoseOfTheSession() {
    SessionStore store;
    mergeOne(store, person());
    QCOMPARE(textOf(store, 0, TextField::Id), person().id.text());
    QCOMPARE(textOf(store, 0, TextField::Reference), QStringLiteral("user_90117"));
    QCOMPARE(textOf(store, 0, TextField::Customer), QStringLiteral("cus_Q9xKlm7Lm"));
    QCOMPARE(textOf(store, 0, TextField::CustomerAccount), QString());
    QCOMPARE(textOf(store, 0, TextField::Person), QStringLiteral("Anna Müller"));
    QCOMPARE(textOf(store, 0, TextField::Email), QStringLiteral("anna@example.de"));
    QCOMPARE(textOf(store, 0, TextField::MetadataPairs), QStringLiteral("order=4711"));
}

void tst_SessionStore::theFoldedPartHoldsOnlyWhatIsNotAscii() {
    SessionStore store;
    mergeOne(store, person());
    QVERIFY(store.foldedText(0, TextField::Person) == "anna muller");
    QVERIFY(store.foldedText(0, TextField::Email).empty());
    mergeOne(store, refused());
    for (const TextField field : {TextField::Person, TextField::Reference, TextField::Id})
        QVERIFY(store.foldedText(1, field).empty());
}

void tst_SessionStore::newIdsBecomeRowsInOrderOfArrival() {
    SessionStore store;
    QSignalSpy merged(&store, &SessionStore::merged);
    const std::vector<VerificationSession> first{person()};
    store.merge(first);
    QCOMPARE(lastChange(merged).firstNew, Row{0});
    QCOMPARE(lastChange(merged).newCount, Row{1});
    const std::vector<VerificationSession> second{refused()};
    store.merge(second);
    QCOMPARE(lastChange(merged).firstNew, Row{1});
    QCOMPARE(store.rowOf(refused().id), std::optional<Row>(1));
    QCOMPARE(store.rowOf(RandomSessions::idOf(99)), std::optional<Row>());
}

void tst_SessionStore::aKnownIdIsUpdatedInPlace() {
    SessionStore store;
    const std::vector<VerificationSession> both{person(), refused()};
    store.merge(both);
    QSignalSpy merged(&store, &SessionStore::merged);
    VerificationSession changed = person();
    changed.status = SessionStatus::Processing;
    changed.clientReferenceId = QStringLiteral("a much longer reference than the one before");
    mergeOne(store, changed);
    QCOMPARE(merged.size(), 1);
    QCOMPARE(lastChange(merged).newCount, Row{0});
    QCOMPARE(lastChange(merged).updated, std::vector<Row>{0});
    QVERIFY(store.session(0) == changed);
    QVERIFY(store.session(1) == refused());
}

void tst_SessionStore::anIdenticalSessionIsNoUpdate() {
    RandomSessions random(3);
    SessionStore store;
    std::vector<VerificationSession> sessions;
    for (int i = 0; i < 300; ++i)
        sessions.push_back(random.wild());
    store.merge(sessions);
    QSignalSpy merged(&store, &SessionStore::merged);
    store.merge(sessions);
    QCOMPARE(merged.size(), 0);
}

void tst_SessionStore::anIdTwiceInAPageBecomesOneRow() {
    SessionStore store;
    QSignalSpy merged(&store, &SessionStore::merged);
    VerificationSession later = refused();
    later.created = 5;
    const std::vector<VerificationSession> page{refused(), later};
    store.merge(page);
    QCOMPARE(store.size(), Row{1});
    QCOMPARE(lastChange(merged).newCount, Row{1});
    QVERIFY(lastChange(merged).updated.empty());
    QVERIFY(store.session(0) == later);
}

void tst_SessionStore::whatWasNotExpandedDoesNotWipeWhatIsKnown() {
    SessionStore store;
    mergeOne(store, person());
    QSignalSpy merged(&store, &SessionStore::merged);
    VerificationSession bare = person();
    bare.verifiedOutputs.reset();
    bare.providedDetails.reset();
    mergeOne(store, bare);
    QVERIFY(store.session(0) == person());
    QCOMPARE(merged.size(), 0);
}

void tst_SessionStore::wordsTheDeskDoesNotKnowHaveBytesOfTheirOwn() {
    using Column = SessionStore::WordColumn;
    SessionStore store;
    QVERIFY(store.numberOf(Column::Error, QStringLiteral("abandoned")).has_value());
    QVERIFY(!store.numberOf(Column::Error, QStringLiteral("brand_new")).has_value());
    VerificationSession session = refused();
    session.lastError->code = OpenEnum<ErrorCode>::fromWire("brand_new");
    mergeOne(store, session);
    QCOMPARE(store.numberOf(Column::Error, QStringLiteral("brand_new")),
             std::optional<int>(store.classOf(0).error));
    QCOMPARE(store.wordOf(Column::Error, store.classOf(0).error), QStringLiteral("brand_new"));
    QCOMPARE(store.wordCount(Column::Error), store.classOf(0).error + 1);
}

void tst_SessionStore::moreUnknownWordsThanBytesLoseNothing() {
    SessionStore store;
    std::vector<VerificationSession> sessions;
    for (quint64 i = 0; i < 400; ++i) {
        VerificationSession session = refused();
        session.id = RandomSessions::idOf(i + 1);
        session.lastError->code = OpenEnum<ErrorCode>::fromWire("novel_" + std::to_string(i));
        sessions.push_back(session);
    }
    store.merge(sessions);
    for (Row row = 0; row < store.size(); ++row)
        QVERIFY(store.session(row) == sessions[row]);
}

void tst_SessionStore::manyUpdatesDoNotPileUpGarbage() {
    RandomSessions random(5);
    SessionStore store;
    std::vector<VerificationSession> sessions = random.ordinary(5000);
    store.merge(sessions);
    const std::size_t before = store.memoryUsed();
    for (int round = 0; round < 6; ++round) {
        for (VerificationSession& session : sessions)
            session.verificationFlow = QStringLiteral("vf_%1").arg(round);
        store.merge(sessions);
    }
    constexpr std::size_t twoBlocks = std::size_t{2} << 20;
    QVERIFY(store.memoryUsed() < before + twoBlocks); // Without: six times the text.
    for (const VerificationSession& session : sessions)
        QCOMPARE(store.session(*store.rowOf(session.id)).verificationFlow, QStringLiteral("vf_5"));
}

/// Of a mixture: most are outlines, some are whole already, some redacted, some unknown.
void tst_SessionStore::referencesComeToOutlinesAlone() {
    RandomSessions random(11);
    const std::vector<VerificationSession> sessions = random.ordinary(9'000); // More than two chunks.
    SessionStore from;
    from.merge(sessions);
    SessionStore store;
    SessionOutlines outlines;
    std::vector<KnownReferences> known;
    for (Row row = 0; row < from.size(); ++row) {
        const SessionOutline outline = withoutTraces(from.outline(row));
        outlines.append(outline.id, outline.report, outline.created, outlines.kindNumber(outline.kind));
        if (row % 5 != 0)
            known.push_back({outline.id, referencesOf(sessions[row])});
    }
    known.push_back(known.front());
    known.push_back({"vs_nobody", {}});
    store.adopt(outlines);
    store.merge(std::span(sessions).first(100));
    QSignalSpy merged(&store, &SessionStore::merged);
    store.adopt(known);
    QCOMPARE(merged.count(), 1);
    std::size_t adopted = 0;
    for (Row row = 0; row < store.size(); ++row) {
        const VerificationSession& session = sessions[row];
        const bool isAdopted = row >= 100 && row % 5 != 0 && !session.isRedactionRequested();
        adopted += isAdopted ? 1 : 0;
        if (row < 100)
            QCOMPARE(store.classOf(row).known, Known::Whole);
        else
            QCOMPARE(store.classOf(row).known, isAdopted ? Known::References : Known::Outline);
        const VerificationSession now = store.session(row);
        QVERIFY(row < 100 || referencesOf(now) == (isAdopted ? referencesOf(session) : SessionReferences()));
        QCOMPARE(now.created, session.created);
        QVERIFY(now.status == session.status);
        QVERIFY(session.isRedactionRequested() || now.lastReport == session.lastReport);
        if (isAdopted) {
            QCOMPARE(textOf(store, row, TextField::Reference), session.clientReferenceId.value_or(QString()));
            QCOMPARE(store.classOf(row).has(Presence::Reference), session.clientReferenceId.has_value());
        }
    }
    QCOMPARE(lastChange(merged).updated.size(), adopted);
    for (const RecordChunk& chunk : store.wordRecords())
        for (std::uint32_t row = 0; row < chunk.rows(); ++row) // A search would pass over those not noted.
            QVERIFY(isNoted(chunk, row));
    store.adopt(known);
    QCOMPARE(merged.count(), 1); // Nothing differs.
    store.merge(sessions);
    for (Row row = 0; row < store.size(); ++row)
        QCOMPARE(store.classOf(row).known, Known::Whole);
}

void tst_SessionStore::clearLeavesNothing() {
    SessionStore store;
    mergeOne(store, person());
    QSignalSpy cleared(&store, &SessionStore::cleared);
    store.clear();
    QCOMPARE(cleared.size(), 1);
    QCOMPARE(store.size(), Row{0});
    QVERIFY(!store.rowOf(person().id));
    mergeOne(store, refused());
    QVERIFY(store.session(0) == refused());
}

QTEST_APPLESS_MAIN(tst_SessionStore)
#include "tst_sessionstore.moc"
