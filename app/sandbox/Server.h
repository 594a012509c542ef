// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Connections.h"
#include "ControlApi.h"

#include <QAbstractHttpServer>

namespace sandbox {

/// Takes requests from the loopback interface, hands them to the Stripe part or the tests' part, and sends
/// the replies. Qt's own responder cannot cut, slow down or reset an answer, so replies are written to the
/// sockets directly.
class Server : public QAbstractHttpServer {
    Q_OBJECT

public:
    Server(const Settings& settings, StripeApi& stripe, ControlApi& control);

    /// Listens on 127.0.0.1 and gives the port, or 0 when that failed. 0 asks for any port.
    quint16 open(quint16 port);

protected:
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest& request, QHttpServerResponder& responder) override;
    void missingHandler(const QHttpServerRequest& request, QHttpServerResponder& responder) override;
#else
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override;
    void missingHandler(const QHttpServerRequest& request, QTcpSocket* socket) override;
#endif

private:
    void answer(const QHttpServerRequest& request, QTcpSocket* socket);

    const Settings& m_settings;
    StripeApi& m_stripe;
    ControlApi& m_control;
    Connections* m_connections; ///< A child: Qt's server takes it over.
};

} // namespace sandbox
