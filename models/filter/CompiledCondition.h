// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "filter/TextNeedle.h"
#include "store/SessionStore.h"

#include <cstdint>
#include <vector>

/// The fields that have facets, as bits, and one for all the others.
enum FacetBit : std::uint8_t {
    StatusFacet = 1,
    ErrorFacet = 2,
    TypeFacet = 4,
    RedactionFacet = 8,
    CountryFacet = 16,
    NoFacet = 32,
};

/// A condition made ready for a store: words are numbers of its columns, texts are bytes. Words that turn up
/// later need it to be made again.
class CompiledCondition {
public:
    CompiledCondition(const SessionStore& store, const Condition& condition);

    FacetBit facet() const { return m_facet; }
    /// Looks at texts, which costs more than the columns.
    bool readsText() const { return m_readsText; }
    /// For each of the rows from `first`: whether it is as the condition wants it. Not for texts.
    void testColumn(const SessionStore& store, Row first, std::vector<std::uint8_t>& passes) const;
    bool testText(const SessionStore& store, Row row) const;

private:
    void acceptOutcomes(const QStringList& words);
    void acceptWords(const SessionStore& store, SessionStore::WordColumn column, const QStringList& words);
    void acceptErrorsNamed(const SessionStore& store, const QStringList& texts);
    bool hasText(const SessionStore& store, Row row, const TextNeedle& needle) const;
    bool hasMetadata(const SessionStore& store, Row row, const TextNeedle& needle) const;

    FilterField m_field;
    FacetBit m_facet = NoFacet;
    bool m_readsText = false;
    bool m_excluded;
    TimeRange m_range;
    std::vector<std::uint8_t> m_accepted; ///< By the column's number: whether it is one of the values.
    std::vector<TextNeedle> m_needles;
    std::vector<TextField> m_textFields; ///< None: the whole record.
    TextNeedle m_metadataKey;
};
