// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"

/// Made-up sessions for the tests of the detail pane.
namespace samples {

inline SessionId sessionId(const char* text = "vs_1Pgc76B7WZ01zgkWBdQi8PTU") {
    return *SessionId::fromText(QString::fromLatin1(text));
}

inline VerificationSession session(SessionStatus status) {
    VerificationSession session;
    session.id = sessionId();
    session.created = 1'795'179'600; // 20 Nov 2026, 13:00 UTC
    session.status = status;
    session.type = VerificationType::Document;
    return session;
}

inline VerificationSession refused(ErrorCode code = ErrorCode::SelfieFaceMismatch,
                                   const QString& reason = QStringLiteral("The faces differ.")) {
    VerificationSession refused = session(SessionStatus::RequiresInput);
    refused.lastError = LastError{code, reason};
    return refused;
}

inline VerificationSession ofPerson(const QString& first, const QString& last) {
    VerificationSession ofPerson = session(SessionStatus::Verified);
    VerifiedOutputs outputs;
    outputs.firstName = first;
    outputs.lastName = last;
    ofPerson.verifiedOutputs = outputs;
    return ofPerson;
}

} // namespace samples
