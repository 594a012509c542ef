// SPDX-License-Identifier: Apache-2.0
#include "session_detail/LinkButton.h"

#include "look/Look.h"
#include "look/Theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace {
constexpr int sidePadding = 3;
constexpr int leastHeight = 22;
} // namespace

LinkButton::LinkButton(const QString& text, QWidget* parent)
    : QAbstractButton(parent) {
    setText(text);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void LinkButton::setQuiet(bool quiet) {
    m_quiet = quiet;
    update();
}

QSize LinkButton::sizeHint() const {
    const QFontMetrics metrics(labelFont(font()));
    return {metrics.horizontalAdvance(text()) + 2 * sidePadding, qMax(leastHeight, metrics.height() + 4)};
}

void LinkButton::paintEvent(QPaintEvent*) {
    if (m_quiet && !hasFocus() && parentWidget() && !parentWidget()->underMouse())
        return;
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = labelFont(this->font());
    font.setUnderline(underMouse() && isEnabled());
    painter.setFont(font);
    painter.setPen(isEnabled() ? theme.accent : theme.label);
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (hasFocus()) {
        constexpr qreal corner = 3;
        painter.setPen(QPen(theme.accent, 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), corner, corner);
    }
}

void LinkButton::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QAbstractButton::changeEvent(event);
}

void LinkButton::keyPressEvent(QKeyEvent* event) {
    // Links answer to Enter everywhere; Qt's buttons to Space alone.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}
