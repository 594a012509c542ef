// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilteredRows.h"

#include <QScrollArea>

class FacetGroup;
class FacetRow;
class QVBoxLayout;
class SessionTableModel;

/// What the sessions on show are like, with counts, at the side of the list. It edits nothing itself: each
/// click says what the filter line should do. One stop of the Tab key; the arrow keys go from row to row.
class FacetPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit FacetPanel(SessionTableModel& model, QWidget* parent = nullptr);

    void show(const FacetCounts& facets, const SessionFilter& filter);
    /// Stands above the facets and scrolls with them.
    void setHead(QWidget* head);

    using QScrollArea::show;

    QSize sizeHint() const override;

Q_SIGNALS:
    void toggled(FilterField field, const QString& value);
    void excluded(FilterField field, const QString& value);

private:
    FacetGroup* addGroup(const QString& heading, FilterField field);
    void adopt(FacetRow* row);
    void refresh();
    void tellCustomer(const QString& value, bool excluded);
    void step(FacetRow* from, int steps);
    void makeTabStop(FacetRow* row);
    QList<FacetRow*> shownRows() const;

    SessionTableModel& m_model;
    QVBoxLayout* m_layout;
    QList<FacetGroup*> m_groups;
    FacetGroup* m_status;
    FacetGroup* m_error;
    FacetGroup* m_redaction;
    FacetGroup* m_type;
    FacetGroup* m_country;
    FacetGroup* m_age;
    FacetGroup* m_customer;
    FacetRow* m_tabStop = nullptr;
};
