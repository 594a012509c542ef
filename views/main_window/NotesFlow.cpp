// SPDX-License-Identifier: Apache-2.0
#include "main_window/NotesFlow.h"

#include "journal/JournalStamp.h"
#include "notes/NoteWatch.h"
#include "notes/NotesDialog.h"
#include "notes/NotesSection.h"
#include "session_detail/SessionDetailPane.h"
#include "settings/AccountConnection.h"
#include "settings/DeskLock.h"

NotesFlow::NotesFlow(const DeskParts& parts, SessionDetailPane& pane, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_pane(pane)
    , m_window(window)
    , m_section(new NotesSection(parts.reviewed, parts.noteWriting)) {
    m_pane.placeNotes(m_section);
    connect(m_section, &NotesSection::copyRequested, this, &NotesFlow::copyRequested);
    connect(&m_parts.connection, &AccountConnection::changed, this, &NotesFlow::refresh);
    connect(&m_parts.reviewed, &ReviewedSession::changed, this, &NotesFlow::refresh);
    connect(&m_parts.lock, &DeskLock::locked, m_section, &NotesSection::dropDrafts);
    connect(&m_parts.connection, &AccountConnection::disconnected, m_section, &NotesSection::dropDrafts);
}

QString NotesFlow::account() const {
    return QString::fromLatin1(m_parts.connection.keyMark());
}

void NotesFlow::setPreferences(const QStringList& accounts, const QString& operatorName) {
    m_accounts = accounts;
    m_ownName = operatorName.isEmpty() ? systemUser() : operatorName;
    m_section->setOwnName(m_ownName);
    refresh();
}

void NotesFlow::refresh() {
    const bool wanted = !account().isEmpty() && m_accounts.contains(account());
    m_section->setWanted(wanted);
    m_pane.setNotesShown(wanted);
    m_parts.noteWatch.watch(wanted ? m_parts.reviewed.id() : SessionId());
}

void NotesFlow::show() {
    auto* dialog = new NotesDialog(m_parts.connection.account().displayName, m_ownName,
                                   m_accounts.contains(account()), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NotesDialog::wantedChosen, this, [this](bool wanted) {
        QStringList accounts = m_accounts;
        accounts.removeAll(account());
        if (wanted)
            accounts << account();
        Q_EMIT accountsChosen(accounts);
    });
    dialog->open();
}
