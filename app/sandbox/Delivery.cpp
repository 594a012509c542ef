// SPDX-License-Identifier: Apache-2.0
#include "Delivery.h"

#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

#include <algorithm>

namespace sandbox {

namespace {

constexpr int kSlowPieces = 10;

QByteArray reasonOf(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 409:
        return "Conflict";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    default:
        return "Unknown";
    }
}

QByteArray headOf(const Reply& reply, bool closeAfterwards) {
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonOf(reply.status) + "\r\n";
    head += "Server: verification-sandbox\r\n";
    for (const auto& [name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    head += "Content-Type: " + reply.contentType + "\r\n";
    head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    head += closeAfterwards ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
    return head;
}

void writeSlowly(QTcpSocket* socket, const Reply& reply, bool closeAfterwards) {
    socket->write(headOf(reply, closeAfterwards));
    const qsizetype piece = reply.body.size() / kSlowPieces + 1;
    for (int i = 0; i < kSlowPieces; ++i) {
        const QByteArray part = reply.body.mid(i * piece, piece);
        const bool last = i + 1 == kSlowPieces;
        QTimer::singleShot(reply.slowMs * (i + 1) / kSlowPieces, socket,
                           [socket, part, last, closeAfterwards] {
                               socket->write(part);
                               if (last && closeAfterwards)
                                   socket->disconnectFromHost();
                           });
    }
}

/// A reset instead of an orderly end, as a firewall or a crash makes it.
void reset(QTcpSocket* socket) {
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
                 sizeof(atOnce));
    socket->abort();
}

void writeNow(QTcpSocket* socket, const Reply& reply, bool closeAfterwards) {
    if (socket->state() != QAbstractSocket::ConnectedState)
        return;
    switch (reply.delivery) {
    case Delivery::Whole:
        socket->write(headOf(reply, closeAfterwards) + reply.body);
        if (closeAfterwards)
            socket->disconnectFromHost();
        break;
    case Delivery::Slow:
        writeSlowly(socket, reply, closeAfterwards);
        break;
    case Delivery::CutShort:
        socket->write(headOf(reply, true) + reply.body.left(reply.body.size() / 2));
        socket->disconnectFromHost();
        break;
    case Delivery::Reset:
        reset(socket);
        break;
    case Delivery::Never:
        break;
    }
}

} // namespace

void deliver(QTcpSocket* socket, const Reply& reply, int delayMs, bool closeAfterwards) {
    // Never from inside the HTTP library's own reading, which still holds the socket when a reset destroys
    // it.
    const bool spoilt = reply.delivery == Delivery::Reset || reply.delivery == Delivery::CutShort;
    if (delayMs > 0 || spoilt)
        QTimer::singleShot(std::max(delayMs, 0), socket,
                           [socket, reply, closeAfterwards] { writeNow(socket, reply, closeAfterwards); });
    else
        writeNow(socket, reply, closeAfterwards);
}

} // namespace sandbox
