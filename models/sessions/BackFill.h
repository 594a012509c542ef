// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/BackFillPlan.h"
#include "sessions/RecentRate.h"
#include "stripe/StripeClient.h"

#include <QElapsedTimer>
#include <QObject>

class SessionStore;

/// Reads stretches of the history into the store, several slices at once: as many as keep Stripe busy at the
/// rate the client allows, which its latency says. Not filtered by status, which moves while one pages.
///
/// What is read is in the store before coverage() says so, and state() is at any moment all that is needed to
/// go on later, with another object: nothing between is lost or missing, whenever it stops.
class BackFill : public QObject {
    Q_OBJECT
public:
    using Slice = BackFillPlan::Slice;

    /// What is complete, and which stretches were begun and are not (newest first).
    struct State {
        Coverage coverage;
        std::vector<Slice> remaining;
        friend bool operator==(const State&, const State&) = default;
    };

    /// Of the run under way, or of the last one.
    struct Progress {
        int pages = 0;
        int requests = 0; ///< Asked for, also those that failed or are under way.
        std::int64_t sessions = 0;
        double sessionsPerSecond = 0;                 ///< Lately.
        std::optional<std::int64_t> requestsLeft;     ///< About, also after stop(); or nobody can tell.
        std::optional<std::chrono::seconds> timeLeft; ///< About, at the present rate.
    };

    BackFill(StripeClient& client, SessionStore& store, QObject* parent = nullptr);

    const Coverage& coverage() const { return m_coverage; }
    State state() const;
    /// Forgets what it knew, and stops.
    void restore(const State& state);
    /// A page from elsewhere covers this.
    void noteCovered(const Coverage::Range& range, std::int64_t asOf) { m_coverage.add(range, asOf); }
    /// See Coverage::forgetAsOfAfter(). Not while it runs.
    bool forgetAsOfAfter(std::int64_t moment);
    /// A page from elsewhere ended here: this slice is left to be read when its range is.
    void noteBegun(const Slice& slice);

    /// The holes in the range, with what is known of their cursors.
    std::vector<Slice> holesIn(const Coverage::Range& range) const;
    /// Reads these slices, whether they are covered or not. With `mostPages` it stops after so many, and
    /// reads one after the other, so that no hole is left between. Ends in finished() or failed().
    void read(const std::vector<Slice>& slices, int mostPages = 0);
    /// Asks for nothing further. What is under way is still taken.
    void pause() { m_isPaused = true; }
    /// After pause() or failed(): goes on.
    void resume();
    /// Drops what is under way. What was begun stays in state().
    void stop();

    bool isRunning() const { return m_isRunning; }
    Progress progress() const;

Q_SIGNALS:
    void progressed();
    void finished();
    void failed(const StripeError& error);

private:
    int width() const;
    void askFurther();
    void ask(const BackFillPlan::Turn& turn);
    void take(const BackFillPlan::Turn& turn, const Result<SessionPage>& result);
    void takePage(const BackFillPlan::Turn& turn, const SessionPage& page);
    void takeContradiction(const BackFillPlan::Turn& turn, const SessionPage& page);
    void takeError(const BackFillPlan::Turn& turn, const StripeError& error);
    bool isAllRead() const;
    void withdrawAll();
    void fail(const StripeError& error);
    RecentRate::Time clock() const { return RecentRate::Time(m_clock.elapsed()); }
    std::optional<std::int64_t> requestsLeft() const;

    StripeClient& m_client;
    SessionStore& m_store;
    Coverage m_coverage;
    BackFillPlan m_plan;
    std::vector<Slice> m_parked; ///< Begun, and not in the plan.
    std::map<BackFillPlan::Number, RequestTicket> m_asked;
    std::uint64_t m_generation = 0;
    bool m_isRunning = false;
    bool m_isPaused = false;
    int m_mostPages = 0;
    QElapsedTimer m_clock;
    std::optional<std::int64_t> m_asOf; ///< Of the whole run: when it began, by Stripe's clock.
    Progress m_progress;
    RecentRate m_sessionRate;
};
