// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actions/ConfirmActionDialog.h"

class QLineEdit;
class ValueLabel;

/// Asks before a session is redacted, and wants the end of its id typed: nothing else enables the button.
class ConfirmRedactDialog : public ConfirmActionDialog {
    Q_OBJECT
public:
    ConfirmRedactDialog(const VerificationSession& session, const QString& accountName, bool live,
                        QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addEffects(const QString& accountName);
    void addConfirmation();
    void compare(const QString& typed);

    QLineEdit* m_typed = nullptr;
    ValueLabel* m_mismatch = nullptr;
};
