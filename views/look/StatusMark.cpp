// SPDX-License-Identifier: Apache-2.0
#include "look/StatusMark.h"

#include "look/FontAdvances.h"
#include "look/Text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace {

constexpr qreal markSize = 9;
constexpr qreal badgePadding = 8;
constexpr qreal markGap = 6;
constexpr qreal lowestBadge = 20;
constexpr qreal badgeSlack = 4; // Above and below the word together.

qreal badgeHeight(const QFont& font) {
    return qMax(lowestBadge, QFontMetricsF(font).height() + badgeSlack);
}

} // namespace

Mark markOf(Outcome outcome) {
    switch (outcome) {
    case Outcome::Unknown:
        return Mark::None;
    case Outcome::Verified:
        return Mark::Disc;
    case Outcome::Refused:
        return Mark::Diamond;
    case Outcome::NeverSubmitted:
        return Mark::Ring;
    case Outcome::Processing:
        return Mark::Quarter;
    case Outcome::Canceled:
        return Mark::Square;
    }
    return Mark::None;
}

Tone toneOf(Outcome outcome) {
    switch (outcome) {
    case Outcome::Unknown:
        return Tone::Neutral;
    case Outcome::Verified:
        return Tone::Verified;
    case Outcome::Refused:
        return Tone::Refused;
    case Outcome::NeverSubmitted:
        return Tone::NeverSubmitted;
    case Outcome::Processing:
        return Tone::Processing;
    case Outcome::Canceled:
        return Tone::Canceled;
    }
    return Tone::Neutral;
}

void paintMark(QPainter& painter, const QRectF& box, Mark mark, const QColor& colour) {
    QRectF place(0, 0, markSize, markSize);
    place.moveCenter(box.center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const QPen outline(colour, 1.8);
    switch (mark) {
    case Mark::None:
        break;
    case Mark::Disc:
        painter.drawEllipse(place);
        break;
    case Mark::Diamond: {
        const QPointF centre = place.center();
        const qreal reach = markSize * 0.62;
        painter.drawPolygon(QPolygonF{centre - QPointF(0, reach), centre + QPointF(reach, 0),
                                      centre + QPointF(0, reach), centre - QPointF(reach, 0)});
        break;
    }
    case Mark::Ring:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(outline);
        painter.drawEllipse(place.adjusted(0.9, 0.9, -0.9, -0.9));
        break;
    case Mark::Quarter:
        painter.drawPie(place, 0, 90 * 16);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(outline);
        painter.drawEllipse(place.adjusted(0.9, 0.9, -0.9, -0.9));
        break;
    case Mark::Square:
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5);
        break;
    case Mark::SmallSquare:
        painter.drawRect(place.adjusted(2, 2, -2, -2));
        break;
    }
    painter.restore();
}

qreal badgeWidth(Mark mark, const QString& word, const QFont& font) {
    const qreal markPart = mark == Mark::None ? 0 : markSize + markGap;
    const FontAdvances& advances = FontAdvances::of(font);
    const std::optional<qreal> text = advances.roomFor(word);
    return 2 * badgePadding + markPart + (text ? *text : advances.metrics().horizontalAdvance(word));
}

QRectF paintBadge(QPainter& painter, const QRectF& cell, Mark mark, const QString& word, Tone tone,
                  const Theme& theme, const QFont& font) {
    const Theme::Pair colours = theme.tone(tone);
    QRectF badge(cell.left(), 0, qMin(badgeWidth(mark, word, font), cell.width()),
                 qMin(badgeHeight(font), cell.height()));
    badge.moveTop(cell.center().y() - badge.height() / 2);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ground);
    constexpr qreal corner = 5;
    painter.drawRoundedRect(badge, corner, corner);

    QRectF inside = badge.adjusted(badgePadding, 0, -badgePadding, 0);
    if (mark != Mark::None) {
        paintMark(painter, QRectF(inside.left(), inside.top(), markSize, inside.height()), mark,
                  colours.text);
        inside.setLeft(inside.left() + markSize + markGap);
    }
    painter.setFont(font);
    painter.setPen(colours.text);
    paintOneLine(painter, inside, word);
    painter.restore();
    return badge;
}
