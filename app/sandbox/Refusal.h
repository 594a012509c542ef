// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Message.h"

namespace sandbox {

/// An answer of Stripe's that says no, thrown where the reason is found and turned into a reply in one place.
struct Refusal {
    int status = 400;
    QByteArray message;
    QByteArray code = {};
    QByteArray param = {};
    QByteArray type = "invalid_request_error";
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    /// Stripe keeps an answer under its idempotency key once an endpoint began to execute; a parameter that
    /// was refused does not count.
    bool executed = false;

    Reply reply() const;

    static Refusal unknownParameter(const QByteArray& name);
    static Refusal missingParameter(const QByteArray& name);
    static Refusal badParameter(const QByteArray& name, const QByteArray& message,
                                const QByteArray& code = {});
    /// `param` is empty for an id in the path, which is a 404; an id in a parameter is a 400.
    static Refusal noSuch(const QByteArray& what, const QByteArray& id, const QByteArray& param);
    /// More requests than the endpoint takes; the header tells it from other 429s.
    static Refusal rateLimited();
    /// The state of the object forbids it.
    static Refusal notNow(const QByteArray& message);
};

} // namespace sandbox
