// SPDX-License-Identifier: Apache-2.0
#include "filter/FilteredRows.h"

#include "filter/FilterRun.h"

namespace {

FilterRun wholeRun(const SessionStore& store, const SessionFilter& filter, const RunQuestion& question) {
    FilterRun run(store, filter, question, nullptr);
    FilterSums sums = run.emptySums();
    for (std::size_t chunk = 0; chunk < run.chunkCount(); ++chunk)
        run.evaluate(chunk, sums);
    run.add(sums);
    return run;
}

} // namespace

FilteredRows filterRows(const SessionStore& store, const SessionFilter& filter, const RunQuestion& question) {
    FilteredRows result = wholeRun(store, filter, question).result();
    for (qsizetype i = 0; i < filter.conditions.size(); ++i)
        result.hiddenByAlone.push_back(wholeRun(store, filter.without(i), {}).shown() - result.shown);
    return result;
}

FilteredRows filterRows(const SessionStore& store, const SessionFilter& filter) {
    return filterRows(store, filter, {});
}

std::vector<Row> matchingRows(const SessionStore& store, const SessionFilter& filter) {
    const FilterRun run = wholeRun(store, filter, {});
    std::vector<Row> rows;
    for (Row row = 0; row < store.size(); ++row)
        if (run.isHit(row))
            rows.push_back(row);
    return rows;
}
