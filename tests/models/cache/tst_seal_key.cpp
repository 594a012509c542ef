// SPDX-License-Identifier: Apache-2.0
#include "cache/ReferenceBox.h"
#include "models/store/RandomSessions.h"

#include <QTest>

namespace {
std::string_view viewOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}
} // namespace

class TestSealKey : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsSealedOpensWithTheSameKeyAlone();
    void aChangedByteAnywhereDoesNotOpen();
    void theKeyGoesThroughText();
    void wordsThatAreNoKey_data();
    void wordsThatAreNoKey();
    void lengthsShowInStepsOnly();
    void referencesComeBackWhole();
    void theBoxOfAnotherSessionDoesNotOpen();
};

void TestSealKey::whatIsSealedOpensWithTheSameKeyAlone() {
    const std::optional<SealKey> key = SealKey::made();
    const std::optional<SealKey> other = SealKey::made();
    QVERIFY(key && other);
    QVERIFY(key->mark() != other->mark());
    const QByteArray sealed = key->seal("user_90117", "vs_1");
    QVERIFY(!sealed.contains("90117"));
    QCOMPARE(key->open(viewOf(sealed), "vs_1"), std::optional(QByteArray("user_90117")));
    QVERIFY(!key->open(viewOf(sealed), "vs_2"));
    QVERIFY(!other->open(viewOf(sealed), "vs_1"));
    QVERIFY(key->seal("user_90117", "vs_1") != sealed); // Nobody sees that two are alike.
}

void TestSealKey::aChangedByteAnywhereDoesNotOpen() {
    const std::optional<SealKey> key = SealKey::made();
    const QByteArray sealed = key->seal("user_90117", "vs_1");
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        QVERIFY(!key->open(viewOf(changed), "vs_1"));
        QVERIFY(!key->open(viewOf(sealed.left(i)), "vs_1"));
    }
}

void TestSealKey::theKeyGoesThroughText() {
    const std::optional<SealKey> key = SealKey::made();
    const std::optional<SealKey> read = SealKey::fromText(key->text());
    QVERIFY(read.has_value());
    QCOMPARE(read->mark(), key->mark());
    QVERIFY(read->open(viewOf(key->seal("a", "b")), "b").has_value());
}

void TestSealKey::wordsThatAreNoKey_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("short") << QStringLiteral("AAAA");
    QTest::newRow("not base64") << QString(44, u'!');
    QTest::newRow("long") << QString::fromLatin1(QByteArray(33, 'x').toBase64());
}

void TestSealKey::wordsThatAreNoKey() {
    QFETCH(QString, text);
    QVERIFY(!SealKey::fromText(text));
}

void TestSealKey::lengthsShowInStepsOnly() {
    const std::optional<SealKey> key = SealKey::made();
    const qsizetype least = key->seal({}, "a").size();
    for (int length = 0; length < 32; ++length)
        QCOMPARE(key->seal(QByteArray(length, 'x'), "a").size(), least);
    QCOMPARE(key->seal(QByteArray(32, 'x'), "a").size(), least + 32);
}

/// Half a surrogate pair, which no JSON brings, becomes U+FFFD.
static SessionReferences asUtf8(SessionReferences references) {
    const auto through = [](QString& text) { text = QString::fromUtf8(text.toUtf8()); };
    for (auto* text : {&references.reference, &references.customer, &references.customerAccount})
        if (*text)
            through(**text);
    for (auto& [key, value] : references.metadata) {
        through(key);
        through(value);
    }
    return references;
}

void TestSealKey::referencesComeBackWhole() {
    const std::optional<SealKey> key = SealKey::made();
    RandomSessions random(3);
    for (int i = 0; i < 2'000; ++i) {
        const VerificationSession session = i % 2 == 0 ? random.ordinary() : random.wild();
        const std::string id = session.id.text().toStdString();
        const SessionReferences references = asUtf8(referencesOf(session));
        const QByteArray box = sealedReferences({id, references}, *key);
        const std::optional<SessionReferences> opened = openedReferences(viewOf(box), id, *key);
        QVERIFY(opened.has_value());
        QVERIFY(*opened == references);
    }
}

void TestSealKey::theBoxOfAnotherSessionDoesNotOpen() {
    const std::optional<SealKey> key = SealKey::made();
    const QByteArray box = sealedReferences({"vs_1", {QStringLiteral("user_1"), {}, {}, {}}}, *key);
    QVERIFY(openedReferences(viewOf(box), "vs_1", *key));
    QVERIFY(!openedReferences(viewOf(box), "vs_2", *key));
    const QByteArray other = key->seal("no CBOR array at all", "vs_1");
    QVERIFY(!openedReferences(viewOf(other), "vs_1", *key));
}

QTEST_GUILESS_MAIN(TestSealKey)
#include "tst_seal_key.moc"
