// SPDX-License-Identifier: Apache-2.0
#include "store/Utf8.h"

#include <algorithm>

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr int bitsOfTail = 6;
constexpr char32_t tailMask = 0x3F;

char tailByte(char32_t point, int tailsAfter) {
    return static_cast<char>(0x80 | ((point >> (bitsOfTail * tailsAfter)) & tailMask));
}

void appendBeyondAscii(std::string& bytes, char32_t point) {
    if (point < 0x800) {
        bytes += static_cast<char>(0xC0 | (point >> bitsOfTail));
    } else {
        if (point < 0x10000) {
            bytes += static_cast<char>(0xE0 | (point >> (2 * bitsOfTail)));
        } else {
            bytes += static_cast<char>(0xF0 | (point >> (3 * bitsOfTail)));
            bytes += tailByte(point, 2);
        }
        bytes += tailByte(point, 1);
    }
    bytes += tailByte(point, 0);
}

} // namespace

bool appendUtf8(std::string& bytes, QStringView text) {
    // Qt drops a byte order mark when it reads UTF-8.
    bool exact = !text.startsWith(QChar(QChar::ByteOrderMark));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit < 0x80) {
            const bool separates = unit == fieldSeparator || unit == foldedSeparator;
            bytes += separates ? ' ' : static_cast<char>(unit);
            exact = exact && !separates;
        } else if (!QChar::isSurrogate(unit)) {
            appendBeyondAscii(bytes, unit);
        } else if (QChar::isHighSurrogate(unit) && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            appendBeyondAscii(bytes, QChar::surrogateToUcs4(unit, text[++i].unicode()));
        } else {
            appendBeyondAscii(bytes, replacement);
            exact = false;
        }
    }
    return exact;
}

bool isAscii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
}
