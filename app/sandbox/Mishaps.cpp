// SPDX-License-Identifier: Apache-2.0
#include "Mishaps.h"

#include "Access.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr const char* kKinds[] = {
    "rate_limit", "lock_timeout", "conflict",      "server_error", "slow_body", "cut_body", "reset",
    "not_json",   "html",         "not_activated", "unauthorized", "forbidden", "timeout",  "damaged_object"};

constexpr char kProxyPage[] =
    "<!DOCTYPE html>\n<html><head><title>Web Gateway</title></head>\n<body><h1>Welcome to the "
    "guest network</h1><p>Please sign in to continue.</p></body></html>\n";

/// The third session of a list has a number for its id; the others are whole.
Reply withoutThirdId(Reply reply) {
    const QByteArray beginning = "\"id\": \"vs_";
    qsizetype at = -1;
    for (int i = 0; i < 3; ++i) {
        at = reply.body.indexOf(beginning, at + 1);
        if (at < 0)
            return reply;
    }
    reply.body.replace(at, beginning.size(), "\"id\": 7, \"was\": \"vs_");
    return reply;
}

Refusal lockTimeout() {
    return {.status = 429,
            .message =
                "This object can't be accessed right now because another API request or Stripe process is "
                "currently accessing it. If you see this error intermittently, retry the request. If you "
                "see this error frequently and are making multiple concurrent requests to a single "
                "object, make your requests serially or at a lower rate.",
            .code = "lock_timeout",
            .headers = {{"Stripe-Should-Retry", "true"}}};
}

Refusal notActivated() {
    return {.message = "Your account is not set up to use Identity. Please have an account admin visit "
                       "https://dashboard.stripe.com/identity/application to get started.",
            .code = "identity_api_invalid_application"};
}

Refusal serverError() {
    return {.status = 500,
            .message = "An unknown error occurred while processing your request. Please try again.",
            .type = "api_error"};
}

Refusal conflict() {
    return {.status = 409,
            .message = "Another request modified this object at the same time. Please try again.",
            .headers = {{"Stripe-Should-Retry", "true"}}};
}

Reply delivered(Reply reply, Delivery delivery, int slowMs) {
    reply.delivery = delivery;
    reply.slowMs = slowMs;
    return reply;
}

} // namespace

void Mishaps::add(Parameters& parameters) {
    Mishap mishap;
    const auto kind = parameters.choice("kind", kKinds);
    if (!kind)
        throw Refusal::missingParameter("kind");
    const auto place = std::ranges::find_if(kKinds, [&kind](const char* one) { return *kind == one; });
    mishap.kind = static_cast<MishapKind>(place - std::begin(kKinds));
    mishap.left = parameters.integer("count").value_or(1);
    mishap.path = parameters.text("path").value_or(QByteArray());
    mishap.method = parameters.text("method").value_or(QByteArray()).toUpper();
    mishap.afterEffect = parameters.boolean("after_effect").value_or(false);
    mishap.slowMs =
        static_cast<int>(std::clamp<qint64>(parameters.integer("slow_ms").value_or(3'000), 1, 600'000));
    parameters.refuseTheRest();
    m_waiting.append(mishap);
}

std::optional<Mishap> Mishaps::take(const QByteArray& method, const QByteArray& path) {
    const auto found = std::ranges::find_if(m_waiting, [&](const Mishap& mishap) {
        return mishap.left != 0 && path.startsWith(mishap.path) &&
               (mishap.method.isEmpty() || mishap.method == method);
    });
    if (found == m_waiting.end())
        return std::nullopt;
    const Mishap taken = *found;
    if (found->left > 0 && --found->left == 0)
        m_waiting.erase(found);
    return taken;
}

void Mishaps::write(JsonWriter& json) const {
    for (const Mishap& mishap : m_waiting) {
        json.beginObject();
        json.text("kind", kKinds[static_cast<std::size_t>(mishap.kind)]);
        json.number("count", mishap.left);
        json.text("path", mishap.path);
        json.text("method", mishap.method);
        json.boolean("after_effect", mishap.afterEffect);
        json.endObject();
    }
}

bool endpointAnswers(const Mishap& mishap) {
    return mishap.afterEffect || mishap.kind == MishapKind::SlowBody || mishap.kind == MishapKind::CutBody ||
           mishap.kind == MishapKind::DamagedObject;
}

Reply spoilt(const Mishap& mishap, const Reply& reply, const QByteArray& maskedKey) {
    switch (mishap.kind) {
    case MishapKind::RateLimit:
        return Refusal::rateLimited().reply();
    case MishapKind::LockTimeout:
        return lockTimeout().reply();
    case MishapKind::Conflict:
        return conflict().reply();
    case MishapKind::ServerError:
        return serverError().reply();
    case MishapKind::SlowBody:
        return delivered(reply, Delivery::Slow, mishap.slowMs);
    case MishapKind::CutBody:
        return delivered(reply, Delivery::CutShort, 0);
    case MishapKind::Reset:
        return delivered(reply, Delivery::Reset, 0);
    case MishapKind::NotJson:
        return {.body = "{\"object\": \"list\", \"data\": [{\"id\": \"vs_1"};
    case MishapKind::Html:
        return {.contentType = "text/html; charset=utf-8", .body = kProxyPage};
    case MishapKind::NotActivated:
        return notActivated().reply();
    case MishapKind::Unauthorized:
        return Refusal{
            .status = 401, .message = "Expired API Key provided: " + maskedKey, .code = "api_key_expired"}
            .reply();
    case MishapKind::Forbidden:
        return lacking(Access{.masked = maskedKey}, "rak_identity_product_read").reply();
    case MishapKind::Timeout:
        return delivered(reply, Delivery::Never, 0);
    case MishapKind::DamagedObject:
        return withoutThirdId(reply);
    }
    return reply;
}

} // namespace sandbox
