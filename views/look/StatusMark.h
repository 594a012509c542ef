// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Outcome.h"
#include "look/Theme.h"

#include <QFont>
#include <QRectF>

class QPainter;

/// Shapes tell the outcomes apart without colour: ● verified, ◆ refused, ○ never submitted, ◔ processing,
/// ■ canceled, ▪ redaction.
enum class Mark { None, Disc, Diamond, Ring, Quarter, Square, SmallSquare };

Mark markOf(Outcome outcome);
Tone toneOf(Outcome outcome);

/// Draws the mark centred in the box, about 9 px wide.
void paintMark(QPainter& painter, const QRectF& box, Mark mark, const QColor& colour);

/// A rounded badge with mark and word, left-aligned and vertically centred in the cell; answers its
/// rectangle. Nothing is drawn beyond the cell: a word that does not fit is elided.
QRectF paintBadge(QPainter& painter, const QRectF& cell, Mark mark, const QString& word, Tone tone,
                  const Theme& theme, const QFont& font);
/// How wide that badge would like to be.
qreal badgeWidth(Mark mark, const QString& word, const QFont& font);
