// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Ids.h"
#include "identity/SessionEnums.h"
#include "identity/VerificationReport.h"
#include "identity/VerifiedOutputs.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

/// Why the last attempt failed. Stripe's `{code: null, reason: null}` counts as no error at all, and a cancel
/// wipes it from the object.
struct LastError {
    OpenEnum<ErrorCode> code;
    QString reason; ///< Stripe's sentence; may be shown to the person who was checked. Can be empty.
    friend bool operator==(const LastError&, const LastError&) = default;
};

/// Key and value pairs the account put on the session, in Stripe's order: at most 50.
using Metadata = std::vector<std::pair<QString, QString>>;

/// What the person's own app said about them beforehand.
struct ProvidedDetails {
    std::optional<QString> email;
    std::optional<QString> phone;
    friend bool operator==(const ProvidedDetails&, const ProvidedDetails&) = default;
};

/// A person of a connected account the session is about.
struct RelatedPerson {
    QString account;
    QString person;
    friend bool operator==(const RelatedPerson&, const RelatedPerson&) = default;
};

/// Which checks were asked for.
struct SessionOptions {
    struct Document {
        std::vector<OpenEnum<DocumentType>> allowedTypes; ///< Empty: any.
        bool requireIdNumber = false;
        bool requireLiveCapture = false;
        bool requireMatchingSelfie = false;
        friend bool operator==(const Document&, const Document&) = default;
    };
    struct Matching {
        QString dateOfBirth; ///< Stripe's word: none or similar.
        QString name;
        friend bool operator==(const Matching&, const Matching&) = default;
    };
    std::optional<Document> document;
    std::optional<Matching> matching;
    bool idNumber = false;
    bool requireEmail = false;
    bool requirePhone = false;
    friend bool operator==(const SessionOptions&, const SessionOptions&) = default;
};

/// One verification session as the desk knows it (Stripe: identity.verification_session). The object's
/// `client_secret` and `url` have no place here on purpose: they end in models/stripe.
struct VerificationSession {
    SessionId id;
    std::int64_t created = 0; ///< Unix seconds, UTC.
    bool livemode = false;
    OpenEnum<SessionStatus> status;
    OpenEnum<VerificationType> type;
    std::optional<LastError> lastError;
    std::optional<OpenEnum<RedactionStatus>> redaction; ///< Set from the moment redaction was asked for.
    std::optional<QString> clientReferenceId;
    std::optional<QString> relatedCustomer;
    std::optional<QString> relatedCustomerAccount;
    std::optional<RelatedPerson> relatedPerson;
    std::optional<QString> verificationFlow;
    std::optional<ReportId> lastReport;
    std::optional<ProvidedDetails> providedDetails; ///< Absent also when it was not expanded.
    std::optional<VerifiedOutputs> verifiedOutputs; ///< Absent also when it was not expanded.
    SessionOptions options;
    Metadata metadata;
    friend bool operator==(const VerificationSession&, const VerificationSession&) = default;

    /// Redaction was asked for; it may still be under way. Nothing of the person may be shown any more.
    bool isRedactionRequested() const { return redaction.has_value(); }
    bool isRedacted() const { return redaction && redaction->value == RedactionStatus::Redacted; }
    /// First and last name as one text; empty when neither is known.
    QString personName() const;
};
