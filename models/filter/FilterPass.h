// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/CompiledCondition.h"
#include "filter/FacetTally.h"

/// A filter on its way over a store's columns, in as many steps as rows arrive in. Rows that were seen once
/// are not looked at again: when one of them changes, a new pass is due.
class FilterPass {
public:
    FilterPass(const SessionStore& store, const SessionFilter& filter);

    /// Goes on to the store's last row.
    void advance();
    /// Goes on to the row before `end`.
    void advanceTo(Row end);

    const SessionFilter& filter() const { return m_filter; }
    const std::vector<Row>& rows() const { return m_result.rows; }
    /// What the rows seen so far come to.
    const FilteredRows& result();

private:
    void testChunk(Row first, Row count);
    void testColumns(Row first);
    void testTexts(Row first);
    void fail(std::size_t inChunk, std::size_t condition);
    void takeChunk(Row first);

    const SessionStore& m_store;
    SessionFilter m_filter;
    std::vector<CompiledCondition> m_conditions;
    FacetTally m_tally;
    FilteredRows m_result;
    Row m_seen = 0;
    bool m_facetsAreOld = true;

    // Of the rows of a chunk: how many conditions fail, of which fields, and which failed last.
    std::vector<std::uint16_t> m_failures;
    std::vector<std::uint8_t> m_failedFacets;
    std::vector<std::uint16_t> m_lastFailed;
    std::vector<std::uint8_t> m_passes;
};
