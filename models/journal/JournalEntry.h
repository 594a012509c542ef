// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Ids.h"
#include "journal/JournalWords.h"

#include <cstdint>

struct RequestIdKind {
    static constexpr QLatin1StringView prefix{"req_"};
};
/// Stripe's `Request-Id`: RequestId::fromText(answer.requestId).value_or(RequestId()).
using RequestId = StripeId<RequestIdKind>;

/// What a reviewer did, as the journal is told. It has no place for a person's data: ids are checked,
/// everything else is a word of the desk's own, but for what the reviewer types as a reason.
struct JournalEntry {
    Deed deed = Deed::Unknown;
    DeedOutcome outcome = DeedOutcome::Done;
    SessionId session = {}; ///< Empty: none in particular.
    JournalDetail detail = JournalDetail::None;
    std::int64_t count = 1; ///< To how many sessions; more than one only without a `session`.
    JournalReason reason = JournalReason::None;
    /// Of an export: the filter line, where it holds nothing personal. Otherwise the reviewer's own words,
    /// kept and shown as such: what they type here is theirs, and the place where they do so has to ask for
    /// no names. Keys and addresses of Stripe's are taken out, and 500 characters stay.
    QString typedReason = {};
    RequestId request = {}; ///< Empty: Stripe was not asked, or has not answered.

    friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};
