// SPDX-License-Identifier: Apache-2.0
#include "session_detail/LoadingLine.h"

#include "look/Motion.h"
#include "look/Theme.h"

#include <QPainter>
#include <QTimerEvent>

LoadingLine::LoadingLine(QWidget* parent)
    : QWidget(parent) {
    constexpr int thickness = 2;
    setFixedHeight(thickness);
}

void LoadingLine::setLoading(bool loading) {
    if (loading == m_loading)
        return;
    m_loading = loading;
    m_place = 0;
    constexpr int step = 40;
    if (loading && !motionIsReduced(*this))
        m_timer.start(step, this);
    else
        m_timer.stop();
    update();
}

void LoadingLine::timerEvent(QTimerEvent* event) {
    if (event->timerId() != m_timer.timerId())
        return;
    constexpr qreal step = 0.03;
    m_place = m_place + step > 1 ? 0 : m_place + step;
    update();
}

void LoadingLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = Theme::of(palette());
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
    if (!m_loading)
        return;
    const qreal length = width() * 0.3;
    const qreal left = (width() + length) * m_place - length;
    const bool still = !m_timer.isActive();
    painter.fillRect(QRectF(still ? 0 : left, 0, length, height()), theme.accent);
}
