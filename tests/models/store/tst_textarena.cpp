// SPDX-License-Identifier: Apache-2.0
#include "models/store/RandomSessions.h"
#include "store/IdIndex.h"
#include "store/TextArena.h"
#include "store/Utf8.h"

#include <QTest>

#include <string>

class tst_TextArena : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextStaysWhereItWasPut();
    void aTextLongerThanABlockHasRoom();
    void aSeparatorStandsBetweenTexts();
    void whatIsTakenBackIsOverwritten();
    void theIndexFindsEveryIdAndNoOther();
    void utf8IsExactForAllItClaims();
};

void tst_TextArena::everyTextStaysWhereItWasPut() {
    RandomSessions random(1);
    TextArena arena;
    std::vector<std::pair<TextArena::Place, std::string>> texts;
    for (int i = 0; i < 20'000; ++i) {
        const std::string text(static_cast<std::size_t>(random.below(300)), static_cast<char>('a' + i % 26));
        texts.emplace_back(arena.append(text), text);
        QVERIFY(texts.back().first != 0);
    }
    for (const auto& [place, text] : texts)
        QVERIFY(arena.at(place, text.size()) == text);
}

void tst_TextArena::aTextLongerThanABlockHasRoom() {
    TextArena arena;
    const std::string before = "before";
    const std::string large(3'500'000, 'x');
    const std::string exact((std::size_t{1} << 20) - 4, 'y');
    const std::string after = "after";
    std::vector<std::pair<TextArena::Place, const std::string*>> texts;
    for (const std::string* text : {&before, &large, &after, &exact, &large, &exact, &after})
        texts.emplace_back(arena.append(*text), text);
    for (const auto& [place, text] : texts)
        QVERIFY(arena.at(place, text->size()) == *text);
}

void tst_TextArena::aSeparatorStandsBetweenTexts() {
    TextArena arena;
    for (std::size_t length = 0; length < 10; ++length) {
        const TextArena::Place place = arena.append(std::string(length, 'x'));
        QCOMPARE(arena.at(place, length + 1).back(), fieldSeparator);
    }
}

void tst_TextArena::whatIsTakenBackIsOverwritten() {
    TextArena arena;
    const TextArena::Place first = arena.append("a secret");
    const TextArena::Place second = arena.append("kept");
    const char* const bytes = arena.bytesAt(first);
    arena.wipe(first, 8);
    QVERIFY(std::string_view(bytes, 8) == std::string(8, fieldSeparator));
    QVERIFY(arena.at(second, 4) == "kept");
    QCOMPARE(arena.garbage(), std::size_t{12});
}

void tst_TextArena::theIndexFindsEveryIdAndNoOther() {
    std::vector<std::string> ids;
    const auto idOf = [&ids](std::uint32_t row) { return std::string_view(ids[row]); };
    IdIndex index;
    QVERIFY(!index.find("vs_0", idOf));
    for (std::uint32_t row = 0; row < 50'000; ++row) {
        ids.push_back("vs_" + std::to_string(row));
        index.insert(IdIndex::hashOf(ids.back()), row, idOf);
    }
    for (std::uint32_t row = 0; row < 50'000; ++row)
        QCOMPARE(index.find(ids[row], idOf), std::optional<std::uint32_t>(row));
    QVERIFY(!index.find("vs_50000", idOf));
    QVERIFY(index.memoryUsed() < ids.size() * 12);
}

void tst_TextArena::utf8IsExactForAllItClaims() {
    // Every code unit by itself, and pairs that make characters beyond the first plane.
    for (char32_t unit = 0; unit <= 0xFFFF; ++unit) {
        const QString text = QString(QChar(static_cast<char16_t>(unit))) + u'x';
        std::string bytes;
        const bool exact = appendUtf8(bytes, text);
        QCOMPARE(textOf(bytes) == text, exact);
        QCOMPARE(exact, !QChar::isSurrogate(unit) && unit != 0x1E && unit != 0x1F && unit != 0xFEFF);
    }
    for (char32_t point = 0x10000; point <= 0x10FFFF; point += 0x101) {
        const QString text = QString::fromUcs4(&point, 1);
        std::string bytes;
        QVERIFY(appendUtf8(bytes, text));
        QCOMPARE(textOf(bytes), text);
        QVERIFY(bytes == text.toUtf8().toStdString());
    }
}

QTEST_APPLESS_MAIN(tst_TextArena)
#include "tst_textarena.moc"
