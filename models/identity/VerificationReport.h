// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Ids.h"
#include "identity/VerifiedOutputs.h"

#include <cstdint>
#include <vector>

struct CheckError {
    OpenEnum<ErrorCode> code;
    QString reason; ///< Stripe's sentence; may be shown to the person who was checked.
    friend bool operator==(const CheckError&, const CheckError&) = default;
};

struct DocumentCheck {
    OpenEnum<CheckStatus> status;
    std::optional<CheckError> error;
    std::optional<OpenEnum<DocumentType>> type;
    std::optional<QString> issuingCountry;
    std::optional<QString> firstName;
    std::optional<QString> lastName;
    std::optional<Address> address;
    std::optional<CalendarDate> issued;
    std::optional<CalendarDate> expires;     ///< Sensitive: only by name and with a key that may.
    std::optional<CalendarDate> dateOfBirth; ///< Sensitive.
    std::optional<QString> number;           ///< Sensitive.
    std::vector<FileId> files;               ///< Front, then back, then any further ones.
    friend bool operator==(const DocumentCheck&, const DocumentCheck&) = default;
};

struct SelfieCheck {
    OpenEnum<CheckStatus> status;
    std::optional<CheckError> error;
    std::optional<FileId> documentFace;
    std::optional<FileId> selfie;
    friend bool operator==(const SelfieCheck&, const SelfieCheck&) = default;
};

struct IdNumberCheck {
    OpenEnum<CheckStatus> status;
    std::optional<CheckError> error;
    std::optional<OpenEnum<IdNumberType>> type;
    std::optional<QString> firstName = {};
    std::optional<QString> lastName = {};
    std::optional<QString> number = {}; ///< Sensitive: only by name and with a key that may.
    friend bool operator==(const IdNumberCheck&, const IdNumberCheck&) = default;
};

/// The check of an email address or a phone number; `contact` is that address or number.
struct ContactCheck {
    OpenEnum<CheckStatus> status;
    std::optional<CheckError> error;
    std::optional<QString> contact;
    friend bool operator==(const ContactCheck&, const ContactCheck&) = default;
};

/// One submitted attempt and the result of each of its checks (Stripe: identity.verification_report).
struct VerificationReport {
    ReportId id;
    std::int64_t created = 0; ///< Unix seconds, UTC.
    OpenEnum<VerificationType> type;
    std::optional<SessionId> session;
    std::optional<DocumentCheck> document;
    std::optional<SelfieCheck> selfie;
    std::optional<IdNumberCheck> idNumber;
    std::optional<ContactCheck> email;
    std::optional<ContactCheck> phone;
    friend bool operator==(const VerificationReport&, const VerificationReport&) = default;
};
