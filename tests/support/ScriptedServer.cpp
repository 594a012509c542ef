// SPDX-License-Identifier: Apache-2.0
#include "support/ScriptedServer.h"

#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <optional>

namespace {

/// The first whole request in what has been received; it is taken out.
std::optional<SeenRequest> takeRequest(QByteArray& received) {
    constexpr auto endOfHead = "\r\n\r\n";
    const qsizetype headLength = received.indexOf(endOfHead);
    if (headLength < 0)
        return std::nullopt;
    SeenRequest request;
    QList<QByteArray> lines = received.first(headLength).split('\n');
    const QList<QByteArray> start = lines.takeFirst().trimmed().split(' ');
    request.method = start.value(0);
    request.target = start.value(1);
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    const qsizetype bodyStart = headLength + 4;
    const qsizetype bodyLength = request.headers.value("content-length").toLongLong();
    if (received.size() < bodyStart + bodyLength)
        return std::nullopt;
    request.body = received.mid(bodyStart, bodyLength);
    received.remove(0, bodyStart + bodyLength);
    return request;
}

QByteArray headOf(const ScriptedAnswer& answer) {
    const bool isChunked =
        answer.manner == ScriptedAnswer::Manner::CutChunk || answer.manner == ScriptedAnswer::Manner::Endless;
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Scripted\r\n";
    for (const auto& [name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    if (isChunked)
        head += "Transfer-Encoding: chunked\r\n";
    else
        head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    return head + "\r\n";
}

void drip(QTcpSocket* socket, const QByteArray& body) {
    auto* timer = new QTimer(socket);
    auto sent = std::make_shared<qsizetype>(0);
    QObject::connect(timer, &QTimer::timeout, socket, [socket, timer, body, sent] {
        if (*sent < body.size())
            socket->write(body.mid((*sent)++, 1));
        else
            timer->stop();
    });
    timer->start(std::chrono::milliseconds(5));
}

void pour(QTcpSocket* socket, const QByteArray& body) {
    const QByteArray chunk = QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n";
    QObject::connect(socket, &QTcpSocket::bytesWritten, socket, [socket, chunk] {
        if (socket->bytesToWrite() < chunk.size())
            socket->write(chunk);
    });
    socket->write(chunk);
}

} // namespace

ScriptedServer::ScriptedServer(QObject* parent)
    : QObject(parent) {
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptedServer::greet);
    m_server.listen(QHostAddress::LocalHost);
}

QUrl ScriptedServer::url() const {
    QUrl url(QStringLiteral("http://127.0.0.1"));
    url.setPort(m_server.serverPort());
    return url;
}

void ScriptedServer::close() {
    m_server.close();
    for (QTcpSocket* socket : m_server.findChildren<QTcpSocket*>())
        socket->abort();
}

void ScriptedServer::greet() {
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readFrom(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_received.remove(socket);
            socket->deleteLater();
        });
    }
}

void ScriptedServer::readFrom(QTcpSocket* socket) {
    m_received[socket] += socket->readAll();
    while (std::optional<SeenRequest> request = takeRequest(m_received[socket])) {
        m_seen.append(std::move(*request));
        answer(socket);
        Q_EMIT requestSeen();
        if (!m_received.contains(socket))
            return;
    }
}

void ScriptedServer::answer(QTcpSocket* socket) {
    using Manner = ScriptedAnswer::Manner;
    const ScriptedAnswer answer = !m_script.isEmpty() ? m_script.takeFirst()
                                  : m_by              ? m_by(m_seen.last())
                                                      : m_always;
    const QByteArray half = answer.body.first(answer.body.size() / 2);
    switch (answer.manner) {
    case Manner::Whole:
        socket->write(headOf(answer) + answer.body);
        return;
    case Manner::CutShort:
        socket->write(headOf(answer) + half);
        socket->disconnectFromHost();
        return;
    case Manner::CutChunk:
        socket->write(headOf(answer) + QByteArray::number(half.size(), 16) + "\r\n" + half + "\r\n");
        socket->disconnectFromHost();
        return;
    case Manner::Drip:
        socket->write(headOf(answer));
        drip(socket, answer.body);
        return;
    case Manner::Endless:
        socket->write(headOf(answer));
        pour(socket, answer.body);
        return;
    case Manner::Silence:
        return;
    case Manner::Reset:
        socket->abort();
        return;
    case Manner::Noise:
        socket->write(answer.body);
        socket->disconnectFromHost();
        return;
    }
}
