// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actions/Eligibility.h"

/// What a session shows of an action on it.
enum class ActionEffect {
    Taken,      ///< It is canceled, or its redaction was asked for. By whom, the session does not say.
    NotTaken,   ///< It is neither.
    CannotTell, ///< Its status is one the app does not know.
};

ActionEffect effectOf(ActionKind action, const VerificationSession& session);
