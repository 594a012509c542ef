// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

/// A few lines of plain text. Ctrl+Return saves; Tab goes on to the next control, as everywhere in the pane.
class NoteEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit NoteEdit(QWidget* parent = nullptr);

Q_SIGNALS:
    void saveRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
};
