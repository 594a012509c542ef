// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"

/// Which sensitive results a key may read.
enum class SensitiveReach : std::uint8_t {
    Unknown,
    Nothing,
    RecentAtLeast, ///< Those of the last 48 hours; of older ones nobody knows yet.
    RecentOnly,    ///< Those of the last 48 hours.
    Everything,
};

/// How long the sensitive values of one session can still be read with a key.
///
/// Stripe says "results of the last 48 hours" (docs.stripe.com/identity/access-verification-results). The
/// result is the report: the 48 hours are counted from the second it was made, and that many seconds later
/// still belongs to them. Neither is written down anywhere, so a refusal in the last second is no surprise.
struct SensitiveFuse {
    enum class Kind : std::uint8_t {
        Unknown, ///< What the key may read is not known.
        Never,   ///< See `never`.
        Until,   ///< Up to and including `until`.
        NoEnd,
    };

    /// Why nothing sensitive can be read: only one of these is about the key.
    enum class Never : std::uint8_t {
        KeyReadsNone,
        NoResult, ///< No report has been made, so there is nothing to read.
        Erased,   ///< Redaction was asked for.
    };

    Kind kind = Kind::Unknown;
    Never never = Never::NoResult; ///< Of Never.
    std::int64_t until = 0;        ///< Unix seconds by Stripe's clock. Of Until, else 0.
    /// It may be readable longer: the key's reach is a lower bound, or the report was not at hand and `until`
    /// is counted from the session's own beginning, which is earlier.
    bool isAtLeast = false;

    friend bool operator==(const SensitiveFuse&, const SensitiveFuse&) = default;

    /// Nothing when it cannot be told: when the reach is unknown, or after an `until` that is a lower bound.
    std::optional<bool> isReadableAt(std::int64_t now) const;
};

inline constexpr std::int64_t recentSensitiveSeconds = 48 * 3'600;

/// Of a session that was created then (unix seconds) and has a report nobody has looked at; `hasResult` is
/// false without one, and once redaction was asked for.
SensitiveFuse sensitiveFuse(bool hasResult, std::int64_t created, SensitiveReach reach);
/// `reportCreated` in unix seconds, if the session's last report is at hand.
SensitiveFuse sensitiveFuse(const VerificationSession& session, std::optional<std::int64_t> reportCreated,
                            SensitiveReach reach);
