// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"

enum class ActionKind { Cancel, Redact };

/// Whether Stripe would take the action on a session as the desk knows it now, and why not in words.
/// (Stripe: cancel only from requires_input; redact from requires_input, verified or canceled, never while
/// processing; what is being redacted takes no action any more.)
struct Eligibility {
    bool allowed = false;
    QString reason; ///< For the reader, when it is not allowed.
    friend bool operator==(const Eligibility&, const Eligibility&) = default;
};

Eligibility eligibilityOf(ActionKind action, const VerificationSession& session);
