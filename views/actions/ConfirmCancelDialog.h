// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actions/ConfirmActionDialog.h"

/// Asks before a session is canceled.
class ConfirmCancelDialog : public ConfirmActionDialog {
    Q_OBJECT
public:
    ConfirmCancelDialog(const VerificationSession& session, const QString& accountName, bool live,
                        QWidget* parent = nullptr);
};
