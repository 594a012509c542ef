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
    PageFetch(QUrl sandbox, int sessions, std::function<void(ListPages, const QString&)> done)
        : m_sandbox(std::move(sandbox))
        , m_left(sessions)
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
        m_pages.push_back(reply.readAll());
        const QJsonObject page = QJsonDocument::fromJson(m_pages.back()).object();
        const QJsonArray data = page.value(QStringLiteral("data")).toArray();
        m_left -= static_cast<int>(data.size());
        if (m_left > 0 && page.value(QStringLiteral("has_more")).toBool())
            ask(data.last().toObject().value(QStringLiteral("id")).toString());
        else
            finish({});
    }

    void finish(const QString& error) {
        deleteLater();
        m_done(std::move(m_pages), error);
    }

    QUrl m_sandbox;
    int m_left;
    std::function<void(ListPages, const QString&)> m_done;
    QNetworkAccessManager m_network;
    ListPages m_pages;
};

} // namespace

void fetchPages(const QUrl& sandbox, int sessions, std::function<void(ListPages, const QString&)> done) {
    auto* const fetch = new PageFetch(sandbox, sessions, std::move(done)); // Deletes itself.
    fetch->ask({});
}
