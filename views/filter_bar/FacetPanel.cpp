// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FacetPanel.h"

#include "filter_bar/FacetGroup.h"
#include "look/Theme.h"
#include "sessions/SessionTableModel.h"

#include <QVBoxLayout>

#include <algorithm>

FacetPanel::FacetPanel(SessionTableModel& model, QWidget* parent)
    : QScrollArea(parent)
    , m_model(model) {
    setObjectName(QStringLiteral("facetPanel"));
    setAccessibleName(tr("Narrow the list"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget(this);
    inside->setBackgroundRole(QPalette::Window);
    m_layout = new QVBoxLayout(inside);
    constexpr int side = 10;
    m_layout->setContentsMargins(side, grid::windowMargin, side, grid::windowMargin);
    m_layout->setSpacing(grid::windowMargin);
    m_status = addGroup(tr("Status"), FilterField::Status);
    m_error = addGroup(tr("Why refused"), FilterField::Error);
    m_created = addGroup(tr("Created"), FilterField::Created);
    m_country = addGroup(tr("Country"), FilterField::Country);
    m_redaction = addGroup(tr("Redaction"), FilterField::Redaction);
    m_type = addGroup(tr("Type"), FilterField::Type);
    m_layout->addStretch(1);
    setWidget(inside);
    m_created->hide();
    connect(&model, &SessionTableModel::rowsOnShowChanged, this, &FacetPanel::refresh);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        for (FacetGroup* group : std::as_const(m_groups))
            group->forget();
    });
    refresh();
}

FacetGroup* FacetPanel::addGroup(const QString& heading, FilterField field) {
    auto* group = new FacetGroup(heading, field, this);
    m_layout->addWidget(group);
    m_groups.append(group);
    connect(group, &FacetGroup::rowAdded, this, &FacetPanel::adopt);
    adopt(&group->fold());
    connect(group, &FacetGroup::toggled, this, [this](FilterField of, const QString& value) {
        if (of != FilterField::Created)
            Q_EMIT toggled(of, value);
        else if (facetStateOf(m_model.filter(), of, value) == FacetState::Chosen)
            Q_EMIT createdChosen({});
        else
            Q_EMIT createdChosen(value);
    });
    connect(group, &FacetGroup::excluded, this, &FacetPanel::excluded);
    return group;
}

void FacetPanel::adopt(FacetRow* row) {
    connect(row, &FacetRow::focused, this, [this, row] {
        makeTabStop(row);
        ensureWidgetVisible(row, 0, grid::facet);
    });
    connect(row, &FacetRow::stepRequested, this, [this, row](int steps) { step(row, steps); });
}

void FacetPanel::setToday(const QDate& today) {
    m_today = today;
    m_created->setVisible(today.isValid());
    refreshDates();
}

void FacetPanel::refresh() {
    const FacetCounts& facets = m_model.filteredRows().facets;
    const SessionFilter& filter = m_model.filter();
    m_status->show(facets.status, filter);
    m_error->show(facets.error, filter);
    m_redaction->show(facets.redaction, filter);
    m_type->show(facets.type, filter);
    m_country->show(facets.country, filter);
    refreshDates();
    if (m_tabStop == nullptr || m_tabStop->isHidden()) {
        const QList<FacetRow*> rows = shownRows();
        if (!rows.isEmpty())
            makeTabStop(rows.first());
    }
}

void FacetPanel::refreshDates() {
    if (!m_today.isValid())
        return;
    const auto daysAgo = [this](int days) { return m_today.addDays(-days).toString(Qt::ISODate); };
    constexpr int week = 7;
    constexpr int month = 30;
    // "Last 7 days" has today in it.
    m_created->show({{QStringLiteral("today"), tr("Today")},
                     {QStringLiteral(">=") + daysAgo(week - 1), tr("Last 7 days")},
                     {QStringLiteral(">=") + daysAgo(month - 1), tr("Last 30 days")},
                     {QStringLiteral("<") + daysAgo(month - 1), tr("Older")}},
                    m_model.filter());
}

QList<FacetRow*> FacetPanel::shownRows() const {
    QList<FacetRow*> rows;
    for (const FacetGroup* group : m_groups)
        if (!group->isHidden())
            rows += group->shownRows();
    return rows;
}

void FacetPanel::step(FacetRow* from, int steps) {
    const QList<FacetRow*> rows = shownRows();
    if (rows.isEmpty())
        return;
    const qint64 last = rows.size() - 1;
    const qint64 to = std::clamp<qint64>(rows.indexOf(from) + qint64{steps}, 0, last);
    rows.at(to)->setFocus(Qt::TabFocusReason);
}

void FacetPanel::makeTabStop(FacetRow* row) {
    if (m_tabStop != nullptr)
        m_tabStop->setFocusPolicy(Qt::ClickFocus);
    m_tabStop = row;
    m_tabStop->setFocusPolicy(Qt::StrongFocus);
}

QSize FacetPanel::sizeHint() const {
    constexpr int usual = 204;
    constexpr int letters = 26;
    return {std::max(usual, fontMetrics().averageCharWidth() * letters), QScrollArea::sizeHint().height()};
}
