// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationReport.h"
#include "identity/VerificationSession.h"

#include <QFlags>

/// What of an attempt can be compared with the one before.
enum class AttemptPart {
    Document = 1, ///< How its check went, and why.
    DocumentType = 2,
    IssuingCountry = 4,
    Name = 8, ///< On the document.
    Address = 16,
    Selfie = 32,
    IdNumber = 64,
    Email = 128,
    Phone = 256,
};
Q_DECLARE_FLAGS(AttemptParts, AttemptPart)
Q_DECLARE_OPERATORS_FOR_FLAGS(AttemptParts)

inline constexpr std::array allAttemptParts{
    AttemptPart::Document, AttemptPart::DocumentType, AttemptPart::IssuingCountry,
    AttemptPart::Name,     AttemptPart::Address,      AttemptPart::Selfie,
    AttemptPart::IdNumber, AttemptPart::Email,        AttemptPart::Phone};

/// The parts in which two attempts differ. Names and addresses are the same whatever their case, accents and
/// spaces, phone numbers by their digits; a check that one of them did not have differs from one it had.
/// Files are not compared: every attempt has its own.
AttemptParts changedParts(const VerificationReport& earlier, const VerificationReport& later);

/// How what was said of a person before the check stands to what the check found. Only of what both have.
enum class Agreement { NothingToCompare, Same, Differs };

struct ProvidedAgreement {
    Agreement email = Agreement::NothingToCompare;
    Agreement phone = Agreement::NothingToCompare; ///< Of the digits alone.
    friend bool operator==(const ProvidedAgreement&, const ProvidedAgreement&) = default;
};

/// Provided details against verified outputs, or else what the report's own checks were of.
ProvidedAgreement providedAgreement(const VerificationSession& session,
                                    const std::optional<VerificationReport>& report);
