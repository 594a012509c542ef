// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actions/SessionActions.h"

/// What came of an action, in words. Each is true in every state in which it is shown; see tst_action_words.
struct ActionWords {
    QString status;      ///< One sentence or two for the status line, with the session's id.
    QString headline;    ///< For the pane.
    QString explanation; ///< Below it. Can be empty.
    friend bool operator==(const ActionWords&, const ActionWords&) = default;
};

ActionWords actionWords(const SessionId& id, const ActionResult& result);
/// Why neither action can be pressed while the outcome of one is not known.
QString checkingReason(ActionKind action);
