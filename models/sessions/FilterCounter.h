// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilterRun.h"
#include "sessions/WorkLoop.h"
#include "store/SessionStore.h"

/// How many sessions filters leave, counted one after the other behind everybody's back.
class FilterCounter {
public:
    using Counts = std::vector<std::uint32_t>;

    explicit FilterCounter(const SessionStore& store);

    /// `done` gets a count for each filter, on the thread of the store; it is not called when counting is
    /// cancelled or asked for again before. A filter's count is of the moment it was finished.
    void count(const QList<SessionFilter>& filters, const std::function<void(const Counts&)>& done);
    void cancel();

    /// All at once, on this thread.
    static Counts countNow(const SessionStore& store, const QList<SessionFilter>& filters);

private:
    struct Job;
    void countNext(const std::shared_ptr<Job>& job);

    const SessionStore& m_store;
    WorkLoop m_loop;
    std::shared_ptr<FilterRun> m_run; ///< The one that is being counted.
};
