// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionTableRows.h"

#include "sessions/SessionTableModel.h"

#include <algorithm>
#include <numeric>
#include <utility>

SessionTableRows::SessionTableRows(const SessionStore& store)
    : m_store(store)
    , m_order(store, SessionTableModel::CreatedColumn, Qt::DescendingOrder) {
    restart();
}

void SessionTableRows::restart() {
    m_all.resize(m_store.size());
    std::iota(m_all.begin(), m_all.end(), Row{0});
    m_order.adapt();
    m_order.sort(m_all);
    setFilter(m_filter);
}

void SessionTableRows::setFilter(const SessionFilter& filter) {
    m_filter = filter;
    m_pass = std::make_unique<FilterPass>(m_store, filter);
    m_pass->advance();
    m_hits = hitsInOrder(m_all, *m_pass);
}

void SessionTableRows::setOrder(int column, Qt::SortOrder direction) {
    m_order = RowOrder(m_store, column, direction);
    m_order.sort(m_all);
    m_hits = hitsInOrder(m_all, *m_pass);
}

std::vector<Row> SessionTableRows::hitsInOrder(const std::vector<Row>& all, const FilterPass& pass) const {
    if (m_filter.isEmpty())
        return {};
    std::vector<bool> isHit(m_store.size());
    for (const Row row : pass.rows())
        isHit[row] = true;
    std::vector<Row> hits;
    hits.reserve(pass.rows().size());
    std::copy_if(all.begin(), all.end(), std::back_inserter(hits), [&isHit](Row row) { return isHit[row]; });
    return hits;
}

int SessionTableRows::positionOf(Row row) const {
    const std::size_t place = placeFor(onShow(), row);
    return place < onShow().size() && onShow()[place] == row ? static_cast<int>(place) : -1;
}

std::size_t SessionTableRows::placeFor(const std::vector<Row>& rows, Row row) const {
    const auto before = [this](Row a, Row b) { return m_order.before(a, b); };
    return static_cast<std::size_t>(std::lower_bound(rows.begin(), rows.end(), row, before) - rows.begin());
}

bool SessionTableRows::prepareUpdate(const std::vector<Row>& updated, Row firstNew) {
    m_order.adapt();
    m_nextPass = std::make_unique<FilterPass>(m_store, m_filter);
    m_nextPass->advanceTo(firstNew);
    // The updated rows may stand in the wrong place now, all others still are in order among themselves.
    std::vector<bool> isUpdated(m_store.size());
    for (const Row row : updated)
        isUpdated[row] = true;
    m_nextAll.clear();
    m_nextAll.reserve(m_all.size());
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(m_nextAll),
                 [&isUpdated](Row row) { return !isUpdated[row]; });
    std::vector<Row> sorted = updated;
    m_order.sort(sorted);
    mergeInto(m_nextAll, sorted);
    m_nextHits = hitsInOrder(m_nextAll, *m_nextPass);
    return m_filter.isEmpty() ? m_nextAll != m_all : m_nextHits != m_hits;
}

void SessionTableRows::update() {
    m_pass = std::move(m_nextPass);
    m_all.swap(m_nextAll);
    m_hits.swap(m_nextHits);
    m_nextAll = {};
    m_nextHits = {};
}

SessionTableRows::Arrival SessionTableRows::prepareArrival(Row firstNew) {
    m_order.adapt();
    m_coming.resize(m_store.size() - firstNew);
    std::iota(m_coming.begin(), m_coming.end(), firstNew);
    m_order.sort(m_coming);
    const std::size_t hitsBefore = m_pass->rows().size();
    m_pass->advance();
    m_comingHits.clear();
    if (!m_filter.isEmpty()) {
        const std::vector<Row>& rows = m_pass->rows();
        m_comingHits.assign(rows.begin() + static_cast<std::ptrdiff_t>(hitsBefore), rows.end());
        m_order.sort(m_comingHits);
    }
    const std::vector<Row>& coming = m_filter.isEmpty() ? m_coming : m_comingHits;
    if (coming.empty())
        return Arrival::NothingOnShow;
    if (!isOneBlock(onShow(), coming))
        return Arrival::Scattered;
    m_block = {static_cast<int>(placeFor(onShow(), coming.front())), static_cast<int>(coming.size())};
    return Arrival::OneBlock;
}

void SessionTableRows::arrive() {
    mergeInto(m_all, m_coming);
    mergeInto(m_hits, m_comingHits);
    m_coming = {};
    m_comingHits = {};
}

bool SessionTableRows::isOneBlock(const std::vector<Row>& rows, const std::vector<Row>& coming) const {
    const std::size_t place = placeFor(rows, coming.front());
    return place == rows.size() || m_order.before(coming.back(), rows[place]);
}

/// Costs as much as what has to make room: nothing when the rows come in at the end.
void SessionTableRows::mergeInto(std::vector<Row>& rows, const std::vector<Row>& coming) const {
    if (coming.empty())
        return;
    const auto place = static_cast<std::ptrdiff_t>(placeFor(rows, coming.front()));
    if (isOneBlock(rows, coming)) {
        rows.insert(rows.begin() + place, coming.begin(), coming.end());
        return;
    }
    const auto end = static_cast<std::ptrdiff_t>(rows.size());
    rows.insert(rows.end(), coming.begin(), coming.end());
    std::inplace_merge(rows.begin() + place, rows.begin() + end, rows.end(),
                       [this](Row a, Row b) { return m_order.before(a, b); });
}
