// SPDX-License-Identifier: Apache-2.0
#include "main_window/PrivacyKeys.h"

#include <QApplication>
#include <QDialog>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

PrivacyKeys::PrivacyKeys(const QList<QAction*>& actions, QWidget* window)
    : QObject(window)
    , m_actions(actions) {
    qApp->installEventFilter(this);
}

QAction* PrivacyKeys::actionFor(const QKeyEvent& event) const {
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const QKeySequence pressed(QKeyCombination(modifiers, static_cast<Qt::Key>(event.key())));
    const auto found = std::ranges::find_if(
        m_actions, [&pressed](const QAction* action) { return action->shortcuts().contains(pressed); });
    return found == m_actions.end() ? nullptr : *found;
}

/// A key comes as ShortcutOverride first and as KeyPress then. Some windows get the one only, such as a
/// window behind a modal dialog; the action is triggered once.
bool PrivacyKeys::takeKey(QKeyEvent& event) {
    QAction* action = actionFor(event);
    QAction* const triggered = std::exchange(m_pressed, nullptr);
    if (!action)
        return false;
    event.accept();
    if (event.type() == QEvent::ShortcutOverride)
        m_pressed = action;
    if (triggered != action && !event.isAutoRepeat())
        action->trigger(); // Does nothing while it is disabled.
    return true;
}

bool PrivacyKeys::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        return takeKey(*static_cast<QKeyEvent*>(event)) || QObject::eventFilter(watched, event);
    case QEvent::Show:
        if (auto* dialog = qobject_cast<QDialog*>(watched); dialog && dialog->isWindow())
            dialog->addActions(m_actions);
        break;
    default: // Qt's types are open: most are none of this one's business.
        break;
    }
    return QObject::eventFilter(watched, event);
}
