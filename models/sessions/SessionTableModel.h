// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilteredRows.h"
#include "identity/SensitiveFuse.h"

#include <QAbstractTableModel>

#include <memory>

/// The rows on show as Qt's tables understand them: the store's sessions that the filter leaves, in the
/// chosen order. There is no proxy model behind it. People are masked in every role.
///
/// The rows are found on several threads. Up to some million of them that is done when setFilter() and sort()
/// return; beyond, the first rows of the answer show at once and all of them when they are known.
///
/// A merge into the store that only puts rows in, in one block, is told as an insert; everything else as one
/// layoutChanged with the persistent indexes moved along, so that selection and current row stay with their
/// sessions. data() does no I/O and decodes only what is asked for.
class SessionTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        StatusColumn,
        CreatedColumn,
        PersonColumn,
        WhyColumn,
        ReferenceColumn,
        CustomerColumn,
        RedactionColumn,
        ReportColumn,
        TypeColumn,
        CountryColumn,
        EmailColumn,
        IdColumn,
        ReadableColumn, ///< How long the key can still read the sensitive values.
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        SessionIdRole = Qt::UserRole, ///< QString
        OutcomeRole,                  ///< int, Outcome
        CreatedRole,                  ///< qint64, unix seconds
        RedactionRole,                ///< int, 0 when none, else RedactionStatus + 1 (Unknown is 1)
        CopyRole,                     ///< QString: what copying the cell gives; masked like the display
        FilterFieldRole,              ///< int, FilterField that this column narrows by, or -1
        FilterValueRole,              ///< QString: the value for it; empty when the cell has none
        RecentlyChangedRole,          ///< bool: changed by a merge within the last second
        ChangedRole,                  ///< bool: changed since the reviewer last looked at it
    };

    explicit SessionTableModel(SessionStore& store, QObject* parent = nullptr);
    ~SessionTableModel() override;

    const SessionFilter& filter() const; ///< The one that was set last.
    void setFilter(const SessionFilter& filter);
    const FilteredRows& filteredRows() const; ///< Counts for facets and hints, as of the rows on show.
    /// What filteredRows().histogram tells from now on.
    void setHistogram(const HistogramQuestion& question);
    /// The filter or the order that was set last is still being worked out; the rows on show are the ones
    /// from before it. Only on large accounts: small ones are done when setFilter() and sort() return.
    bool isWorking() const;
    /// Bytes of what it keeps beside the store.
    std::size_t memoryUsed() const;

    SessionId idAt(int row) const;
    int rowOf(const SessionId& id) const; ///< -1 when it is not on show.
    /// The store's rows, in the order they are shown in.
    std::vector<Row> rowsOnShow() const;
    int sortColumn() const; ///< The one that was set last.
    Qt::SortOrder sortOrder() const;
    /// Relative times ("2 h ago") and ages are worked out against this many unix seconds; the view repaints
    /// by itself.
    void setNow(std::int64_t unixSeconds);
    /// What the key may read of the sensitive values, for ReadableColumn.
    void setSensitiveReach(SensitiveReach reach);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// A total order: ties by created (newest first), then by id.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    /// The rows on show or the counts differ now.
    void rowsOnShowChanged();
    /// The store was emptied: what comes next may be another account's.
    void emptied();
    /// filteredRows().hiddenByAlone is known now.
    void hiddenCountsChanged();
    /// isWorking() differs now.
    void workingChanged(bool working);

private:
    class Private;
    std::unique_ptr<Private> d;
};
