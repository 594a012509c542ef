// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

class QKeyEvent;

/// Makes the shortcuts of the given actions work in every window of the app: dialogs, message boxes, menus
/// and other popups, where Qt's own shortcuts reach the window alone that has them. For what protects
/// people's data, lock and mask, and for nothing else: it comes before whatever has the keyboard.
///
/// Keys are compared as the keyboard sends them. On a keyboard without Latin letters Qt's own shortcuts know
/// better which key is meant: for them each dialog has the actions as well.
class PrivacyKeys : public QObject {
    Q_OBJECT
public:
    PrivacyKeys(const QList<QAction*>& actions, QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QAction* actionFor(const QKeyEvent& event) const;
    bool takeKey(QKeyEvent& event);

    QList<QAction*> m_actions;
    QAction* m_pressed = nullptr; ///< Triggered by the ShortcutOverride that comes before its KeyPress.
};
