// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRect>
#include <QString>

class QFont;
class QPainter;

/// Who sees it, when, and of which session: what a photograph of the screen is to tell.
struct Watermark {
    QString operatorName;
    QString session;
    std::int64_t time = 0; ///< Unix seconds.

    QString text() const;
};

/// Writes it all over the rectangle, in the painter's device pixels whatever is drawn below, so close that no
/// part of a picture somebody would want is without it. Light letters with a dark rim stand out on anything.
void paintWatermark(QPainter& painter, const QRectF& over, const Watermark& mark, const QFont& font);
