// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/StatusMark.h"
#include "stripe/KeyAbilities.h"

/// One ability of a key as the reader sees it.
struct AbilityWords {
    QString ability;
    Mark mark = Mark::None;
    Tone tone = Tone::Neutral;
    QString verdict;
    QString detail; ///< What is missing and where to give it, or why nobody can tell. Often empty.

    /// All of it as one sentence after the other, for who cannot see the mark.
    QString spoken() const;
    friend bool operator==(const AbilityWords&, const AbilityWords&) = default;
};

AbilityWords wordsFor(Ability ability, const KeyAbilities& abilities);
/// Where Stripe's dashboard gives it to a restricted key; empty where nobody has written that down.
QString dashboardPermission(Ability ability);
/// "restricted test key"
QString kindWords(const KeyAbilities& abilities);
