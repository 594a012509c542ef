// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionTableWork.h"

#include <QTimer>

#include <chrono>

namespace {

/// What finding the rows may take while the window waits for it: half of it does for a million, and an answer
/// in two parts costs more painting than waiting for the whole.
constexpr std::chrono::milliseconds usualBudget{20};
/// While sessions arrive many at a time: they need their part of the frame, too.
constexpr std::chrono::milliseconds loadingBudget{5};
constexpr std::chrono::milliseconds stillLoading{250}; ///< After a page, the next one may be near.
/// Few enough that the answer is always there at once.
constexpr Row fewRows = 20'000;
constexpr std::chrono::seconds ampleBudget{5};

} // namespace

std::chrono::microseconds SessionTableModel::Private::budget() const {
    if (store.size() <= fewRows)
        return ampleBudget;
    const bool isLoading = sinceArrival.isValid() && !sinceArrival.hasExpired(stillLoading.count());
    return isLoading ? loadingBudget : usualBudget;
}

/// Sets out for the rows of the filter and the order set last.
void SessionTableModel::Private::look() {
    search.start(rows.question(filter, question, sortColumn, sortOrder), budget());
    if (!search.isRunning())
        return;
    setWorking(true);
    constexpr std::size_t screenful = 200;
    constexpr std::chrono::milliseconds aMoment{2};
    std::vector<Row> first = search.firstRows(screenful, aMoment);
    if (first.empty())
        return;
    relayout([&] { rows.preview(std::move(first)); });
    Q_EMIT q.rowsOnShowChanged();
}

void SessionTableModel::Private::takeAnswer(const RowSearch::Answer& answer) {
    relayout([&] { rows.adopt(answer); });
    rowsDiffer();
    setWorking(false);
}

void SessionTableModel::Private::setWorking(bool working) {
    if (working == isWorking)
        return;
    isWorking = working;
    Q_EMIT q.workingChanged(working);
}

void SessionTableModel::Private::rowsDiffer() {
    counts.reset();
    if (rows.run().filter() == filter)
        hidden.count(filter, rows.run().shown(), store.size() <= fewRows);
    else
        hidden.forget(); // The answer to an older question is on show: the next one is on its way.
    Q_EMIT q.rowsOnShowChanged();
}

template <typename Change>
void SessionTableModel::Private::relayout(Change change) {
    // Only rows move: a header of columns that believed otherwise would measure them all again.
    Q_EMIT q.layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = q.persistentIndexList();
    std::vector<Row> sessions;
    sessions.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex& index : before)
        sessions.push_back(rows.onShow()[static_cast<std::size_t>(index.row())]);
    change();
    q.changePersistentIndexList(before, movedIndexes(before, sessions));
    Q_EMIT q.layoutChanged({}, VerticalSortHint);
}

QModelIndexList SessionTableModel::Private::movedIndexes(const QModelIndexList& indexes,
                                                         const std::vector<Row>& sessions) const {
    // Looking up many one by one (everything is selected) takes longer than listing all places once.
    constexpr std::size_t few = 256;
    std::vector<int> places;
    if (sessions.size() > few) {
        places.assign(store.size(), -1);
        for (std::size_t i = 0; i < rows.onShow().size(); ++i)
            places[rows.onShow()[i]] = static_cast<int>(i);
    }
    QModelIndexList moved;
    moved.reserve(indexes.size());
    for (qsizetype i = 0; i < indexes.size(); ++i) {
        const Row session = sessions[static_cast<std::size_t>(i)];
        const int place = places.empty() ? rows.positionOf(session) : places[session];
        moved << (place < 0 ? QModelIndex() : q.createIndex(place, indexes[i].column()));
    }
    return moved;
}

void SessionTableModel::Private::takeMarks(const SessionStore::Change& change) {
    search.take(change);
    takeUpdates(change);
    rowsDiffer();
}

void SessionTableModel::Private::takeMerge(const SessionStore::Change& change) {
    constexpr Row many = 50;
    if (change.newCount >= many)
        sinceArrival.start();
    search.take(change);
    takeUpdates(change);
    glow(change.updated);
    if (change.newCount > 0)
        takeNew(change);
    rowsDiffer();
}

void SessionTableModel::Private::takeUpdates(const SessionStore::Change& change) {
    if (rows.prepareUpdate(change)) {
        relayout([this] { rows.update(); });
    } else {
        rows.update();
        tellUpdated(change.updated, {});
    }
}

void SessionTableModel::Private::takeNew(const SessionStore::Change& change) {
    switch (rows.prepareArrival(change.firstNew, change.newCount)) {
    case SessionTableRows::Arrival::NothingOnShow:
        rows.arrive();
        break;
    case SessionTableRows::Arrival::OneBlock: {
        const SessionTableRows::Block block = rows.block();
        q.beginInsertRows({}, block.first, block.first + block.count - 1);
        rows.arrive();
        q.endInsertRows();
        break;
    }
    case SessionTableRows::Arrival::Scattered:
        relayout([this] { rows.arrive(); });
        break;
    }
}

/// One signal, from the first to the last of them on show.
void SessionTableModel::Private::tellUpdated(const std::vector<Row>& updated, const QList<int>& roles) {
    int first = -1;
    int last = -1;
    for (const Row row : updated) {
        const int place = row < store.size() ? rows.positionOf(row) : -1;
        if (place < 0)
            continue;
        first = first < 0 ? place : std::min(first, place);
        last = std::max(last, place);
    }
    if (first >= 0)
        Q_EMIT q.dataChanged(q.index(first, 0), q.index(last, ColumnCount - 1), roles);
}

void SessionTableModel::Private::glow(const std::vector<Row>& updated) {
    using namespace std::chrono_literals;
    if (updated.empty())
        return;
    for (const Row row : updated)
        ++glowing[row];
    QTimer::singleShot(1s, &q, [this, updated] {
        for (const Row row : updated)
            if (glowing.contains(row) && --glowing[row] == 0)
                glowing.remove(row);
        tellUpdated(updated, {RecentlyChangedRole});
    });
}

/// Who looks at the rows keeps their place by them, so they have to be there still.
void SessionTableModel::Private::beginClearing() {
    search.cancel();
    hidden.forget();
    q.beginResetModel();
}

void SessionTableModel::Private::takeCleared() {
    glowing.clear();
    rows.restart();
    q.endResetModel();
    Q_EMIT q.emptied();
    look(); // Of nothing, but with the filter and the order there were.
}
