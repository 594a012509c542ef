// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/RowOrder.h"
#include "sessions/RowSearch.h"

/// The store's rows in the table's order, and those of them on show. What a merge does to them is worked out
/// first and done afterwards, so that the model can announce it in between.
class SessionTableRows {
public:
    explicit SessionTableRows(const SessionStore& store);

    const std::vector<Row>& onShow() const {
        return m_isPreview ? m_preview : m_run->showsEverything() ? *m_all : m_hits;
    }
    const FilterRun& run() const { return *m_run; }
    /// Where the row is on show, or -1.
    int positionOf(Row row) const;

    /// What to ask a search for, with what is known already.
    RowSearch::Question question(const SessionFilter& filter, const RunQuestion& counts, int column,
                                 Qt::SortOrder direction) const;
    void adopt(RowSearch::Answer answer);
    /// Shows the first rows of an answer that is not there yet.
    void preview(std::vector<Row> rows);
    /// Bytes of the orders and of the run.
    std::size_t memoryUsed() const;
    /// Everything anew: the store was emptied.
    void restart();

    /// Works out what is left and in what order now that these rows differ. False when the rows on show stay
    /// the same in the same order.
    bool prepareUpdate(const SessionStore::Change& change);
    void update();

    struct Block {
        int first = 0;
        int count = 0;
    };
    enum class Arrival { NothingOnShow, OneBlock, Scattered };
    /// Works out where the rows that came into the store come in; `block()` is for OneBlock.
    Arrival prepareArrival(Row firstNew, Row count);
    Block block() const { return m_block; }
    void arrive();

private:
    using Rows = RowSearch::Rows;

    bool isByCreated() const { return m_order.isByCreated() && m_order.isDescending(); }
    bool keepsItsPlace(const SessionStore::Change& change, std::size_t i) const;
    void takeOutAndIn(std::vector<Row>& rows, const std::vector<Row>& out, const std::vector<Row>& in,
                      const RowOrder& order) const;
    bool isOneBlock(const std::vector<Row>& rows, const std::vector<Row>& coming,
                    const RowOrder& order) const;
    std::size_t placeFor(const std::vector<Row>& rows, Row row, const RowOrder& order) const;
    void mergeInto(std::vector<Row>& rows, const std::vector<Row>& coming, const RowOrder& order) const;
    void catchUp(const std::vector<SessionStore::Change>& missed);
    void detach();

    const SessionStore& m_store;
    RowOrder m_newestFirst;
    RowOrder m_order;
    std::shared_ptr<FilterRun> m_run;
    Rows m_byCreated;        ///< All rows, newest first.
    Rows m_all;              ///< All rows in order; the same vector while that is newest first.
    std::vector<Row> m_hits; ///< Unused while the filter is empty: they would be m_all again.
    std::vector<Row> m_preview;
    bool m_isPreview = false;

    // Prepared and not done yet.
    Rows m_nextByCreated;
    Rows m_nextAll;
    std::vector<Row> m_nextHits;
    std::vector<Row> m_coming;
    std::vector<Row> m_comingHits;
    Block m_block;
};
