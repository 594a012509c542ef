// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterRun.h"

#include "filter/FilterNarrowing.h"

#include <algorithm>

namespace {

std::size_t ageAmong(const FilterSums::AgeBorders& borders, std::int64_t created) {
    std::size_t age = 0;
    for (const std::int64_t border : borders)
        age += created >= border ? 1U : 0U;
    return age;
}

/// Whether a window holds all of a chunk's rows, none, or some.
enum class Share { None, Some, All };

Share shareOf(const TimeWindow& window, const ChunkSummary& chunk) {
    bool touches = false;
    for (const TimeWindow::Span& span : window.spans()) {
        if (chunk.oldest >= span.first && chunk.newest <= span.last)
            return Share::All;
        touches = touches || (chunk.newest >= span.first && chunk.oldest <= span.last);
    }
    return touches ? Share::Some : Share::None;
}

/// Calls `take(row)` for each of the rows; where nearly all are taken, without a guess at each.
template <typename Take>
void forRows(const RowBits& rows, std::uint32_t count, Take take) {
    for (std::uint32_t word = 0; word * RowBits::wordBits < count; ++word) {
        const std::uint32_t first = word * RowBits::wordBits;
        if (rows.words[word] == ~std::uint64_t{0})
            for (std::uint32_t bit = 0; bit < RowBits::wordBits; ++bit)
                take(first + bit);
        else
            for (std::uint64_t rest = rows.words[word]; rest != 0; rest &= rest - 1)
                take(first + static_cast<std::uint32_t>(std::countr_zero(rest)));
    }
}

} // namespace

FilterRun::FilterRun(const SessionStore& store, const SessionFilter& filter, const RunQuestion& question,
                     const std::shared_ptr<const TestedRows>& known)
    : m_store(store)
    , m_filter(filter)
    , m_question(question)
    , m_plan(store, filter)
    , m_ageBorders(FilterSums::ageBorders(question.now)) {
    if (m_plan.tests() != nullptr && known && known->rows == store.size() &&
        narrows(m_plan.tested(), known->tested)) {
        m_known = known;
        m_isKnownExactly = m_plan.tested() == known->tested;
    }
    const std::size_t chunks = StoreChunk::countOf(store);
    m_hits.resize(chunks);
    m_isEvaluated.resize(chunks);
    if (m_plan.tests() != nullptr)
        m_passed.resize(chunks);
    if (question.histogram.columns > 0) {
        const auto [first, last] = momentsOf(store);
        m_sums.histogram = HistogramCount(question.histogram, first, last);
    }
    m_sums.classes.resize(store.classes().size());
    m_countsPopulations = m_plan.tests() == nullptr && m_plan.window().isAllTime();
}

FilterSums FilterRun::emptySums() const {
    FilterSums sums;
    sums.classes.resize(m_sums.classes.size());
    sums.histogram = m_sums.histogram.emptied();
    return sums;
}

RowBits FilterRun::passing(const StoreChunk& chunk, std::size_t number) const {
    RowBits passed = m_known ? m_known->passed[number] : RowBits::first(chunk.rows);
    if (!m_isKnownExactly)
        m_plan.tests()->keep(chunk, passed);
    return passed;
}

/// Makes room for the classes and moments that came into the store since the thread got its sums.
void FilterRun::fit(FilterSums& sums) const {
    sums.classes.resize(m_sums.classes.size());
    if (sums.histogram.hasColumnsOf(m_sums.histogram))
        return;
    HistogramCount wider = m_sums.histogram.emptied();
    wider += sums.histogram;
    sums.histogram = std::move(wider);
}

void FilterRun::evaluate(std::size_t chunk, FilterSums& sums) {
    fit(sums);
    const StoreChunk view(m_store, chunk);
    if (m_plan.tests() == nullptr) {
        m_hits[chunk] = count(view, RowBits::first(view.rows), sums);
    } else {
        m_passed[chunk] = passing(view, chunk);
        m_hits[chunk] = count(view, m_passed[chunk], sums);
    }
    std::atomic_ref<std::uint8_t>(m_isEvaluated[chunk]).store(1, std::memory_order_release);
}

std::size_t FilterRun::ageOf(std::int64_t created) const {
    return ageAmong(m_ageBorders, created);
}

/// Counts the rows that passed and answers which of them the filter leaves. Sessions stand about in the order
/// they were created, so of most chunks the class alone decides.
RowBits FilterRun::count(const StoreChunk& chunk, const RowBits& passed, FilterSums& sums) const {
    const Share share = shareOf(m_plan.window(), chunk.summary);
    const bool oneAge = ageOf(chunk.summary.oldest) == ageOf(chunk.summary.newest);
    std::uint32_t* const column = sums.histogram.columnOf(chunk.summary.oldest, chunk.summary.newest);
    return share != Share::Some && oneAge && column != nullptr
               ? countByClass(chunk, passed, share == Share::All, column, sums)
               : countByTime(chunk, passed, sums);
}

FilterRun::OutcomeCounts FilterRun::outcomesOf(const StoreChunk& chunk, const RowBits& rows) const {
    if (!m_plan.asksForClass() && m_plan.tests() == nullptr)
        return chunk.summary.outcomes; // All rows.
    const std::uint8_t* const outcomes = m_plan.outcomes().data();
    // Two of each sum, in turn: adding to the one just written would wait for it.
    std::array<OutcomeCounts, 2> sums{};
    forRows(rows, chunk.rows, [&](std::uint32_t row) { ++sums[row % 2][outcomes[chunk.classNumbers[row]]]; });
    for (std::size_t i = 0; i < outcomeCount; ++i)
        sums[0][i] += sums[1][i];
    return sums[0];
}

/// Where most of the time goes once the text is read: nothing in the loops waits for a guess about the next
/// row.
RowBits FilterRun::countByClass(const StoreChunk& chunk, const RowBits& passed, bool inTime,
                                std::uint32_t* column, FilterSums& sums) const {
    const std::uint8_t* const failed = m_plan.failed().data();
    const std::uint32_t* const numbers = chunk.classNumbers;
    std::uint32_t* const classes = sums.classes.data();
    RowBits hits = passed;
    if (m_plan.asksForClass())
        hits.keepIf([&](std::uint32_t row) { return failed[numbers[row]] == 0; });
    const OutcomeCounts outcomes = outcomesOf(chunk, hits);
    std::uint32_t left = 0;
    for (std::size_t outcome = 0; outcome < outcomeCount; ++outcome) {
        column[outcome] += outcomes[outcome];
        left += outcomes[outcome];
    }
    sums.ages[ageOf(chunk.summary.oldest)] += left;
    if (!inTime)
        return RowBits();
    if (!m_countsPopulations)
        forRows(passed, chunk.rows, [&](std::uint32_t row) { ++classes[numbers[row]]; });
    return hits;
}

RowBits FilterRun::countByTime(const StoreChunk& chunk, const RowBits& passed, FilterSums& sums) const {
    const std::vector<std::uint8_t>& outcomes = m_plan.outcomes();
    const TimeWindow& window = m_plan.window();
    HistogramCount::Cursor histogram(sums.histogram);
    RowBits hits;
    forRows(passed, chunk.rows, [&](std::uint32_t row) {
        const std::uint32_t number = chunk.classNumbers[row];
        const std::int64_t created = chunk.created[row];
        const bool inTime = window.contains(created);
        if (inTime && !m_countsPopulations)
            ++sums.classes[number];
        if (m_plan.failedOf(number) != 0)
            return;
        ++sums.ages[ageOf(created)];
        histogram.add(created, outcomes[number], 1);
        if (inTime)
            hits.set(row);
    });
    return hits;
}

std::uint64_t FilterRun::hitsFrom(Row row) const {
    const std::size_t chunk = row / RecordChunk::mostRows;
    const std::uint32_t word = row % RecordChunk::mostRows / RowBits::wordBits;
    const std::uint32_t bit = row % RowBits::wordBits;
    const std::uint64_t low = m_hits[chunk].words[word] >> bit;
    if (bit == 0)
        return low;
    const bool isLastWord = word + 1 == m_hits[chunk].words.size();
    if (isLastWord && chunk + 1 == m_hits.size())
        return low;
    const std::uint64_t high = isLastWord ? m_hits[chunk + 1].words[0] : m_hits[chunk].words[word + 1];
    return low | high << (RowBits::wordBits - bit);
}

bool FilterRun::wouldHit(Row row) const {
    const std::size_t number = row / RecordChunk::mostRows;
    if (isEvaluated(number))
        return isHit(row);
    if (m_plan.failedOf(m_store.classNumbers()[row]) != 0 ||
        !m_plan.window().contains(m_store.created()[row]))
        return false;
    RowBits one;
    one.set(row % RecordChunk::mostRows);
    if (m_plan.tests() != nullptr)
        m_plan.tests()->keep(StoreChunk(m_store, number), one);
    return one != RowBits();
}

std::span<const std::uint32_t> FilterRun::classCounts() const {
    return m_countsPopulations ? m_store.populations() : std::span<const std::uint32_t>(m_sums.classes);
}

/// Only for a run that is done: populations are of all rows.
std::uint32_t FilterRun::shown() const {
    const std::span<const std::uint32_t> counts = classCounts();
    std::uint32_t rows = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (m_plan.failed()[i] == 0)
            rows += counts[i];
    return rows;
}

FilteredRows FilterRun::result() const {
    FilteredRows result;
    result.shown = shown();
    result.facets = facetCounts(m_store, m_filter, m_plan, classCounts(), m_sums.ages);
    result.histogram = m_sums.histogram.histogram();
    return result;
}

std::shared_ptr<const TestedRows> FilterRun::testedRows() const {
    if (m_plan.tests() == nullptr)
        return nullptr;
    return std::make_shared<TestedRows>(TestedRows{m_plan.tested(), m_passed, m_store.size()});
}
