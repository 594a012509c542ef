// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

#include <QDate>
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

    /// Which day "today" is, for the dates.
    void setToday(const QDate& today);

    QSize sizeHint() const override;

Q_SIGNALS:
    void toggled(FilterField field, const QString& value);
    void excluded(FilterField field, const QString& value);
    /// A range for `created:`, or nothing for any time.
    void createdChosen(const QString& range);

private:
    FacetGroup* addGroup(const QString& heading, FilterField field);
    void adopt(FacetRow* row);
    void refresh();
    void refreshDates();
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
    FacetGroup* m_created;
    FacetRow* m_tabStop = nullptr;
    QDate m_today;
};
