// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeClient.h"

#include <QObject>

#include <vector>

/// About how many sessions are older than a moment. Stripe gives no total, so this looks at a page here and
/// there, each step back twice as wide as the last, and adds up how dense they lie. At most `mostSamples`
/// requests, whatever the account's size; exact when the rest fits on one page.
class HistoryEstimate : public QObject {
    Q_OBJECT
public:
    static constexpr int mostSamples = 14;

    explicit HistoryEstimate(StripeClient& client, QObject* parent = nullptr);

    /// `oldest` and `newest` (unix seconds) bound what is loaded; the first step back is as wide as that.
    void start(std::int64_t oldest, std::int64_t newest);

    bool isRunning() const { return m_running; }
    int samples() const { return static_cast<int>(m_samples.size()); }
    /// Sessions older than `oldest`; valid once finished() was emitted.
    std::int64_t olderSessions() const { return m_older; }

Q_SIGNALS:
    void finished();
    void failed(const StripeError& error);

private:
    /// One look: the page of the newest sessions before a moment.
    struct Sample {
        std::int64_t newest = 0;
        std::int64_t oldest = 0;
        double perSecond = 0;
    };
    void ask(std::int64_t before);
    void take(std::int64_t before, const SessionPage& page);
    void finish(std::int64_t end);
    static Sample sampleOf(const SessionPage& page);

    StripeClient& m_client;
    std::vector<Sample> m_samples; ///< Newest first.
    std::int64_t m_start = 0;
    std::int64_t m_step = 0;
    std::int64_t m_older = 0;
    std::uint64_t m_generation = 0;
    bool m_running = false;
};
