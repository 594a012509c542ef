// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Message.h"

#include <QElapsedTimer>
#include <QHash>

#include <optional>

namespace sandbox {

/// Answers kept under their Idempotency-Key, so that a repeated request does nothing twice. Stripe keeps them
/// for 24 hours at least; the sandbox until it ends.
class IdempotencyBook {
public:
    IdempotencyBook() { m_running.start(); }

    /// The answer kept for this key. Throws when the key was used for another request (`fingerprint`), is too
    /// long, or its first request is still being answered.
    std::optional<Reply> replay(const QByteArray& key, const QByteArray& fingerprint) const;
    /// Keeps the answer; for the next `answerMs` the request counts as still in progress.
    void keep(const QByteArray& key, const QByteArray& fingerprint, const QByteArray& requestId,
              const Reply& reply, int answerMs);

private:
    struct Entry {
        QByteArray fingerprint;
        QByteArray requestId;
        Reply reply;
        qint64 busyUntil = 0;
    };

    QHash<QByteArray, Entry> m_entries;
    QElapsedTimer m_running;
};

} // namespace sandbox
