// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/PastedText.h"
#include "stripe/StripeError.h"

/// What came of a pasted text so far.
struct PasteOutcome {
    PastedText pasted;
    int done = 0;
    int wanted = 0;
    bool fetching = false;
    QList<SessionId> missing;
    QStringList withoutSessions; ///< References and customers of which this account has none.
    QList<std::pair<QString, StripeError>> failures;
    QStringList left;      ///< Given up by the reviewer.
    QStringList notLoaded; ///< Reports and customers that no loaded session has.
    QString account;       ///< This one's id; empty when it is not known.
};

/// Sentences about what is not on show; empty when everything is.
QString pasteWords(const PasteOutcome& outcome);
/// The ids of it, one a line, to be copied.
QString pasteIds(const PasteOutcome& outcome);
