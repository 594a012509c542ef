// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilteredRows.h"
#include "filter_bar/FacetRow.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

/// The values of one field under their heading. A long group is folded to its first few and those in use. A
/// value that was seen once stays, so that rows do not come and go under the pointer at every key.
class FacetGroup : public QWidget {
    Q_OBJECT
public:
    FacetGroup(const QString& heading, FilterField field, QWidget* parent = nullptr);

    /// Rows are reused: nothing is laid out anew while only counts differ.
    void show(const QList<FacetCount>& counts, const SessionFilter& filter);
    void setHeading(const QString& heading);
    /// The values seen so far belong to another account.
    void forget();
    /// The row that folds and unfolds the others.
    FacetRow& fold() const { return *m_fold; }
    /// From top to bottom.
    QList<FacetRow*> shownRows() const;

Q_SIGNALS:
    void toggled(FilterField field, const QString& value);
    void excluded(FilterField field, const QString& value);
    void rowAdded(FacetRow* row);

private:
    FacetRow* rowAt(qsizetype index);
    QList<FacetCount> withKnownValues(const QList<FacetCount>& counts) const;
    void showFold(quint32 folded, quint32 sessions);
    void hideFrom(qsizetype index);

    FilterField m_field;
    QVBoxLayout* m_layout;
    QLabel* m_heading;
    QList<FacetRow*> m_rows;
    FacetRow* m_fold;
    bool m_isUnfolded = false;
    QList<FacetCount> m_counts; ///< As shown last.
    SessionFilter m_filter;
};
