// SPDX-License-Identifier: Apache-2.0
#include "stripe/FileFetches.h"

#include "stripe/ApiRequest.h"
#include "stripe/HttpTry.h"
#include "stripe/StripeClient.h"
#include "stripe/Wire.h"

#include <QHostAddress>

namespace {

bool isLoopback(const QString& host) {
    return host == QLatin1StringView("localhost") || QHostAddress(host).isLoopback();
}

/// Neither Stripe nor its file host says why a link leads nowhere any more, and with what status is not
/// documented.
bool meansTheLinkIsOver(int status) {
    return status == 403 || status == 404 || status == 410;
}

StripeError errorOf(const HttpAnswer& answer, const FileLink& link) {
    StripeError error = wire::readError(answer);
    if (error.message.contains(link.url.path())) // Qt's sentences tell where it went.
        error.message.clear();
    if (!answer.failure && meansTheLinkIsOver(answer.status)) {
        error.kind = StripeError::Kind::NotFound;
        error.param = QString::fromLatin1(fileLinkParam);
    }
    return error;
}

} // namespace

FileFetches::FileFetches(const QUrl& baseUrl, std::chrono::milliseconds time, QObject* parent)
    : QObject(parent)
    , m_baseUrl(baseUrl)
    , m_time(time)
    , m_connections(baseUrl, Connections::eachHas) {}

FileFetches::~FileFetches() {
    withdrawAll();
    // Before the connections, whose replies they hold.
    qDeleteAll(findChildren<HttpTry*>(Qt::FindDirectChildrenOnly));
}

bool FileFetches::isAllowed(const QUrl& link, const QUrl& baseUrl) {
    if (!link.isValid() || !link.userInfo().isEmpty() || link.host().isEmpty())
        return false;
    if (isLoopback(baseUrl.host()))
        return isLoopback(link.host()) && link.scheme() == baseUrl.scheme() && link.port() == baseUrl.port();
    constexpr int https = 443;
    return link.scheme() == QLatin1StringView("https") && link.port(https) == https &&
           link.host().endsWith(QLatin1StringView(".stripe.com"));
}

void FileFetches::start(RequestTicket ticket, const FileLink& link, Done done) {
    Fetch& fetch = m_fetches[ticket];
    fetch.done = std::move(done);
    if (!isAllowed(link.url, m_baseUrl)) {
        StripeError error;
        error.kind = StripeError::Kind::NotAllowedHere;
        error.notSent = StripeError::NotSent::NoObject;
        error.message = tr("The link to the file leads elsewhere than to Stripe.");
        error.requestId = link.requestId;
        finishLater(ticket, error);
        return;
    }
    fetch.connection = &m_connections.enter();
    fetch.onTheWire = new HttpTry(*fetch.connection, api::fileRequest(link.url), std::nullopt, m_time, this);
    fetch.onTheWire->setLargestBody(largestFile);
    // Not queued: an event that nobody gets any more would drop the bytes without overwriting them.
    connect(fetch.onTheWire, &HttpTry::ended, this,
            [this, ticket, link](const HttpAnswer& answer) { take(ticket, link, answer); });
}

void FileFetches::take(RequestTicket ticket, const FileLink& link, const HttpAnswer& answer) {
    const SecretBytes bytes(answer.body); // Also those of half a picture.
    const auto found = m_fetches.find(ticket);
    if (found == m_fetches.end())
        return;
    leaveWire(found->second);
    if (answer.isSuccess())
        finishLater(ticket, FetchedFile{bytes, link.requestId});
    else
        finishLater(ticket, errorOf(answer, link));
}

void FileFetches::finishLater(RequestTicket ticket, const Result<FetchedFile>& result) {
    QMetaObject::invokeMethod(
        this,
        [this, ticket, result] {
            const auto fetch = m_fetches.extract(ticket);
            if (!fetch.empty())
                fetch.mapped().done(result);
        },
        Qt::QueuedConnection);
}

void FileFetches::leaveWire(Fetch& fetch) {
    if (!fetch.onTheWire)
        return;
    fetch.onTheWire->disconnect(this);
    fetch.onTheWire->deleteLater();
    fetch.onTheWire = nullptr;
    m_connections.leave(*fetch.connection);
}

void FileFetches::withdraw(RequestTicket ticket) {
    auto fetch = m_fetches.extract(ticket);
    if (!fetch.empty())
        leaveWire(fetch.mapped());
}

void FileFetches::withdrawAll() {
    for (auto& [ticket, fetch] : m_fetches)
        leaveWire(fetch);
    m_fetches.clear();
}
