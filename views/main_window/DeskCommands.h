// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/Preferences.h"

#include <QAction>
#include <QHash>
#include <QObject>

class QMenu;
class QWidget;

enum class Command {
    Find,
    Undo,
    Redo,
    PasteAsView,
    SaveView,
    ExportShown,
    NextSession,
    PreviousSession,
    CopyId,
    OpenInDashboard,
    ShowPictures,
    CancelSession,
    RedactSession,
    RevealAll,
    MaskAll,
    Refresh,
    MarkAllSeen,
    ShowNotes,
    ShowReads,
    ShowKept,
    ShowJournal,
    LoadFurther,
    LoadEverything,
    NextPane,
    PreviousPane,
    ShowHistogram,
    CompactRows,
    UseAnotherKey,
    ShowKeyCard,
    LockNow,
    ShowLock,
    ShowKeys,
    Quit,
};

/// Everything the window can be told to do, each with its words and its keys: in the menu, on the card of
/// keys, and as shortcuts that work wherever the focus is.
class DeskCommands : public QObject {
    Q_OBJECT
public:
    explicit DeskCommands(QWidget* window);

    QAction& action(Command command) const { return *m_actions[command]; }
    QMenu* menu() const { return m_menu; }
    /// The keys and what they do, as rows of a table.
    QString keysAsHtml() const;
    /// While the desk is locked only leaving it can be commanded.
    void setLocked(bool locked);
    void showPreferences(const Preferences& preferences);

    template <typename Context, typename Function>
    void on(Command command, Context* context, Function function) {
        connect(m_actions[command], &QAction::triggered, context, function);
    }

Q_SIGNALS:
    void colourSchemeChosen(ColourScheme scheme);

private:
    void addColourSchemes();

    QMenu* m_menu;
    QHash<Command, QAction*> m_actions;
    QHash<ColourScheme, QAction*> m_schemes;
};
