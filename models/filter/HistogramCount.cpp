// SPDX-License-Identifier: Apache-2.0
#include "filter/HistogramCount.h"

#include <algorithm>
#include <limits>

namespace {

constexpr std::int64_t minute = 60;
/// Moments beyond these are nonsense, and no column shows them.
constexpr std::int64_t earliest = 0;
constexpr std::int64_t latest = std::numeric_limits<std::uint32_t>::max();

std::int64_t floorTo(std::int64_t moment, std::int64_t width) {
    return moment / width * width;
}

} // namespace

HistogramCount::HistogramCount(const HistogramQuestion& question, std::int64_t first, std::int64_t last)
    : m_grows(!question.range.from || !question.range.before)
    , m_most(static_cast<std::size_t>(std::max(2, question.columns))) {
    if (question.columns <= 0)
        return;
    if (!m_grows) {
        m_from = *question.range.from;
        const std::int64_t span = std::max<std::int64_t>(1, *question.range.before - m_from);
        setWidth((span + question.columns - 1) / question.columns);
        setColumns(static_cast<std::size_t>((span + m_width - 1) / m_width));
    } else if (first <= last) {
        setWidth(minute);
        m_from = floorTo(std::clamp(first, earliest, latest), m_width);
        setColumns(1);
        reach(first);
        reach(last);
    }
}

void HistogramCount::setWidth(std::int64_t width) {
    m_width = width;
    m_columnsPerSecond = 1.0 / static_cast<double>(width);
}

void HistogramCount::setColumns(std::size_t count) {
    m_columns.resize(count);
    m_span = static_cast<std::uint64_t>(m_width) * count;
}

/// Two columns become one of twice the width, whose start is a multiple of it again.
void HistogramCount::halve() {
    if (m_from % (2 * m_width) != 0) {
        m_columns.insert(m_columns.begin(), Column{});
        m_from -= m_width;
    }
    std::vector<Column> halved((m_columns.size() + 1) / 2);
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        for (std::size_t outcome = 0; outcome < outcomeCount; ++outcome)
            halved[i / 2][outcome] += m_columns[i][outcome];
    m_columns.swap(halved);
    setWidth(2 * m_width);
    setColumns(m_columns.size());
}

void HistogramCount::reach(std::int64_t moment) {
    const std::int64_t to = std::clamp(moment, earliest, latest);
    if (!m_grows || !isWanted() || static_cast<std::uint64_t>(to - m_from) < m_span)
        return;
    const auto needed = [&] {
        const std::int64_t from = std::min(m_from, floorTo(to, m_width));
        const std::int64_t end = std::max(m_from + static_cast<std::int64_t>(m_span), to + 1);
        return static_cast<std::size_t>((end - from + m_width - 1) / m_width);
    };
    while (needed() > m_most)
        halve();
    const std::size_t count = needed();
    if (to < m_from) {
        m_columns.insert(m_columns.begin(), count - m_columns.size(), Column{});
        m_from = floorTo(to, m_width);
    }
    setColumns(count);
}

std::uint32_t* HistogramCount::columnOf(std::int64_t first, std::int64_t last) {
    const auto from = static_cast<std::uint64_t>(first - m_from);
    const auto to = static_cast<std::uint64_t>(last - m_from);
    if (from < m_span && to < m_span)
        return columnAt(from) == columnAt(to) ? m_columns[columnAt(from)].data() : nullptr;
    const bool isBeyond = last < m_from || first >= m_from + static_cast<std::int64_t>(m_span);
    return isBeyond || !isWanted() ? m_nowhere.data() : nullptr;
}

void HistogramCount::Cursor::moveTo(std::int64_t moment) {
    const HistogramCount& all = m_histogram;
    const auto offset = static_cast<std::uint64_t>(moment - all.m_from);
    if (offset < all.m_span) {
        const std::size_t column = all.columnAt(offset);
        m_column = m_histogram.m_columns[column].data();
        m_first = all.m_from + static_cast<std::int64_t>(column) * all.m_width;
        m_last = m_first + all.m_width - 1;
        return;
    }
    m_column = m_histogram.m_nowhere.data();
    const std::int64_t end = all.m_from + static_cast<std::int64_t>(all.m_span);
    m_first = moment < all.m_from ? std::numeric_limits<std::int64_t>::min() : end;
    m_last = moment < all.m_from ? all.m_from - 1 : std::numeric_limits<std::int64_t>::max();
}

HistogramCount& HistogramCount::operator+=(const HistogramCount& other) {
    for (std::size_t i = 0; i < other.m_columns.size(); ++i) {
        // Columns that grew are whole multiples of what they were.
        const std::int64_t moment = other.m_from + static_cast<std::int64_t>(i) * other.m_width;
        Column& column = m_columns[columnAt(static_cast<std::uint64_t>(moment - m_from))];
        for (std::size_t outcome = 0; outcome < outcomeCount; ++outcome)
            column[outcome] += other.m_columns[i][outcome];
    }
    return *this;
}

HistogramCount HistogramCount::emptied() const {
    HistogramCount same = *this;
    std::fill(same.m_columns.begin(), same.m_columns.end(), Column{});
    return same;
}

CreatedHistogram HistogramCount::histogram() const {
    return {m_from, m_width, m_columns};
}
