// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/OpenEnum.h"

// What the journal has words for. The words stand on disk and not the numbers, so that a later desk may add
// to them and this one still reads what it wrote.

enum class Deed : std::uint8_t {
    Unknown,
    Revealed,
    PictureShown,
    Copied,
    Exported,
    Canceled,
    Redacted,
    MetadataWritten, ///< A note, or whom a session is assigned to.
    KeyAdded,
    Unlocked,
    PictureFetched, ///< Into memory, where it is blurred until it is shown.
};
template <>
struct WireWords<Deed> {
    static constexpr std::array<std::string_view, 10> words{
        "revealed", "picture_shown",    "copied",    "exported", "canceled",
        "redacted", "metadata_written", "key_added", "unlocked", "picture_fetched"};
};

/// What it came to. What cannot be undone is recorded twice: before it is sent, and with its answer.
enum class DeedOutcome : std::uint8_t {
    Unknown,
    Done,
    Asked,     ///< On its way to Stripe, the answer not known.
    Refused,   ///< By Stripe, or by the desk itself.
    Uncertain, ///< No answer came; it may have happened.
    Accepted,  ///< By Stripe, which is not done with it yet: a redaction takes up to four days.
};
template <>
struct WireWords<DeedOutcome> {
    static constexpr std::array<std::string_view, 5> words{"done", "asked", "refused", "uncertain",
                                                           "accepted"};
};

/// What of a session it was done to: the name of a field, never what stands in it.
enum class JournalDetail : std::uint8_t {
    Unknown,
    None = Unknown,
    WholeSession,
    Name,
    DateOfBirth,
    IdNumber,
    Sex,
    PlaceOfBirth,
    Address,
    Email,
    Phone,
    DocumentNumber,
    DocumentExpirationDate,
    ProvidedEmail,
    ProvidedPhone,
    DocumentFront,
    DocumentBack,
    DocumentFace,
    Selfie,
    Report,
    MaskedSummary,
    Id,
    Reference,
    MetadataValue,
    SessionList,
    FoundByReading, ///< An outcome that no answer told: the session was read, and shows it.
    DocumentName,
    DocumentAddress,
    DocumentDateOfBirth,
    DocumentIssuedDate,
    DocumentFurther, ///< A picture after the front and the back.
    CheckedName,
    CheckedIdNumber,
    CheckedEmail,
    CheckedPhone,
};
template <>
struct WireWords<JournalDetail> {
    static constexpr std::array<std::string_view, 33> words{"whole_session",
                                                            "name",
                                                            "date_of_birth",
                                                            "id_number",
                                                            "sex",
                                                            "place_of_birth",
                                                            "address",
                                                            "email",
                                                            "phone",
                                                            "document_number",
                                                            "document_expiration_date",
                                                            "provided_email",
                                                            "provided_phone",
                                                            "document_front",
                                                            "document_back",
                                                            "document_face",
                                                            "selfie",
                                                            "report",
                                                            "masked_summary",
                                                            "session_id",
                                                            "reference",
                                                            "metadata",
                                                            "session_list",
                                                            "found_by_reading",
                                                            "document_name",
                                                            "document_address",
                                                            "document_date_of_birth",
                                                            "document_issued_date",
                                                            "document_further",
                                                            "checked_name",
                                                            "checked_id_number",
                                                            "checked_email",
                                                            "checked_phone"};
};

/// Why, as the reviewer chose it.
enum class JournalReason : std::uint8_t {
    Unknown,
    None = Unknown,
    CustomerAsked,
    ManualReview,
    SuspectedFraud,
    LegalRequest,
    ErasureRequest,
    QualityCheck,
    Other, ///< As typed.
};
template <>
struct WireWords<JournalReason> {
    static constexpr std::array<std::string_view, 7> words{
        "customer_asked", "manual_review", "suspected_fraud", "legal_request", "erasure_request",
        "quality_check",  "other"};
};
