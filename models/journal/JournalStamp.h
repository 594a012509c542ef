// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/OpenEnum.h"

/// Whose time it is.
enum class JournalClock : std::uint8_t { Unknown, Stripe, Machine };
template <>
struct WireWords<JournalClock> {
    static constexpr std::array<std::string_view, 2> words{"stripe", "machine"};
};

enum class JournalMode : std::uint8_t { Unknown, Test, Live };
template <>
struct WireWords<JournalMode> {
    static constexpr std::array<std::string_view, 2> words{"test", "live"};
};

/// When, who, and in which account.
struct JournalStamp {
    std::int64_t time = 0; ///< Unix seconds, by `clock`.
    JournalClock clock = JournalClock::Machine;
    QString systemUser;
    QString operatorName; ///< As chosen in the desk; nobody has checked it.
    /// The account's id (`acct_…`), or ApiKey::mark() for a key that cannot tell its account. Anything else
    /// is not written.
    QString account;
    JournalMode mode = JournalMode::Unknown;

    friend bool operator==(const JournalStamp&, const JournalStamp&) = default;
};

/// Whom the system knows the desk's user as: not by the environment, which everybody sets as they like.
QString systemUser();
/// Who is at work, in words: "Ana Lima (alima)", or the system's user alone where no name was chosen.
QString operatorInWords(const QString& chosenName);
