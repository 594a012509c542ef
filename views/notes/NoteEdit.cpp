// SPDX-License-Identifier: Apache-2.0
#include "notes/NoteEdit.h"

#include "look/SecretFreeText.h"

#include <QKeyEvent>

NoteEdit::NoteEdit(QWidget* parent)
    : QPlainTextEdit(parent) {
    constexpr int lines = 4;
    setTabChangesFocus(true);
    keepSecretsOut(this);
    const int frame = 2 * static_cast<int>(document()->documentMargin()) + 2 * frameWidth();
    setFixedHeight(lines * fontMetrics().lineSpacing() + frame);
}

void NoteEdit::keyPressEvent(QKeyEvent* event) {
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && event->modifiers().testFlag(Qt::ControlModifier))
        Q_EMIT saveRequested();
    else
        QPlainTextEdit::keyPressEvent(event);
}
