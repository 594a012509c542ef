// SPDX-License-Identifier: Apache-2.0
#include "actions/ConfirmCancelDialog.h"

#include "identity/RefusalGuidance.h"

ConfirmCancelDialog::ConfirmCancelDialog(const VerificationSession& session, const QString& accountName,
                                         bool live, QWidget* parent)
    : ConfirmActionDialog(session, accountName, live, {tr("Cancel this session?"), tr("Cancel this session")},
                          parent) {
    setObjectName(QStringLiteral("confirmCancel"));
    addEffect(tr("The person can no longer submit anything to it, and their link stops working."));
    if (session.lastError) {
        const QString reason = refusalTitle(session.lastError->code);
        addEffect(reason.isEmpty()
                      ? tr("Stripe drops the reason it was refused for. The desk keeps it beside the session "
                           "until the desk is closed.")
                      : tr("Stripe drops the reason it was refused for, “%1”. The desk keeps it beside the "
                           "session until the desk is closed.")
                            .arg(reason));
    }
    addEffect(tr("This cannot be undone. To verify the person after all, create a new session."));
}
