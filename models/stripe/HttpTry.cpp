// SPDX-License-Identifier: Apache-2.0
#include "stripe/HttpTry.h"

#include "identity/Overwrite.h"
#include "identity/UtcTime.h"

#include <QAuthenticator>
#include <QDateTime>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSslError>
#include <QSslSocket>

#include <algorithm>
#include <utility>

namespace {

/// The one form of date servers may send (RFC 9110, 5.6.7).
std::optional<std::int64_t> httpDate(const QByteArray& text) {
    const QDateTime local =
        QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!local.isValid())
        return std::nullopt;
    return utc::at(local.date(), local.time()).toSecsSinceEpoch();
}

std::optional<bool> yesOrNo(const QByteArray& text) {
    if (text == "true")
        return true;
    return text == "false" ? std::optional(false) : std::nullopt;
}

/// Seconds, as Stripe sends them, or a date (RFC 9110, 10.2.3).
std::optional<std::chrono::milliseconds> retryAfter(const QByteArray& text, std::optional<std::int64_t> now) {
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    constexpr double farOff = 1e9;
    if (isNumber && seconds >= 0 && seconds < farOff)
        return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
    const std::optional<std::int64_t> moment = httpDate(text);
    if (!moment || !now)
        return std::nullopt;
    return std::chrono::seconds(std::max<std::int64_t>(*moment - *now, 0));
}

/// Whether Qt's error only repeats the status, so that there is an answer to read. (Qt calls a plain 400 an
/// invalid operation of the protocol.)
bool isJustTheStatus(QNetworkReply::NetworkError error) {
    return error == QNetworkReply::NoError || error == QNetworkReply::ProtocolInvalidOperationError ||
           (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError) ||
           (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
}

StripeError::Kind kindOf(QNetworkReply::NetworkError error, const QUrl& url, int status) {
    using Kind = StripeError::Kind;
    const bool isTls = url.scheme() == QLatin1StringView("https");
    if (error == QNetworkReply::ProxyAuthenticationRequiredError)
        return Kind::ProxyPassword;
    if (error == QNetworkReply::SslHandshakeFailedError || (isTls && !QSslSocket::supportsSsl()))
        return Kind::InsecureConnection;
    // Before the status: something speaks, but no HTTP. After it: the rest got lost.
    const bool isNoHttp =
        error >= QNetworkReply::ProtocolUnknownError && error <= QNetworkReply::ProtocolFailure;
    return isNoHttp && status == 0 ? Kind::NotStripe : Kind::NoConnection;
}

/// Fewer bytes than promised. Over HTTP/1.1 Qt notices by itself; a stream of HTTP/2 ends without counting. A
/// compressed body has an end mark of its own, which Qt checks.
bool isCutShort(const QNetworkReply& reply, qsizetype received) {
    bool isNumber = false;
    const qlonglong promised = reply.rawHeader("Content-Length").toLongLong(&isNumber);
    return isNumber && !reply.hasRawHeader("Content-Encoding") && received < promised;
}

} // namespace

HttpTry::HttpTry(QNetworkAccessManager& network, const QNetworkRequest& request,
                 const std::optional<QByteArray>& form, std::chrono::milliseconds time, QObject* parent)
    : QObject(parent)
    , m_reply(form ? network.post(request, *form) : network.get(request)) {
    connect(m_reply, &QNetworkReply::finished, this, &HttpTry::finish);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
        m_certificate = certificateFaultIn(errors, m_reply->url().host());
    });
    // Of any request on this connection: they all go by the same proxy.
    connect(&network, &QNetworkAccessManager::proxyAuthenticationRequired, this,
            [this](const QNetworkProxy& proxy) {
                m_proxy = proxy.hostName() + u':' + QString::number(proxy.port());
            });
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpTry::receive);
    m_time.setSingleShot(true);
    connect(&m_time, &QTimer::timeout, this, [this] { stop(StripeError::Kind::Timeout); });
    m_time.start(time);
}

HttpTry::~HttpTry() {
    m_reply->disconnect(this);
    m_reply->deleteLater(); // Which aborts it, if it still runs.
    if (!m_body.isEmpty())  // It may be half a picture of a person.
        overwrite(m_body.data(), static_cast<std::size_t>(m_body.size()));
}

bool HttpTry::isErrorStatus() const {
    constexpr int firstOther = 300;
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() >= firstOther;
}

/// Taken out of the reply as it arrives, so that no more than the limit is ever in memory.
void HttpTry::receive() {
    if (m_stopped || m_isErrorCut)
        return;
    if (m_body.isEmpty()) { // Bytes of a picture are not left behind in outgrown memory.
        const qint64 promised = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        m_body.reserve(static_cast<qsizetype>(std::clamp<qint64>(promised, 0, m_largestBody)));
    }
    m_body += m_reply->readAll();
    if (isErrorStatus() && m_body.size() > largestErrorBody) {
        m_isErrorCut = true;
        m_body.clear();
        // Ends in finished(). Not from within the reply, which may be on its way to its end.
        QMetaObject::invokeMethod(m_reply, &QNetworkReply::abort, Qt::QueuedConnection);
    } else if (m_body.size() > m_largestBody) {
        stop(StripeError::Kind::NotStripe);
    }
}

void HttpTry::stop(StripeError::Kind why) {
    m_stopped = why;
    m_reply->abort(); // Ends in finished().
}

void HttpTry::finish() {
    m_time.stop();
    Q_EMIT ended(takeAnswer());
}

HttpAnswer HttpTry::takeAnswer() {
    HttpAnswer answer;
    answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.contentType = m_reply->header(QNetworkRequest::ContentTypeHeader).toString();
    answer.requestId = QString::fromLatin1(m_reply->rawHeader("Request-Id"));
    answer.date = httpDate(m_reply->rawHeader("Date"));
    answer.shouldRetry = yesOrNo(m_reply->rawHeader("Stripe-Should-Retry"));
    answer.retryAfter = retryAfter(m_reply->rawHeader("Retry-After"), answer.date);
    judge(answer);
    if (!answer.failure && !m_isErrorCut) {
        m_body += m_reply->readAll();
        answer.body = std::exchange(m_body, {});
    }
    if (!answer.failure && !m_isErrorCut && isCutShort(*m_reply, answer.body.size())) {
        answer.failure = StripeError::Kind::NoConnection;
        answer.failureMessage = tr("The connection broke in the middle of the answer.");
    }
    return answer;
}

void HttpTry::judge(HttpAnswer& answer) const {
    const QNetworkReply::NetworkError error = m_reply->error();
    if (m_stopped == StripeError::Kind::Timeout) {
        answer.failure = m_stopped;
        answer.failureMessage = tr("There was no whole answer in time.");
    } else if (m_stopped) {
        answer.failure = m_stopped;
        answer.failureMessage =
            tr("The answer was larger than %1 MB, more than Stripe sends. The rest of it was not read.")
                .arg(std::max<qint64>(1, m_largestBody / (1024 * 1024)));
    } else if ((isJustTheStatus(error) || m_isErrorCut) && answer.status >= 300) {
        return;
    } else if (error != QNetworkReply::NoError || answer.status == 0) {
        // With a success status Qt's "content error" is a body that could not be unpacked.
        answer.failure = isJustTheStatus(error) ? StripeError::Kind::NotStripe
                                                : kindOf(error, m_reply->url(), answer.status);
        answer.failureMessage = m_reply->errorString();
        answer.certificate = m_certificate;
        answer.proxy = m_proxy;
    }
    // Stripe names its answers; whatever is wrong with this one, no proxy has made it up.
    if (answer.failure == StripeError::Kind::NotStripe && !answer.requestId.isEmpty())
        answer.failure = StripeError::Kind::UnreadableAnswer;
}
