// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeClient.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

/// Reads sessions until each has shown what is asked of it: again and again, less and less often, and at once
/// when Stripe can be reached again. One read at a time for each session.
class PersistentReader : public QObject {
    Q_OBJECT
public:
    explicit PersistentReader(StripeClient& client, QObject* parent = nullptr);

    /// Answers whether it is enough. Called for every read, also for one that failed.
    using Take = std::function<bool(const Result<RetrievedSession>& result)>;
    /// Takes the place of what was asked of that session before. The first read is sent at once.
    void read(const SessionId& id, Take take);
    bool isReading(const SessionId& id) const { return m_reads.contains(id); }
    void stop(const SessionId& id);
    void clear();

    /// Between two reads of a session: at first, and at most. The wait doubles in between.
    void setIntervals(std::chrono::milliseconds first, std::chrono::milliseconds longest);

private:
    struct Read {
        Take take = {};
        std::chrono::milliseconds interval{0};
        std::chrono::milliseconds due{0}; ///< On the scale of elapsed().
        RequestTicket ticket = 0;         ///< 0: it waits for its turn.
        std::uint64_t number = 0;
        bool isCutOff = false; ///< The last try found no connection.
    };
    void schedule();
    void askForDue();
    void askCutOffNow();
    void receive(const SessionId& id, std::uint64_t number, const Result<RetrievedSession>& result);
    std::chrono::milliseconds elapsed() const;

    StripeClient& m_client;
    QHash<SessionId, Read> m_reads;
    QTimer m_timer;
    std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
    std::chrono::milliseconds m_firstInterval{2'000};
    std::chrono::milliseconds m_longestInterval{300'000};
    std::uint64_t m_lastNumber = 0;
};
