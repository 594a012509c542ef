// SPDX-License-Identifier: Apache-2.0
#include "look/Text.h"

#include "identity/OutsideText.h"
#include "identity/Typography.h"
#include "look/FontAdvances.h"

#include <QGlyphRun>
#include <QPainter>
#include <QTextDocument>

#include <algorithm>

namespace {

bool breaksLines(QChar c) {
    const QChar::Category category = c.category();
    return category == QChar::Other_Control || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph;
}

/// The digits side by side as they are, each in the middle of a cell of the widest one's width.
struct NumberRun {
    QList<quint32> glyphs;
    QList<QPointF> places;
    qreal width = 0;
    bool isWhole = true; ///< The font has them all.
};

NumberRun runOf(const QString& number, const FontAdvances& advances) {
    NumberRun run;
    run.glyphs = advances.rawFont().glyphIndexesForString(number);
    const QList<QPointF> widths = advances.rawFont().advancesForGlyphIndexes(run.glyphs);
    run.isWhole = run.glyphs.size() == number.size() && !run.glyphs.contains(0U);
    for (qsizetype i = 0; run.isWhole && i < number.size(); ++i) {
        const qreal advance = widths.at(i).x();
        const qreal cell = number.at(i).isDigit() ? advances.widestDigit() : advance;
        run.places << QPointF(run.width + (cell - advance) / 2, 0);
        run.width += cell;
    }
    return run;
}

} // namespace

QString oneLine(const QString& text) {
    const bool clean = std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 0x20 || turnsDirection(c) || breaksLines(c);
    });
    if (clean)
        return text;
    QString line;
    line.reserve(text.size());
    for (const QChar c : text)
        if (!turnsDirection(c))
            line += breaksLines(c) ? QChar(u' ') : c;
    return line;
}

QString plainToolTip(const QString& text) {
    const QString shown = withoutDirectionMarks(text);
    // Escaped only where Qt would take it for markup: a screen reader reads a tool tip aloud as it stands.
    if (!Qt::mightBeRichText(shown))
        return shown;
    return QStringLiteral("<qt>%1</qt>").arg(shown.toHtmlEscaped().replace(u'\n', QLatin1StringView("<br>")));
}

bool paintOneLine(QPainter& painter, const QRectF& box, const QString& text) {
    const QString line = oneLine(text);
    const FontAdvances& advances = FontAdvances::of(painter.font());
    const QFontMetricsF& metrics = advances.metrics();
    const qreal baseline = box.top() + (box.height() - metrics.height()) / 2 + metrics.ascent();
    constexpr qreal rounding = 0.5;
    if (const std::optional<qreal> room = advances.roomFor(line)) {
        const bool fits = *room <= box.width() + rounding;
        painter.drawText(QPointF(box.left(), baseline), fits ? line : advances.cutTo(box.width(), line));
        return fits;
    }
    const QString shown = metrics.elidedText(line, Qt::ElideRight, box.width() + rounding);
    const Qt::LayoutDirection direction = painter.layoutDirection();
    painter.setLayoutDirection(line.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    painter.setLayoutDirection(direction);
    return shown.size() == line.size();
}

void paintNumber(QPainter& painter, const QRectF& box, const QString& number) {
    const FontAdvances& advances = FontAdvances::of(painter.font());
    const NumberRun run = runOf(number, advances);
    const qreal baseline =
        box.top() + (box.height() - advances.metrics().height()) / 2 + advances.metrics().ascent();
    if (!run.isWhole) {
        const qreal width = advances.metrics().horizontalAdvance(number);
        painter.drawText(QPointF(box.right() - width, baseline), number);
        return;
    }
    QGlyphRun glyphs;
    glyphs.setRawFont(advances.rawFont());
    glyphs.setGlyphIndexes(run.glyphs);
    glyphs.setPositions(run.places);
    painter.drawGlyphRun(QPointF(box.right() - run.width, baseline), glyphs);
}

qreal numberWidth(const QString& number, const QFont& font) {
    const FontAdvances& advances = FontAdvances::of(font);
    const NumberRun run = runOf(number, advances);
    return run.isWhole ? run.width : advances.metrics().horizontalAdvance(number);
}
