// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

/// What notes are, and whether they are wanted in this account.
class NotesDialog : public QDialog {
    Q_OBJECT
public:
    /// `ownName` is what the reviewer is called in them.
    NotesDialog(const QString& accountName, const QString& ownName, bool wanted, QWidget* parent);

Q_SIGNALS:
    void wantedChosen(bool wanted);
};
