// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeError.h"

#include <QByteArray>

#include <chrono>
#include <cstdint>
#include <optional>

/// What one try over the network came to: a whole answer, or why there is none.
struct HttpAnswer {
    /// Set when there is no whole answer: NoConnection, Timeout, InsecureConnection, ProxyPassword, NotStripe
    /// or UnreadableAnswer.
    std::optional<StripeError::Kind> failure;
    QString failureMessage;
    std::optional<CertificateFault> certificate; ///< Of InsecureConnection, if a certificate was refused.
    QString proxy;                               ///< Of ProxyPassword: "host:port".

    int status = 0;
    QByteArray body;
    QString contentType;
    QString requestId;
    std::optional<std::int64_t> date; ///< Unix seconds: the server's clock.
    std::optional<bool> shouldRetry;  ///< Stripe-Should-Retry
    std::optional<std::chrono::milliseconds> retryAfter;

    bool isSuccess() const { return !failure && status >= 200 && status < 300; }
};
