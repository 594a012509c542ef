// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace sandbox {

/// A request as it came, copied out of the HTTP library so that it may outlive its connection.
struct Request {
    QByteArray method;
    /// Still percent-encoded.
    QByteArray path;
    QByteArray query;
    QByteArray contentType;
    QByteArray body;
    QByteArray authorization;
    QByteArray idempotencyKey;
    QByteArray stripeVersion;
    QByteArray stripeAccount;
    QByteArray userAgent;
    bool closeAfterwards = false;
};

/// How an answer reaches the client, or fails to.
enum class Delivery : quint8 { Whole, Slow, CutShort, Reset, Never };

struct Reply {
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    Delivery delivery = Delivery::Whole;
    /// How long a slow body takes.
    int slowMs = 3'000;
};

} // namespace sandbox
