// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "identity/Ids.h"
#include "report/CopiedText.h"

#include <QMenu>

/// What can be done from one cell of the list. Nothing in it changes anything at Stripe.
class SessionMenu : public QMenu {
    Q_OBJECT
public:
    SessionMenu(const QModelIndex& cell, QWidget* parent);

Q_SIGNALS:
    void filterRequested(FilterField field, const QString& value, bool excluded);
    void dashboardRequested(const SessionId& id);
    void copyRequested(const CopiedText& copied);
    void summaryRequested(const SessionId& id);

private:
    void addCopying(const QModelIndex& cell, const SessionId& id);
    void addFiltering(const QModelIndex& cell);
};
