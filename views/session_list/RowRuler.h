// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <QHeaderView>

/// A table's vertical header that knows where rows of one height stand, and nothing of the model. QHeaderView
/// books every row that comes or goes, which takes milliseconds for a million of them, at every key of a
/// filter. This one has more rows than there are and grows now and then.
///
/// A table with it bounds its scroll bar itself (see QTableView::updateGeometries()).
class RowRuler : public QHeaderView {
    Q_OBJECT
public:
    explicit RowRuler(QWidget* parent);

    /// Makes room for so many rows at least.
    void reach(int rows);

    // A table tells its header of its model and selection. Neither matters here.
    void setModel(QAbstractItemModel* model) override;
    void setSelectionModel(QItemSelectionModel* model) override;

private:
    /// Rows without anything in them.
    class Blank : public QAbstractTableModel {
    public:
        using QAbstractTableModel::QAbstractTableModel;
        int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
        int columnCount(const QModelIndex& /*parent*/ = {}) const override { return 0; }
        QVariant data(const QModelIndex& /*index*/, int /*role*/) const override { return {}; }
        void growTo(int rows);

    private:
        int m_rows = 0;
    };

    Blank* m_blank;
};
