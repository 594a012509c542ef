// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <deque>

/// How many personal values were shown within the last hour, beside how many are usual. Soft: beyond it every
/// reveal has to be given a reason of its own, and none is refused. Counts since the desk was started.
class RevealBudget {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr int usualLimit = 30;

    int limit() const { return m_limit; }
    void setLimit(int limit) { m_limit = limit; }

    /// In the order of time.
    void note(Time now) { m_times.push_back(now); }
    int inLastHour(Time now) {
        while (!m_times.empty() && now - m_times.front() >= std::chrono::hours(1))
            m_times.pop_front();
        return static_cast<int>(m_times.size());
    }
    bool isUsedUp(Time now) { return inLastHour(now) >= m_limit; }

private:
    int m_limit = usualLimit;
    std::deque<Time> m_times;
};
