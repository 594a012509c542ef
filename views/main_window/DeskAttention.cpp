// SPDX-License-Identifier: Apache-2.0
#include "main_window/DeskAttention.h"

#include <QApplication>
#include <QEvent>

DeskAttention::DeskAttention(QWidget* window)
    : QObject(window)
    , m_window(window) {
    m_sinceTouch.start();
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &DeskAttention::decide);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, &DeskAttention::decide);
    window->installEventFilter(this);
    qApp->installEventFilter(this); // Dialogs are used, too.
    m_idle.start(m_idleTime);
}

void DeskAttention::setIdleTime(std::chrono::milliseconds time) {
    m_idleTime = time;
    decide();
}

bool DeskAttention::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        noteTouch();
        break;
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::WindowStateChange:
        if (watched == m_window)
            decide();
        break;
    default: // Qt's types are open: most are none of this one's business.
        break;
    }
    return QObject::eventFilter(watched, event);
}

void DeskAttention::noteTouch() {
    m_sinceTouch.start();
    if (m_attention != Attention::InUse)
        decide();
}

void DeskAttention::decide() {
    const auto idleLeft = m_idleTime - sinceTouch();
    const bool isActive = QGuiApplication::applicationState() == Qt::ApplicationActive;
    Attention now = Attention::Background;
    if (!m_window->isVisible() || m_window->isMinimized())
        now = Attention::Away;
    else if (isActive && idleLeft.count() > 0)
        now = Attention::InUse;
    if (now == Attention::InUse)
        m_idle.start(idleLeft);
    if (std::exchange(m_attention, now) != now)
        Q_EMIT changed(now);
}
