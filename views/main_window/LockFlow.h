// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"
#include "settings/Preferences.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

class DeskAttention;

/// Locks the desk when nobody touches it, and takes everything off the screen that stands beside the window's
/// own page: dialogs, menus, tips.
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

private:
    void lookWhetherIdle();
    void clearScreen();

    DeskParts m_parts;
    const DeskAttention& m_attention;
    QWidget* m_window;
    std::chrono::milliseconds m_idleTime{0};
    QTimer m_idle;
};
