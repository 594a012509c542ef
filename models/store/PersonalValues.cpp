// SPDX-License-Identifier: Apache-2.0
#include "store/PersonalValues.h"

VerificationSession withoutSensitiveValues(VerificationSession session) {
    if (session.verifiedOutputs) {
        VerifiedOutputs& outputs = *session.verifiedOutputs;
        outputs.dateOfBirth.reset();
        outputs.idNumber.reset();
        outputs.sex.reset();
        outputs.unparsedPlaceOfBirth.reset();
        outputs.unparsedSex.reset();
    }
    return session;
}

VerificationSession withoutPersonalValues(VerificationSession session) {
    const bool hasCountry = session.verifiedOutputs && session.verifiedOutputs->address &&
                            session.verifiedOutputs->address->country;
    if (hasCountry) {
        VerifiedOutputs outputs;
        outputs.address.emplace();
        outputs.address->country = session.verifiedOutputs->address->country;
        session.verifiedOutputs = outputs;
    } else {
        session.verifiedOutputs.reset();
    }
    session.providedDetails.reset();
    session.clientReferenceId.reset();
    session.relatedCustomer.reset();
    session.relatedCustomerAccount.reset();
    session.relatedPerson.reset();
    session.metadata.clear();
    if (session.lastError)
        session.lastError->reason.clear();
    return session;
}
