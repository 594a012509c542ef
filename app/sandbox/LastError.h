// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>
#include <span>

namespace sandbox {

/// Stripe's 19 codes of `last_error`, and one that no documentation knows, since the list is an open one.
enum class LastError : quint8 {
    None,
    Abandoned,
    ConsentDeclined,
    CountryNotSupported,
    DeviceNotSupported,
    UnderSupportedAge,
    DocumentExpired,
    DocumentTypeNotSupported,
    DocumentUnverifiedOther,
    SelfieDocumentMissingPhoto,
    SelfieFaceMismatch,
    SelfieManipulated,
    SelfieUnverifiedOther,
    IdNumberInsufficientDocumentData,
    IdNumberMismatch,
    IdNumberUnverifiedOther,
    EmailUnverifiedOther,
    EmailVerificationDeclined,
    PhoneUnverifiedOther,
    PhoneVerificationDeclined,
    NotInTheDocumentation,
};

/// The check that failed. BeforeSubmission: the person stopped before there was anything to check, so no
/// report.
enum class FailedCheck : quint8 { BeforeSubmission, Document, Selfie, IdNumber, Email, Phone };

struct LastErrorFacts {
    LastError error;
    FailedCheck check;
    /// Share in made-up data, relative to the others.
    quint32 weight;
    const char* code;
    const char* reason;
};

/// Every code except None.
std::span<const LastErrorFacts> lastErrors();
/// `error` must not be None.
const LastErrorFacts& factsOf(LastError error);
std::optional<LastError> lastErrorFromCode(QByteArrayView code);
/// One of the codes, by weight; `toss` is any number.
LastError weightedLastError(quint64 toss);

} // namespace sandbox
