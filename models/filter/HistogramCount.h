// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilteredRows.h"

/// Counts moments into columns of equal width. A question without a range gets columns of a minute, doubled
/// until there are few enough, that grow with what arrives; over a given range they stand.
class HistogramCount {
public:
    HistogramCount() = default;
    /// `first` and `last` are the oldest and the newest moment so far, for a question without a range.
    HistogramCount(const HistogramQuestion& question, std::int64_t first, std::int64_t last);

    bool isWanted() const { return m_width > 0; }
    /// Makes room for a moment; what was counted stays. Does nothing over a given range.
    void reach(std::int64_t moment);
    /// `by` may be negative. A moment beyond the columns is not counted.
    void add(std::int64_t moment, Outcome outcome, int by) {
        const auto offset = static_cast<std::uint64_t>(moment - m_from);
        if (offset < m_span)
            m_columns[columnAt(offset)][static_cast<std::size_t>(outcome)] += static_cast<std::uint32_t>(by);
    }
    /// The counts of the column that holds both moments, by outcome; null when they lie in different ones.
    /// What is counted when nothing is wanted, or beyond the columns, goes nowhere.
    std::uint32_t* columnOf(std::int64_t first, std::int64_t last);

    /// Counts moments of which most are near the one before.
    class Cursor {
    public:
        explicit Cursor(HistogramCount& histogram)
            : m_histogram(histogram)
            , m_column(histogram.m_nowhere.data()) {}
        void add(std::int64_t moment, std::uint8_t outcome, std::uint32_t by) {
            if (moment < m_first || moment > m_last)
                moveTo(moment);
            m_column[outcome] += by;
        }

    private:
        void moveTo(std::int64_t moment);
        HistogramCount& m_histogram;
        std::uint32_t* m_column;
        std::int64_t m_first = 0; ///< What the column holds.
        std::int64_t m_last = -1;
    };

    /// Of the same columns, or of those this one had before it reached further.
    HistogramCount& operator+=(const HistogramCount& other);
    bool hasColumnsOf(const HistogramCount& other) const {
        return m_from == other.m_from && m_width == other.m_width && m_span == other.m_span;
    }
    /// The same columns with nothing in them.
    HistogramCount emptied() const;
    CreatedHistogram histogram() const;

private:
    using Column = std::array<std::uint32_t, outcomeCount>;

    /// A multiplication instead of a division. The half keeps rounding away from the columns' borders.
    std::size_t columnAt(std::uint64_t offset) const {
        constexpr double half = 0.5;
        return static_cast<std::size_t>((static_cast<double>(offset) + half) * m_columnsPerSecond);
    }
    void setWidth(std::int64_t width);
    void setColumns(std::size_t count);
    void halve();

    std::int64_t m_from = 0;
    std::int64_t m_width = 0; ///< Seconds.
    std::uint64_t m_span = 0; ///< Seconds, all columns.
    double m_columnsPerSecond = 0;
    bool m_grows = false;
    std::size_t m_most = 0;
    std::vector<Column> m_columns;
    Column m_nowhere{}; ///< For moments beyond the columns.
};
