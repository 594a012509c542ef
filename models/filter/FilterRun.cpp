// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterRun.h"

#include "filter/FilterNarrowing.h"

#include <algorithm>

namespace {

/// The oldest and the newest moment; none (first after last) in an empty store.
std::pair<std::int64_t, std::int64_t> spanOf(const SessionStore& store) {
    const auto created = store.created();
    if (created.empty())
        return {1, 0};
    const auto [first, last] = std::minmax_element(created.begin(), created.end());
    return {*first, *last};
}

std::size_t ageAmong(const FilterSums::AgeBorders& borders, std::int64_t created) {
    std::size_t age = 0;
    for (const std::int64_t border : borders)
        age += created >= border ? 1U : 0U;
    return age;
}

/// What the times of a chunk's rows have in common: sessions stand about in the order they were created, so
/// most chunks lie wholly within the window or without it, and are of one age.
class ChunkTimes {
public:
    ChunkTimes(const StoreChunk& chunk, const TimeWindow& window, const FilterSums::AgeBorders& borders)
        : m_window(window) {
        std::int64_t oldest = chunk.created[0];
        std::int64_t newest = oldest;
        for (Row row = 0; row < chunk.rows; ++row) {
            oldest = std::min(oldest, chunk.created[row]);
            newest = std::max(newest, chunk.created[row]);
        }
        m_isOneAge = ageAmong(borders, oldest) == ageAmong(borders, newest);
        m_isAllIn =
            std::any_of(window.spans().begin(), window.spans().end(), [=](const TimeWindow::Span& span) {
                return oldest >= span.first && newest <= span.last;
            });
    }
    bool isOneAge() const { return m_isOneAge; }
    bool isInTime(std::int64_t created) const { return m_isAllIn || m_window.contains(created); }

private:
    const TimeWindow& m_window;
    bool m_isOneAge = false;
    bool m_isAllIn = false;
};

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
        const auto [first, last] = spanOf(store);
        m_sums.histogram = HistogramCount(question.histogram, first, last);
    }
    m_sums.classes.resize(store.classes().size());
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

/// Counts the rows that passed and answers which of them the filter leaves. The loop that most of the time
/// goes into once the text is read, so nothing in it waits for a guess about the next row: sums are of 0
/// or 1.
RowBits FilterRun::count(const StoreChunk& chunk, const RowBits& passed, FilterSums& sums) const {
    const std::uint8_t* const failed = m_plan.failed().data();
    const std::uint8_t* const outcomes = m_plan.outcomes().data();
    std::uint32_t* const classes = sums.classes.data();
    const ChunkTimes times(chunk, m_plan.window(), m_ageBorders);
    HistogramCount::Cursor histogram(sums.histogram);
    RowBits hits;
    std::uint32_t left = 0;
    for (std::uint32_t word = 0; word * RowBits::wordBits < chunk.rows; ++word) {
        std::uint64_t hitWord = 0;
        const auto take = [&](std::uint32_t bit) {
            const std::uint32_t row = word * RowBits::wordBits + bit;
            const std::uint32_t number = chunk.classNumbers[row];
            const std::int64_t created = chunk.created[row];
            const auto inTime = static_cast<std::uint32_t>(times.isInTime(created));
            const auto passes = static_cast<std::uint32_t>(failed[number] == 0);
            classes[number] += inTime;
            left += passes;
            histogram.add(created, outcomes[number], passes);
            if (!times.isOneAge())
                sums.ages[ageOf(created)] += passes;
            hitWord |= std::uint64_t{inTime & passes} << bit;
        };
        if (passed.words[word] == ~std::uint64_t{0})
            for (std::uint32_t bit = 0; bit < RowBits::wordBits; ++bit)
                take(bit);
        else
            for (std::uint64_t rest = passed.words[word]; rest != 0; rest &= rest - 1)
                take(static_cast<std::uint32_t>(std::countr_zero(rest)));
        hits.words[word] = hitWord;
    }
    if (times.isOneAge())
        sums.ages[ageOf(chunk.created[0])] += left;
    return hits;
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

void FilterRun::countRow(Row row, std::int64_t created, std::uint32_t classNumber, int by) {
    const bool inTime = m_plan.window().contains(created);
    if (inTime)
        m_sums.classes[classNumber] += static_cast<std::uint32_t>(by);
    const bool passesClass = m_plan.failedOf(classNumber) == 0;
    if (passesClass) {
        m_sums.ages[ageOf(created)] += static_cast<std::uint32_t>(by);
        m_sums.histogram.add(created, m_store.classes()[classNumber].outcome, by);
    }
    if (by > 0 && inTime && passesClass)
        m_hits[row / RecordChunk::mostRows].set(row % RecordChunk::mostRows);
}

void FilterRun::takeUpdated(Row row, std::int64_t formerCreated, std::uint32_t formerClass) {
    const std::size_t number = row / RecordChunk::mostRows;
    if (number >= m_isEvaluated.size() || !isEvaluated(number))
        return;
    const std::uint32_t inChunk = row % RecordChunk::mostRows;
    if (m_passed.empty() || m_passed[number].test(inChunk))
        countRow(row, formerCreated, formerClass, -1);
    m_hits[number].clear(inChunk);
    takeNew(row);
}

/// A row that is not counted, of an evaluated chunk.
void FilterRun::takeNew(Row row) {
    const std::size_t number = row / RecordChunk::mostRows;
    const std::uint32_t inChunk = row % RecordChunk::mostRows;
    if (!m_passed.empty()) {
        RowBits one;
        one.set(inChunk);
        m_plan.tests()->keep(StoreChunk(m_store, number), one);
        m_passed[number].clear(inChunk);
        m_passed[number] |= one;
        if (one == RowBits())
            return;
    }
    countRow(row, m_store.created()[row], m_store.classNumbers()[row], 1);
}

void FilterRun::take(const SessionStore::Change& change) {
    m_plan.adapt();
    m_sums.classes.resize(m_store.classes().size());
    m_known.reset(); // It is of the store as it was.
    if (!m_sums.histogram.isWanted() && m_question.histogram.columns > 0) {
        const auto [first, last] = spanOf(m_store);
        m_sums.histogram = HistogramCount(m_question.histogram, first, last);
    }
    for (const Row row : change.updated)
        m_sums.histogram.reach(m_store.created()[row]);
    for (Row row = change.firstNew; row < change.firstNew + change.newCount; ++row)
        m_sums.histogram.reach(m_store.created()[row]);
    for (std::size_t i = 0; i < change.updated.size(); ++i)
        takeUpdated(change.updated[i], change.formerCreated[i], change.formerClasses[i]);
    const std::size_t chunks = StoreChunk::countOf(m_store);
    for (Row row = change.firstNew; row < change.firstNew + change.newCount; ++row) {
        const std::size_t number = row / RecordChunk::mostRows;
        if (number >= m_hits.size()) {
            m_hits.resize(chunks);
            m_isEvaluated.resize(chunks, 1);
            if (m_plan.tests() != nullptr)
                m_passed.resize(chunks);
        }
        if (isEvaluated(number))
            takeNew(row);
    }
}

FilteredRows FilterRun::result() const {
    FilteredRows result;
    result.shown = shown();
    result.facets = facetCounts(m_store, m_filter, m_plan, m_sums);
    result.histogram = m_sums.histogram.histogram();
    return result;
}

std::shared_ptr<const TestedRows> FilterRun::testedRows() const {
    if (m_plan.tests() == nullptr)
        return nullptr;
    return std::make_shared<TestedRows>(TestedRows{m_plan.tested(), m_passed, m_store.size()});
}
