// SPDX-License-Identifier: Apache-2.0
#include "main_window/WindowPlacement.h"

#include <QScreen>
#include <QWidget>

#include <algorithm>

QRect placementInside(const QRect& wanted, const QRect& available) {
    // The window system tells the frame only once the window is there: as much as those in use have.
    constexpr QMargins frame(4, 40, 4, 4);
    const QRect inside = available.marginsRemoved(frame);
    const QSize size = wanted.size().boundedTo(inside.size());
    const int left = std::clamp(wanted.left(), inside.left(), inside.left() + inside.width() - size.width());
    const int top = std::clamp(wanted.top(), inside.top(), inside.top() + inside.height() - size.height());
    return {QPoint(left, top), size};
}

void placeOnScreen(QWidget& window) {
    const bool fillsScreen = (window.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen)) != 0;
    if (!fillsScreen && window.screen() != nullptr)
        window.setGeometry(placementInside(window.geometry(), window.screen()->availableGeometry()));
}
