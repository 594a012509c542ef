// SPDX-License-Identifier: Apache-2.0
#include "look/Text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace {

/// Embeddings, overrides and isolates (Unicode UAX 9): never part of a name, sometimes part of a trick.
bool reorders(QChar c) {
    const char16_t u = c.unicode();
    return (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
}

bool breaksLines(QChar c) {
    const QChar::Category category = c.category();
    return category == QChar::Other_Control || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph;
}

qreal widestDigit(const QFontMetricsF& metrics) {
    qreal widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

} // namespace

QString oneLine(const QString& text) {
    const bool clean = std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 0x20 || reorders(c) || breaksLines(c);
    });
    if (clean)
        return text;
    QString line;
    line.reserve(text.size());
    for (const QChar c : text)
        if (!reorders(c))
            line += breaksLines(c) ? QChar(u' ') : c;
    return line;
}

bool paintOneLine(QPainter& painter, const QRectF& box, const QString& text) {
    const QString line = oneLine(text);
    const QFontMetricsF metrics(painter.font());
    constexpr qreal rounding = 0.5;
    const QString shown = metrics.elidedText(line, Qt::ElideRight, box.width() + rounding);
    const Qt::LayoutDirection direction = painter.layoutDirection();
    painter.setLayoutDirection(line.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    painter.setLayoutDirection(direction);
    return shown.size() == line.size();
}

void paintNumber(QPainter& painter, const QRectF& box, const QString& number) {
    const QFontMetricsF metrics(painter.font());
    const qreal digit = widestDigit(metrics);
    const qreal baseline = box.top() + (box.height() - metrics.height()) / 2 + metrics.ascent();
    qreal right = box.right();
    for (qsizetype i = number.size() - 1; i >= 0; --i) {
        const QChar c = number.at(i);
        const qreal advance = metrics.horizontalAdvance(c);
        const qreal cell = c.isDigit() ? digit : advance;
        painter.drawText(QPointF(right - cell + (cell - advance) / 2, baseline), QString(c));
        right -= cell;
    }
}

qreal numberWidth(const QString& number, const QFont& font) {
    const QFontMetricsF metrics(font);
    const qreal digit = widestDigit(metrics);
    qreal width = 0;
    for (const QChar c : number)
        width += c.isDigit() ? digit : metrics.horizontalAdvance(c);
    return width;
}
