// SPDX-License-Identifier: Apache-2.0
#include "store/SessionReferences.h"

SessionReferences referencesOf(const VerificationSession& session) {
    return {session.clientReferenceId, session.relatedCustomer, session.relatedCustomerAccount,
            session.metadata};
}

void setReferences(VerificationSession& session, const SessionReferences& references) {
    session.clientReferenceId = references.reference;
    session.relatedCustomer = references.customer;
    session.relatedCustomerAccount = references.customerAccount;
    session.metadata = references.metadata;
}
