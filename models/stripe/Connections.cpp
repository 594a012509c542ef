// SPDX-License-Identifier: Apache-2.0
#include "stripe/Connections.h"

#include <QNetworkProxyFactory>

#include <algorithm>

namespace {

/// The system's proxies for Stripe. A loopback address needs none, whatever the environment says.
class SystemProxies : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override {
        return systemProxyForQuery(query);
    }
};

} // namespace

Connections::Connections(const QUrl& baseUrl, int mostAtOnce) {
    const int count = std::max(1, (mostAtOnce + eachHas - 1) / eachHas);
    for (int i = 0; i < count; ++i) {
        auto network = std::make_unique<QNetworkAccessManager>();
        if (baseUrl.scheme() == QLatin1StringView("https"))
            network->setProxyFactory(new SystemProxies);
        else
            network->setProxy(QNetworkProxy::NoProxy);
        m_lanes.push_back({std::move(network), 0});
    }
}

QNetworkAccessManager& Connections::enter() {
    Lane& lane = *std::min_element(m_lanes.begin(), m_lanes.end(),
                                   [](const Lane& a, const Lane& b) { return a.requests < b.requests; });
    ++lane.requests;
    return *lane.network;
}

void Connections::leave(const QNetworkAccessManager& network) {
    for (Lane& lane : m_lanes)
        if (lane.network.get() == &network)
            lane.requests = std::max(0, lane.requests - 1);
}
