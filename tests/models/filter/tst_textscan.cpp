// SPDX-License-Identifier: Apache-2.0
#include "filter/TextScan.h"
#include "store/SearchRecord.h"
#include "store/Utf8.h"

#include <QRandomGenerator>
#include <QTest>

namespace {

RecordChunk chunkOf(const std::vector<std::string>& records,
                    RecordChunk::Letters letters = RecordChunk::Letters::Noted) {
    RecordChunk chunk(letters);
    for (const std::string& record : records)
        chunk.append(record);
    return chunk;
}

TextScan scanFor(const char* needle, TextScope scope = {}, std::string_view sample = {}) {
    return {TextNeedle(QString::fromUtf8(needle)), scope, sample};
}

std::vector<std::uint32_t> rowsOf(const RowBits& bits) {
    std::vector<std::uint32_t> rows;
    bits.forEach([&rows](std::uint32_t row) { rows.push_back(row); });
    return rows;
}

/// All ways of looking, which must agree: in one go, row by row, and with the letters' help.
std::vector<std::uint32_t> found(const TextScan& scan, const RecordChunk& chunk) {
    RecordChunk plain(RecordChunk::Letters::NotNoted);
    for (std::uint32_t row = 0; row < chunk.rows(); ++row)
        plain.append(chunk.at(row));
    const RowBits all = scan.rowsWith(plain, RowBits::first(chunk.rows()));
    RowBits byRow;
    for (std::uint32_t row = 0; row < chunk.rows(); ++row) {
        RowBits one;
        one.set(row);
        byRow |= scan.rowsWith(plain, one);
    }
    const bool agree = scan.rowsWith(chunk, RowBits::first(chunk.rows())) == all && byRow == all;
    return agree ? rowsOf(all) : std::vector<std::uint32_t>{~0U};
}

bool isIn(const char* needle, const std::string& record) {
    return found(scanFor(needle), chunkOf({record})) == std::vector<std::uint32_t>{0};
}

using Rows = std::vector<std::uint32_t>;

} // namespace

class tst_TextScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNeedleIsFoundWhereverItStands();
    void aNeedleIsFoundInAnyCase();
    void aNeedleIsNotFoundWhereALetterDiffersByTheCaseBitOnly();
    void aNeedleIsNotFoundAcrossRows();
    void aNeedleIsFoundInItsFieldsOnly();
    void atTheStartAloneItIsNotFoundBehind();
    void aMetadataValueIsFoundUnderItsKeyOnly();
    void aScanFindsWhatAPlainSearchFinds();
    void onlyCandidatesAreFoundAmongCandidates();
    void aReplacedRecordIsFoundByItsNewLettersOnly();
    void aSessionIdIsFoundWhereItStandsFirst();
};

void tst_TextScan::aNeedleIsFoundWhereverItStands() {
    // Every length of text around every length of needle: the parts read many bytes at a time and the rest.
    for (int before = 0; before < 140; before += before < 40 ? 1 : 9) {
        for (int length = 1; length < 24; ++length) {
            const QByteArray needle = QByteArray("xyzzyabcdefghijklmnopqrs").left(length);
            QByteArray text = QByteArray(before, '-') + needle + QByteArray(before % 7, '-');
            QVERIFY(isIn(needle.constData(), text.toStdString()));
            text[before + length - 1] = '!';
            QVERIFY(!isIn(needle.constData(), text.toStdString()));
        }
    }
}

void tst_TextScan::aNeedleIsFoundInAnyCase() {
    QVERIFY(isIn("JoHn", "Mr JOHN Smith"));
    QVERIFY(isIn("JoHn", "Mr john Smith"));
    QVERIFY(isIn("j", "J"));
}

void tst_TextScan::aNeedleIsNotFoundWhereALetterDiffersByTheCaseBitOnly() {
    QVERIFY(!isIn("@", "`"));
    QVERIFY(!isIn("_", "\x7f"));
    QVERIFY(!isIn("[", "{"));
    QVERIFY(!isIn("1", "\x11"));
}

void tst_TextScan::aNeedleIsNotFoundAcrossRows() {
    const RecordChunk chunk = chunkOf({"abc", "def", "", "cdef", "ab"});
    QCOMPARE(found(scanFor("cd"), chunk), (Rows{3}));
    QCOMPARE(found(scanFor("ab"), chunk), (Rows{0, 4}));
    QCOMPARE(found(scanFor("ef"), chunk), (Rows{1, 3}));
}

void tst_TextScan::aNeedleIsFoundInItsFieldsOnly() {
    const auto record = [](const char* reference, const char* person, const char* folded) {
        return std::string(reference) + "\x1f" + person + "\x1f\x1fkey=ann" +
               (*folded ? std::string("\x1e\x1f") + folded : std::string());
    };
    const RecordChunk chunk = chunkOf({record("ann", "bob", ""), record("x", "ann", ""),
                                       record("x", "\xc3\x84nn", "ann"), record("annx ann", "banner", "")});
    TextScope person;
    person.fields = 1U << placeOf(TextField::Person);
    QCOMPARE(found(scanFor("ann", person), chunk), (Rows{1, 2, 3}));
    TextScope reference;
    reference.fields = 1U << placeOf(TextField::Reference);
    QCOMPARE(found(scanFor("ann", reference), chunk), (Rows{0, 3}));
    QCOMPARE(found(scanFor("ann"), chunk), (Rows{0, 1, 2, 3}));
}

void tst_TextScan::atTheStartAloneItIsNotFoundBehind() {
    const RecordChunk chunk =
        chunkOf({"vs_ab\x1f"
                 "cus_ab\x1f\x1fvr_ab",
                 "xvs_ab\x1f\x1f\x1f", "\x1f\x1f\x1fvs_ab", "vs_\xc3\xa4\x1f\x1f\x1f\x1evs_ab\x1f\x1f\x1f"});
    TextScope start;
    start.onlyAtStart = true;
    QCOMPARE(found(scanFor("vs_a", start), chunk), (Rows{0, 2, 3}));
    QCOMPARE(found(scanFor("cus_ab", start), chunk), (Rows{0}));
    QCOMPARE(found(scanFor("ab", start), chunk), Rows());
}

void tst_TextScan::aMetadataValueIsFoundUnderItsKeyOnly() {
    const std::string head = "\x1f\x1f\x1f\x1f";
    const RecordChunk chunk = chunkOf({head + "plan=pro\x1forder=12", head + "order=pro\x1fPLAN=12",
                                       head + "plan=plan", head + "xplan=12", head + "plan=a=12"});
    const TextNeedle key(QStringLiteral("Plan"));
    TextScope scope;
    scope.fields = 1U << placeOf(TextField::MetadataPairs);
    scope.metadataKey = &key;
    QCOMPARE(found(scanFor("12", scope), chunk), (Rows{1, 4}));
    QCOMPARE(found(scanFor("pro", scope), chunk), (Rows{0}));
    QCOMPARE(found(scanFor("plan", scope), chunk), (Rows{2}));
}

void tst_TextScan::aScanFindsWhatAPlainSearchFinds() {
    QRandomGenerator random(7);
    std::vector<std::string> records;
    for (int i = 0; i < 4'096; ++i) {
        std::string record;
        for (int length = random.bounded(90); length > 0; --length)
            record += "abcAB\x1f"[random.bounded(6)];
        records.push_back(record);
    }
    const RecordChunk chunk = chunkOf(records);
    for (const char* const needle : {"a", "ab", "aab", "abcb", "cabac", "bbbbbb", "abcabcabc"}) {
        const std::string plain = needle;
        Rows expected;
        for (std::uint32_t row = 0; row < records.size(); ++row) {
            std::string lower = records[row];
            for (char& c : lower)
                c = c == 'A' ? 'a' : c == 'B' ? 'b' : c;
            if (lower.find(plain) != std::string::npos)
                expected.push_back(row);
        }
        QCOMPARE(found(scanFor(needle, {}, chunk.text()), chunk), expected);
    }
}

void tst_TextScan::onlyCandidatesAreFoundAmongCandidates() {
    const RecordChunk chunk = chunkOf({"one", "one", "two", "one"});
    RowBits candidates;
    candidates.set(1);
    candidates.set(2);
    QCOMPARE(rowsOf(scanFor("one").rowsWith(chunk, candidates)), (Rows{1}));
}

void tst_TextScan::aReplacedRecordIsFoundByItsNewLettersOnly() {
    RecordChunk chunk = chunkOf({"quiz", "quiz"});
    chunk.replace(0, "Jam 7");
    QCOMPARE(found(scanFor("q"), chunk), (Rows{1}));
    QCOMPARE(found(scanFor("j"), chunk), (Rows{0}));
    QCOMPARE(found(scanFor("7"), chunk), (Rows{0}));
    QCOMPARE(found(scanFor("jam"), chunk), (Rows{0}));
}

void tst_TextScan::aSessionIdIsFoundWhereItStandsFirst() {
    const RecordChunk chunk = chunkOf({"vs_1Pa\x1fvr_1Pa", "vs_1Q\x1fvs_1pa", "vs_1"});
    TextScope first;
    first.onlyAtStart = true;
    first.fields = 1;
    QCOMPARE(found(scanFor("vs_1p", first), chunk), (Rows{0}));
    QCOMPARE(found(scanFor("vs_1pa", first), chunk), (Rows{0}));
    QCOMPARE(found(scanFor("vs_", first), chunk), (Rows{0, 1, 2}));
    QCOMPARE(found(scanFor("vs_1paz", first), chunk), Rows());
}

QTEST_APPLESS_MAIN(tst_TextScan)
#include "tst_textscan.moc"
