// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "store/SessionStore.h"

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
    friend bool operator==(const FacetCounts&, const FacetCounts&) = default;
};

/// What a filter leaves of a store.
struct FilteredRows {
    std::vector<Row> rows; ///< Ascending by row, not in display order.
    FacetCounts facets;
    /// For each condition of the filter: how many more sessions would show without it.
    std::vector<std::uint32_t> hiddenByAlone;
    friend bool operator==(const FilteredRows&, const FilteredRows&) = default;
};

/// One pass over the store's columns. No QString and no virtual call in the loop.
FilteredRows filterRows(const SessionStore& store, const SessionFilter& filter);
