// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class Journal;
class QLabel;
class QPushButton;

/// What the journal is, whether it is sound, and where it lies; checks it anew and exports it as a table.
/// Reading it, which takes as long as the disk takes, is done on a thread: the window, and its lock, never
/// wait for it.
class JournalDialog : public QDialog {
    Q_OBJECT
public:
    /// Null: none is kept. The name is the one the reviewer has chosen.
    JournalDialog(Journal* journal, const QString& operatorName, QWidget* parent);

private:
    void check();
    void askWhere();
    void exportTo(const QString& file);
    void setReading(bool reading);

    Journal* m_journal;
    QLabel* m_report;
    QLabel* m_told;
    QPushButton* m_check;
    QPushButton* m_export;
};
