// SPDX-License-Identifier: Apache-2.0
#include "filter/TimeWindow.h"

#include <algorithm>

namespace {

/// Nothing for a range without a moment in it.
std::optional<TimeWindow::Span> spanOf(const TimeRange& range) {
    TimeWindow::Span span;
    if (range.from)
        span.first = *range.from;
    if (range.before && *range.before == std::numeric_limits<std::int64_t>::min())
        return std::nullopt;
    if (range.before)
        span.last = *range.before - 1;
    return span.first <= span.last ? std::optional(span) : std::nullopt;
}

} // namespace

void TimeWindow::keep(const TimeRange& range) {
    const std::optional<Span> kept = spanOf(range);
    std::vector<Span> left;
    for (const Span& span : m_spans) {
        if (!kept)
            break;
        const Span both{std::max(span.first, kept->first), std::min(span.last, kept->last)};
        if (both.first <= both.last)
            left.push_back(both);
    }
    m_spans = left;
}

void TimeWindow::remove(const TimeRange& range) {
    const std::optional<Span> gone = spanOf(range);
    if (!gone)
        return;
    std::vector<Span> left;
    for (const Span& span : m_spans) {
        if (gone->first > span.first)
            left.push_back({span.first, std::min(span.last, gone->first - 1)});
        if (gone->last < span.last)
            left.push_back({std::max(span.first, gone->last + 1), span.last});
    }
    std::erase_if(left, [](const Span& span) { return span.first > span.last; });
    m_spans = left;
}
