// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <deque>
#include <utility>

/// How many of a thing there were a second, over the last ten seconds at most. Knows no clock: whoever asks
/// says what time it is, on any clock that never runs backwards.
class RecentRate {
public:
    using Time = std::chrono::milliseconds;

    void begin(Time now) {
        m_begun = now;
        m_notes.clear();
    }
    void note(Time now, std::int64_t count) {
        m_notes.emplace_back(now, count);
        while (now - m_notes.front().first > longest)
            m_notes.pop_front();
    }
    /// 0 while nothing is known.
    double perSecond(Time now) const {
        std::int64_t count = 0;
        for (const auto& [at, number] : m_notes)
            if (now - at <= longest)
                count += number;
        const Time passed = std::min(now - m_begun, longest);
        return passed > Time(0) ? static_cast<double>(count) * 1000.0 / static_cast<double>(passed.count())
                                : 0;
    }

private:
    static constexpr Time longest{10'000};
    Time m_begun{0};
    std::deque<std::pair<Time, std::int64_t>> m_notes;
};
