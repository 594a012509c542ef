// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"
#include "look/Theme.h"

#include <optional>

/// What happened to a session, what it means and what comes next, in the words of the staff. Any text can be
/// empty.
struct OutcomeWords {
    Tone tone = Tone::Neutral;
    QString title;
    QString quote; ///< Stripe's own sentence, to be shown as such.
    QString meaning;
    QString nextStep;
    QString tellPerson; ///< What to say to the person, ready to send.
    friend bool operator==(const OutcomeWords&, const OutcomeWords&) = default;
};

/// `keptRefusal` is the reason a canceled session had been refused for, if the desk still has it.
OutcomeWords outcomeWords(const VerificationSession& session, const std::optional<LastError>& keptRefusal);
