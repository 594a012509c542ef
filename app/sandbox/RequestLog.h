// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Message.h"

#include <QByteArray>

#include <deque>

namespace sandbox {

/// The last requests to the Stripe part of the sandbox, for tests that count them. It knows what kind of key
/// was used and never the key.
class RequestLog {
public:
    struct Entry {
        qint64 at = 0;
        QByteArray method;
        QByteArray path;
        QByteArray query;
        QByteArray form;
        QByteArray keyKind;
        QByteArray idempotencyKey;
        QByteArray stripeVersion;
        QByteArray userAgent;
        QByteArray requestId;
        /// 0 when there was no answer.
        int status = 0;
    };

    void add(const Entry& entry);
    void clear() { m_entries.clear(); }
    /// A JSON list, oldest first.
    QByteArray json() const;

private:
    std::deque<Entry> m_entries;
};

} // namespace sandbox
