// SPDX-License-Identifier: Apache-2.0
#include "main_window/ModeBadge.h"

#include "look/Look.h"
#include "look/SpokenRole.h"
#include "look/Theme.h"

#include <QPainter>

ModeBadge::ModeBadge(QWidget* parent)
    : QWidget(parent) {
    speakAs(this, QAccessible::StaticText);
    setObjectName(QStringLiteral("modeBadge"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLive(false);
}

void ModeBadge::setLive(bool live) {
    m_live = live;
    setAccessibleName(live ? tr("Live mode: real people") : tr("Test mode: made-up people"));
    setToolTip(accessibleName());
    updateGeometry();
    update();
}

QString ModeBadge::word() const {
    return m_live ? tr("LIVE") : tr("TEST");
}

QSize ModeBadge::sizeHint() const {
    const QFontMetrics metrics(strongFont(labelFont(font())));
    constexpr int beside = 16;
    constexpr int above = 6;
    return {metrics.horizontalAdvance(word()) + beside, metrics.height() + above};
}

void ModeBadge::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    const Theme::Pair colours = theme.tone(m_live ? Tone::Verified : Tone::Test);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.text);
    painter.setBrush(colours.ground);
    constexpr qreal corner = 4;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    painter.setFont(strongFont(labelFont(font())));
    painter.drawText(rect(), Qt::AlignCenter, word());
}
