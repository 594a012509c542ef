// SPDX-License-Identifier: Apache-2.0
#include "Server.h"

#include "Delivery.h"

#include <QHttpServerRequest>
#include <QTcpSocket>
#include <QUrl>

namespace sandbox {

namespace {

QByteArray methodText(QHttpServerRequest::Method method) {
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return "GET";
    case QHttpServerRequest::Method::Put:
        return "PUT";
    case QHttpServerRequest::Method::Delete:
        return "DELETE";
    case QHttpServerRequest::Method::Post:
        return "POST";
    case QHttpServerRequest::Method::Head:
        return "HEAD";
    case QHttpServerRequest::Method::Options:
        return "OPTIONS";
    case QHttpServerRequest::Method::Patch:
        return "PATCH";
    case QHttpServerRequest::Method::Connect:
        return "CONNECT";
    case QHttpServerRequest::Method::Trace:
        return "TRACE";
    case QHttpServerRequest::Method::Unknown:
    case QHttpServerRequest::Method::AnyKnown:
        break;
    }
    return "UNKNOWN";
}

Request copied(const QHttpServerRequest& request) {
    const QUrl url = request.url();
    return {.method = methodText(request.method()),
            .path = url.path(QUrl::FullyEncoded).toUtf8(),
            .query = url.query(QUrl::FullyEncoded).toUtf8(),
            .contentType = request.value("Content-Type"),
            .body = request.body(),
            .authorization = request.value("Authorization"),
            .idempotencyKey = request.value("Idempotency-Key"),
            .stripeVersion = request.value("Stripe-Version"),
            .stripeAccount = request.value("Stripe-Account"),
            .userAgent = request.value("User-Agent"),
            // The body that follows an answer to HEAD must not be taken for the next answer.
            .closeAfterwards = request.value("Connection").toLower() == "close" ||
                               request.method() == QHttpServerRequest::Method::Head};
}

} // namespace

Server::Server(const Settings& settings, StripeApi& stripe, ControlApi& control)
    : m_settings(settings)
    , m_stripe(stripe)
    , m_control(control)
    , m_connections(new Connections(this)) {}

quint16 Server::open(quint16 port) {
    if (!m_connections->listen(QHostAddress::LocalHost, port))
        return 0;
    bind(m_connections);
    return m_connections->serverPort();
}

void Server::answer(const QHttpServerRequest& request, QTcpSocket* socket) {
    const Request copy = copied(request);
    const bool control = copy.path.startsWith("/sandbox/");
    const int delay = control ? 0 : m_settings.latencyMs;
    const Reply reply = control ? m_control.answer(copy) : m_stripe.answer(copy);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    deliver(socket, reply, delay, copy.closeAfterwards);
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

// The responder is left unused: when it is destroyed, Qt reads the connection's next request.
bool Server::handleRequest(const QHttpServerRequest& request, QHttpServerResponder&) {
    if (QTcpSocket* const socket = m_connections->fromPort(request.remotePort()))
        answer(request, socket);
    return true;
}

void Server::missingHandler(const QHttpServerRequest&, QHttpServerResponder&) {
    // handleRequest() accepts every request.
}

#else

bool Server::handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) {
    answer(request, socket);
    return true;
}

void Server::missingHandler(const QHttpServerRequest&, QTcpSocket*) {
    // handleRequest() accepts every request.
}

#endif

} // namespace sandbox
