// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionTableModel.h"

#include "sessions/SessionTableText.h"
#include "sessions/SessionTableWork.h"
#include "store/Utf8.h"

SessionTableModel::SessionTableModel(SessionStore& store, QObject* parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(*this, store)) {
    connect(&store, &SessionStore::merged, this,
            [this](const SessionStore::Change& change) { d->takeMerge(change); });
    connect(&store, &SessionStore::marked, this,
            [this](const SessionStore::Change& change) { d->takeMarks(change); });
    connect(&store, &SessionStore::aboutToBeCleared, this, [this] { d->beginClearing(); });
    connect(&store, &SessionStore::cleared, this, [this] { d->takeCleared(); });
    connect(&d->search, &RowSearch::found, this,
            [this](const RowSearch::Answer& answer) { d->takeAnswer(answer); });
    connect(&d->hidden, &HiddenCounts::counted, this, [this] {
        d->counts.reset();
        Q_EMIT hiddenCountsChanged();
    });
}

SessionTableModel::~SessionTableModel() = default;

const SessionFilter& SessionTableModel::filter() const {
    return d->filter;
}

void SessionTableModel::setFilter(const SessionFilter& filter) {
    if (filter == d->filter)
        return;
    d->filter = filter;
    d->hidden.forget();
    d->counts.reset();
    d->look();
}

const FilteredRows& SessionTableModel::filteredRows() const {
    if (!d->counts) {
        d->counts = d->rows.run().result();
        d->counts->hiddenByAlone = d->hidden.counts();
    }
    return *d->counts;
}

void SessionTableModel::setHistogram(const HistogramQuestion& question) {
    if (question == d->question.histogram)
        return;
    d->question.histogram = question;
    d->look();
}

bool SessionTableModel::isWorking() const {
    return d->isWorking;
}

std::size_t SessionTableModel::memoryUsed() const {
    return d->rows.memoryUsed() + d->search.memoryUsed();
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

std::vector<Row> SessionTableModel::rowsOnShow() const {
    return d->rows.onShow();
}

int SessionTableModel::sortColumn() const {
    return d->sortColumn;
}

Qt::SortOrder SessionTableModel::sortOrder() const {
    return d->sortOrder;
}

void SessionTableModel::setNow(std::int64_t unixSeconds) {
    d->now = unixSeconds;
    constexpr std::int64_t noticeably = 600; // The youngest age that is counted is a day.
    if (std::abs(unixSeconds - d->question.now) < noticeably)
        return;
    d->question.now = unixSeconds;
    d->look();
}

void SessionTableModel::setSensitiveReach(SensitiveReach reach) {
    if (reach == d->reach)
        return;
    d->reach = reach;
    if (const int rows = rowCount(); rows > 0)
        Q_EMIT dataChanged(index(0, ReadableColumn), index(rows - 1, ReadableColumn));
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
    if (role == ChangedRole)
        return d->store.markOf(row) != nullptr;
    return SessionTableText(d->store, row, d->now, d->reach).data(column, role);
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
    d->sortColumn = column;
    d->sortOrder = order;
    d->look();
}
