// SPDX-License-Identifier: Apache-2.0
#include "actions/ConfirmRedactDialog.h"

#include "actions/DangerButton.h"
#include "look/Look.h"
#include "notes/SessionNotes.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace {
constexpr int typedLetters = 6;
} // namespace

ConfirmRedactDialog::ConfirmRedactDialog(const VerificationSession& session, const QString& accountName,
                                         bool live, QWidget* parent)
    : ConfirmActionDialog(session, accountName, live, {tr("Redact this session?"), tr("Redact this session")},
                          parent) {
    setObjectName(QStringLiteral("confirmRedact"));
    addEffects(accountName);
    addConfirmation();
    confirmButton().setEnabled(false);
    m_typed->setFocus();
}

void ConfirmRedactDialog::addEffects(const QString& accountName) {
    addEffect(
        tr("Stripe erases what it keeps of this session for %1: the person's data, the report, the pictures "
           "and the metadata.")
            .arg(accountName.isEmpty() ? tr("this account") : accountName));
    if (!notesIn(session().metadata).isEmpty())
        addEffect(tr("Your colleagues' notes on it and whom it is assigned to are erased as well."));
    if (session().status.value == SessionStatus::RequiresInput)
        addEffect(tr("The session becomes canceled: the person can no longer submit anything to it."));
    addEffect(tr("What the desk itself has of this session goes at once. At Stripe it takes up to four days; "
                 "the desk follows it until it is done."));
    addEffect(tr("This cannot be undone."));
}

void ConfirmRedactDialog::addConfirmation() {
    auto* box = new QWidget(this);
    auto* lines = new QVBoxLayout(box);
    lines->setContentsMargins(0, grid::betweenControls, 0, 0);
    lines->setSpacing(4);
    auto* prompt = new ValueLabel(ValueLabel::Overflow::Wrap, box);
    prompt->display(tr("To go on, type the last 6 characters of the session's id:"));
    m_typed = new QLineEdit(box);
    m_typed->setObjectName(QStringLiteral("typed"));
    m_typed->setFont(monospacedFont(font()));
    m_typed->setAccessibleName(tr("The last 6 characters of the session's id"));
    m_typed->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_mismatch = new ValueLabel(ValueLabel::Overflow::Wrap, box);
    m_mismatch->setObjectName(QStringLiteral("mismatch"));
    m_mismatch->setFont(labelFont(font()));
    m_mismatch->setTone(Tone::Refused);
    lines->addWidget(prompt);
    lines->addWidget(m_typed);
    lines->addWidget(m_mismatch);
    addBeforeButtons(box);
    connect(m_typed, &QLineEdit::textChanged, this, &ConfirmRedactDialog::compare);
}

void ConfirmRedactDialog::compare(const QString& typed) {
    const bool matches = typed == target().text().right(typedLetters);
    confirmButton().setEnabled(matches);
    const bool wrong = !matches && typed.size() >= typedLetters;
    m_mismatch->display(wrong ? tr("This session's id ends differently. Capital and small letters count.")
                              : QString());
}

void ConfirmRedactDialog::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || !m_typed->hasFocus()) {
        ConfirmActionDialog::keyPressEvent(event);
        return;
    }
    // Enter after typing leads to the button; pressing it takes one more, and not the same one held down.
    if (confirmButton().isEnabled() && !event->isAutoRepeat())
        confirmButton().setFocus(Qt::TabFocusReason);
}
