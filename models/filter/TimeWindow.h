// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

#include <cstdint>
#include <limits>
#include <vector>

/// The moments that several conditions on time leave together.
class TimeWindow {
public:
    /// Takes out all that is not in the range, or all that is.
    void keep(const TimeRange& range);
    void remove(const TimeRange& range);

    bool isAllTime() const { return m_spans.size() == 1 && m_spans.front() == Span(); }
    bool contains(std::int64_t moment) const {
        for (const Span& span : m_spans)
            if (moment >= span.first && moment <= span.last)
                return true;
        return false;
    }

    struct Span {
        std::int64_t first = std::numeric_limits<std::int64_t>::min();
        std::int64_t last = std::numeric_limits<std::int64_t>::max();
        friend bool operator==(const Span&, const Span&) = default;
    };
    /// Apart from each other, ascending.
    const std::vector<Span>& spans() const { return m_spans; }

private:
    std::vector<Span> m_spans{Span()};
};
