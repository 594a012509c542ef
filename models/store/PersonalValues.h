// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"

/// The session without its sensitive leaves: date of birth, id number, sex, place of birth.
VerificationSession withoutSensitiveValues(VerificationSession session);

/// What may be kept of a session whose redaction was asked for. Stripe documents only for some fields that
/// they are erased, and the rest of the object may still carry them while the redaction is under way, so
/// everything that came from or points to the person goes: outputs but for the country, provided details,
/// reference, customer, related person, the error's sentence, metadata.
VerificationSession withoutPersonalValues(VerificationSession session);
