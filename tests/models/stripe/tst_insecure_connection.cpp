// SPDX-License-Identifier: Apache-2.0
#include "Answers.h"

#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace answers;

namespace {

/// Signed by nobody but itself, made for this test and good for nothing else.
constexpr auto certificate = "-----BEGIN CERTIFICATE-----\n"
                             "MIIBkDCCATagAwIBAgIUYyeHz26br2R2QKSYTP8rj+k0YnUwCgYIKoZIzj0EAwIw\n"
                             "FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMjIwMzYxMFoYDzIxMjYxMDI5\n"
                             "MjAzNjEwWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO\n"
                             "PQMBBwNCAASWXuOaeokR2mN1eXkIZEzTjqAFK1FoGZL3m07MwG2RyVWI15O3xgBX\n"
                             "HJyGi3A5m2CTV5h0V1aZKxTq0KA75m+Ho2QwYjAdBgNVHQ4EFgQUHnb09X0YrwX/\n"
                             "WEQylxE9FhK5OBgwHwYDVR0jBBgwFoAUHnb09X0YrwX/WEQylxE9FhK5OBgwDwYD\n"
                             "VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC\n"
                             "IQD9j6yEjx+ujjQohp7bxxUNsoVp//7gMPi3BoJiwXtQlwIgZTVmklARt+QqzxFC\n"
                             "3VydZotfPeqK1aC8ADEYMAuoSx8=\n"
                             "-----END CERTIFICATE-----\n";
constexpr auto certificateKey = "-----BEGIN PRIVATE KEY-----\n"
                                "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgHkD5KXFKsmUq0NED\n"
                                "8ADbod/SYtB4VrabDN6Is8W4cl+hRANCAASWXuOaeokR2mN1eXkIZEzTjqAFK1Fo\n"
                                "GZL3m07MwG2RyVWI15O3xgBXHJyGi3A5m2CTV5h0V1aZKxTq0KA75m+H\n"
                                "-----END PRIVATE KEY-----\n";

} // namespace

/// A connection that is not secure is never used, and the key never sent over it.
class TestInsecureConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCertificateNobodyVouchesForIsRefused() {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(certificate, QSsl::Pem));
        tls.setPrivateKey(QSslKey(QByteArray(certificateKey), QSsl::Ec));
        QSslServer server;
        server.setSslConfiguration(tls);
        QByteArray received;
        connect(&server, &QSslServer::pendingConnectionAvailable, this, [&] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this,
                    [&received, socket] { received += socket->readAll(); });
        });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        ask(server.serverPort());
        QTRY_COMPARE(m_results.size(), 1);
        QCOMPARE(m_results.first().error().kind, StripeError::Kind::InsecureConnection);
        QVERIFY(!m_results.first().error().message.isEmpty());
        QVERIFY(received.isEmpty());
    }

    void whatSpeaksNoTlsIsRefused() {
        QTcpServer server;
        QByteArray received;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket* socket = server.nextPendingConnection();
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            connect(socket, &QTcpSocket::readyRead, this,
                    [&received, socket] { received += socket->readAll(); });
        });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        ask(server.serverPort());
        QTRY_COMPARE(m_results.size(), 1);
        QCOMPARE(m_results.first().error().kind, StripeError::Kind::InsecureConnection);
        QVERIFY(!received.contains(keyText));
    }

private:
    void ask(quint16 port) {
        m_results.clear();
        QUrl url(QStringLiteral("https://127.0.0.1"));
        url.setPort(port);
        m_client = std::make_unique<StripeClient>(url, quick());
        m_client->setKey(someKey());
        m_client->listSessions({}, this,
                               [this](const Result<SessionPage>& result) { m_results.append(result); });
    }

    std::unique_ptr<StripeClient> m_client;
    QList<Result<SessionPage>> m_results;
};

QTEST_GUILESS_MAIN(TestInsecureConnection)
#include "tst_insecure_connection.moc"
