// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilterSums.h"

#include <atomic>
#include <memory>

/// What else a run works out besides the rows.
struct RunQuestion {
    HistogramQuestion histogram;
    std::int64_t now = 0; ///< Unix seconds: what ages are told from.
    friend bool operator==(const RunQuestion&, const RunQuestion&) = default;
};

/// Which rows passed a filter's tests, kept for the next filter: one that asks for more needs to look only at
/// these.
struct TestedRows {
    SessionFilter tested;
    std::vector<RowBits> passed; ///< By chunk.
    Row rows = 0;                ///< The size of the store it was for.
};

/// A filter on its way over a store. The chunks can be evaluated in any order and by several threads; what
/// comes into the store meanwhile or afterwards is taken in row by row.
class FilterRun {
public:
    /// `known` may be null; it must be of this store as it is now.
    FilterRun(const SessionStore& store, const SessionFilter& filter, const RunQuestion& question,
              const std::shared_ptr<const TestedRows>& known);

    std::size_t chunkCount() const { return m_hits.size(); }
    /// Sums to hand to evaluate(), one for each thread.
    FilterSums emptySums() const;
    /// Works a chunk out; once for each. Other threads hold the store's gate meanwhile.
    void evaluate(std::size_t chunk, FilterSums& sums);
    /// Also while other threads evaluate.
    bool isEvaluated(std::size_t chunk) const {
        const std::atomic_ref<std::uint8_t> flag(m_isEvaluated[chunk]);
        return flag.load(std::memory_order_acquire) != 0;
    }
    void add(const FilterSums& sums) { m_sums += sums; }

    /// Takes in what a merge changed, on the store's thread. Counts what was evaluated already anew, and
    /// evaluates the chunks that are new.
    void take(const SessionStore::Change& change);

    const SessionFilter& filter() const { return m_filter; }
    const RunQuestion& question() const { return m_question; }
    /// Nothing is left out and nothing needs looking at.
    bool showsEverything() const { return m_filter.isEmpty(); }
    bool isHit(Row row) const {
        return m_hits[row / RecordChunk::mostRows].test(row % RecordChunk::mostRows);
    }
    /// Whether this row and the ones behind it are hits, the first in the lowest of 64 bits; those
    /// beyond the last row are none.
    std::uint64_t hitsFrom(Row row) const;
    /// Decides one row of a chunk that is not evaluated yet. On the store's thread.
    bool wouldHit(Row row) const;
    const std::vector<RowBits>& hits() const { return m_hits; }
    /// How many rows the filter leaves, once all chunks are evaluated.
    std::uint32_t shown() const;
    FilteredRows result() const;
    std::size_t memoryUsed() const { return (m_passed.capacity() + m_hits.capacity()) * sizeof(RowBits); }
    /// Null when the filter has no tests.
    std::shared_ptr<const TestedRows> testedRows() const;

private:
    void fit(FilterSums& sums) const;
    RowBits passing(const StoreChunk& chunk, std::size_t number) const;
    RowBits count(const StoreChunk& chunk, const RowBits& passed, FilterSums& sums) const;
    using OutcomeCounts = std::array<std::uint32_t, outcomeCount>;
    OutcomeCounts outcomesOf(const StoreChunk& chunk, const RowBits& rows) const;
    RowBits countByClass(const StoreChunk& chunk, const RowBits& passed, bool inTime, std::uint32_t* column,
                         FilterSums& sums) const;
    RowBits countByTime(const StoreChunk& chunk, const RowBits& passed, FilterSums& sums) const;
    std::span<const std::uint32_t> classCounts() const;
    void countRow(Row row, std::int64_t created, std::uint32_t classNumber, int by);
    void takeUpdated(Row row, std::int64_t formerCreated, std::uint32_t formerClass);
    void takeNew(Row row);
    std::size_t ageOf(std::int64_t created) const;

    const SessionStore& m_store;
    SessionFilter m_filter;
    RunQuestion m_question;
    FilterPlan m_plan;
    FilterSums::AgeBorders m_ageBorders;
    std::shared_ptr<const TestedRows> m_known;
    bool m_countsPopulations = false; ///< Every row counts: the store has counted them by class already.
    bool m_isKnownExactly = false;    ///< m_known is the answer itself, not only among which rows it is.

    std::vector<RowBits> m_passed; ///< By chunk: rows that pass the tests. Empty without tests.
    std::vector<RowBits> m_hits;   ///< By chunk: rows the filter leaves.
    mutable std::vector<std::uint8_t> m_isEvaluated;
    FilterSums m_sums; ///< But for what the threads hold.
};
