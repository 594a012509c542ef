// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/CompiledCondition.h"
#include "filter/FilteredRows.h"

/// Counts the values of rows, by field.
class FacetTally {
public:
    /// Counts a row in every field of which the conditions on all the others hold; `failed` are the facet
    /// bits of the conditions that do not.
    void count(const SessionStore& store, Row row, std::uint8_t failed);
    /// Makes room for the words the store has by now.
    void adapt(const SessionStore& store);
    FacetCounts counts(const SessionStore& store, const SessionFilter& filter) const;

private:
    using Counts = std::vector<std::uint32_t>;

    Counts m_status;
    Counts m_error;
    Counts m_type;
    Counts m_redaction;
    Counts m_country;
};
