// SPDX-License-Identifier: Apache-2.0
#include "support/SandboxProcess.h"

#include <QJsonArray>
#include <QTcpSocket>
#include <QUrlQuery>

namespace {

constexpr int patience = 30'000; // Milliseconds; only ever waited for when something is broken.

QByteArray formBody(const SandboxProcess::Form& form) {
    QByteArrayList parts;
    for (const auto& [name, value] : form)
        parts << QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    return parts.join('&');
}

} // namespace

SandboxProcess::SandboxProcess(const QStringList& arguments)
    : m_arguments(arguments) {
    launch();
}

SandboxProcess::~SandboxProcess() {
    stop();
}

void SandboxProcess::launch() {
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(SANDBOX_PROGRAM),
                    QStringList{QStringLiteral("--exit-with-stdin")} + m_arguments);
    while (!m_process.canReadLine() && m_process.waitForReadyRead(patience)) {
    }
    const QString greeting = QString::fromUtf8(m_process.readLine()).trimmed();
    const QString announced = QStringLiteral("listening on ");
    if (greeting.startsWith(announced))
        m_url = QUrl(greeting.mid(announced.size()));
}

void SandboxProcess::stop() {
    m_process.closeWriteChannel();
    m_process.waitForFinished(patience);
}

void SandboxProcess::startAgain() {
    m_arguments << QStringLiteral("--port") << QString::number(m_url.port());
    launch();
}

QJsonDocument SandboxProcess::request(const QByteArray& method, const QString& path, const Form& form,
                                      const char* key) {
    return QJsonDocument::fromJson(bodyOf(method, path, form, key));
}

QByteArray SandboxProcess::picture(const QString& fileId) {
    return bodyOf("GET", QStringLiteral("/v1/files/%1/contents").arg(fileId), {}, sensitiveAll);
}

QByteArray SandboxProcess::bodyOf(const QByteArray& method, const QString& path, const Form& form,
                                  const char* key) {
    QTcpSocket socket;
    socket.connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
    if (!socket.waitForConnected(patience))
        return {};
    const QByteArray body = formBody(form);
    socket.write(method + ' ' + path.toUtf8() + " HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n" +
                 "Authorization: Bearer " + key +
                 "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray answer;
    qsizetype expected = -1;
    while (expected < 0 || answer.size() < expected) {
        if (!socket.bytesAvailable() && !socket.waitForReadyRead(patience))
            break;
        answer += socket.readAll();
        const qsizetype headEnd = answer.indexOf("\r\n\r\n");
        if (expected < 0 && headEnd >= 0) {
            const QByteArray head = answer.left(headEnd).toLower();
            const qsizetype at = head.indexOf("content-length:");
            const qsizetype lineEnd = head.indexOf('\r', at);
            const qsizetype start = at + qsizetype(sizeof("content-length:")) - 1;
            const qsizetype length =
                at < 0 ? 0 : head.mid(start, lineEnd < 0 ? -1 : lineEnd - start).trimmed().toInt();
            expected = headEnd + 4 + length;
        }
    }
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

void SandboxProcess::mishap(const QString& kind, int count, const Form& more) {
    request("POST", QStringLiteral("/sandbox/mishap"),
            Form{{QStringLiteral("kind"), kind}, {QStringLiteral("count"), QString::number(count)}} + more);
}

void SandboxProcess::clearMishaps() {
    request("DELETE", QStringLiteral("/sandbox/mishap"));
}

void SandboxProcess::setOption(const QString& name, const QString& value) {
    request("POST", QStringLiteral("/sandbox/options"), {{name, value}});
}

void SandboxProcess::advanceClock(int seconds) {
    setOption(QStringLiteral("clock_advance"), QString::number(seconds));
}

void SandboxProcess::createSessions(int count) {
    request("POST", QStringLiteral("/sandbox/arrivals"), {{QStringLiteral("count"), QString::number(count)}});
}

void SandboxProcess::submit(const QString& sessionId, const QString& outcome) {
    request("POST", QStringLiteral("/sandbox/sessions/%1/submit").arg(sessionId),
            {{QStringLiteral("outcome"), outcome}});
}

void SandboxProcess::actElsewhere(const QString& sessionId, const QString& action) {
    request("POST", QStringLiteral("/v1/identity/verification_sessions/%1/%2").arg(sessionId, action));
}

QJsonArray SandboxProcess::log() {
    const QJsonDocument answer = request("GET", QStringLiteral("/sandbox/log"));
    return answer.isArray() ? answer.array() : answer[QStringLiteral("data")].toArray();
}

void SandboxProcess::clearLog() {
    request("DELETE", QStringLiteral("/sandbox/log"));
}
