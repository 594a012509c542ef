// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QRawFont>

#include <array>
#include <optional>

/// How wide the letters of a font are, remembered: shaping a text just to learn that it fits costs as much as
/// drawing it.
class FontAdvances {
public:
    /// Of one of the last few fonts that were asked for. Valid until another is asked for.
    static const FontAdvances& of(const QFont& font);

    explicit FontAdvances(const QFont& font);

    const QFontMetricsF& metrics() const { return m_metrics; }
    /// Enough room for the text, hardly more: the width of its letters and what kerning may add. Nothing for
    /// scripts whose letters depend on their neighbours.
    std::optional<qreal> roomFor(QStringView text) const;
    /// As much of the text as fits with "…" behind it; only for a text whose room is known and too much.
    QString cutTo(qreal width, const QString& text) const;
    qreal widestDigit() const { return m_widestDigit; }
    const QRawFont& rawFont() const { return m_rawFont; }

private:
    static constexpr qreal kerning = 1.02;

    qreal advanceOf(char16_t letter) const;

    QFont m_font;
    QFontMetricsF m_metrics;
    QRawFont m_rawFont;
    qreal m_widestDigit = 0;
    static constexpr char16_t latinEnd = 0x250;
    static constexpr char16_t punctuationStart = 0x2010;
    static constexpr char16_t punctuationEnd = 0x2028;
    mutable std::array<float, latinEnd + (punctuationEnd - punctuationStart)>
        m_advances{}; ///< 0: not asked yet.
};
