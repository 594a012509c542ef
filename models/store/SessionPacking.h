// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"
#include "store/SessionClass.h"
#include "store/WordTable.h"

#include <cstdint>
#include <string>
#include <string_view>

/// The words behind the columns' small numbers.
struct SessionWords {
    SessionWords();
    WordTable types;
    WordTable errors;
    WordTable redactions;
    WordTable countries;
    WordTable reasons; ///< Of errors.
    WordTable flows;
};

/// A session taken apart into what the store keeps of it. Together the members give the whole session again.
template <typename Bytes>
struct Packed {
    std::int64_t created = 0;
    SessionClass kind;
    Bytes words; ///< See SearchRecord.
    Bytes ids;
    Bytes shape; ///< What is there and which checks were asked for: the same for many sessions.
    Bytes apart; ///< Texts that are not searched, or that the record does not tell exactly. Often empty.
    friend bool operator==(const Packed&, const Packed&) = default;
};
using PackedSession = Packed<std::string>;
using PackedView = Packed<std::string_view>;

OpenEnum<SessionStatus> statusOf(Outcome outcome);

/// Sensitive values are left out.
PackedSession pack(const VerificationSession& session, SessionWords& words);
VerificationSession unpack(const PackedView& packed, const SessionWords& words);
