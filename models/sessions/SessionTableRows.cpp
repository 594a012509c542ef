// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionTableRows.h"

#include "sessions/SessionTableModel.h"

#include <algorithm>
#include <numeric>
#include <utility>

SessionTableRows::SessionTableRows(const SessionStore& store)
    : m_store(store)
    , m_newestFirst(store, SessionTableModel::CreatedColumn, Qt::DescendingOrder)
    , m_order(m_newestFirst) {
    restart();
}

void SessionTableRows::restart() {
    m_order = m_newestFirst;
    m_byCreated = std::make_shared<std::vector<Row>>(m_store.size());
    std::iota(m_byCreated->begin(), m_byCreated->end(), Row{0});
    m_newestFirst.sort(*m_byCreated);
    m_all = m_byCreated;
    m_hits.clear();
    m_isPreview = false;
    m_run = std::make_shared<FilterRun>(m_store, SessionFilter(), RunQuestion(), nullptr);
    FilterSums sums = m_run->emptySums();
    for (std::size_t chunk = 0; chunk < m_run->chunkCount(); ++chunk)
        m_run->evaluate(chunk, sums);
    m_run->add(sums);
}

RowSearch::Question SessionTableRows::question(const SessionFilter& filter, const RunQuestion& counts,
                                               int column, Qt::SortOrder direction) const {
    RowSearch::Question question{filter, counts, column, direction, m_byCreated, nullptr, nullptr};
    const bool descending = direction == Qt::DescendingOrder;
    if (column == SessionTableModel::CreatedColumn && descending)
        question.ordered = m_byCreated;
    else if (column == m_order.column() && descending == m_order.isDescending())
        question.ordered = m_all;
    if (filter == m_run->filter() && counts == m_run->question())
        question.run = m_run;
    return question;
}

void SessionTableRows::adopt(RowSearch::Answer answer) {
    const bool isNewOrder = answer.ordered != m_all;
    m_isPreview = false;
    m_preview = {};
    m_order = RowOrder(m_store, answer.column, answer.direction);
    m_run = answer.run;
    m_hits = std::move(answer.hits);
    if (isByCreated())
        m_all = m_byCreated; // Which knows of all that came meanwhile.
    else if (isNewOrder && answer.ordered != m_byCreated)
        m_all = answer.ordered;
    if (!answer.missed.empty()) {
        answer.ordered.reset();
        // An order that was there before has been kept up to date here; a new one has not.
        if (isNewOrder && !isByCreated())
            catchUp(answer.missed);
        m_hits = m_run->showsEverything() ? std::vector<Row>() : hitsIn(*m_all, *m_run);
    }
}

/// Brings an order made before some changes up to them.
void SessionTableRows::catchUp(const std::vector<SessionStore::Change>& missed) {
    std::vector<Row> out;
    std::vector<Row> in;
    for (const SessionStore::Change& change : missed) {
        out.insert(out.end(), change.updated.begin(), change.updated.end());
        for (Row row = change.firstNew; row < change.firstNew + change.newCount; ++row)
            in.push_back(row);
    }
    in.insert(in.end(), out.begin(), out.end());
    for (std::vector<Row>* const rows : {&in, &out}) {
        std::sort(rows->begin(), rows->end());
        rows->erase(std::unique(rows->begin(), rows->end()), rows->end());
    }
    m_order.sort(in);
    takeOutAndIn(*m_all, out, in, m_order);
}

std::size_t SessionTableRows::memoryUsed() const {
    const std::size_t orders = m_byCreated->capacity() + (m_all == m_byCreated ? 0 : m_all->capacity());
    return (orders + m_hits.capacity()) * sizeof(Row) + m_run->memoryUsed();
}

void SessionTableRows::preview(std::vector<Row> rows) {
    m_preview = std::move(rows);
    m_isPreview = true;
}

int SessionTableRows::positionOf(Row row) const {
    if (m_isPreview) { // Few rows, perhaps in an order that is not this one yet.
        const auto found = std::find(m_preview.begin(), m_preview.end(), row);
        return found == m_preview.end() ? -1 : static_cast<int>(found - m_preview.begin());
    }
    const std::size_t place = placeFor(onShow(), row, m_order);
    return place < onShow().size() && onShow()[place] == row ? static_cast<int>(place) : -1;
}

std::size_t SessionTableRows::placeFor(const std::vector<Row>& rows, Row row, const RowOrder& order) const {
    const auto before = [&order](Row a, Row b) { return order.before(a, b); };
    return static_cast<std::size_t>(std::lower_bound(rows.begin(), rows.end(), row, before) - rows.begin());
}

/// A search may still be reading the orders: it keeps them as they are.
void SessionTableRows::detach() {
    const bool isShared = m_all == m_byCreated;
    if (m_byCreated.use_count() > (isShared ? 2 : 1))
        m_byCreated = std::make_shared<std::vector<Row>>(*m_byCreated);
    if (isShared)
        m_all = m_byCreated;
    else if (m_all.use_count() > 1)
        m_all = std::make_shared<std::vector<Row>>(*m_all);
}

/// `in` is in order.
void SessionTableRows::takeOutAndIn(std::vector<Row>& rows, const std::vector<Row>& out,
                                    const std::vector<Row>& in, const RowOrder& order) const {
    std::vector<bool> isOut(m_store.size());
    for (const Row row : out)
        isOut[row] = true;
    std::erase_if(rows, [&isOut](Row row) { return isOut[row]; });
    mergeInto(rows, in, order);
}

bool SessionTableRows::keepsItsPlace(const SessionStore::Change& change, std::size_t i) const {
    const Row row = change.updated[i];
    if (m_store.created()[row] != change.formerCreated[i] || m_order.isByText())
        return false;
    return m_order.isByCreated() ||
           m_order.rankOf(m_store.classOf(row)) == m_order.rankOf(m_store.classes()[change.formerClasses[i]]);
}

bool SessionTableRows::prepareUpdate(const SessionStore::Change& change) {
    m_order.adapt();
    std::vector<bool> wasHit;
    for (const Row row : change.updated)
        wasHit.push_back(m_run->isHit(row));
    m_run->take(change);
    std::vector<Row> hits;
    bool staysTheSame = true;
    for (std::size_t i = 0; i < change.updated.size(); ++i) {
        const bool isHit = m_run->isHit(change.updated[i]);
        if (isHit)
            hits.push_back(change.updated[i]);
        staysTheSame = staysTheSame && isHit == wasHit[i] && keepsItsPlace(change, i);
    }
    m_nextAll = nullptr;
    m_nextByCreated = nullptr;
    if (staysTheSame)
        return false;
    // The updated rows may stand in the wrong place now, all others still are in order among themselves.
    std::vector<Row> updated = change.updated;
    m_order.sort(updated);
    m_nextAll = std::make_shared<std::vector<Row>>(*m_all);
    takeOutAndIn(*m_nextAll, change.updated, updated, m_order);
    m_nextByCreated = m_nextAll;
    if (!isByCreated()) {
        m_newestFirst.sort(updated);
        m_nextByCreated = std::make_shared<std::vector<Row>>(*m_byCreated);
        takeOutAndIn(*m_nextByCreated, change.updated, updated, m_newestFirst);
    }
    m_nextHits.clear();
    if (!m_run->showsEverything()) {
        m_order.sort(hits);
        m_nextHits = m_hits;
        takeOutAndIn(m_nextHits, change.updated, hits, m_order);
    }
    return !m_isPreview && (m_run->showsEverything() ? *m_nextAll != *m_all : m_nextHits != m_hits);
}

void SessionTableRows::update() {
    if (!m_nextAll)
        return;
    m_all = std::exchange(m_nextAll, nullptr);
    m_byCreated = std::exchange(m_nextByCreated, nullptr);
    m_hits.swap(m_nextHits);
    m_nextHits = {};
}

SessionTableRows::Arrival SessionTableRows::prepareArrival(Row firstNew, Row count) {
    m_order.adapt();
    m_coming.resize(count);
    std::iota(m_coming.begin(), m_coming.end(), firstNew);
    m_comingHits.clear();
    if (!m_run->showsEverything()) {
        std::copy_if(m_coming.begin(), m_coming.end(), std::back_inserter(m_comingHits),
                     [this](Row row) { return m_run->isHit(row); });
        m_order.sort(m_comingHits);
    }
    m_order.sort(m_coming);
    const std::vector<Row>& coming = m_run->showsEverything() ? m_coming : m_comingHits;
    if (coming.empty() || m_isPreview)
        return Arrival::NothingOnShow;
    if (!isOneBlock(onShow(), coming, m_order))
        return Arrival::Scattered;
    m_block = {static_cast<int>(placeFor(onShow(), coming.front(), m_order)),
               static_cast<int>(coming.size())};
    return Arrival::OneBlock;
}

void SessionTableRows::arrive() {
    detach();
    mergeInto(*m_all, m_coming, m_order);
    if (m_all != m_byCreated) {
        m_newestFirst.sort(m_coming);
        mergeInto(*m_byCreated, m_coming, m_newestFirst);
    }
    mergeInto(m_hits, m_comingHits, m_order);
    m_coming = {};
    m_comingHits = {};
}

bool SessionTableRows::isOneBlock(const std::vector<Row>& rows, const std::vector<Row>& coming,
                                  const RowOrder& order) const {
    const std::size_t place = placeFor(rows, coming.front(), order);
    return place == rows.size() || order.before(coming.back(), rows[place]);
}

/// Costs a search for each that comes, and moving what has to make room: nothing when they come in at the
/// end.
void SessionTableRows::mergeInto(std::vector<Row>& rows, const std::vector<Row>& coming,
                                 const RowOrder& order) const {
    if (rows.empty() || (!coming.empty() && order.before(rows.back(), coming.front()))) {
        rows.insert(rows.end(), coming.begin(), coming.end());
        return;
    }
    std::size_t from = rows.size();
    std::size_t to = from + coming.size();
    rows.resize(to);
    // From the back, so that every row moves once.
    for (std::size_t i = coming.size(); i-- > 0;) {
        const auto end = rows.begin() + static_cast<std::ptrdiff_t>(from);
        const auto place = std::lower_bound(rows.begin(), end, coming[i],
                                            [&order](Row a, Row b) { return order.before(a, b); });
        std::move_backward(place, end, rows.begin() + static_cast<std::ptrdiff_t>(to));
        to -= static_cast<std::size_t>(end - place);
        from = static_cast<std::size_t>(place - rows.begin());
        rows[--to] = coming[i];
    }
}
