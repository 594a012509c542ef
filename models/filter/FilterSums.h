// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilterPlan.h"
#include "filter/HistogramCount.h"

#include <array>

/// What a filter's rows come to, in sums that can be added up in any order and taken back row by row.
struct FilterSums {
    /// The borders between the ages, from old to young, as moments.
    static constexpr std::size_t ageCount = 5;
    using AgeBorders = std::array<std::int64_t, ageCount - 1>;
    static AgeBorders ageBorders(std::int64_t now);

    std::vector<std::uint32_t> classes;         ///< By number: rows that pass the tests within the window.
    std::array<std::uint32_t, ageCount> ages{}; ///< Old to young, whatever the window.
    HistogramCount histogram;                   ///< Whatever the window.

    FilterSums& operator+=(const FilterSums& other);
};

/// The facets as the panel lists them.
FacetCounts facetCounts(const SessionStore& store, const SessionFilter& filter, const FilterPlan& plan,
                        std::span<const std::uint32_t> classCounts,
                        const std::array<std::uint32_t, FilterSums::ageCount>& ages);
