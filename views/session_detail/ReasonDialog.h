// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/StatedReason.h"

#include <QDialog>

class QButtonGroup;
class QLineEdit;
class QPushButton;

/// Asks why something personal is to be shown, before it is. One key chooses a reason, Enter confirms.
class ReasonDialog : public QDialog {
    Q_OBJECT
public:
    /// `warning` stands above the reasons unless it is empty; `usual` is chosen at first.
    ReasonDialog(const QString& warning, const StatedReason& usual, QWidget* parent = nullptr);

Q_SIGNALS:
    void given(const StatedReason& reason);

private:
    QWidget* reasons(const StatedReason& usual);
    StatedReason chosen() const;
    void refresh();

    QButtonGroup* m_reasons;
    QLineEdit* m_typed;
    QPushButton* m_reveal;
};
