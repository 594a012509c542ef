// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Outcome.h"
#include "identity/VerificationSession.h"
#include "store/SessionStore.h"

#include <initializer_list>
#include <vector>

/// Made-up sessions: the higher the number, the older, an hour apart.
namespace samples {

inline constexpr std::int64_t newest = 1'795'000'000;

inline SessionId idOf(int number) {
    return *SessionId::fromText(QStringLiteral("vs_1Sample%1").arg(number, 18, 10, QLatin1Char('0')));
}

inline VerificationSession session(int number, SessionStatus status = SessionStatus::Verified) {
    VerificationSession session;
    session.id = idOf(number);
    session.created = newest - number * 3600;
    session.status = status;
    session.type = VerificationType::Document;
    session.clientReferenceId = QStringLiteral("user_%1").arg(90'000 - number);
    return session;
}

inline VerificationSession refused(int number, ErrorCode code = ErrorCode::DocumentUnverifiedOther) {
    VerificationSession result = session(number, SessionStatus::RequiresInput);
    result.lastError = LastError{code, QStringLiteral("The document is invalid.")};
    return result;
}

inline VerificationSession named(VerificationSession session, const QString& first, const QString& last) {
    VerifiedOutputs outputs;
    outputs.firstName = first;
    outputs.lastName = last;
    session.verifiedOutputs = outputs;
    return session;
}

inline VerificationSession from(VerificationSession session, const QString& country) {
    VerifiedOutputs outputs = session.verifiedOutputs.value_or(VerifiedOutputs());
    Address address;
    address.country = country;
    outputs.address = address;
    session.verifiedOutputs = outputs;
    return session;
}

/// Sessions first to last, verified.
inline std::vector<VerificationSession> page(int first, int last) {
    std::vector<VerificationSession> sessions;
    for (int number = first; number <= last; ++number)
        sessions.push_back(session(number));
    return sessions;
}

inline void merge(SessionStore& store, const std::vector<VerificationSession>& sessions) {
    store.merge(sessions);
}

} // namespace samples
