// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QHash>

#include <algorithm>

namespace sandbox {

/// A token bucket for each endpoint: as many requests at once as may come in a second.
class RateLimiter {
public:
    RateLimiter() { m_running.start(); }

    /// Whether one more request to this endpoint is within `perSecond`; 0 is no limit.
    bool admits(const QByteArray& endpoint, int perSecond) {
        if (perSecond <= 0)
            return true;
        Bucket& bucket = m_buckets[endpoint];
        const qint64 now = m_running.elapsed();
        if (bucket.filledAt < 0)
            bucket.tokens = perSecond;
        else
            bucket.tokens += static_cast<double>(now - bucket.filledAt) * perSecond / 1'000.0;
        bucket.tokens = std::min<double>(bucket.tokens, perSecond);
        bucket.filledAt = now;
        if (bucket.tokens < 1.0)
            return false;
        bucket.tokens -= 1.0;
        return true;
    }

private:
    struct Bucket {
        double tokens = 0.0;
        qint64 filledAt = -1;
    };

    QHash<QByteArray, Bucket> m_buckets;
    QElapsedTimer m_running;
};

} // namespace sandbox
