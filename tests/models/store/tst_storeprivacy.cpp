// SPDX-License-Identifier: Apache-2.0
#include "models/store/StoreSamples.h"
#include "store/RecordChunk.h"

#include <QTest>

class tst_StorePrivacy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySensitiveLeafIsLeftOut();
    void redactionTakesEverythingPersonalAtOnce();
    void redactionOverwritesTheBytes();
    void anOlderObjectDoesNotUndoARedaction();
    void theReasonOfACanceledSessionIsKept();
    void redactionForgetsTheKeptReason();
};

void tst_StorePrivacy::everySensitiveLeafIsLeftOut() {
    VerificationSession session = person();
    VerifiedOutputs& outputs = *session.verifiedOutputs;
    outputs.dateOfBirth = CalendarDate{1988, 3, 14};
    outputs.idNumber = QStringLiteral("SECRET-NUMBER");
    outputs.sex = Sex::Female;
    outputs.unparsedSex = QStringLiteral("SECRET-SEX");
    outputs.unparsedPlaceOfBirth = QStringLiteral("SECRET-PLACE");
    SessionStore store;
    mergeOne(store, session);
    mergeOne(store, session);
    QVERIFY(store.session(0) == person());
}

void tst_StorePrivacy::redactionTakesEverythingPersonalAtOnce() {
    VerificationSession erased = person();
    erased.redaction = RedactionStatus::Processing; // And Stripe's answer still carries it all.
    erased.lastError = LastError{ErrorCode::DocumentExpired, QStringLiteral("Anna's document is expired.")};
    SessionStore store;
    mergeOne(store, person());
    mergeOne(store, erased);

    VerificationSession left;
    left.id = person().id;
    left.created = person().created;
    left.status = SessionStatus::Verified;
    left.type = VerificationType::Document;
    left.redaction = RedactionStatus::Processing;
    left.lastError = LastError{ErrorCode::DocumentExpired, QString()};
    left.verifiedOutputs.emplace().address.emplace().country = QStringLiteral("DE");
    QVERIFY(store.session(0) == left);

    SessionStore other;
    mergeOne(other, erased);
    QVERIFY(other.session(0) == left);
}

void tst_StorePrivacy::redactionOverwritesTheBytes() {
    SessionStore store;
    mergeOne(store, person());
    const RecordChunk& chunk = store.wordRecords().front();
    const std::string_view before = chunk.text();
    QVERIFY(before.find("Anna") != std::string_view::npos);
    VerificationSession erased = person();
    erased.redaction = RedactionStatus::Processing;
    mergeOne(store, erased);
    // The chunk's memory is the same as before; what stood at its end, too, is gone.
    QVERIFY(chunk.text().data() == before.data());
    QVERIFY(before.find("Anna") == std::string_view::npos);
    QVERIFY(before.find("user_90117") == std::string_view::npos);
    const std::string_view freed = before.substr(chunk.text().size());
    QVERIFY(!freed.empty());
    QVERIFY(freed.find_first_not_of('\x1f') == std::string_view::npos);
}

void tst_StorePrivacy::anOlderObjectDoesNotUndoARedaction() {
    SessionStore store;
    VerificationSession erased = person();
    erased.redaction = RedactionStatus::Processing;
    mergeOne(store, erased);
    mergeOne(store, person());
    QVERIFY(store.session(0).isRedactionRequested());
    QVERIFY(store.text(0, TextField::Person).empty());
    QVERIFY(store.text(0, TextField::MetadataPairs).empty());
}

void tst_StorePrivacy::theReasonOfACanceledSessionIsKept() {
    SessionStore store;
    mergeOne(store, refused());
    QVERIFY(!store.keptRefusal(refused().id));
    VerificationSession canceled = refused();
    canceled.status = SessionStatus::Canceled;
    canceled.lastError.reset();
    mergeOne(store, canceled);
    QVERIFY(store.keptRefusal(refused().id) == refused().lastError);
    store.clear();
    QVERIFY(store.keptRefusal(refused().id) == refused().lastError);
}

void tst_StorePrivacy::redactionForgetsTheKeptReason() {
    SessionStore store;
    mergeOne(store, refused());
    VerificationSession canceled = refused();
    canceled.status = SessionStatus::Canceled;
    canceled.lastError.reset();
    mergeOne(store, canceled);
    canceled.redaction = RedactionStatus::Processing;
    mergeOne(store, canceled);
    QVERIFY(!store.keptRefusal(refused().id));
}

QTEST_APPLESS_MAIN(tst_StorePrivacy)
#include "tst_storeprivacy.moc"
