// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Ids.h"

#include <QList>
#include <QString>
#include <QStringList>

/// What names sessions in a text: a ticket, a mail, a table, links of the dashboard, however mail gateways
/// and chat tools rewrote it (see unwrappedText()). Ids of Stripe's and references, and where there is no id
/// also mail addresses and phone numbers. Each once, in the order of the text.
struct PastedText {
    QList<SessionId> sessions;
    QList<ReportId> reports;
    QStringList customers; ///< cus_
    QStringList accounts;  ///< acct_
    QStringList references = {};
    QStringList emails = {};
    QStringList phones = {}; ///< Digits, behind a + with the country's code.

    /// It names sessions, in whatever way.
    bool hasSessions() const { return !line().isEmpty(); }
    /// The filter line that finds those: `id:vs_1,vs_2 OR report:vr_1`. Empty when there are none.
    QString line() const;

    static PastedText from(const QString& text);
    friend bool operator==(const PastedText&, const PastedText&) = default;
};

/// True for a text that is more than words for the filter line: it names sessions, and it is not a single
/// bare id, a few words or a line that already is a filter.
bool looksPasted(const QString& text);
