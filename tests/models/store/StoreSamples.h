// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/store/RandomSessions.h"
#include "store/SessionStore.h"

// Two sessions for the tests of the store: somebody verified, and somebody refused.

inline VerificationSession person() {
    VerificationSession session;
    session.id = RandomSessions::idOf(1);
    session.created = 1'750'000'000;
    session.status = SessionStatus::Verified;
    session.type = VerificationType::Document;
    session.clientReferenceId = QStringLiteral("user_90117");
    session.relatedCustomer = QStringLiteral("cus_Q9xKlm7Lm");
    session.relatedPerson = RelatedPerson{QStringLiteral("acct_1"), QStringLiteral("person_1")};
    session.providedDetails =
        ProvidedDetails{QStringLiteral("anna@example.org"), QStringLiteral("+4915112345")};
    VerifiedOutputs outputs;
    outputs.firstName = QStringLiteral("Anna");
    outputs.lastName = QStringLiteral("Müller");
    outputs.email = QStringLiteral("anna@example.de");
    outputs.address =
        Address{QStringLiteral("Hauptstr. 1"), {}, QStringLiteral("Berlin"), {}, {}, QStringLiteral("DE")};
    session.verifiedOutputs = outputs;
    session.metadata = {{QStringLiteral("order"), QStringLiteral("4711")}};
    return session;
}

inline VerificationSession refused() {
    VerificationSession session;
    session.id = RandomSessions::idOf(2);
    session.status = SessionStatus::RequiresInput;
    session.lastError = LastError{ErrorCode::DocumentExpired, QStringLiteral("The document is expired.")};
    return session;
}

inline void mergeOne(SessionStore& store, const VerificationSession& session) {
    store.merge({&session, 1});
}
