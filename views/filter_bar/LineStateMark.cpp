// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/LineStateMark.h"

#include "look/Text.h"
#include "look/Theme.h"

#include <QPainter>
#include <QPainterPath>

namespace {

QString nameOf(LineState state, bool lineIsEmpty) {
    switch (state) {
    case LineState::Valid:
        return lineIsEmpty ? LineStateMark::tr("Nothing is filtered")
                           : LineStateMark::tr("Every word is understood");
    case LineState::Incomplete:
        return LineStateMark::tr("Not finished yet");
    case LineState::Wrong:
        return LineStateMark::tr("Not understood");
    case LineState::NotApplied:
        return LineStateMark::tr("Searching…");
    }
    return {};
}

// All in a square of 16 by 16.

void paintLens(QPainter& painter) {
    painter.drawEllipse(QRectF(2, 2, 9, 9));
    painter.drawLine(QPointF(9.8, 9.8), QPointF(14, 14));
}

void paintTick(QPainter& painter) {
    painter.drawPolyline(QPolygonF{QPointF(2.5, 8.5), QPointF(6.5, 12.5), QPointF(13.5, 3.8)});
}

void paintDots(QPainter& painter) {
    painter.setBrush(painter.pen().color());
    painter.setPen(Qt::NoPen);
    constexpr qreal radius = 1.6;
    for (const qreal x : {3.0, 8.0, 13.0})
        painter.drawEllipse(QPointF(x, 8), radius, radius);
}

void paintWarning(QPainter& painter) {
    painter.drawPolygon(QPolygonF{QPointF(8, 1.5), QPointF(15, 14), QPointF(1, 14)});
    painter.drawLine(QPointF(8, 6), QPointF(8, 9.5));
    painter.drawPoint(QPointF(8, 11.8));
}

void paintClock(QPainter& painter) {
    painter.drawEllipse(QRectF(2, 2, 12, 12));
    painter.drawPolyline(QPolygonF{QPointF(8, 4.8), QPointF(8, 8), QPointF(10.4, 9.6)});
}

} // namespace

LineStateMark::LineStateMark(QWidget* parent)
    : QLabel(parent) {
    setObjectName(QStringLiteral("lineState"));
    setFixedSize(side, side);
    setCursor(Qt::ArrowCursor);
    setAccessibleName(tr("State of the filter"));
    show(LineState::Valid, true, {});
}

void LineStateMark::show(LineState state, bool lineIsEmpty, const QString& sentence) {
    m_state = state;
    m_lineIsEmpty = lineIsEmpty;
    const QString name = nameOf(state, lineIsEmpty);
    const QString words = sentence.isEmpty() ? name : tr("%1: %2").arg(name, sentence);
    setToolTip(plainToolTip(words));
    setAccessibleDescription(words);
    update();
}

void LineStateMark::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr qreal stroke = 1.6;
    const bool isWrong = m_state == LineState::Wrong;
    const bool isRight = m_state == LineState::Valid && !m_lineIsEmpty;
    const QColor colour = isWrong   ? theme.tone(Tone::Refused).text
                          : isRight ? theme.tone(Tone::Verified).text
                                    : theme.label;
    painter.setPen(QPen(colour, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (m_state) {
    case LineState::Valid:
        return m_lineIsEmpty ? paintLens(painter) : paintTick(painter);
    case LineState::Incomplete:
        return paintDots(painter);
    case LineState::Wrong:
        return paintWarning(painter);
    case LineState::NotApplied:
        return paintClock(painter);
    }
}
