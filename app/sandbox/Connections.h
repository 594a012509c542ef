// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QTcpServer>

class QTcpSocket;

namespace sandbox {

/// Accepts connections and remembers each by the client's port. From Qt 6.8 on QHttpServer hides the socket
/// of a request, and only a socket can cut or reset an answer.
class Connections : public QTcpServer {
    Q_OBJECT

public:
    using QTcpServer::QTcpServer;

    /// The open connection from this port of the client, or null.
    QTcpSocket* fromPort(quint16 port) const;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    QHash<quint16, QTcpSocket*> m_sockets;
};

} // namespace sandbox
