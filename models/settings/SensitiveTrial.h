// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/KeyAbilities.h"

#include <optional>

class SessionStore;

/// What Stripe did when it was asked for one sensitive value.
struct SensitiveTold {
    enum class Manner : std::uint8_t {
        Sent,
        LeftOut, ///< Stripe gives no reason: there may have been none.
        Refused,
    };
    Manner manner = Manner::LeftOut;
    QString missingPermission; ///< Of Refused.
};

/// The two questions that tell which sensitive results a key may read, of a result older than 48 hours and of
/// a younger one, and what follows from their answers. The older is asked first: where it is sent, the
/// younger need not be, and no second value of a person travels.
struct SensitiveTrial {
    std::optional<SensitiveTold> ofOld;
    std::optional<SensitiveTold> ofRecent;

    bool isSettledByOld() const { return ofOld && ofOld->manner == SensitiveTold::Manner::Sent; }
    SensitiveReach reach() const;
    AbilityAnswer answer() const;
};

/// Sessions to ask about: verified ones of a document that have a report and whose redaction nobody
/// asked for.
struct SensitiveSamples {
    std::optional<SessionId> old; ///< The oldest: its report is likely to be old as well.
    std::optional<SessionId> recent;

    /// From what is loaded. `now` in unix seconds by Stripe's clock.
    static SensitiveSamples from(const SessionStore& store, std::int64_t now);
    static SensitiveSamples from(const std::vector<VerificationSession>& sessions, std::int64_t now);
};
