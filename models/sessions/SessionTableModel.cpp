// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionTableModel.h"

#include "sessions/HiddenCounts.h"
#include "sessions/SessionTableRows.h"
#include "sessions/SessionTableText.h"
#include "store/Utf8.h"

#include <QElapsedTimer>
#include <QHash>
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

class SessionTableModel::Private {
public:
    explicit Private(SessionTableModel& model, SessionStore& sessions)
        : q(model)
        , store(sessions)
        , rows(sessions)
        , search(sessions)
        , hidden(sessions) {}

    /// Announces, makes the change, and moves the persistent indexes to where their sessions are then.
    template <typename Change>
    void relayout(Change change);
    QModelIndexList movedIndexes(const QModelIndexList& indexes, const std::vector<Row>& sessions) const;

    std::chrono::microseconds budget() const;
    void look();
    void takeAnswer(const RowSearch::Answer& answer);
    void setWorking(bool working);
    void rowsDiffer();

    void takeMerge(const SessionStore::Change& change);
    void takeMarks(const SessionStore::Change& change);
    void takeUpdates(const SessionStore::Change& change);
    void takeNew(const SessionStore::Change& change);
    void tellUpdated(const std::vector<Row>& updated, const QList<int>& roles);
    void glow(const std::vector<Row>& updated);
    void takeCleared();

    SessionTableModel& q;
    SessionStore& store;
    SessionTableRows rows;
    RowSearch search;
    HiddenCounts hidden;
    SessionFilter filter;
    RunQuestion question;
    int sortColumn = CreatedColumn;
    Qt::SortOrder sortOrder = Qt::DescendingOrder;
    std::int64_t now = 0;
    bool isWorking = false;
    QElapsedTimer sinceArrival;                 ///< Of many sessions at once.
    mutable std::optional<FilteredRows> counts; ///< Of the rows on show; worked out when asked for.
    QHash<Row, int> glowing;                    ///< How many merges of the last second changed the row.
};

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

void SessionTableModel::Private::takeCleared() {
    search.cancel();
    hidden.forget();
    q.beginResetModel();
    glowing.clear();
    rows.restart();
    q.endResetModel();
    Q_EMIT q.emptied();
    look(); // Of nothing, but with the filter and the order there were.
}

SessionTableModel::SessionTableModel(SessionStore& store, QObject* parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(*this, store)) {
    connect(&store, &SessionStore::merged, this,
            [this](const SessionStore::Change& change) { d->takeMerge(change); });
    connect(&store, &SessionStore::marked, this,
            [this](const SessionStore::Change& change) { d->takeMarks(change); });
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
    d->sortColumn = column;
    d->sortOrder = order;
    d->look();
}
