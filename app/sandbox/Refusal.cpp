// SPDX-License-Identifier: Apache-2.0
#include "Refusal.h"

#include "JsonWriter.h"

namespace sandbox {

Reply Refusal::reply() const {
    JsonWriter json(512);
    json.beginObject();
    json.beginObject("error");
    if (!code.isEmpty()) {
        json.text("code", code);
        json.text("doc_url", "https://stripe.com/docs/error-codes/" + QByteArray(code).replace('_', '-'));
    }
    json.text("message", message);
    if (!param.isEmpty())
        json.text("param", param);
    json.text("type", type);
    json.endObject();
    json.endObject();
    return {.status = status, .body = json.take(), .headers = headers};
}

Refusal Refusal::unknownParameter(const QByteArray& name) {
    return {.message = "Received unknown parameter: " + name, .code = "parameter_unknown", .param = name};
}

Refusal Refusal::missingParameter(const QByteArray& name) {
    return {.message = "Missing required param: " + name + '.', .code = "parameter_missing", .param = name};
}

Refusal Refusal::badParameter(const QByteArray& name, const QByteArray& message, const QByteArray& code) {
    return {.message = message, .code = code, .param = name};
}

Refusal Refusal::noSuch(const QByteArray& what, const QByteArray& id, const QByteArray& param) {
    return {.status = param.isEmpty() ? 404 : 400,
            .message = "No such " + what + ": '" + id + '\'',
            .code = "resource_missing",
            .param = param.isEmpty() ? QByteArray("id") : param};
}

Refusal Refusal::rateLimited() {
    return {.status = 429,
            .message = "Request rate limit exceeded. Learn more about rate limits here "
                       "https://stripe.com/docs/rate-limits.",
            .code = "rate_limit",
            .headers = {{"Stripe-Rate-Limited-Reason", "endpoint-rate"}}};
}

Refusal Refusal::notNow(const QByteArray& message) {
    return {.message = message, .executed = true};
}

} // namespace sandbox
