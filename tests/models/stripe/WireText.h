// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/Wire.h"

/// Stripe's JSON for the tests of the reader, and short ways to read it.
namespace wiretext {

/// JSON in C++ reads better with single quotes; on the wire they are double.
inline HttpAnswer answerOf(QByteArray body) {
    HttpAnswer answer;
    answer.status = 200;
    answer.requestId = QStringLiteral("req_1");
    answer.body = body.replace('\'', '"');
    return answer;
}

/// A session with these members after those that every session has.
inline QByteArray sessionWith(const QByteArray& members) {
    return "{'id':'vs_1','object':'identity.verification_session','created':1700000000,'livemode':true,"
           "'status':'verified','type':'document'" +
           (members.isEmpty() ? QByteArray() : ',' + members) + '}';
}

inline Result<RetrievedSession> retrieved(const QByteArray& body) {
    return wire::readSession(answerOf(body), *SessionId::fromText(u"vs_1"));
}

/// The session with these members; a session without id when it cannot be read.
inline VerificationSession read(const QByteArray& members) {
    const Result<RetrievedSession> result = retrieved(sessionWith(members));
    return result.isOk() ? result.value().session : VerificationSession();
}

inline VerificationReport readReport(const QByteArray& members) {
    const Result<RetrievedSession> result = retrieved(
        sessionWith("'last_verification_report':{'id':'vr_1','object':'identity.verification_report',"
                    "'created':1700000001,'type':'document'" +
                    (members.isEmpty() ? QByteArray() : ',' + members) + '}'));
    return result.isOk() && result.value().report ? *result.value().report : VerificationReport();
}

inline QByteArray member(const char* name, const QByteArray& value) {
    return '\'' + QByteArray(name) + "':" + value;
}

inline std::optional<QString> text(const char* utf8) {
    return QString::fromUtf8(utf8);
}

} // namespace wiretext
