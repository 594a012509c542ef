// SPDX-License-Identifier: Apache-2.0
#include "StripeApi.h"

#include "AccountApi.h"
#include "ApiVersion.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace sandbox {

namespace {

Refusal unrecognized(const Request& request) {
    return {.status = 404,
            .message = "Unrecognized request URL (" + request.method + ": " + request.path +
                       "). Please see https://stripe.com/docs or we can help at "
                       "https://support.stripe.com/."};
}

Parameters parametersOf(const Request& request) {
    Parameters parameters;
    parameters.add(request.query);
    if (request.method != "POST" || request.body.isEmpty())
        return parameters;
    if (!request.contentType.startsWith("application/x-www-form-urlencoded"))
        throw Refusal{.message =
                          "Invalid request (check that your POST content type is "
                          "application/x-www-form-urlencoded). If you have any questions, we can help at "
                          "https://support.stripe.com/."};
    parameters.add(request.body);
    return parameters;
}

/// Whoever asks, admitted or not: for the log and for messages.
struct Caller {
    QByteArray kind;
    QByteArray masked;
};

Caller callerOf(const Request& request, bool liveToo) {
    try {
        const Access access = accessFor(request.authorization, liveToo);
        return {access.kind, access.masked};
    } catch (const Refusal&) {
        // The endpoint will say so.
        return {request.authorization.isEmpty() ? "none" : "unknown", "rk_test_****"};
    }
}

void addHeaders(Reply& reply, const Request& request, const QByteArray& requestId) {
    reply.headers.emplaceBack("Request-Id", requestId);
    reply.headers.emplaceBack("Stripe-Version",
                              request.stripeVersion.isEmpty() ? defaultApiVersion() : request.stripeVersion);
    reply.headers.emplaceBack("Cache-Control", "no-cache, no-store");
    if (!request.idempotencyKey.isEmpty())
        reply.headers.emplaceBack("Idempotency-Key", request.idempotencyKey);
    if (!request.stripeAccount.isEmpty())
        reply.headers.emplaceBack("Stripe-Account", request.stripeAccount);
}

QByteArray httpDate(qint64 second) {
    return QLocale::c()
               .toString(QDateTime::fromSecsSinceEpoch(second).toUTC(),
                         QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"))
               .toLatin1() +
           " GMT";
}

} // namespace

StripeApi::StripeApi(World& world, const Settings& settings, const QByteArray& base)
    : m_world(world)
    , m_settings(settings)
    , m_sessions(world, settings)
    , m_actions(world, settings)
    , m_reports(world, settings)
    , m_events(world, settings)
    , m_files(world, settings, base)
    , m_links(world, settings, base)
    , m_requestLuck(QRandomGenerator::global()->generate64()) {
    addSessionRoutes();
    addFileRoutes();
    addOtherRoutes();
}

void StripeApi::add(const char* method, const char* path, Permission permission,
                    std::function<QByteArray(const Call&)> endpoint) {
    m_routes.append(
        {method, QByteArray(path).split('/'), permission,
         [endpoint = std::move(endpoint)](const Call& call) { return Reply{.body = endpoint(call)}; }});
}

void StripeApi::addSessionRoutes() {
    using enum Permission;
    const auto read = SessionsRead;
    const auto write = SessionsWrite;
    add("GET", "/v1/identity/verification_sessions", read,
        [this](const Call& c) { return m_sessions.list(c); });
    add("POST", "/v1/identity/verification_sessions", write,
        [this](const Call& c) { return m_actions.create(c); });
    add("GET", "/v1/identity/verification_sessions/:", read,
        [this](const Call& c) { return m_sessions.retrieve(c); });
    add("POST", "/v1/identity/verification_sessions/:", write,
        [this](const Call& c) { return m_actions.update(c); });
    add("POST", "/v1/identity/verification_sessions/:/cancel", write,
        [this](const Call& c) { return m_actions.cancel(c); });
    add("POST", "/v1/identity/verification_sessions/:/redact", write,
        [this](const Call& c) { return m_actions.redact(c); });
    add("GET", "/v1/identity/verification_reports", read,
        [this](const Call& c) { return m_reports.list(c); });
    add("GET", "/v1/identity/verification_reports/:", read,
        [this](const Call& c) { return m_reports.retrieve(c); });
}

void StripeApi::addFileRoutes() {
    using enum Permission;
    add("GET", "/v1/files", FilesRead, [this](const Call& c) { return m_files.list(c); });
    add("GET", "/v1/files/:", FilesRead, [this](const Call& c) { return m_files.retrieve(c); });
    m_routes.append({"GET", QByteArray("/v1/files/:/contents").split('/'), FilesRead,
                     [this](const Call& c) { return m_files.contents(c); }});
    add("GET", "/v1/file_links", FilesRead, [this](const Call& c) { return m_links.list(c); });
    add("GET", "/v1/file_links/:", FilesRead, [this](const Call& c) { return m_links.retrieve(c); });
    add("POST", "/v1/file_links", FilesWrite, [this](const Call& c) { return m_links.create(c); });
    add("POST", "/v1/file_links/:", FilesWrite, [this](const Call& c) { return m_links.update(c); });
}

void StripeApi::addOtherRoutes() {
    using enum Permission;
    add("GET", "/v1/events", EventsRead, [this](const Call& c) { return m_events.list(c); });
    add("GET", "/v1/events/:", EventsRead, [this](const Call& c) { return m_events.retrieve(c); });
    add("GET", "/v1/account", AccountRead, [this](const Call& c) { return accountObject(m_world, c); });
}

const StripeApi::Route* StripeApi::find(const Request& request, QList<QByteArray>& arguments) const {
    const QList<QByteArray> parts = request.path.split('/');
    for (const Route& route : m_routes) {
        if (route.method != request.method || route.parts.size() != parts.size())
            continue;
        arguments.clear();
        bool matches = true;
        for (qsizetype i = 0; i < parts.size() && matches; ++i) {
            if (route.parts[i] == ":")
                arguments.append(formDecoded(parts[i]));
            else
                matches = route.parts[i] == parts[i];
        }
        if (matches)
            return &route;
    }
    return nullptr;
}

QByteArray StripeApi::nextRequestId() {
    return "req_" + letters(m_requestLuck ^ ++m_requests, 14);
}

Reply StripeApi::routed(const Request& request, const Access& access, const QByteArray& requestId) {
    QList<QByteArray> arguments;
    const Route* route = find(request, arguments);
    if (!route)
        throw unrecognized(request);
    if (!m_limiter.admits(route->method + route->parts.join('/'), m_settings.rate))
        throw Refusal::rateLimited();
    access.require(route->permission);
    Parameters parameters = parametersOf(request);
    const auto act = [&] {
        return route->endpoint({access, parameters, arguments, {requestId, request.idempotencyKey}});
    };
    return request.method == "POST" ? once(request, requestId, act) : act();
}

/// Runs an action unless its idempotency key has an answer already.
Reply StripeApi::once(const Request& request, const QByteArray& requestId,
                      const std::function<Reply()>& act) {
    const QByteArray& key = request.idempotencyKey;
    if (key.isEmpty())
        return act();
    const QByteArray fingerprint = request.path + '?' + request.query + '\n' + request.body;
    if (const auto known = m_idempotency.replay(key, fingerprint))
        return *known;
    try {
        const Reply reply = act();
        m_idempotency.keep(key, fingerprint, requestId, reply, m_settings.latencyMs);
        return reply;
    } catch (const Refusal& refusal) {
        if (refusal.executed)
            m_idempotency.keep(key, fingerprint, requestId, refusal.reply(), m_settings.latencyMs);
        throw;
    }
}

Reply StripeApi::admitted(const Request& request, const QByteArray& requestId) {
    try {
        if (request.method == "GET" && request.path.startsWith("/links/"))
            return m_links.open(request.path.mid(7));
        const Access access = accessFor(request.authorization, m_settings.livemode);
        requireApiVersion(request.stripeVersion);
        return routed(request, access, requestId);
    } catch (const Refusal& refusal) {
        return refusal.reply();
    }
}

Reply StripeApi::answer(const Request& request) {
    const QByteArray requestId = nextRequestId();
    const Caller caller = callerOf(request, m_settings.livemode);
    const auto mishap = m_mishaps.take(request.method, request.path);
    Reply reply;
    if (!mishap || endpointAnswers(*mishap))
        reply = admitted(request, requestId);
    if (mishap)
        reply = spoilt(*mishap, reply, caller.masked);
    const bool answered = reply.delivery == Delivery::Whole || reply.delivery == Delivery::Slow;
    m_log.add({m_world.now(), request.method, request.path, request.query, request.body, caller.kind,
               request.idempotencyKey, request.stripeVersion, request.userAgent, requestId,
               answered ? reply.status : 0});
    reply.headers.emplaceBack("Date", httpDate(m_world.now()));
    // A page of somebody's proxy knows nothing of Stripe's headers.
    if (!reply.contentType.startsWith("text/html"))
        addHeaders(reply, request, requestId);
    return reply;
}

} // namespace sandbox
