// SPDX-License-Identifier: Apache-2.0
#include "evidence_viewer/Watermark.h"

#include "look/Look.h"
#include "session_detail/SessionTime.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

QString Watermark::text() const {
    return QStringLiteral("%1 · %2 · %3").arg(operatorName, universalTime(time), session);
}

void paintWatermark(QPainter& painter, const QRectF& over, const Watermark& mark, const QFont& font) {
    constexpr qreal betweenLines = 64;
    constexpr qreal betweenTexts = 40;
    constexpr qreal slant = -18;
    constexpr QColor rim(0, 0, 0, 70);
    constexpr QColor letters(255, 255, 255, 150);
    const QFont small = labelFont(font);
    QPainterPath text;
    text.addText(0, 0, small, mark.text());
    const qreal step = QFontMetricsF(small).horizontalAdvance(mark.text()) + betweenTexts;
    painter.save();
    painter.setClipRect(over, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(over.center());
    painter.rotate(slant);
    const qreal reach = std::hypot(over.width(), over.height()) / 2;
    int line = 0;
    for (qreal y = -reach; y < reach; y += betweenLines, ++line) {
        const qreal shift = line % 2 ? step / 2 : 0;
        for (qreal x = -reach - shift; x < reach; x += step) {
            const QPainterPath here = text.translated(x, y);
            painter.strokePath(here, QPen(rim, 2));
            painter.fillPath(here, letters);
        }
    }
    painter.restore();
}
