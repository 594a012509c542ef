// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/AttemptChanges.h"
#include "look/Theme.h"

#include <QString>

/// What is told of one part of one attempt. No value of the person's is in it: of a name or an address, only
/// whether there was one.
struct AttemptCell {
    QString text; ///< "✓ verified", "✕ Document has expired", "Passport", "—"
    Tone tone = Tone::Neutral;
    QString code;       ///< Of a check that failed, Stripe's word.
    QString reason;     ///< Of a check that failed: Stripe's sentence.
    QString tellPerson; ///< Of a check that failed, ready to send.
};

/// Nothing where the attempt has no such part.
std::optional<AttemptCell> attemptCell(const VerificationReport& attempt, AttemptPart part);
QString attemptPartLabel(AttemptPart part);
