// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/Connections.h"
#include "stripe/HttpAnswer.h"
#include "stripe/Result.h"
#include "stripe/StripeTypes.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>

class HttpTry;

/// A link that opens a file for whoever has it. It never leaves models/stripe.
struct FileLink {
    QUrl url;
    QString requestId; ///< Of the answer that made it.
};

/// Fetches what links to files lead to, each once and at once: straight into memory, without the key, without
/// following anybody elsewhere. A link's time is over before a second try would be worth it.
class FileFetches : public QObject {
    Q_OBJECT
public:
    /// Stripe's pictures are some hundred kilobytes. What is larger is let go while it arrives.
    static constexpr qint64 largestFile = 16 * 1024 * 1024;

    using Done = std::function<void(const Result<FetchedFile>&)>;

    FileFetches(const QUrl& baseUrl, std::chrono::milliseconds time, QObject* parent = nullptr);
    ~FileFetches() override;

    /// Whether files may be fetched from there: from Stripe's hosts over https, or from the sandbox itself.
    static bool isAllowed(const QUrl& link, const QUrl& baseUrl);

    /// `done` is called once, never from within, unless it is withdrawn first.
    void start(RequestTicket ticket, const FileLink& link, Done done);
    void withdraw(RequestTicket ticket);
    void withdrawAll();

private:
    struct Fetch {
        QPointer<HttpTry> onTheWire;
        QNetworkAccessManager* connection = nullptr;
        Done done;
    };
    void take(RequestTicket ticket, const FileLink& link, const HttpAnswer& answer);
    void leaveWire(Fetch& fetch);
    void finishLater(RequestTicket ticket, const Result<FetchedFile>& result);

    QUrl m_baseUrl;
    std::chrono::milliseconds m_time;
    Connections m_connections; ///< Of their own: no connection that carries the key carries these.
    std::map<RequestTicket, Fetch> m_fetches;
};
