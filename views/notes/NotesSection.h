// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "notes/NoteDrafts.h"
#include "notes/NoteWriting.h"
#include "session_detail/DetailSection.h"

class FieldRow;
class LinkButton;
class NoteEdit;
class NoteTrouble;
class QLineEdit;
class QPushButton;
class ReviewedSession;
class ValueLabel;

/// What colleagues tell each other of the open session: who has it, a note, who has seen it. Nothing is
/// written for looking alone. A note that is not saved stays with its session while the desk is open.
class NotesSection : public DetailSection {
    Q_OBJECT
public:
    NotesSection(ReviewedSession& reviewed, NoteWriting& writing, QWidget* parent = nullptr);

    /// Whether the reviewer wants notes in this account.
    void setWanted(bool wanted);
    /// What the reviewer is called by "me".
    void setOwnName(const QString& name);
    /// Sessions with a note that was begun and is not saved.
    QList<SessionId> unsaved() const;
    /// One after the other; see unsaved() for those that could not be.
    void saveAll();
    /// The desk is locked.
    void dropDrafts();

Q_SIGNALS:
    void copyRequested(const QString& text);

private:
    void arrange();
    void join();
    void refresh();
    void displayParts(const SessionNotes& notes, bool isAnother);
    void displayNote(const QString& there);
    void displayCount();
    void takeText();
    void saveNote();
    void assign(const QString& name);
    void keepMine();
    void takeTheirs();
    void takeWritten(const NoteWriting::Change& change);
    const VerificationSession* session() const;

    ReviewedSession& m_reviewed;
    NoteWriting& m_writing;
    NoteDrafts m_drafts;
    QString m_ownName;
    bool m_isWanted = false;
    SessionId m_shown;
    QLineEdit* m_assignee;
    LinkButton* m_me;
    NoteEdit* m_note;
    ValueLabel* m_count;
    QPushButton* m_save;
    FieldRow* m_seenBy;
    LinkButton* m_seen;
    NoteTrouble* m_trouble;
};
