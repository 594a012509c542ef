// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"

#include <array>
#include <optional>

/// The texts of a session that may each be absent, but for sensitive ones. They stand in a table so that the
/// packing treats them alike.
enum class Part : std::uint8_t {
    Reference,
    Customer,
    CustomerAccount,
    FirstName,
    LastName,
    VerifiedEmail,
    ProvidedEmail,
    ErrorReason,
    Report,
    Flow,
    Country,
    VerifiedPhone,
    ProvidedPhone,
    Line1,
    Line2,
    City,
    State,
    PostalCode,
    RelatedAccount,
    RelatedPerson,
    StatusWord, ///< Words of enums: only those the desk does not know.
    TypeWord,
    ErrorWord,
    RedactionWord,
    IdNumberTypeWord,
};
inline constexpr std::size_t partCount = 25;

using SessionParts = std::array<std::optional<QString>, partCount>;

SessionParts partsOf(const VerificationSession& session);
/// Puts the texts back. The structures that hold them must be there already.
void setParts(VerificationSession& session, const SessionParts& parts);
