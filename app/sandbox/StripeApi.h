// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "EventApi.h"
#include "FileApi.h"
#include "FileLinkApi.h"
#include "IdempotencyBook.h"
#include "Mishaps.h"
#include "RateLimiter.h"
#include "ReportApi.h"
#include "RequestLog.h"
#include "SessionApi.h"

#include <functional>

namespace sandbox {

/// Everything under `/v1` and `/links`: who asks, may they, how often, was it asked before, and then the
/// endpoint.
class StripeApi {
public:
    /// `base` is where the sandbox listens; it may become known later.
    StripeApi(World& world, const Settings& settings, const QByteArray& base);

    Reply answer(const Request& request);

    Mishaps& mishaps() { return m_mishaps; }
    RequestLog& log() { return m_log; }

private:
    struct Route {
        QByteArray method;
        /// `:` stands for a variable part.
        QList<QByteArray> parts;
        Permission permission;
        std::function<Reply(const Call&)> endpoint;
    };

    void addSessionRoutes();
    void addFileRoutes();
    void addOtherRoutes();
    void add(const char* method, const char* path, Permission permission,
             std::function<QByteArray(const Call&)> endpoint);
    const Route* find(const Request& request, QList<QByteArray>& arguments) const;

    Reply admitted(const Request& request, const QByteArray& requestId);
    Reply once(const Request& request, const QByteArray& requestId, const std::function<Reply()>& act);
    Reply routed(const Request& request, const Access& access, const QByteArray& requestId);
    QByteArray nextRequestId();

    World& m_world;
    const Settings& m_settings;
    SessionApi m_sessions;
    SessionActions m_actions;
    ReportApi m_reports;
    EventApi m_events;
    FileApi m_files;
    FileLinkApi m_links;
    QList<Route> m_routes;
    RateLimiter m_limiter;
    IdempotencyBook m_idempotency;
    Mishaps m_mishaps;
    RequestLog m_log;
    quint64 m_requests = 0;
    quint64 m_requestLuck;
};

} // namespace sandbox
