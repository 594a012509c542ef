// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FacetPanel.h"

#include "filter_bar/FacetGroup.h"
#include "filter_bar/FilterEdits.h"
#include "look/Theme.h"
#include "sessions/SessionTableModel.h"

#include <QVBoxLayout>

#include <algorithm>

namespace {

/// Ages as people ask for them: each from now on back, so that a row has those of the rows above it, too.
/// Only what is older than all of them stays by itself.
QList<FacetCount> fromNowOn(const QList<FacetCount>& stretches) {
    QList<FacetCount> result;
    std::uint32_t sum = 0;
    for (const FacetCount& stretch : stretches) {
        sum += stretch.count;
        const qsizetype dots = stretch.value.indexOf(u"..");
        if (dots >= 0)
            result.append({u'<' + stretch.value.mid(dots + 2), sum});
        else
            result.append(stretch);
    }
    return result;
}

const QString hasCustomer = QStringLiteral("customer");
const QString isUnknown = QStringLiteral("unknown");

/// What the filter asks of customers, as the rows "known" and "unknown" have it.
SessionFilter askedOfCustomers(const SessionFilter& filter) {
    switch (facetStateOf(filter, FilterField::Has, hasCustomer)) {
    case FacetState::Off:
        return {};
    case FacetState::Chosen:
        return SessionFilter().toggled(FilterField::Has, QStringLiteral("known"));
    case FacetState::Excluded:
        return SessionFilter().toggled(FilterField::Has, isUnknown);
    }
    return {};
}

} // namespace

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
    m_age = addGroup(tr("Created"), FilterField::Age);
    m_country = addGroup(tr("Country"), FilterField::Country);
    m_customer = addGroup(tr("Customer"), FilterField::Has);
    m_redaction = addGroup(tr("Redaction"), FilterField::Redaction);
    m_type = addGroup(tr("Type"), FilterField::Type);
    m_layout->addStretch(1);
    setWidget(inside);
    connect(&model, &SessionTableModel::rowsOnShowChanged, this, &FacetPanel::refresh);
    connect(&model, &SessionTableModel::emptied, this, [this] {
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
    if (field == FilterField::Has) {
        connect(group, &FacetGroup::toggled, this,
                [this](FilterField, const QString& value) { tellCustomer(value, false); });
        connect(group, &FacetGroup::excluded, this,
                [this](FilterField, const QString& value) { tellCustomer(value, true); });
    } else {
        connect(group, &FacetGroup::toggled, this, &FacetPanel::toggled);
        connect(group, &FacetGroup::excluded, this, &FacetPanel::excluded);
    }
    return group;
}

void FacetPanel::adopt(FacetRow* row) {
    connect(row, &FacetRow::focused, this, [this, row] {
        makeTabStop(row);
        ensureWidgetVisible(row, 0, grid::facet);
    });
    connect(row, &FacetRow::stepRequested, this, [this, row](int steps) { step(row, steps); });
}

/// Sessions without a customer are those that a customer is excluded of.
void FacetPanel::tellCustomer(const QString& value, bool excluded) {
    if (excluded != (value == isUnknown))
        Q_EMIT this->excluded(FilterField::Has, hasCustomer);
    else
        Q_EMIT toggled(FilterField::Has, hasCustomer);
}

void FacetPanel::setHead(QWidget* head) {
    m_layout->insertWidget(0, head);
}

void FacetPanel::refresh() {
    show(m_model.filteredRows().facets, m_model.filter());
}

void FacetPanel::show(const FacetCounts& facets, const SessionFilter& filter) {
    m_status->show(facets.status, filter);
    m_error->show(facets.error, filter);
    m_redaction->show(facets.redaction, filter);
    m_type->show(facets.type, filter);
    // Of what was kept over a restart neither is known.
    m_country->setHeading(facets.outlines > 0 ? tr("Country, where loaded") : tr("Country"));
    m_customer->setHeading(facets.outlines > 0 ? tr("Customer, where loaded") : tr("Customer"));
    m_country->show(facets.country, filter);
    m_age->show(fromNowOn(facets.age), filter);
    m_customer->show(facets.customer, askedOfCustomers(filter));
    if (m_tabStop == nullptr || m_tabStop->isHidden()) {
        const QList<FacetRow*> rows = shownRows();
        if (!rows.isEmpty())
            makeTabStop(rows.first());
    }
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
