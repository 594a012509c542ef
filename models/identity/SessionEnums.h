// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/OpenEnum.h"

// The enums of Stripe's verification session and report objects (API version 2026-09-30.endive).
// Each is open: see OpenEnum.

enum class SessionStatus : std::uint8_t { Unknown, RequiresInput, Processing, Verified, Canceled };
template <>
struct WireWords<SessionStatus> {
    static constexpr std::array<std::string_view, 4> words{"requires_input", "processing", "verified",
                                                           "canceled"};
};

enum class VerificationType : std::uint8_t { Unknown, Document, IdNumber, VerificationFlow };
template <>
struct WireWords<VerificationType> {
    static constexpr std::array<std::string_view, 3> words{"document", "id_number", "verification_flow"};
};

enum class RedactionStatus : std::uint8_t { Unknown, Processing, Validated, Redacted };
template <>
struct WireWords<RedactionStatus> {
    static constexpr std::array<std::string_view, 3> words{"processing", "validated", "redacted"};
};

/// Why a verification did not succeed: `last_error.code` of a session, `error.code` of a check.
enum class ErrorCode : std::uint8_t {
    Unknown,
    Abandoned,
    ConsentDeclined,
    CountryNotSupported,
    DeviceNotSupported,
    DocumentExpired,
    DocumentTypeNotSupported,
    DocumentUnverifiedOther,
    EmailUnverifiedOther,
    EmailVerificationDeclined,
    IdNumberInsufficientDocumentData,
    IdNumberMismatch,
    IdNumberUnverifiedOther,
    PhoneUnverifiedOther,
    PhoneVerificationDeclined,
    SelfieDocumentMissingPhoto,
    SelfieFaceMismatch,
    SelfieManipulated,
    SelfieUnverifiedOther,
    UnderSupportedAge,
};
template <>
struct WireWords<ErrorCode> {
    static constexpr std::array<std::string_view, 19> words{
        "abandoned",
        "consent_declined",
        "country_not_supported",
        "device_not_supported",
        "document_expired",
        "document_type_not_supported",
        "document_unverified_other",
        "email_unverified_other",
        "email_verification_declined",
        "id_number_insufficient_document_data",
        "id_number_mismatch",
        "id_number_unverified_other",
        "phone_unverified_other",
        "phone_verification_declined",
        "selfie_document_missing_photo",
        "selfie_face_mismatch",
        "selfie_manipulated",
        "selfie_unverified_other",
        "under_supported_age",
    };
};

enum class DocumentType : std::uint8_t { Unknown, DrivingLicense, IdCard, Passport };
template <>
struct WireWords<DocumentType> {
    static constexpr std::array<std::string_view, 3> words{"driving_license", "id_card", "passport"};
};

enum class CheckStatus : std::uint8_t { Unknown, Verified, Unverified };
template <>
struct WireWords<CheckStatus> {
    static constexpr std::array<std::string_view, 2> words{"verified", "unverified"};
};

enum class IdNumberType : std::uint8_t { Unknown, BrCpf, SgNric, UsSsn };
template <>
struct WireWords<IdNumberType> {
    static constexpr std::array<std::string_view, 3> words{"br_cpf", "sg_nric", "us_ssn"};
};

enum class Sex : std::uint8_t { Unknown, Female, Male, NotStated };
template <>
struct WireWords<Sex> {
    /// Stripe's word for "the document does not say" is itself "unknown".
    static constexpr std::array<std::string_view, 3> words{"female", "male", "unknown"};
};
