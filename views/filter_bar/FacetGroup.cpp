// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FacetGroup.h"

#include "look/Look.h"
#include "look/Theme.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr qsizetype shownWhenFolded = 5;
constexpr qsizetype worthFolding = 2; // One row more costs no more room than the fold.

bool hasValue(const QList<FacetCount>& counts, const QString& value) {
    return std::any_of(counts.begin(), counts.end(),
                       [&value](const FacetCount& each) { return each.value == value; });
}

/// What the reviewer looks for stays on show, also when no session has it. Not ages, of which any can be
/// typed: there is no telling how many sessions have one that is not among the counted.
QList<FacetCount> withValuesInUse(QList<FacetCount> counts, FilterField field, const SessionFilter& filter) {
    if (field == FilterField::Age)
        return counts;
    for (const Condition& condition : filter.conditions) {
        if (condition.field != field)
            continue;
        for (const QString& value : condition.values)
            if (!hasValue(counts, value))
                counts.append({value, 0});
    }
    return counts;
}

} // namespace

FacetGroup::FacetGroup(const QString& heading, FilterField field, QWidget* parent)
    : QWidget(parent)
    , m_field(field)
    , m_layout(new QVBoxLayout(this))
    , m_heading(new QLabel(heading, this))
    , m_fold(new FacetRow(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_heading->setFont(headingFont(font()));
    m_heading->setForegroundRole(QPalette::PlaceholderText);
    constexpr int indent = 8;
    constexpr int below = 6;
    m_heading->setIndent(indent);
    m_layout->addWidget(m_heading);
    m_layout->addSpacing(below);
    m_layout->addWidget(m_fold);
    m_fold->hide();
    m_fold->setObjectName(QStringLiteral("facetFold"));
    connect(m_fold, &FacetRow::chosen, this, [this] {
        m_isUnfolded = !m_isUnfolded;
        show(m_counts, m_filter);
    });
}

FacetRow* FacetGroup::rowAt(qsizetype index) {
    while (m_rows.size() <= index) {
        auto* row = new FacetRow(this);
        connect(row, &FacetRow::chosen, this,
                [this](const QString& value) { Q_EMIT toggled(m_field, value); });
        connect(row, &FacetRow::excluded, this,
                [this](const QString& value) { Q_EMIT excluded(m_field, value); });
        m_layout->insertWidget(m_layout->count() - 1, row);
        m_rows.append(row);
        Q_EMIT rowAdded(row);
    }
    return m_rows.at(index);
}

QList<FacetCount> FacetGroup::withKnownValues(const QList<FacetCount>& counts) const {
    QList<FacetCount> all = counts;
    for (const FacetCount& known : m_counts)
        if (!hasValue(counts, known.value))
            all.append({known.value, 0});
    return all;
}

void FacetGroup::setHeading(const QString& heading) {
    m_heading->setText(heading);
}

void FacetGroup::forget() {
    m_counts.clear();
}

void FacetGroup::show(const QList<FacetCount>& counts, const SessionFilter& filter) {
    m_counts = withKnownValues(counts);
    m_filter = filter;
    QList<FacetCount> all = withValuesInUse(m_counts, m_field, filter);
    all.removeIf([&](const FacetCount& each) {
        return each.count == 0 && isExceptional(m_field, each.value) &&
               facetStateOf(filter, m_field, each.value) == FacetState::Off;
    });
    const bool folds = !m_isUnfolded && all.size() >= shownWhenFolded + worthFolding;
    qsizetype shown = 0;
    quint32 folded = 0;
    quint32 sessions = 0;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const FacetCount& each = all.at(i);
        const FacetState state = facetStateOf(filter, m_field, each.value);
        if (folds && i >= shownWhenFolded && state == FacetState::Off) {
            ++folded;
            sessions += each.count;
            continue;
        }
        FacetRow* row = rowAt(shown++);
        row->show(m_field, {each.value, each.count, state});
        row->setVisible(true);
    }
    hideFrom(shown);
    showFold(folded, sessions);
    m_fold->setVisible(folded > 0 || (m_isUnfolded && all.size() >= shownWhenFolded + worthFolding));
    setVisible(shown > 0);
}

void FacetGroup::showFold(quint32 folded, quint32 sessions) {
    if (folded > 0)
        m_fold->show(FacetFace{tr("%1 more…").arg(folded)}, {{}, sessions, FacetState::Off});
    else
        m_fold->show(FacetFace{tr("Fewer")}, {});
}

void FacetGroup::hideFrom(qsizetype index) {
    for (qsizetype i = index; i < m_rows.size(); ++i)
        m_rows.at(i)->setVisible(false);
}

QList<FacetRow*> FacetGroup::shownRows() const {
    QList<FacetRow*> rows;
    for (FacetRow* row : m_rows)
        if (!row->isHidden())
            rows.append(row);
    if (!m_fold->isHidden())
        rows.append(m_fold);
    return rows;
}
