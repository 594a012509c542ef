// SPDX-License-Identifier: Apache-2.0
#include "store/SessionParts.h"

namespace {

std::optional<QString>& at(SessionParts& parts, Part part) {
    return parts[static_cast<std::size_t>(part)];
}

const std::optional<QString>& at(const SessionParts& parts, Part part) {
    return parts[static_cast<std::size_t>(part)];
}

std::optional<QString> unlessEmpty(const QString& text) {
    return text.isEmpty() ? std::nullopt : std::optional<QString>(text);
}

} // namespace

SessionParts partsOf(const VerificationSession& session) {
    SessionParts parts;
    at(parts, Part::Reference) = session.clientReferenceId;
    at(parts, Part::Customer) = session.relatedCustomer;
    at(parts, Part::CustomerAccount) = session.relatedCustomerAccount;
    at(parts, Part::Flow) = session.verificationFlow;
    at(parts, Part::StatusWord) = unlessEmpty(session.status.unknownWord);
    at(parts, Part::TypeWord) = unlessEmpty(session.type.unknownWord);
    if (session.redaction)
        at(parts, Part::RedactionWord) = unlessEmpty(session.redaction->unknownWord);
    if (session.lastReport)
        at(parts, Part::Report) = session.lastReport->text();
    if (session.lastError) {
        at(parts, Part::ErrorReason) = unlessEmpty(session.lastError->reason);
        at(parts, Part::ErrorWord) = unlessEmpty(session.lastError->code.unknownWord);
    }
    if (session.relatedPerson) {
        at(parts, Part::RelatedAccount) = session.relatedPerson->account;
        at(parts, Part::RelatedPerson) = session.relatedPerson->person;
    }
    if (session.providedDetails) {
        at(parts, Part::ProvidedEmail) = session.providedDetails->email;
        at(parts, Part::ProvidedPhone) = session.providedDetails->phone;
    }
    if (const auto& outputs = session.verifiedOutputs) {
        at(parts, Part::FirstName) = outputs->firstName;
        at(parts, Part::LastName) = outputs->lastName;
        at(parts, Part::VerifiedEmail) = outputs->email;
        at(parts, Part::VerifiedPhone) = outputs->phone;
        if (outputs->idNumberType)
            at(parts, Part::IdNumberTypeWord) = unlessEmpty(outputs->idNumberType->unknownWord);
        if (const auto& address = outputs->address) {
            at(parts, Part::Line1) = address->line1;
            at(parts, Part::Line2) = address->line2;
            at(parts, Part::City) = address->city;
            at(parts, Part::State) = address->state;
            at(parts, Part::PostalCode) = address->postalCode;
            at(parts, Part::Country) = address->country;
        }
    }
    return parts;
}

void setParts(VerificationSession& session, const SessionParts& parts) {
    session.clientReferenceId = at(parts, Part::Reference);
    session.relatedCustomer = at(parts, Part::Customer);
    session.relatedCustomerAccount = at(parts, Part::CustomerAccount);
    session.verificationFlow = at(parts, Part::Flow);
    session.status.unknownWord = at(parts, Part::StatusWord).value_or(QString());
    session.type.unknownWord = at(parts, Part::TypeWord).value_or(QString());
    if (session.redaction)
        session.redaction->unknownWord = at(parts, Part::RedactionWord).value_or(QString());
    if (const auto& report = at(parts, Part::Report))
        session.lastReport = ReportId::fromText(*report).value_or(ReportId());
    if (session.lastError) {
        session.lastError->reason = at(parts, Part::ErrorReason).value_or(QString());
        session.lastError->code.unknownWord = at(parts, Part::ErrorWord).value_or(QString());
    }
    if (const auto& account = at(parts, Part::RelatedAccount))
        session.relatedPerson = {*account, at(parts, Part::RelatedPerson).value_or(QString())};
    if (session.providedDetails)
        session.providedDetails = {at(parts, Part::ProvidedEmail), at(parts, Part::ProvidedPhone)};
    if (auto& outputs = session.verifiedOutputs) {
        outputs->firstName = at(parts, Part::FirstName);
        outputs->lastName = at(parts, Part::LastName);
        outputs->email = at(parts, Part::VerifiedEmail);
        outputs->phone = at(parts, Part::VerifiedPhone);
        if (outputs->idNumberType)
            outputs->idNumberType->unknownWord = at(parts, Part::IdNumberTypeWord).value_or(QString());
        if (outputs->address)
            outputs->address = {at(parts, Part::Line1),      at(parts, Part::Line2),
                                at(parts, Part::City),       at(parts, Part::State),
                                at(parts, Part::PostalCode), at(parts, Part::Country)};
    }
}
