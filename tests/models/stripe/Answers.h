// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeClient.h"
#include "support/ScriptedServer.h"

/// What Stripe would say, for the tests of the client.
namespace answers {

inline constexpr auto keyText = "rk_test_scripted0000000000000000";

/// Patient enough for a busy machine, quick where a test waits for it.
inline StripeTiming quick() {
    StripeTiming timing;
    timing.requestsPerSecond = 1000;
    timing.burst = 100;
    timing.firstRetryDelay = std::chrono::milliseconds(1);
    timing.longestRetryDelay = std::chrono::milliseconds(4);
    return timing;
}

inline ApiKey someKey(const char* text = keyText) {
    return *ApiKey::fromText(QString::fromLatin1(text));
}

inline SessionId sessionId(const char* text = "vs_1") {
    return *SessionId::fromText(QString::fromLatin1(text));
}

inline QByteArray session(const QByteArray& id = "vs_1", const QByteArray& status = "requires_input") {
    return R"({"id":")" + id + R"(","object":"identity.verification_session","created":1700000000,)" +
           R"("livemode":false,"status":")" + status + R"(","type":"document","metadata":{},)" +
           R"("client_secret":"vs_1_secret_test_YWNjd","url":"https://verify.stripe.com/start/test_abc"})";
}

inline QByteArray page(const QByteArray& sessions, bool hasMore = false) {
    return R"({"object":"list","url":"/v1/x","has_more":)" + QByteArray(hasMore ? "true" : "false") +
           R"(,"data":[)" + sessions + "]}";
}

/// Large enough to be read beside the caller's thread.
inline QByteArray largePage() {
    QByteArray sessions = session("vs_0");
    for (int i = 1; i < 400; ++i)
        sessions += ',' + session("vs_" + QByteArray::number(i));
    return page(sessions);
}

inline ScriptedAnswer json(int status, const QByteArray& body,
                           const QList<std::pair<QByteArray, QByteArray>>& more = {}) {
    ScriptedAnswer answer{status, body, {{"Content-Type", "application/json"}, {"Request-Id", "req_1"}}};
    answer.headers += more;
    return answer;
}

inline ScriptedAnswer error(int status, const QByteArray& message = "No.", const QByteArray& code = {},
                            const QByteArray& type = "invalid_request_error",
                            const QList<std::pair<QByteArray, QByteArray>>& more = {}) {
    return json(status,
                R"({"error":{"type":")" + type + R"(","message":")" + message + R"(","code":")" + code +
                    R"("}})",
                more);
}

inline ScriptedAnswer webPage(int status = 200) {
    return {status, "<!doctype html><title>Sign in to the network</title>", {{"Content-Type", "text/html"}}};
}

inline ScriptedAnswer faulty(ScriptedAnswer::Manner manner, const QByteArray& body = page(session())) {
    ScriptedAnswer answer = json(200, body);
    answer.manner = manner;
    return answer;
}

} // namespace answers
