// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "store/SessionStore.h"

#include <array>
#include <vector>

/// How many sessions a value has, counting what the conditions on *other* fields leave.
struct FacetCount {
    QString value; ///< As it stands in the filter line: "refused", "document_expired", "DE", "none".
    std::uint32_t count = 0;
    friend bool operator==(const FacetCount&, const FacetCount&) = default;
};

/// Values the filter names are listed also when their count is 0, so that they can be taken out again.
struct FacetCounts {
    QList<FacetCount> status;    ///< Every outcome, in the order staff think of them, also with 0.
    QList<FacetCount> error;     ///< Most frequent first.
    QList<FacetCount> type;      ///< Those the desk knows, also with 0, then others.
    QList<FacetCount> redaction; ///< none, processing, validated, redacted, also with 0, then others.
    QList<FacetCount> country;   ///< Most frequent first.
    /// By their lines for `age:`: "<1d", "1d..7d", "7d..30d", "30d..90d", ">90d"; what conditions on Created
    /// and Age leave is not looked at.
    QList<FacetCount> age;
    /// "known" (`has:customer`) and "unknown" (`-has:customer`).
    QList<FacetCount> customer;
    /// So many of those that all conditions leave are outlines: of them no country is known, nor a customer.
    std::uint32_t outlines = 0;
    friend bool operator==(const FacetCounts&, const FacetCounts&) = default;
};

/// When the sessions were created that the conditions on everything but Created and Age leave, in columns of
/// equal width, by outcome.
struct CreatedHistogram {
    std::int64_t from = 0;  ///< Unix seconds: where the first column begins.
    std::int64_t width = 0; ///< Seconds a column; 0 while there is nothing to show.
    std::vector<std::array<std::uint32_t, outcomeCount>> columns;
    friend bool operator==(const CreatedHistogram&, const CreatedHistogram&) = default;
};

/// Which time a histogram shows, in how many columns. Without a range: everything that is loaded.
struct HistogramQuestion {
    TimeRange range;
    int columns = 0;
    friend bool operator==(const HistogramQuestion&, const HistogramQuestion&) = default;
};

/// What a filter leaves of a store, counted.
struct FilteredRows {
    std::uint32_t shown = 0;
    FacetCounts facets;
    CreatedHistogram histogram;
    /// For each condition of the filter: how many more sessions would show without it. Empty while that is
    /// still being worked out.
    std::vector<std::uint32_t> hiddenByAlone;
    friend bool operator==(const FilteredRows&, const FilteredRows&) = default;
};

struct RunQuestion;
/// The whole answer at once, on this thread.
FilteredRows filterRows(const SessionStore& store, const SessionFilter& filter, const RunQuestion& question);
FilteredRows filterRows(const SessionStore& store, const SessionFilter& filter);
/// The rows it leaves, ascending.
std::vector<Row> matchingRows(const SessionStore& store, const SessionFilter& filter);
