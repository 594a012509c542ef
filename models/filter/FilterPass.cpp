// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterPass.h"

#include <algorithm>
#include <bit>

FilterPass::FilterPass(const SessionStore& store, const SessionFilter& filter)
    : m_store(store)
    , m_filter(filter) {
    m_result.hiddenByAlone.resize(static_cast<std::size_t>(filter.conditions.size()));
    m_tally.adapt(store);
}

void FilterPass::advance() {
    advanceTo(m_store.size());
}

void FilterPass::advanceTo(Row end) {
    constexpr Row chunk = 4096; // What is noted about its rows stays in the first-level cache.
    m_conditions.clear();       // The rows that came since may have brought words.
    for (const Condition& condition : m_filter.conditions)
        m_conditions.emplace_back(m_store, condition);
    m_tally.adapt(m_store);
    for (; m_seen < end; m_seen += std::min(chunk, end - m_seen))
        testChunk(m_seen, std::min(chunk, end - m_seen));
    m_facetsAreOld = true;
}

const FilteredRows& FilterPass::result() {
    if (m_facetsAreOld)
        m_result.facets = m_tally.counts(m_store, m_filter);
    m_facetsAreOld = false;
    return m_result;
}

void FilterPass::testChunk(Row first, Row count) {
    m_failures.assign(count, 0);
    m_failedFacets.assign(count, 0);
    m_lastFailed.assign(count, 0);
    m_passes.resize(count);
    testColumns(first);
    testTexts(first);
    takeChunk(first);
}

void FilterPass::fail(std::size_t inChunk, std::size_t condition) {
    ++m_failures[inChunk];
    m_failedFacets[inChunk] |= m_conditions[condition].facet();
    m_lastFailed[inChunk] = static_cast<std::uint16_t>(condition);
}

void FilterPass::testColumns(Row first) {
    for (std::size_t c = 0; c < m_conditions.size(); ++c) {
        if (m_conditions[c].readsText())
            continue;
        m_conditions[c].testColumn(m_store, first, m_passes);
        for (std::size_t i = 0; i < m_passes.size(); ++i)
            if (m_passes[i] == 0)
                fail(i, c);
    }
}

/// A row counts for something only while the conditions that fail are all on one facet's field, or are but
/// one: all others need no look at their text.
void FilterPass::testTexts(Row first) {
    for (std::size_t c = 0; c < m_conditions.size(); ++c) {
        if (!m_conditions[c].readsText())
            continue;
        for (std::size_t i = 0; i < m_passes.size(); ++i) {
            const bool lost = std::popcount(m_failedFacets[i]) > 1 ||
                              ((m_failedFacets[i] & NoFacet) != 0 && m_failures[i] > 1);
            if (!lost && !m_conditions[c].testText(m_store, first + static_cast<Row>(i)))
                fail(i, c);
        }
    }
}

void FilterPass::takeChunk(Row first) {
    for (std::size_t i = 0; i < m_failures.size(); ++i) {
        const Row row = first + static_cast<Row>(i);
        if (m_failures[i] == 0)
            m_result.rows.push_back(row);
        else if (m_failures[i] == 1)
            ++m_result.hiddenByAlone[m_lastFailed[i]];
        if (std::popcount(m_failedFacets[i]) <= 1 && (m_failedFacets[i] & NoFacet) == 0)
            m_tally.count(m_store, row, m_failedFacets[i]);
    }
}
