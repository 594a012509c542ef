// SPDX-License-Identifier: Apache-2.0
#include "look/FontAdvances.h"

#include <algorithm>
#include <deque>

const FontAdvances& FontAdvances::of(const QFont& font) {
    constexpr std::size_t mostFonts = 8;
    static std::deque<FontAdvances> known;
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&font](const FontAdvances& each) { return each.m_font == font; });
    if (found != known.end())
        return *found;
    if (known.size() == mostFonts)
        known.pop_front();
    return known.emplace_back(font);
}

FontAdvances::FontAdvances(const QFont& font)
    : m_font(font)
    , m_metrics(font)
    , m_rawFont(QRawFont::fromFont(font)) {
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        m_widestDigit = std::max(m_widestDigit, m_metrics.horizontalAdvance(QChar(digit)));
}

qreal FontAdvances::advanceOf(char16_t letter) const {
    const bool isLatin = letter < latinEnd;
    const std::size_t place = isLatin ? letter : std::size_t{latinEnd} + letter - punctuationStart;
    float& advance = m_advances[place];
    if (advance == 0)
        advance = static_cast<float>(m_metrics.horizontalAdvance(QChar(letter)));
    return static_cast<qreal>(advance);
}

std::optional<qreal> FontAdvances::roomFor(QStringView text) const {
    qreal width = 0;
    for (const QChar c : text) {
        const char16_t letter = c.unicode();
        if (letter >= latinEnd && (letter < punctuationStart || letter >= punctuationEnd))
            return std::nullopt;
        width += advanceOf(letter);
    }
    return width * kerning;
}

QString FontAdvances::cutTo(qreal width, const QString& text) const {
    constexpr char16_t ellipsis = u'…';
    qreal left = width / kerning - advanceOf(ellipsis);
    qsizetype length = 0;
    while (length < text.size() && left >= advanceOf(text.at(length).unicode()))
        left -= advanceOf(text.at(length++).unicode());
    return text.left(length) + QChar(ellipsis);
}
