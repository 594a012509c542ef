// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/StatedReason.h"

#include <QDialog>

class QButtonGroup;
class QLineEdit;
class QPushButton;
class ValueLabel;

/// Asks why something personal is to be shown, before it is. One key chooses a reason, Enter confirms;
/// without a reason the dialog stays and says what is missing.
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
    void reveal();

    QButtonGroup* m_reasons;
    QLineEdit* m_typed;
    QPushButton* m_reveal;
    ValueLabel* m_missing; ///< Why nothing is revealed.
};
