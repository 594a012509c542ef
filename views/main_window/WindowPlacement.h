// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRect>

class QWidget;

/// Where a window goes that wants to be there (its frame not counted): inside of what the screen has free,
/// frame included. It is moved before it is made smaller.
QRect placementInside(const QRect& wanted, const QRect& available);

/// Places a window that is about to be shown for the first time inside its screen.
void placeOnScreen(QWidget& window);
