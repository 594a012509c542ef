// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"
#include "settings/Preferences.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

class DeskAttention;

/// Locks the app when nobody touches it, and takes everything off the screen that is beside the window's own
/// page: dialogs, the pictures' window, menus, tips. While it is locked no other window appears, whatever was
/// under way: a window that was waiting for a disk or an answer is closed before it is on the screen.
class LockFlow : public QObject {
    Q_OBJECT
public:
    LockFlow(const DeskParts& parts, const DeskAttention& attention, QWidget* window);

    /// Zero: never by itself.
    void setIdleTime(std::chrono::milliseconds time);
    void showSettings(const Preferences& preferences);

Q_SIGNALS:
    void lockAfterChosen(int minutes);
    void revealsAnHourChosen(int usual);
    void operatorNameChosen(const QString& name);
    void passphraseChosen(const std::optional<Passphrase>& passphrase);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void lookWhetherIdle();
    void clearScreen();
    void keepOffScreen(QWidget* late);

    DeskParts m_parts;
    const DeskAttention& m_attention;
    QWidget* m_window;
    std::chrono::milliseconds m_idleTime{0};
    QTimer m_idle;
    bool m_wasInUse = false; ///< One of the app's windows had the keyboard when the lock came.
};
