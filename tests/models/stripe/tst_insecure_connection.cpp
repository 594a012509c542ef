// SPDX-License-Identifier: Apache-2.0
#include "Answers.h"
#include "Certificates.h"

#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace answers;

using Reason = CertificateFault::Reason;

namespace {

QSslCertificate certificateFrom(const char* pem) {
    return QSslCertificate(QByteArray(pem), QSsl::Pem);
}

/// Trusts the tests' own authority as well, until it goes.
class TrustedAuthority {
public:
    TrustedAuthority()
        : m_before(QSslConfiguration::defaultConfiguration()) {
        QSslConfiguration trusting = m_before;
        trusting.addCaCertificate(certificateFrom(certificates::authority));
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    ~TrustedAuthority() { QSslConfiguration::setDefaultConfiguration(m_before); }
    Q_DISABLE_COPY_MOVE(TrustedAuthority)

private:
    QSslConfiguration m_before;
};

/// Shows this certificate, and answers nothing.
class TlsServer : public QSslServer {
public:
    explicit TlsServer(const char* certificate) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(certificateFrom(certificate));
        tls.setPrivateKey(QSslKey(QByteArray(certificates::key), QSsl::Ec));
        setSslConfiguration(tls);
        connect(this, &QSslServer::pendingConnectionAvailable, this, [this] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                received += socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            });
        });
        isReady = listen(QHostAddress::LocalHost);
    }

    QByteArray received;
    bool isReady = false;
};

/// A proxy that lets nobody through without a password.
class StrictProxy : public QTcpServer {
public:
    StrictProxy() {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                              "Proxy-Authenticate: Basic realm=\"office\"\r\nContent-Length: 0\r\n\r\n");
            });
        });
    }
};

} // namespace

/// A connection that is not secure is never used, and the key never sent over it.
class TestInsecureConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBadCertificateIsNamedForWhatItIs_data() {
        QTest::addColumn<QByteArray>("certificate");
        QTest::addColumn<bool>("isTrusted");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, const char* certificate, bool isTrusted, Reason reason) {
            QTest::newRow(name) << QByteArray(certificate) << isTrusted << static_cast<int>(reason);
        };
        row("issuer", certificates::good, false, Reason::IssuerNotTrusted);
        row("other host", certificates::otherHost, true, Reason::OtherHost);
        row("expired", certificates::expired, true, Reason::Expired);
        row("not yet valid", certificates::notYetValid, true, Reason::NotYetValid);
        // Its other statements are worth nothing.
        row("issuer and other host", certificates::otherHost, false, Reason::IssuerNotTrusted);
    }
    void aBadCertificateIsNamedForWhatItIs() {
        QFETCH(QByteArray, certificate);
        QFETCH(bool, isTrusted);
        QFETCH(int, reason);
        std::optional<TrustedAuthority> authority;
        if (isTrusted)
            authority.emplace();
        TlsServer server(certificate.constData());
        QVERIFY(server.isReady);
        ask(server.serverPort());
        QTRY_COMPARE(m_results.size(), 1);
        const StripeError error = m_results.first().error();
        QCOMPARE(error.kind, StripeError::Kind::InsecureConnection);
        QVERIFY(error.certificate);
        QCOMPARE(static_cast<int>(error.certificate->reason), reason);
        QCOMPARE(error.certificate->host, QStringLiteral("127.0.0.1"));
        QCOMPARE(error.certificate->issuer, QStringLiteral("Desk Test Authority"));
        QVERIFY(error.certificate->validFrom.isValid() && error.certificate->validUntil.isValid());
        QVERIFY(errorNextStep(error).contains(error.certificate->validUntil.toString(Qt::ISODate)));
        QVERIFY(server.received.isEmpty());
    }

    void aGoodCertificateOfATrustedIssuerIsUsed() {
        const TrustedAuthority authority;
        TlsServer server(certificates::good);
        QVERIFY(server.isReady);
        ask(server.serverPort());
        QTRY_COMPARE(m_results.size(), 1);
        QCOMPARE(m_results.first().error().kind, StripeError::Kind::NotStripe); // It answers nothing of use.
        QVERIFY(server.received.startsWith("GET "));
    }

    void aProxyThatWantsAPasswordIsNamed() {
        StrictProxy proxy;
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        const QString place = QStringLiteral("127.0.0.1:%1").arg(proxy.serverPort());
        qputenv("https_proxy", "http://" + place.toLatin1());
        askAt(QUrl(QStringLiteral("https://api.stripe.invalid")));
        QTRY_COMPARE(m_results.size(), 1);
        qunsetenv("https_proxy");
        const StripeError error = m_results.first().error();
        QCOMPARE(error.kind, StripeError::Kind::ProxyPassword);
        QCOMPARE(error.proxy, place);
        QVERIFY(errorHeadline(error).contains(place));
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
        QUrl url(QStringLiteral("https://127.0.0.1"));
        url.setPort(port);
        askAt(url);
    }

    void askAt(const QUrl& url) {
        m_results.clear();
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
