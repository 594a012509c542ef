// SPDX-License-Identifier: Apache-2.0
#include "main_window/ActionFlow.h"

#include "actions/ConfirmCancelDialog.h"
#include "actions/ConfirmRedactDialog.h"
#include "journal/JournalReport.h"
#include "sessions/ReviewedSession.h"
#include "settings/AccountConnection.h"
#include "stripe/Reachability.h"

#include <QWidget>

ActionFlow::ActionFlow(const DeskParts& parts, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window) {
    connect(&m_parts.actions, &SessionActions::done, this, &ActionFlow::tellDone);
    connect(&m_parts.actions, &SessionActions::failed, this, &ActionFlow::tellFailed);
    connect(&m_parts.actions, &SessionActions::notSent, this, &ActionFlow::tellNotSent);
}

void ActionFlow::ask(ActionKind action) {
    if (m_parts.reachability.isOffline()) {
        Q_EMIT told(tr("Stripe cannot be reached: nothing was done."));
        return;
    }
    const std::optional<VerificationSession>& open = m_parts.reviewed.session();
    if (!open || !eligibilityOf(action, *open).allowed || m_parts.actions.underWay(open->id))
        return;
    const VerificationSession session = *open; // The target is frozen: what is open may change meanwhile.
    const Account& account = m_parts.connection.account();
    const QString name = account.displayName.isEmpty() ? account.id : account.displayName;
    ConfirmActionDialog* dialog = nullptr;
    switch (action) {
    case ActionKind::Cancel:
        dialog = new ConfirmCancelDialog(session, name, session.livemode, m_window);
        break;
    case ActionKind::Redact:
        dialog = new ConfirmRedactDialog(session, name, session.livemode, m_window);
        break;
    }
    connect(dialog, &ConfirmActionDialog::confirmed, this,
            [this, action](const SessionId& id) { m_parts.actions.run(action, id); });
    // Another account behind the dialog: its question is void.
    connect(&m_parts.connection, &AccountConnection::disconnected, dialog, &QDialog::reject);
    dialog->open();
}

void ActionFlow::tellDone(ActionKind action, const SessionId& id) {
    switch (action) {
    case ActionKind::Cancel:
        Q_EMIT told(tr("Canceled %1.").arg(id.text()));
        return;
    case ActionKind::Redact:
        Q_EMIT told(tr("Redaction of %1 is under way. It may take up to four days.").arg(id.text()));
        return;
    }
}

void ActionFlow::tellNotSent(ActionKind, const SessionId& id, JournalTrouble trouble) {
    Q_EMIT told(tr("Nothing was done to %1, since it cannot be recorded: %2")
                    .arg(id.text(), journalTroubleText(trouble)));
}

void ActionFlow::tellFailed(ActionKind action, const SessionId& id, const StripeError& error) {
    switch (action) {
    case ActionKind::Cancel:
        Q_EMIT told(tr("%1 was not canceled: %2").arg(id.text(), errorHeadline(error)));
        return;
    case ActionKind::Redact:
        Q_EMIT told(tr("%1 was not redacted: %2").arg(id.text(), errorHeadline(error)));
        return;
    }
}
