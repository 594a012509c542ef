// SPDX-License-Identifier: Apache-2.0
#include "identity/RefusalGuidance.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("RefusalGuidance", text);
}

struct Row {
    const char* title;
    const char* meaning;
    const char* nextStep;
    const char* tellPerson;
    bool fraudSignal = false;
};

Row rowFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::Unknown:
        return {
            "", QT_TR_NOOP("Stripe gave a reason this version of the desk does not know."),
            QT_TR_NOOP(
                "Read Stripe's sentence, and open the session in the Stripe dashboard if it is not enough."),
            QT_TR_NOOP("We could not verify you this time. Please try again.")};
    case ErrorCode::Abandoned:
        return {
            QT_TR_NOOP("Abandoned"), QT_TR_NOOP("They began and did not submit."),
            QT_TR_NOOP("Send a reminder with a fresh link. Cancel the session if it has gone stale."),
            QT_TR_NOOP(
                "Your verification was not finished. Open the link again and go through to the last step.")};
    case ErrorCode::ConsentDeclined:
        return {QT_TR_NOOP("Consent declined"), QT_TR_NOOP("They did not agree to be verified by Stripe."),
                QT_TR_NOOP("Offer your manual route. Do not press them to try again."),
                QT_TR_NOOP("You chose not to be verified this way. We can offer you another way.")};
    case ErrorCode::CountryNotSupported:
        return {QT_TR_NOOP("Country not supported"),
                QT_TR_NOOP("Stripe does not verify people from this country."),
                QT_TR_NOOP("Use your manual route. Trying again will not help."),
                QT_TR_NOOP("Documents from your country cannot be checked automatically. We will verify you "
                           "another way.")};
    case ErrorCode::DeviceNotSupported:
        return {QT_TR_NOOP("Device not supported"),
                QT_TR_NOOP("There was no camera, or it was not allowed to be used."),
                QT_TR_NOOP("Ask for another device, or for the camera to be allowed, and a new try."),
                QT_TR_NOOP("Please use a phone or computer with a camera and allow the page to use it.")};
    case ErrorCode::DocumentExpired:
        return {QT_TR_NOOP("Document expired"), QT_TR_NOOP("The document is past its date."),
                QT_TR_NOOP("Ask for a valid document and a new try."),
                QT_TR_NOOP("Your document has expired. Please try again with one that is valid today.")};
    case ErrorCode::DocumentTypeNotSupported:
        return {
            QT_TR_NOOP("Document type not accepted"),
            QT_TR_NOOP("The document is not one of the kinds this session allows."),
            QT_TR_NOOP("Say which kinds are allowed (see Checks asked for) and ask for a new try."),
            QT_TR_NOOP(
                "We cannot accept this kind of document. Please use one of the kinds listed on the page.")};
    case ErrorCode::DocumentUnverifiedOther:
        return {QT_TR_NOOP("Document not verified"), QT_TR_NOOP("Stripe could not verify the document."),
                QT_TR_NOOP("Look for blur, glare or tampering. Allow one new try, then review by hand."),
                QT_TR_NOOP("We could not read your document. Please take the picture again in good light, "
                           "flat and whole.")};
    case ErrorCode::EmailUnverifiedOther:
        return {QT_TR_NOOP("Email not verified"), QT_TR_NOOP("Stripe could not verify the email address."),
                QT_TR_NOOP("Ask for a new try, else use another check."),
                QT_TR_NOOP("We could not verify your email address. Please try again.")};
    case ErrorCode::EmailVerificationDeclined:
        return {QT_TR_NOOP("Email not confirmed"),
                QT_TR_NOOP("They were not able to confirm the email address."),
                QT_TR_NOOP("Check the address with them, correct it, and ask for a new try."),
                QT_TR_NOOP("Please check that your email address is right and try again.")};
    case ErrorCode::IdNumberInsufficientDocumentData:
        return {QT_TR_NOOP("Document lacks data for the number"),
                QT_TR_NOOP("The document does not say enough to match the ID number."),
                QT_TR_NOOP("Ask for another document."),
                QT_TR_NOOP("Please try again with another document that shows your full details.")};
    case ErrorCode::IdNumberMismatch:
        return {QT_TR_NOOP("ID number does not match"),
                QT_TR_NOOP("The ID number does not match any record."),
                QT_TR_NOOP("Check what was typed. Allow one new try, then review by hand."),
                QT_TR_NOOP("The number you entered did not match. Please check it and try again.")};
    case ErrorCode::IdNumberUnverifiedOther:
        return {QT_TR_NOOP("ID number not verified"), QT_TR_NOOP("Stripe could not verify the ID number."),
                QT_TR_NOOP("Check that this kind of number is supported, then ask for a new try."),
                QT_TR_NOOP("We could not verify your ID number. Please try again.")};
    case ErrorCode::PhoneUnverifiedOther:
        return {QT_TR_NOOP("Phone not verified"), QT_TR_NOOP("Stripe could not verify the phone number."),
                QT_TR_NOOP("Ask for a new try, else use another check."),
                QT_TR_NOOP("We could not verify your phone number. Please try again.")};
    case ErrorCode::PhoneVerificationDeclined:
        return {QT_TR_NOOP("Phone not confirmed"),
                QT_TR_NOOP("They were not able to confirm the phone number."),
                QT_TR_NOOP("Check the number with them, correct it, and ask for a new try."),
                QT_TR_NOOP("Please check that your phone number is right and try again.")};
    case ErrorCode::SelfieDocumentMissingPhoto:
        return {QT_TR_NOOP("Document has no picture of a face"),
                QT_TR_NOOP("There is no face on the document to compare with."),
                QT_TR_NOOP("Ask for another kind of document."),
                QT_TR_NOOP("Your document shows no photo. Please try again with one that does.")};
    case ErrorCode::SelfieFaceMismatch:
        return {QT_TR_NOOP("Face does not match the document"),
                QT_TR_NOOP("The face in the selfie is not the one on the document."),
                QT_TR_NOOP("Treat as a possible fraud signal, look at the pictures and review by hand."),
                QT_TR_NOOP("We could not match your selfie with your document. We will look at it and come "
                           "back to you."),
                true};
    case ErrorCode::SelfieManipulated:
        return {QT_TR_NOOP("Selfie manipulated"), QT_TR_NOOP("The picture of the face was manipulated."),
                QT_TR_NOOP("Treat as fraud: escalate, and use the blocklist in the Stripe dashboard."),
                QT_TR_NOOP("We could not verify you. We will look at it and come back to you."), true};
    case ErrorCode::SelfieUnverifiedOther:
        return {QT_TR_NOOP("Selfie not verified"), QT_TR_NOOP("Stripe could not verify the selfie."),
                QT_TR_NOOP("Ask for a new try in good light, then review by hand."),
                QT_TR_NOOP(
                    "We could not verify your selfie. Please try again in good light, facing the camera.")};
    case ErrorCode::UnderSupportedAge:
        return {QT_TR_NOOP("Under the supported age"),
                QT_TR_NOOP("The person is under the age Stripe verifies."),
                QT_TR_NOOP("Stop here, follow your policy, and consider redacting the session."),
                QT_TR_NOOP("You are not old enough to be verified this way.")};
    }
    return {};
}

} // namespace

QString refusalTitle(const OpenEnum<ErrorCode>& code) {
    return code.value == ErrorCode::Unknown ? code.unknownWord : tr(rowFor(code.value).title);
}

RefusalGuidance guidanceFor(const OpenEnum<ErrorCode>& code) {
    const Row row = rowFor(code.value);
    return {refusalTitle(code), tr(row.meaning), tr(row.nextStep), tr(row.tellPerson), row.fraudSignal};
}
