// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/SensitiveFuse.h"
#include "stripe/ApiKey.h"

#include <array>

/// What a key may be allowed.
enum class Ability : std::uint8_t {
    ReadSessions,
    ReadReports,   ///< At Stripe the same permission as the sessions.
    ReadSensitive, ///< Dates of birth, numbers, expiry: see KeyAbilities::sensitiveReach.
    ReadFiles,     ///< Open pictures: making a link to a file, which takes Files: Write.
    CancelAndRedact,
    ReadEvents,
    ReadAccount,
};
inline constexpr std::array allAbilities{
    Ability::ReadSessions,    Ability::ReadReports, Ability::ReadSensitive, Ability::ReadFiles,
    Ability::CancelAndRedact, Ability::ReadEvents,  Ability::ReadAccount};

/// Whether a key has one of them, as far as Stripe's answers tell.
struct AbilityAnswer {
    enum class Verdict : std::uint8_t {
        Unknown, ///< Nobody has asked yet.
        Yes,
        No,
        CannotTell, ///< Asked, or not worth asking; see `why`.
    };

    Verdict verdict = Verdict::Unknown;
    /// "rak_…": the permission Stripe named when it refused. Empty when it named none, and when no permission
    /// would help.
    QString missingPermission;
    QString why; ///< For the reader. Of CannotTell always, of the others where there is more to say.

    friend bool operator==(const AbilityAnswer&, const AbilityAnswer&) = default;
};

/// What one key may do.
struct KeyAbilities {
    KeyKind kind = KeyKind::Unknown;
    bool isLive = false;
    std::array<AbilityAnswer, allAbilities.size()> answers; ///< By ability.
    SensitiveReach sensitiveReach = SensitiveReach::Unknown;

    AbilityAnswer& of(Ability ability) { return answers[static_cast<std::size_t>(ability)]; }
    const AbilityAnswer& of(Ability ability) const { return answers[static_cast<std::size_t>(ability)]; }

    friend bool operator==(const KeyAbilities&, const KeyAbilities&) = default;
};

/// What the kind of a key says by itself, without a question to Stripe: a secret key may do everything but
/// read sensitive results and pictures (docs.stripe.com/identity/access-verification-results), a publishable
/// one nothing, an organization's needs a header the desk does not send. Of a restricted key all is open but
/// the write: every request that would tell of it could change something.
KeyAbilities abilitiesByKind(const ApiKey& key);
