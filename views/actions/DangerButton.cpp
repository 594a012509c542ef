// SPDX-License-Identifier: Apache-2.0
#include "actions/DangerButton.h"

#include "look/EnterPresses.h"
#include "look/Theme.h"

#include <QPainter>

DangerButton::DangerButton(const QString& text, QWidget* parent)
    : QPushButton(text, parent) {
    setProperty("danger", true);
    pressWithEnter(this);
}

void DangerButton::paintEvent(QPaintEvent* event) {
    QPushButton::paintEvent(event);
    if (!hasFocus())
        return;
    // The outline is the danger's already, so the keyboard's place needs a ring of its own.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of(palette()).accent, 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), grid::radius - 2, grid::radius - 2);
}
