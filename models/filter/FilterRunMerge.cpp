// SPDX-License-Identifier: Apache-2.0
// What a merge into the store changes in a run: row by row, counted out as it was and in as it is.
#include "filter/FilterRun.h"

void FilterRun::countRow(Row row, std::int64_t created, std::uint32_t classNumber, int by) {
    const bool inTime = m_plan.window().contains(created);
    if (inTime && !m_countsPopulations)
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
        const auto [first, last] = momentsOf(m_store);
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
