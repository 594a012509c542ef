// SPDX-License-Identifier: Apache-2.0
#include "evidence_viewer/BlurCountdown.h"

#include "sessions/ReviewedSession.h"

#include <QApplication>
#include <QEvent>
#include <QWindow>

#include <algorithm>
#include <utility>

BlurCountdown::BlurCountdown(QWidget* window)
    : QObject(window)
    , m_window(window)
    , m_time(ReviewedSession::revealTime) {
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &BlurCountdown::look);
    qApp->installEventFilter(this);
}

void BlurCountdown::start() {
    m_tick.start();
    restart();
}

void BlurCountdown::stop() {
    m_tick.stop();
    tellIfChanged();
}

int BlurCountdown::secondsLeft() const {
    if (!isRunning())
        return 0;
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_until - Clock::now());
    return std::max(0, static_cast<int>(left.count()));
}

void BlurCountdown::restart() {
    m_until = Clock::now() + m_time;
    tellIfChanged();
}

void BlurCountdown::look() {
    if (Clock::now() < m_until) {
        tellIfChanged();
        return;
    }
    stop();
    Q_EMIT over();
}

void BlurCountdown::tellIfChanged() {
    if (std::exchange(m_toldSeconds, secondsLeft()) != m_toldSeconds)
        Q_EMIT ticked();
}

/// Moves of the pointer over a widget that does not ask for them are the window's alone.
bool BlurCountdown::isOfWindow(const QObject* watched) const {
    if (watched->isWidgetType())
        return static_cast<const QWidget*>(watched)->window() == m_window;
    return watched->isWindowType() && watched == m_window->windowHandle();
}

bool BlurCountdown::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
        if (isRunning() && isOfWindow(watched))
            restart();
        break;
    default: // Qt's types are open: most are none of this one's business.
        break;
    }
    return QObject::eventFilter(watched, event);
}
