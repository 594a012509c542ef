// SPDX-License-Identifier: Apache-2.0
#include "main_window/ActionFlow.h"

#include "actions/ActionWords.h"
#include "actions/ConfirmCancelDialog.h"
#include "actions/ConfirmRedactDialog.h"
#include "sessions/ReviewedSession.h"
#include "sessions/SessionTableModel.h"
#include "settings/AccountConnection.h"
#include "stripe/Reachability.h"

#include <QWidget>

ActionFlow::ActionFlow(const DeskParts& parts, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window) {
    connect(&m_parts.actions, &SessionActions::resultChanged, this, &ActionFlow::tell);
}

void ActionFlow::ask(ActionKind action) {
    if (m_parts.reachability.isOffline()) {
        Q_EMIT told(tr("Stripe cannot be reached: nothing was done."));
        return;
    }
    const std::optional<VerificationSession>& open = m_parts.reviewed.session();
    if (!open || !eligibilityOf(action, *open).allowed || m_parts.actions.open().contains(open->id))
        return;
    const VerificationSession session = *open; // The target is frozen: what is open may change meanwhile.
    const Account& account = m_parts.connection.account();
    const QString name = account.displayName.isEmpty() ? account.id : account.displayName;
    ConfirmActionDialog* dialog = nullptr;
    switch (action) {
    case ActionKind::Cancel:
        dialog = new ConfirmCancelDialog(session, name, m_parts.connection.isLive(), m_window);
        break;
    case ActionKind::Redact:
        dialog = new ConfirmRedactDialog(session, name, m_parts.connection.isLive(), m_window);
        break;
    }
    connect(dialog, &ConfirmActionDialog::confirmed, this,
            [this, action](const SessionId& id) { m_parts.actions.run(action, id); });
    // While a filter is being worked out, the rows on show are a preview.
    const auto tellInList = [dialog, &table = m_parts.table] {
        const bool isInList = table.rowOf(dialog->target()) >= 0;
        if (isInList || !table.isWorking())
            dialog->setInList(isInList);
    };
    connect(&m_parts.table, &SessionTableModel::rowsOnShowChanged, dialog, tellInList);
    connect(&m_parts.table, &SessionTableModel::workingChanged, dialog, tellInList);
    tellInList();
    // Another account behind the dialog: its question is void.
    connect(&m_parts.connection, &AccountConnection::disconnected, dialog, &QDialog::reject);
    dialog->open();
}

void ActionFlow::tell(const SessionId& id) {
    if (const std::optional<ActionResult> result = m_parts.actions.result(id))
        Q_EMIT told(actionWords(id, *result).status);
}
