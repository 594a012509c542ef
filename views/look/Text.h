// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

/// Somebody else's text, fit for one line of ours: line breaks and other control characters become spaces,
/// and the invisible marks that could turn the text around them back to front are left out.
QString oneLine(const QString& text);

/// A text for setToolTip() and QToolTip::showText(): shown as it is, never read as markup,
/// and without marks that turn the direction.
/// Every tool tip goes through it, since Qt reads a text that looks like markup as markup.
QString plainToolTip(const QString& text);

/// Draws the text elided, beginning at the left edge of the box whatever direction it reads in (Arabic and
/// Hebrew names read right to left inside it), with the painter's font and pen. Answers whether all of it
/// fitted.
bool paintOneLine(QPainter& painter, const QRectF& box, const QString& text);

/// Draws a number right-aligned with digits of one width, so that numbers below each other line up in any
/// font.
void paintNumber(QPainter& painter, const QRectF& box, const QString& number);
/// How wide that number is.
qreal numberWidth(const QString& number, const QFont& font);
