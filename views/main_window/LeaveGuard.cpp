// SPDX-License-Identifier: Apache-2.0
#include "main_window/LeaveGuard.h"

#include "actions/SessionActions.h"
#include "main_window/LeaveDialog.h"
#include "notes/NoteWriting.h"
#include "notes/NotesSection.h"

namespace {

QString underWaySentence(ActionKind action, const SessionId& id) {
    switch (action) {
    case ActionKind::Cancel:
        return LeaveGuard::tr("%1 is being canceled.").arg(id.text());
    case ActionKind::Redact:
        return LeaveGuard::tr("The redaction of %1 is being sent to Stripe.").arg(id.text());
    }
    return {};
}

QString checkingSentence(ActionKind action, const SessionId& id) {
    switch (action) {
    case ActionKind::Cancel:
        return LeaveGuard::tr("It is not known yet whether %1 was canceled.").arg(id.text());
    case ActionKind::Redact:
        return LeaveGuard::tr("It is not known yet whether Stripe redacts %1.").arg(id.text());
    }
    return {};
}

bool hasFailed(NoteWriting::State state) {
    switch (state) {
    case NoteWriting::State::Idle:
    case NoteWriting::State::Writing:
        return false;
    case NoteWriting::State::Conflict:
    case NoteWriting::State::Refused:
    case NoteWriting::State::NotRecorded:
    case NoteWriting::State::Failed:
        return true;
    }
    return true;
}

} // namespace

LeaveGuard::LeaveGuard(const DeskParts& parts, NotesSection& notes, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_notes(notes)
    , m_window(window) {
    connect(&m_parts.actions, &SessionActions::underWayChanged, this, &LeaveGuard::refresh);
    connect(&m_parts.actions, &SessionActions::resultChanged, this, &LeaveGuard::refresh);
    // Queued: by then the drafts that were saved are dropped.
    connect(&m_parts.noteWriting, &NoteWriting::changed, this, &LeaveGuard::refresh, Qt::QueuedConnection);
    connect(&m_parts.noteWriting, &NoteWriting::written, this, &LeaveGuard::refresh, Qt::QueuedConnection);
}

QStringList LeaveGuard::openThings() const {
    QStringList sentences;
    const QList<SessionId> acting = m_parts.actions.open();
    for (const SessionId& id : acting) {
        if (const std::optional<ActionKind> action = m_parts.actions.underWay(id))
            sentences << underWaySentence(*action, id);
        else if (const std::optional<ActionResult> result = m_parts.actions.result(id))
            sentences << checkingSentence(result->action, id);
    }
    const QList<SessionId> unsaved = m_notes.unsaved();
    for (const SessionId& id : unsaved)
        sentences << tr("Your note on %1 is not saved.").arg(id.text());
    if (unsaved.isEmpty() && m_parts.noteWriting.isUnderWay())
        sentences << tr("A note is being saved.");
    return sentences;
}

QString LeaveGuard::consequence() const {
    QStringList sentences;
    if (!m_parts.actions.open().isEmpty())
        sentences << (m_parts.journal
                          ? tr("If you leave now, the app finds out what happened the next time this account "
                               "is connected. Nothing is sent twice.")
                          : tr("If you leave now, open the session in Stripe to see what happened."));
    if (!m_notes.unsaved().isEmpty())
        sentences << tr("A note that is not saved is lost when you leave.");
    return sentences.join(u' ');
}

bool LeaveGuard::mayLeave() const {
    return m_parts.actions.open().isEmpty() && m_notes.unsaved().isEmpty() &&
           !m_parts.noteWriting.isUnderWay();
}

void LeaveGuard::leave(Way way, const std::function<void()>& go) {
    if (mayLeave()) {
        go();
        return;
    }
    if (m_dialog)
        m_dialog->reject();
    m_go = go;
    m_isFinishing = false;
    m_dialog = new LeaveDialog(way == Way::CloseWindow, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &LeaveDialog::leaveNowChosen, this, [this] { std::exchange(m_go, {})(); });
    connect(m_dialog, &LeaveDialog::finishChosen, this, &LeaveGuard::finishAll);
    connect(m_dialog, &QDialog::rejected, this, [this] { m_go = {}; });
    refresh();
    m_dialog->open();
}

void LeaveGuard::finishAll() {
    m_isFinishing = true;
    if (hasFailed(m_parts.noteWriting.state()))
        m_parts.noteWriting.dismiss();
    m_notes.saveAll();
    refresh();
}

void LeaveGuard::refresh() {
    if (!m_dialog || !m_go)
        return;
    if (mayLeave()) {
        const bool leaves = m_isFinishing;
        const std::function<void()> go = std::exchange(m_go, {});
        m_dialog->close();
        if (leaves)
            go();
        return;
    }
    if (hasFailed(m_parts.noteWriting.state()))
        m_isFinishing = false; // The note says why, in the window behind.
    m_dialog->display(openThings(), consequence(), m_isFinishing);
}
