// SPDX-License-Identifier: Apache-2.0
#include "bench/ListPages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

#include <memory>

namespace {

/// Asks page after page; deletes itself when it is done.
class PageFetch : public QObject {
public:
    PageFetch(QUrl sandbox, PageTaker take, std::function<void(const QString&)> done)
        : m_sandbox(std::move(sandbox))
        , m_takePage(std::move(take))
        , m_done(std::move(done)) {}

    void ask(const QString& after) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("limit"), QStringLiteral("100"));
        query.addQueryItem(QStringLiteral("expand[]"), QStringLiteral("data.verified_outputs"));
        query.addQueryItem(QStringLiteral("expand[]"), QStringLiteral("data.provided_details"));
        if (!after.isEmpty())
            query.addQueryItem(QStringLiteral("starting_after"), after);
        QUrl url = m_sandbox.resolved(QUrl(QStringLiteral("/v1/identity/verification_sessions")));
        url.setQuery(query);
        QNetworkRequest request(url);
        request.setRawHeader("Authorization", "Bearer rk_test_sandboxReadWrite0000000000");
        QNetworkReply* const reply = m_network.get(request);
        connect(reply, &QNetworkReply::finished, this, [this, reply] { take(*reply); });
    }

private:
    void take(QNetworkReply& reply) {
        reply.deleteLater();
        if (reply.error() != QNetworkReply::NoError) {
            finish(reply.errorString());
            return;
        }
        const QString last = m_takePage(reply.readAll());
        if (last.isEmpty())
            finish({});
        else
            ask(last);
    }

    void finish(const QString& error) {
        deleteLater();
        m_done(error);
    }

    QUrl m_sandbox;
    PageTaker m_takePage;
    std::function<void(const QString&)> m_done;
    QNetworkAccessManager m_network;
};

} // namespace

void fetchEachPage(const QUrl& sandbox, PageTaker take, std::function<void(const QString&)> done) {
    auto* const fetch = new PageFetch(sandbox, std::move(take), std::move(done)); // Deletes itself.
    fetch->ask({});
}

void fetchPages(const QUrl& sandbox, int sessions, std::function<void(ListPages, const QString&)> done) {
    const auto pages = std::make_shared<ListPages>();
    const auto take = [pages, left = sessions](const QByteArray& bytes) mutable {
        pages->push_back(bytes);
        const QJsonObject page = QJsonDocument::fromJson(bytes).object();
        const QJsonArray data = page.value(QStringLiteral("data")).toArray();
        left -= static_cast<int>(data.size());
        const bool more = left > 0 && page.value(QStringLiteral("has_more")).toBool();
        return more ? data.last().toObject().value(QStringLiteral("id")).toString() : QString();
    };
    fetchEachPage(sandbox, take,
                  [pages, done = std::move(done)](const QString& error) { done(std::move(*pages), error); });
}
