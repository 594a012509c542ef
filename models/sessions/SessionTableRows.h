// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilterPass.h"
#include "sessions/RowOrder.h"

#include <memory>

/// The store's rows in the table's order, and those of them on show. What a merge does to them is worked out
/// first and done afterwards, so that the model can announce it in between.
class SessionTableRows {
public:
    explicit SessionTableRows(const SessionStore& store);

    const std::vector<Row>& onShow() const { return m_filter.isEmpty() ? m_all : m_hits; }
    const SessionFilter& filter() const { return m_filter; }
    const FilteredRows& filtered() const { return m_pass->result(); }
    /// Where the row is on show, or -1.
    int positionOf(Row row) const;

    void setFilter(const SessionFilter& filter);
    void setOrder(int column, Qt::SortOrder direction);
    /// Everything anew: the store was emptied.
    void restart();

    /// Works out what is left and in what order when these rows differ; the rows from `firstNew` on are not
    /// looked at. False when the rows on show stay the same in the same order.
    bool prepareUpdate(const std::vector<Row>& updated, Row firstNew);
    void update();

    struct Block {
        int first = 0;
        int count = 0;
    };
    enum class Arrival { NothingOnShow, OneBlock, Scattered };
    /// Works out where the rows that came into the store come in; `block()` is for OneBlock.
    Arrival prepareArrival(Row firstNew);
    Block block() const { return m_block; }
    void arrive();

private:
    std::vector<Row> hitsInOrder(const std::vector<Row>& all, const FilterPass& pass) const;
    bool isOneBlock(const std::vector<Row>& rows, const std::vector<Row>& coming) const;
    std::size_t placeFor(const std::vector<Row>& rows, Row row) const;
    void mergeInto(std::vector<Row>& rows, const std::vector<Row>& coming) const;

    const SessionStore& m_store;
    SessionFilter m_filter;
    RowOrder m_order;
    std::unique_ptr<FilterPass> m_pass;
    std::vector<Row> m_all;
    std::vector<Row> m_hits; ///< Unused while the filter is empty: they would be m_all again.

    // Prepared and not done yet.
    std::unique_ptr<FilterPass> m_nextPass;
    std::vector<Row> m_nextAll;
    std::vector<Row> m_nextHits;
    std::vector<Row> m_coming;
    std::vector<Row> m_comingHits;
    Block m_block;
};
