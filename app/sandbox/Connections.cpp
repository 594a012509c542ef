// SPDX-License-Identifier: Apache-2.0
#include "Connections.h"

#include <QTcpSocket>

namespace sandbox {

QTcpSocket* Connections::fromPort(quint16 port) const {
    return m_sockets.value(port);
}

void Connections::incomingConnection(qintptr descriptor) {
    auto* socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    const quint16 port = socket->peerPort();
    m_sockets.insert(port, socket);
    connect(socket, &QObject::destroyed, this, [this, port, socket] {
        if (m_sockets.value(port) == socket) // The client may have reused the port since.
            m_sockets.remove(port);
    });
    addPendingConnection(socket);
}

} // namespace sandbox
