// SPDX-License-Identifier: Apache-2.0
#include "main_window/LockFlow.h"

#include "main_window/DeskAttention.h"
#include "main_window/LeaveDialog.h"
#include "settings/DeskLock.h"
#include "settings/LockDialog.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QPointer>
#include <QToolTip>

LockFlow::LockFlow(const DeskParts& parts, const DeskAttention& attention, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_attention(attention)
    , m_window(window) {
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &LockFlow::lookWhetherIdle);
    connect(&m_parts.lock, &DeskLock::locking, this,
            [this] { m_wasInUse = QGuiApplication::applicationState() == Qt::ApplicationActive; });
    connect(&m_parts.lock, &DeskLock::locked, this, &LockFlow::clearScreen);
    qApp->installEventFilter(this);
    connect(&m_parts.lock, &DeskLock::unlocked, this, &LockFlow::lookWhetherIdle);
}

void LockFlow::setIdleTime(std::chrono::milliseconds time) {
    m_idleTime = time;
    lookWhetherIdle();
}

/// Set anew for what is left of the time, rather than at every touch.
void LockFlow::lookWhetherIdle() {
    m_idle.stop();
    if (m_idleTime.count() == 0 || m_parts.lock.isShut())
        return;
    const std::chrono::milliseconds left = m_idleTime - m_attention.sinceTouch();
    if (left.count() <= 0)
        m_parts.lock.lock();
    // Without a key there is nothing to lock yet.
    if (!m_parts.lock.isShut())
        m_idle.start(left.count() > 0 ? left : m_idleTime);
}

/// A dialog that would rather ask first is hidden: nothing may keep people's data on the screen.
void LockFlow::clearScreen() {
    QToolTip::hideText();
    while (QWidget* popup = QApplication::activePopupWidget())
        if (!popup->close())
            popup->hide();
    QList<QPointer<QWidget>> others;
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows)
        if (window != m_window && window->isVisible())
            others << window;
    for (const QPointer<QWidget>& other : std::as_const(others)) {
        if (auto* dialog = qobject_cast<QDialog*>(other.data()))
            dialog->reject();
        else if (other)
            other->close();
        if (other && other->isVisible())
            other->hide();
    }
    if (m_wasInUse && !m_window->isActiveWindow())
        m_window->activateWindow(); // So that the passphrase can be typed.
}

bool LockFlow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show && m_parts.lock.isShut() && watched->isWidgetType())
        if (auto* widget = static_cast<QWidget*>(watched);
            widget->isWindow() && widget != m_window && !qobject_cast<LeaveDialog*>(widget))
            keepOffScreen(widget);
    return QObject::eventFilter(watched, event);
}

/// A window gets its Show before it is on the screen. Who leaves the locked app is asked as ever: that names
/// nobody.
void LockFlow::keepOffScreen(QWidget* late) {
    late->setAttribute(Qt::WA_DontShowOnScreen);
    QMetaObject::invokeMethod(
        late,
        [late] {
            late->close();
            late->setAttribute(Qt::WA_DontShowOnScreen, false);
        },
        Qt::QueuedConnection);
}

void LockFlow::showSettings(const Preferences& preferences) {
    auto* dialog = new LockDialog(preferences, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LockDialog::lockAfterChosen, this, &LockFlow::lockAfterChosen);
    connect(dialog, &LockDialog::revealsAnHourChosen, this, &LockFlow::revealsAnHourChosen);
    connect(dialog, &LockDialog::operatorNameChosen, this, &LockFlow::operatorNameChosen);
    connect(dialog, &LockDialog::passphraseChosen, this, &LockFlow::passphraseChosen);
    dialog->open();
}
