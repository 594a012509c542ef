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

Connections::Connections(const QUrl& baseUrl, int mostAtOnce)
    : m_byProxy(baseUrl.scheme() == QLatin1StringView("https")) {
    const int count = std::max(1, (mostAtOnce + eachHas - 1) / eachHas);
    for (int i = 0; i < count; ++i)
        m_lanes.push_back({makeNetwork(), 0});
}

std::unique_ptr<QNetworkAccessManager> Connections::makeNetwork() const {
    auto network = std::make_unique<QNetworkAccessManager>();
    if (m_byProxy)
        network->setProxyFactory(new SystemProxies);
    else
        network->setProxy(QNetworkProxy::NoProxy);
    return network;
}

void Connections::renew() {
    for (Lane& lane : m_lanes)
        lane = {makeNetwork(), 0};
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
