// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionTableModel.h"

#include "sessions/SessionTableRows.h"
#include "sessions/SessionTableText.h"
#include "store/Utf8.h"

#include <QHash>
#include <QTimer>

#include <chrono>

class SessionTableModel::Private {
public:
    explicit Private(SessionTableModel& model, SessionStore& sessions)
        : q(model)
        , store(sessions)
        , rows(sessions) {}

    /// Announces, makes the change, and moves the persistent indexes to where their sessions are then.
    template <typename Change>
    void relayout(Change change);
    QModelIndexList movedIndexes(const QModelIndexList& indexes, const std::vector<Row>& sessions) const;

    void takeMerge(const SessionStore::Change& change);
    void takeUpdates(const SessionStore::Change& change);
    void takeNew(Row firstNew);
    void tellUpdated(const std::vector<Row>& updated, const QList<int>& roles);
    void glow(const std::vector<Row>& updated);
    void takeCleared();

    SessionTableModel& q;
    SessionStore& store;
    SessionTableRows rows;
    int sortColumn = CreatedColumn;
    Qt::SortOrder sortOrder = Qt::DescendingOrder;
    std::int64_t now = 0;
    HistogramQuestion histogram;
    QHash<Row, int> glowing; ///< How many merges of the last second changed the row.
};

template <typename Change>
void SessionTableModel::Private::relayout(Change change) {
    Q_EMIT q.layoutAboutToBeChanged();
    const QModelIndexList before = q.persistentIndexList();
    std::vector<Row> sessions;
    sessions.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex& index : before)
        sessions.push_back(rows.onShow()[static_cast<std::size_t>(index.row())]);
    change();
    q.changePersistentIndexList(before, movedIndexes(before, sessions));
    Q_EMIT q.layoutChanged();
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

void SessionTableModel::Private::takeMerge(const SessionStore::Change& change) {
    if (!change.updated.empty())
        takeUpdates(change);
    if (change.newCount > 0)
        takeNew(change.firstNew);
    Q_EMIT q.rowsOnShowChanged();
}

void SessionTableModel::Private::takeUpdates(const SessionStore::Change& change) {
    glow(change.updated);
    if (rows.prepareUpdate(change.updated, change.firstNew)) {
        relayout([this] { rows.update(); });
    } else {
        rows.update();
        tellUpdated(change.updated, {});
    }
}

void SessionTableModel::Private::takeNew(Row firstNew) {
    switch (rows.prepareArrival(firstNew)) {
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
    for (const Row row : updated)
        ++glowing[row];
    QTimer::singleShot(1s, &q, [this, updated] {
        for (const Row row : updated)
            if (glowing.contains(row) && --glowing[row] == 0)
                glowing.remove(row);
        tellUpdated(updated, {RecentlyChangedRole});
    });
}

void SessionTableModel::Private::takeCleared() {
    q.beginResetModel();
    glowing.clear();
    rows.restart();
    q.endResetModel();
    Q_EMIT q.rowsOnShowChanged();
}

SessionTableModel::SessionTableModel(SessionStore& store, QObject* parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(*this, store)) {
    connect(&store, &SessionStore::merged, this,
            [this](const SessionStore::Change& change) { d->takeMerge(change); });
    connect(&store, &SessionStore::cleared, this, [this] { d->takeCleared(); });
}

SessionTableModel::~SessionTableModel() = default;

const SessionFilter& SessionTableModel::filter() const {
    return d->rows.filter();
}

void SessionTableModel::setFilter(const SessionFilter& filter) {
    if (filter == d->rows.filter())
        return;
    d->relayout([&] { d->rows.setFilter(filter); });
    Q_EMIT rowsOnShowChanged();
}

const FilteredRows& SessionTableModel::filteredRows() const {
    return d->rows.filtered();
}

void SessionTableModel::setHistogram(const HistogramQuestion& question) {
    d->histogram = question;
}

bool SessionTableModel::isWorking() const {
    return false;
}

SessionId SessionTableModel::idAt(int row) const {
    const std::vector<Row>& rows = d->rows.onShow();
    if (row < 0 || static_cast<std::size_t>(row) >= rows.size())
        return {};
    const QString text = textOf(d->store.text(rows[static_cast<std::size_t>(row)], TextField::Id));
    return SessionId::fromText(text).value_or(SessionId());
}

int SessionTableModel::rowOf(const SessionId& id) const {
    const std::optional<Row> row = d->store.rowOf(id);
    return row ? d->rows.positionOf(*row) : -1;
}

int SessionTableModel::sortColumn() const {
    return d->sortColumn;
}

Qt::SortOrder SessionTableModel::sortOrder() const {
    return d->sortOrder;
}

void SessionTableModel::setNow(std::int64_t unixSeconds) {
    d->now = unixSeconds;
}

int SessionTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(d->rows.onShow().size());
}

int SessionTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SessionTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row row = d->rows.onShow()[static_cast<std::size_t>(index.row())];
    if (row >= d->store.size())
        return {}; // The store was emptied and this model is about to hear of it.
    const auto column = static_cast<Column>(index.column());
    if (role == RecentlyChangedRole)
        return d->glowing.contains(row);
    return SessionTableText(d->store, row, d->now).data(column, role);
}

QVariant SessionTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const bool isColumn = orientation == Qt::Horizontal && section >= 0 && section < ColumnCount;
    return isColumn && role == Qt::DisplayRole ? SessionTableText::header(static_cast<Column>(section))
                                               : QVariant();
}

void SessionTableModel::sort(int column, Qt::SortOrder order) {
    const bool isColumn = column >= 0 && column < ColumnCount;
    if (!isColumn || (column == d->sortColumn && order == d->sortOrder))
        return;
    d->relayout([&] {
        d->rows.setOrder(column, order);
        d->sortColumn = column;
        d->sortOrder = order;
    });
}
