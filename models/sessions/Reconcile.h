// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/EventRhythm.h"
#include "sessions/MarkedReads.h"
#include "sessions/RangeRead.h"
#include "sessions/ReadPlan.h"

#include <QTimer>

class ReadBudget;

/// Reads again what is loaded, in case a change was missed: Stripe sends no event when metadata or options
/// change, and none of what happened while the events did not reach. Once a day the last 30 days; all of it
/// when somebody asks.
class Reconcile : public QObject {
    Q_OBJECT
public:
    static constexpr std::int64_t day = 86'400;
    static constexpr std::int64_t usualReach = 30 * day;

    Reconcile(StripeClient& client, SessionStore& store, ReadBudget& budget, QObject* parent = nullptr);

    /// What of the account is loaded completely: only there is known what reading a stretch costs.
    void setCoverage(CoverageNow coverage) { m_coverage = std::move(coverage); }

    /// Requests that reading all loaded sessions created from then on costs at most.
    int price(std::int64_t createdFrom) const;
    int usualPrice() const { return price(m_client.now() - usualReach); }
    int fullPrice() const { return price(0); }

    void start(std::int64_t createdFrom);
    void startUsual() { start(m_client.now() - usualReach); }
    /// Everything that is loaded.
    void startFull();
    void stop();
    void resume();
    bool isRunning() const { return m_read.state() == RangeRead::State::Reading || m_isReadingLone; }
    bool hasFailed() const { return m_read.state() == RangeRead::State::Failed; }
    const StripeError& error() const { return m_read.error(); }
    int pagesRead() const { return m_read.pagesRead(); }

    /// When everything of the last 30 days was read last, unix seconds: a plain value to be kept over
    /// restarts. 0 for never.
    std::int64_t lastDone() const { return m_lastDone; }
    void setLastDone(std::int64_t unixSeconds) { m_lastDone = unixSeconds; }
    /// Starts by itself once a day from now on, unless nobody looks or it would go beyond the budget.
    void keepDaily(bool daily);
    void setAttention(Attention attention) { m_attention = attention; }
    /// Starts when it is due: for the clock that ticks by the hour.
    void startIfDue();

Q_SIGNALS:
    void changed();
    void finished();
    /// Everything loaded was read again.
    void finishedFull();

private:
    /// What is read, and what it costs.
    struct Plan {
        std::vector<TimeRange> stretches;
        ReadPlan lone; ///< Loaded by themselves, in time of which nothing else may be loaded.
        int pages = 0; ///< Of the stretches, at most.
    };
    Plan planFrom(std::int64_t createdFrom) const;
    void readLone();
    void finish();

    StripeClient& m_client;
    SessionStore& m_store;
    ReadBudget& m_budget;
    RangeRead m_read;
    MarkedReads m_loneReads;
    ReadPlan m_lone;
    bool m_isReadingLone = false;
    CoverageNow m_coverage;
    Attention m_attention = Attention::InUse;
    std::int64_t m_startedAt = 0;
    std::int64_t m_from = 0;
    std::int64_t m_lastDone = 0;
    QTimer m_hour;
};
