// SPDX-License-Identifier: Apache-2.0
#include "notes/NotesSection.h"

#include "look/Look.h"
#include "look/SecretFreeText.h"
#include "notes/NoteEdit.h"
#include "notes/NoteTrouble.h"
#include "session_detail/FieldRow.h"
#include "session_detail/LinkButton.h"
#include "sessions/ReviewedSession.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

using State = NoteWriting::State;

NotesSection::NotesSection(ReviewedSession& reviewed, NoteWriting& writing, QWidget* parent)
    : DetailSection(tr("Notes"), parent)
    , m_reviewed(reviewed)
    , m_writing(writing)
    , m_assignee(new QLineEdit(this))
    , m_me(new LinkButton(tr("me"), this))
    , m_note(new NoteEdit(this))
    , m_count(new ValueLabel(ValueLabel::Overflow::ElideEnd, this))
    , m_save(new QPushButton(tr("Save note"), this))
    , m_seenBy(new FieldRow(tr("Seen by"), ValueLabel::Overflow::Wrap, this))
    , m_seen(m_seenBy->addLink(tr("mark as seen"), tr("Mark as seen: adds my name")))
    , m_trouble(new NoteTrouble(this)) {
    setObjectName(QStringLiteral("notes"));
    arrange();
    join();
    hide();
}

void NotesSection::arrange() {
    m_assignee->setObjectName(QStringLiteral("assignee"));
    m_assignee->setAccessibleName(tr("Assigned to; Enter saves"));
    m_assignee->setPlaceholderText(tr("nobody"));
    m_assignee->setToolTip(tr("Enter saves"));
    m_assignee->setFixedHeight(grid::compactRow);
    keepSecretsOut(m_assignee);
    m_me->setObjectName(QStringLiteral("assignToMe"));
    m_me->setAccessibleName(tr("Assign to me"));
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setAccessibleName(tr("Note; Ctrl and Enter save"));
    m_note->setPlaceholderText(tr("For your colleagues. Kept at Stripe, in this session's metadata."));
    m_count->setObjectName(QStringLiteral("noteCount"));
    m_count->setDimmed(true);
    m_save->setObjectName(QStringLiteral("saveNote"));
    m_save->setToolTip(tr("Ctrl+Enter"));
    m_seen->setObjectName(QStringLiteral("haveSeen"));

    auto* assigned = new FieldRow(tr("Assigned to"), ValueLabel::Overflow::Wrap, this);
    assigned->value().hide();
    assigned->addAtRight(m_assignee);
    assigned->addAtRight(m_me);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_count, 1);
    foot->addWidget(m_save);
    body().addWidget(assigned);
    body().addSpacing(4);
    body().addWidget(m_note);
    body().addSpacing(4);
    body().addLayout(foot);
    body().addWidget(m_trouble);
    body().addWidget(m_seenBy);
}

void NotesSection::join() {
    connect(m_assignee, &QLineEdit::returnPressed, this, [this] { assign(m_assignee->text().simplified()); });
    connect(m_me, &LinkButton::clicked, this, [this] { assign(m_ownName); });
    connect(m_note, &QPlainTextEdit::textChanged, this, &NotesSection::takeText);
    connect(m_note, &NoteEdit::saveRequested, this, &NotesSection::saveNote);
    connect(m_save, &QPushButton::clicked, this, &NotesSection::saveNote);
    connect(m_seen, &LinkButton::clicked, this, [this] {
        if (session())
            m_writing.write({m_shown, NotePart::SeenBy, {}, m_ownName});
    });
    connect(m_trouble, &NoteTrouble::keepMineRequested, this, &NotesSection::keepMine);
    connect(m_trouble, &NoteTrouble::takeTheirsRequested, this, &NotesSection::takeTheirs);
    connect(m_trouble, &NoteTrouble::tryAgainRequested, this,
            [this] { m_writing.write(NoteWriting::Change(m_writing.change())); });
    connect(m_trouble, &NoteTrouble::copyRequested, this, &NotesSection::copyRequested);
    connect(&m_writing, &NoteWriting::written, this, &NotesSection::takeWritten);
    connect(&m_writing, &NoteWriting::changed, this, &NotesSection::refresh);
    connect(&m_reviewed, &ReviewedSession::changed, this, &NotesSection::refresh);
}

const VerificationSession* NotesSection::session() const {
    return m_reviewed.session() ? &*m_reviewed.session() : nullptr;
}

void NotesSection::setWanted(bool wanted) {
    m_isWanted = wanted;
    refresh();
}

void NotesSection::setOwnName(const QString& name) {
    m_ownName = name;
    refresh();
}

QList<SessionId> NotesSection::unsaved() const {
    return m_drafts.sessions();
}

void NotesSection::saveAll() {
    const QList<SessionId> sessions = m_drafts.sessions();
    for (const SessionId& id : sessions) {
        const NoteDrafts::Draft draft = *m_drafts.of(id);
        m_writing.write({id, NotePart::Note, draft.base, draft.text});
    }
}

void NotesSection::dropDrafts() {
    m_drafts.clear();
    m_shown = {};
    m_writing.dismiss();
    const QSignalBlocker quiet(m_note);
    m_note->clear();
    m_assignee->clear();
}

void NotesSection::refresh() {
    setVisible(m_isWanted && session() && !session()->isRedactionRequested());
    if (!m_isWanted || !session())
        return;
    const bool isAnother = std::exchange(m_shown, session()->id) != session()->id;
    displayParts(notesIn(session()->metadata), isAnother);
    const bool isOfThis = m_writing.change().session == m_shown;
    setNote(isOfThis && m_writing.state() == State::Writing ? tr("saving…") : QString());
    if (isOfThis)
        m_trouble->display(m_writing);
    else
        m_trouble->hide();
    displayCount();
}

void NotesSection::displayParts(const SessionNotes& notes, bool isAnother) {
    // What is being typed is not taken out of the hand.
    if (isAnother || !m_assignee->hasFocus())
        m_assignee->setText(notes.assignedTo);
    m_me->setVisible(notes.assignedTo != m_ownName);
    displayNote(notes.note);
    m_seenBy->value().display(notes.seenBy.isEmpty() ? tr("nobody yet")
                                                     : notes.seenBy.join(QStringLiteral(", ")));
    m_seenBy->value().setDimmed(notes.seenBy.isEmpty());
    const bool isSeenWaiting = m_writing.isWaiting(m_shown, NotePart::SeenBy);
    m_seen->setText(isSeenWaiting ? tr("adding your name…") : tr("mark as seen"));
    m_seen->setEnabled(!isSeenWaiting);
    m_seen->updateGeometry();
    m_seen->setVisible(!notes.seenBy.contains(m_ownName));
}

/// What somebody has begun to write stays; what a colleague writes meanwhile shows when it is saved.
void NotesSection::displayNote(const QString& there) {
    const NoteDrafts::Draft* draft = m_drafts.of(m_shown);
    const QString text = draft ? draft->text : there;
    if (m_note->toPlainText() == text)
        return;
    const QSignalBlocker quiet(m_note);
    m_note->setPlainText(text);
}

void NotesSection::takeText() {
    if (!session())
        return;
    const NoteDrafts::Draft* draft = m_drafts.of(m_shown);
    const QString base = draft ? draft->base : noteText(session()->metadata, NotePart::Note);
    const QString text = m_note->toPlainText();
    if (text == base)
        m_drafts.drop(m_shown);
    else
        m_drafts.keep(m_shown, {text, base});
    displayCount();
}

void NotesSection::displayCount() {
    const int length = noteLength(m_note->toPlainText());
    const bool tooLong = length > longestNote;
    const bool unsaved = m_drafts.of(m_shown) != nullptr;
    m_count->display(tooLong   ? tr("%1 too many").arg(length - longestNote)
                     : unsaved ? tr("%1 of %2, not saved").arg(length).arg(longestNote)
                               : tr("%1 of %2").arg(length).arg(longestNote));
    m_count->setTone(tooLong ? Tone::Refused : Tone::Neutral);
    m_save->setEnabled(unsaved && !tooLong && m_writing.state() != State::Writing);
}

void NotesSection::saveNote() {
    const NoteDrafts::Draft* draft = m_drafts.of(m_shown);
    if (session() && draft)
        m_writing.write({m_shown, NotePart::Note, draft->base, draft->text});
}

void NotesSection::assign(const QString& name) {
    if (session())
        m_writing.write(
            {m_shown, NotePart::AssignedTo, noteText(session()->metadata, NotePart::AssignedTo), name});
}

void NotesSection::keepMine() {
    NoteWriting::Change change = m_writing.change();
    change.before = m_writing.theirs();
    m_writing.write(change);
}

void NotesSection::takeTheirs() {
    if (m_writing.change().part == NotePart::Note)
        m_drafts.drop(m_writing.change().session);
    m_writing.dismiss();
}

/// What was typed on while it was saved is a draft still, over what stands there now.
void NotesSection::takeWritten(const NoteWriting::Change& change) {
    const NoteDrafts::Draft* draft = m_drafts.of(change.session);
    if (change.part != NotePart::Note || !draft)
        return;
    if (draft->text == change.after)
        m_drafts.drop(change.session);
    else
        m_drafts.keep(change.session, {draft->text, change.after});
    refresh();
}
