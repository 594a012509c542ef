// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeClient.h"

#include <QObject>

/// Whether a request that ended like this is worth asking again as soon as Stripe answers others. An answer
/// that cannot be read is not: it is no better the next time.
inline bool endedForWantOfConnection(const StripeError& error) {
    return error.kind == StripeError::Kind::NoConnection || error.kind == StripeError::Kind::Timeout;
}

/// Whether Stripe answers, and since when it does not. The desk stays offline until an answer comes: whoever
/// asks by itself goes on asking, and so it comes back by itself.
class Reachability : public QObject {
    Q_OBJECT
public:
    explicit Reachability(StripeClient& client, QObject* parent = nullptr)
        : QObject(parent)
        , m_client(client) {
        connect(&client, &StripeClient::reachabilityChanged, this, &Reachability::take);
    }

    bool isOffline() const { return m_offlineSince.has_value(); }
    /// Unix seconds, as now() of the client counts them.
    std::optional<std::int64_t> offlineSince() const { return m_offlineSince; }

Q_SIGNALS:
    void changed();

private:
    void take(bool reachable) {
        m_offlineSince = reachable ? std::nullopt : std::optional(m_client.now());
        Q_EMIT changed();
    }

    StripeClient& m_client;
    std::optional<std::int64_t> m_offlineSince;
};
