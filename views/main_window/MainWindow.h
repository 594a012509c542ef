// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Ids.h"
#include "main_window/DeskAttention.h"
#include "main_window/DeskParts.h"
#include "settings/Preferences.h"

#include <QMainWindow>

#include <functional>

class ActionFlow;
class ConnectPage;
class DeskCommands;
class DeskPage;
class ExportFlow;
class JournalFlow;
class KeptFlow;
class LeaveGuard;
class LockFlow;
class LockPage;
class PictureFlow;
class QStackedWidget;

/// The window: asks for a key while there is none, and shows the desk while there is one. It places pages and
/// commands and decides nothing. Its title never names a person.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const DeskParts& parts);

    void restore(const Preferences& preferences);
    /// Writes what the window knows into the preferences.
    void store(Preferences& preferences) const;
    /// Which sessions can be seen now, the open one first.
    QList<SessionId> sessionsOnScreen() const;
    DeskAttention& attention() const { return *m_attention; }

Q_SIGNALS:
    void preferencesChanged(const Preferences& preferences);
    void closing();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void joinCommands();
    void joinLock();
    void showConnection();
    void showPage();
    void showKeys();
    void showKeyCard();
    void changeKey();
    void change(const std::function<void(Preferences&)>& edit);

    DeskParts m_parts;
    Preferences m_preferences;
    DeskCommands* m_commands;
    QStackedWidget* m_pages;
    ConnectPage* m_connect;
    DeskPage* m_desk;
    ActionFlow* m_actions;
    KeptFlow* m_kept;
    JournalFlow* m_journal;
    ExportFlow* m_exports;
    PictureFlow* m_pictures;
    DeskAttention* m_attention;
    LockPage* m_lockPage;
    LockFlow* m_lock;
    LeaveGuard* m_leaving;
    bool m_mayClose = false; ///< The reviewer has decided, or nothing is open.
};
