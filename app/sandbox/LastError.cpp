// SPDX-License-Identifier: Apache-2.0
#include "LastError.h"

#include <algorithm>
#include <numeric>

namespace sandbox {

namespace {

using enum FailedCheck;

// The reasons of document_expired and document_unverified_other are Stripe's; the others are in their manner.
constexpr LastErrorFacts kFacts[] = {
    {LastError::Abandoned, BeforeSubmission, 18, "abandoned",
     "The user started the verification but did not submit it."},
    {LastError::ConsentDeclined, BeforeSubmission, 6, "consent_declined",
     "The user declined to be verified by Stripe."},
    {LastError::CountryNotSupported, BeforeSubmission, 1, "country_not_supported",
     "Users from this country can't be verified."},
    {LastError::DeviceNotSupported, BeforeSubmission, 3, "device_not_supported",
     "The user's device doesn't have a camera, or the camera permission was refused."},
    {LastError::UnderSupportedAge, BeforeSubmission, 1, "under_supported_age",
     "The user is under the age of majority."},
    {LastError::DocumentExpired, Document, 9, "document_expired", "The document is expired."},
    {LastError::DocumentTypeNotSupported, Document, 5, "document_type_not_supported",
     "The document type isn't one of the session's allowed document types."},
    {LastError::DocumentUnverifiedOther, Document, 30, "document_unverified_other",
     "The document is invalid."},
    {LastError::SelfieDocumentMissingPhoto, Selfie, 1, "selfie_document_missing_photo",
     "The document doesn't contain a photo of a face."},
    {LastError::SelfieFaceMismatch, Selfie, 10, "selfie_face_mismatch",
     "The captured face image doesn't match the face on the document."},
    {LastError::SelfieManipulated, Selfie, 1, "selfie_manipulated",
     "The captured face image was manipulated."},
    {LastError::SelfieUnverifiedOther, Selfie, 8, "selfie_unverified_other",
     "The selfie couldn't be verified."},
    {LastError::IdNumberInsufficientDocumentData, IdNumber, 1, "id_number_insufficient_document_data",
     "The document doesn't have the data needed to match the ID number."},
    {LastError::IdNumberMismatch, IdNumber, 4, "id_number_mismatch",
     "The information provided couldn't be matched against global databases."},
    {LastError::IdNumberUnverifiedOther, IdNumber, 1, "id_number_unverified_other",
     "The ID number couldn't be verified."},
    {LastError::EmailUnverifiedOther, Email, 1, "email_unverified_other",
     "The email address couldn't be verified."},
    {LastError::EmailVerificationDeclined, Email, 1, "email_verification_declined",
     "The user was unable to verify the email address."},
    {LastError::PhoneUnverifiedOther, Phone, 1, "phone_unverified_other",
     "The phone number couldn't be verified."},
    {LastError::PhoneVerificationDeclined, Phone, 1, "phone_verification_declined",
     "The user was unable to verify the phone number."},
    {LastError::NotInTheDocumentation, Document, 1, "document_presentation_attack",
     "The document was shown on a screen."},
};

} // namespace

std::span<const LastErrorFacts> lastErrors() {
    return kFacts;
}

const LastErrorFacts& factsOf(LastError error) {
    // The table is in the enum's order, without None.
    return kFacts[static_cast<std::size_t>(error) - 1];
}

std::optional<LastError> lastErrorFromCode(QByteArrayView code) {
    const auto found =
        std::ranges::find_if(kFacts, [code](const LastErrorFacts& facts) { return code == facts.code; });
    return found == std::end(kFacts) ? std::nullopt : std::optional(found->error);
}

LastError weightedLastError(quint64 toss) {
    static const quint32 total =
        std::accumulate(std::begin(kFacts), std::end(kFacts), 0U,
                        [](quint32 sum, const LastErrorFacts& facts) { return sum + facts.weight; });
    auto left = static_cast<quint32>(toss % total);
    for (const LastErrorFacts& facts : kFacts) {
        if (left < facts.weight)
            return facts.error;
        left -= facts.weight;
    }
    return LastError::DocumentUnverifiedOther;
}

} // namespace sandbox
