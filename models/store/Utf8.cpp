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

char* writeBeyondAscii(char* to, char32_t point) {
    if (point < 0x800) {
        *to++ = static_cast<char>(0xC0 | (point >> bitsOfTail));
    } else {
        if (point < 0x10000) {
            *to++ = static_cast<char>(0xE0 | (point >> (2 * bitsOfTail)));
        } else {
            *to++ = static_cast<char>(0xF0 | (point >> (3 * bitsOfTail)));
            *to++ = tailByte(point, 2);
        }
        *to++ = tailByte(point, 1);
    }
    *to++ = tailByte(point, 0);
    return to;
}

/// Nearly all texts are: they are told in one pass without a branch, and copied in another.
bool isPlainAscii(QStringView text) {
    unsigned high = 0;
    unsigned separators = 0;
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        high |= unit;
        separators |=
            static_cast<unsigned>(unit == fieldSeparator) | static_cast<unsigned>(unit == foldedSeparator);
    }
    return high < 0x80 && separators == 0;
}

} // namespace

bool appendUtf8(std::string& bytes, QStringView text) {
    if (isPlainAscii(text)) {
        const std::size_t before = bytes.size();
        bytes.resize(before + static_cast<std::size_t>(text.size()));
        std::ranges::transform(text, bytes.begin() + static_cast<std::ptrdiff_t>(before),
                               [](QChar c) { return static_cast<char>(c.unicode()); });
        return true;
    }
    // Qt drops a byte order mark when it reads UTF-8.
    bool exact = !text.startsWith(QChar(QChar::ByteOrderMark));
    constexpr std::size_t mostBytesAUnit = 3;
    const std::size_t start = bytes.size();
    bytes.resize(start + static_cast<std::size_t>(text.size()) * mostBytesAUnit);
    char* to = bytes.data() + start;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit < 0x80) {
            const bool separates = unit == fieldSeparator || unit == foldedSeparator;
            *to++ = separates ? ' ' : static_cast<char>(unit);
            exact = exact && !separates;
        } else if (!QChar::isSurrogate(unit)) {
            to = writeBeyondAscii(to, unit);
        } else if (QChar::isHighSurrogate(unit) && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            to = writeBeyondAscii(to, QChar::surrogateToUcs4(unit, text[++i].unicode()));
        } else {
            to = writeBeyondAscii(to, replacement);
            exact = false;
        }
    }
    bytes.resize(static_cast<std::size_t>(to - bytes.data()));
    return exact;
}

bool isTextOf(std::string_view bytes, QStringView text, std::string& scratch) {
    if (isPlainAscii(text)) {
        if (bytes.size() != static_cast<std::size_t>(text.size()))
            return false;
        unsigned differing = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i)
            differing |=
                static_cast<unsigned char>(bytes[i]) ^ unsigned { text[static_cast<qsizetype>(i)].unicode() };
        return differing == 0;
    }
    scratch.clear();
    return appendUtf8(scratch, text) && scratch == bytes;
}

bool isAscii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
}
