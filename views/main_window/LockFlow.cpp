// SPDX-License-Identifier: Apache-2.0
#include "main_window/LockFlow.h"

#include "main_window/DeskAttention.h"
#include "settings/DeskLock.h"
#include "settings/LockDialog.h"

#include <QApplication>
#include <QDialog>
#include <QToolTip>

LockFlow::LockFlow(const DeskParts& parts, const DeskAttention& attention, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_attention(attention)
    , m_window(window) {
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &LockFlow::lookWhetherIdle);
    connect(&m_parts.lock, &DeskLock::locked, this, &LockFlow::clearScreen);
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

void LockFlow::clearScreen() {
    QToolTip::hideText();
    while (QWidget* popup = QApplication::activePopupWidget())
        if (!popup->close())
            popup->hide();
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget* widget : widgets)
        if (auto* dialog = qobject_cast<QDialog*>(widget); dialog && dialog->isVisible())
            dialog->reject();
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
