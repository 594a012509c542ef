// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Ids.h"

#include <QList>
#include <QString>
#include <QStringList>

/// The ids of Stripe's that stand anywhere in a text: a ticket, a mail, a table, links of the dashboard. Each
/// once, in the order of the text.
struct PastedText {
    QList<SessionId> sessions;
    QList<ReportId> reports;
    QStringList customers; ///< cus_
    QStringList accounts;  ///< acct_

    bool hasSessions() const { return !sessions.isEmpty() || !reports.isEmpty() || !customers.isEmpty(); }
    /// The filter line that finds exactly those: `id:vs_1,vs_2 OR report:vr_1`. Empty when there are none.
    QString line() const;

    static PastedText from(const QString& text);
    friend bool operator==(const PastedText&, const PastedText&) = default;
};

/// True for a text that is more than words for the filter line: it has ids, and it is not a single bare one
/// or a line that already is a filter.
bool looksPasted(const QString& text);
