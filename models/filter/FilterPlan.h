// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/ClassTruth.h"
#include "filter/RowTest.h"
#include "filter/TimeWindow.h"

/// The fields that have facets, as bits, and one for all the others.
enum FacetBit : std::uint8_t {
    StatusFacet = 1,
    ErrorFacet = 2,
    TypeFacet = 4,
    RedactionFacet = 8,
    CountryFacet = 16,
    CustomerFacet = 32,
    NoFacet = 64,
};

/// A filter made ready for a store, in three parts by what they cost: conditions on the class, decided once a
/// class; a window of time; and tests of the rows themselves.
class FilterPlan {
public:
    FilterPlan(const SessionStore& store, const SessionFilter& filter);

    /// Takes note of what came into the store since. On the store's thread while nobody reads.
    void adapt();

    /// The facet bits of the conditions on the class that do not hold.
    std::uint8_t failedOf(std::uint32_t classNumber) const { return m_failed[classNumber]; }
    const std::vector<std::uint8_t>& failed() const { return m_failed; }
    bool asksForClass() const { return !m_classConditions.empty(); }
    /// By class number, closer together than the classes themselves.
    const std::vector<std::uint8_t>& outcomes() const { return m_outcomes; }
    const TimeWindow& window() const { return m_window; }
    /// Null when the class and the time decide everything.
    const RowTest* tests() const { return m_tests.get(); }
    /// The conditions behind tests().
    const SessionFilter& tested() const { return m_tested; }
    static SessionFilter testedPart(const SessionFilter& filter);

private:
    struct ClassCondition {
        FacetBit facet;
        ClassTruth truth;
    };

    const SessionStore& m_store;
    std::vector<ClassCondition> m_classConditions;
    std::vector<std::uint8_t> m_failed;
    std::vector<std::uint8_t> m_outcomes;
    TimeWindow m_window;
    SessionFilter m_tested;
    std::unique_ptr<RowTest> m_tests;
};
