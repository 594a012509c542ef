// SPDX-License-Identifier: Apache-2.0
#include "main_window/DeskCommands.h"

#include <QActionGroup>
#include <QMenu>
#include <QWidget>

namespace {

struct Row {
    Command command;
    const char* name; ///< For tests and for Qt's object tree.
    const char* words;
    const char* keys; ///< The first is shown in the menu; more after a space.
    bool inMenu = true;
    bool separatorAfter = false;
};

constexpr Row rows[] = {
    {Command::Find, "find", QT_TRANSLATE_NOOP("DeskCommands", "Go to the filter line"), "Ctrl+F", false},
    {Command::Undo, "undoFilter", QT_TRANSLATE_NOOP("DeskCommands", "Undo in the filter"), "Ctrl+Z", true},
    {Command::Redo, "redoFilter", QT_TRANSLATE_NOOP("DeskCommands", "Redo in the filter"),
     "Ctrl+Shift+Z Ctrl+Y", true},
    {Command::PasteAsView, "pasteAsView", QT_TRANSLATE_NOOP("DeskCommands", "Find the sessions in a ticket…"),
     "Ctrl+Shift+V", true},
    {Command::SaveView, "saveViewCommand", QT_TRANSLATE_NOOP("DeskCommands", "Save as a view…"), "Ctrl+S",
     true},
    {Command::ExportShown, "exportShown", QT_TRANSLATE_NOOP("DeskCommands", "Export what is shown…"),
     "Ctrl+E", true, true},
    {Command::NextSession, "nextSession", QT_TRANSLATE_NOOP("DeskCommands", "Next session"), "Alt+Down",
     true},
    {Command::PreviousSession, "previousSession", QT_TRANSLATE_NOOP("DeskCommands", "Previous session"),
     "Alt+Up", true},
    {Command::CopyId, "copyId", QT_TRANSLATE_NOOP("DeskCommands", "Copy session id"), "Ctrl+Shift+C", true},
    {Command::OpenInDashboard, "openInDashboard",
     QT_TRANSLATE_NOOP("DeskCommands", "Open in the Stripe dashboard"), "Ctrl+D", true},
    {Command::RevealAll, "revealAll", QT_TRANSLATE_NOOP("DeskCommands", "Reveal this session"),
     "Ctrl+Shift+R", true},
    {Command::ShowPictures, "showPicturesCommand", QT_TRANSLATE_NOOP("DeskCommands", "Show pictures…"),
     "Ctrl+Shift+P", true},
    {Command::MaskAll, "maskAllNow", QT_TRANSLATE_NOOP("DeskCommands", "Mask all now"), "Ctrl+M", true, true},
    {Command::Refresh, "refresh", QT_TRANSLATE_NOOP("DeskCommands", "Refresh"), "F5 Ctrl+R", true},
    {Command::MarkAllSeen, "markAllSeen", QT_TRANSLATE_NOOP("DeskCommands", "Mark all as seen"),
     "Ctrl+Shift+M", true},
    {Command::LoadFurther, "loadFurtherCommand", QT_TRANSLATE_NOOP("DeskCommands", "Load up to 5,000 more"),
     "Ctrl+L", true},
    {Command::LoadEverything, "loadEverythingCommand", QT_TRANSLATE_NOOP("DeskCommands", "Load everything…"),
     "", true},
    {Command::ShowNotes, "showNotes", QT_TRANSLATE_NOOP("DeskCommands", "Notes and assignment…"), "", true},
    {Command::ShowReads, "showReads", QT_TRANSLATE_NOOP("DeskCommands", "Reads of Stripe…"), "", true},
    {Command::ShowKept, "showKept", QT_TRANSLATE_NOOP("DeskCommands", "Kept on this computer…"), "", true},
    {Command::ShowJournal, "showJournal", QT_TRANSLATE_NOOP("DeskCommands", "Journal…"), "", true, true},
    {Command::CancelSession, "cancelSession", QT_TRANSLATE_NOOP("DeskCommands", "Cancel session…"),
     "Ctrl+Shift+X", true},
    {Command::RedactSession, "redactSession", QT_TRANSLATE_NOOP("DeskCommands", "Redact…"), "Ctrl+Shift+E",
     true, true},
    {Command::ShowHistogram, "showHistogram", QT_TRANSLATE_NOOP("DeskCommands", "Chart above the list"), "",
     true},
    {Command::CompactRows, "compactRows", QT_TRANSLATE_NOOP("DeskCommands", "Compact rows"), "", true},
    {Command::NextPane, "nextPane", QT_TRANSLATE_NOOP("DeskCommands", "Next pane"), "F6", false},
    {Command::PreviousPane, "previousPane", QT_TRANSLATE_NOOP("DeskCommands", "Previous pane"), "Shift+F6",
     false},
    {Command::UseAnotherKey, "useAnotherKey", QT_TRANSLATE_NOOP("DeskCommands", "Use another key…"), "",
     true},
    {Command::ShowKeyCard, "showKeyCard", QT_TRANSLATE_NOOP("DeskCommands", "What this key may do…"), "",
     true},
    {Command::LockNow, "lockNow", QT_TRANSLATE_NOOP("DeskCommands", "Lock"), "Ctrl+Shift+L", true},
    {Command::ShowLock, "showLock", QT_TRANSLATE_NOOP("DeskCommands", "Lock and privacy…"), "", true, true},
    {Command::ShowKeys, "showKeys", QT_TRANSLATE_NOOP("DeskCommands", "Keys"), "F1", true},
    {Command::Quit, "quit", QT_TRANSLATE_NOOP("DeskCommands", "Quit"), "Ctrl+Q", true},
};

QList<QKeySequence> keysOf(const Row& row) {
    QList<QKeySequence> keys;
    const QStringList texts = QString::fromLatin1(row.keys).split(u' ', Qt::SkipEmptyParts);
    for (const QString& text : texts)
        keys << QKeySequence(text);
    return keys;
}

} // namespace

DeskCommands::DeskCommands(QWidget* window)
    : QObject(window)
    , m_menu(new QMenu(window)) {
    for (const Row& row : rows) {
        auto* action = new QAction(tr(row.words), window);
        action->setObjectName(QString::fromLatin1(row.name));
        action->setShortcuts(keysOf(row));
        m_actions.insert(row.command, action);
        window->addAction(action);
        if (row.command == Command::CompactRows)
            addColourSchemes();
        if (row.inMenu)
            m_menu->addAction(action);
        if (row.separatorAfter)
            m_menu->addSeparator();
    }
    action(Command::CompactRows).setCheckable(true);
    action(Command::ShowHistogram).setCheckable(true);
}

void DeskCommands::addColourSchemes() {
    QMenu* colours = m_menu->addMenu(tr("Colours"));
    auto* group = new QActionGroup(this);
    const auto add = [&](ColourScheme scheme, const QString& words) {
        QAction* action = colours->addAction(words);
        action->setCheckable(true);
        group->addAction(action);
        m_schemes.insert(scheme, action);
        connect(action, &QAction::triggered, this, [this, scheme] { Q_EMIT colourSchemeChosen(scheme); });
    };
    add(ColourScheme::FollowSystem, tr("As the system"));
    add(ColourScheme::Light, tr("Light"));
    add(ColourScheme::Dark, tr("Dark"));
}

void DeskCommands::showPreferences(const Preferences& preferences) {
    action(Command::CompactRows).setChecked(preferences.compactRows);
    action(Command::ShowHistogram).setChecked(preferences.histogramShown);
    m_schemes[preferences.colourScheme]->setChecked(true);
}

void DeskCommands::setLocked(bool locked) {
    for (auto command = m_actions.cbegin(); command != m_actions.cend(); ++command)
        command.value()->setEnabled(!locked || command.key() == Command::Quit);
}

QString DeskCommands::keysAsHtml() const {
    const QString row = QStringLiteral("<tr><td style='padding-right:24px'><b>%1</b></td><td>%2</td></tr>");
    QString html;
    for (const Row& command : rows) {
        QStringList keys;
        for (const QKeySequence& key : keysOf(command))
            keys << key.toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            html += row.arg(keys.join(tr(" or ")), tr(command.words));
    }
    html += row.arg(tr("J, K or arrows"), tr("Next and previous, in the list"));
    html += row.arg(tr("Menu key"), tr("What can be done with a row, in the list"));
    html += row.arg(tr("Ctrl+Space"), tr("What can stand at the cursor, in the filter line"));
    html += row.arg(tr("Up"), tr("Earlier lines, in an empty filter line"));
    html += row.arg(tr("F1"), tr("The filter's language by example, in the filter line"));
    html += row.arg(tr("Esc"), tr("Clears the filter line"));
    return html;
}
