// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"

#include <QObject>
#include <QStringList>

class NotesSection;
class SessionDetailPane;
class QWidget;

/// Notes in the detail pane, for accounts in which the reviewer wants them.
class NotesFlow : public QObject {
    Q_OBJECT
public:
    NotesFlow(const DeskParts& parts, SessionDetailPane& pane, QWidget* window);

    /// `accounts` are marks of keys (see AccountConnection::keyMark()). Without a name of the reviewer's own
    /// it is the system's.
    void setPreferences(const QStringList& accounts, const QString& operatorName);
    NotesSection& section() const { return *m_section; }
    /// Asks whether notes are wanted in this account.
    void show();

Q_SIGNALS:
    void accountsChosen(const QStringList& accounts);
    void copyRequested(const QString& text);

private:
    QString account() const;
    void refresh();

    DeskParts m_parts;
    SessionDetailPane& m_pane;
    QWidget* m_window;
    NotesSection* m_section;
    QStringList m_accounts;
    QString m_ownName;
};
