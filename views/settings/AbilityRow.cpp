// SPDX-License-Identifier: Apache-2.0
#include "settings/AbilityRow.h"

#include "look/Look.h"
#include "session_detail/StatusBadge.h"
#include "session_detail/ValueLabel.h"

#include <QGridLayout>

AbilityRow::AbilityRow(QWidget* parent)
    : QWidget(parent)
    , m_verdict(new StatusBadge(this))
    , m_ability(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_detail(new ValueLabel(ValueLabel::Overflow::Wrap, this)) {
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_ability->setObjectName(QStringLiteral("ability"));
    m_detail->setObjectName(QStringLiteral("detail"));
    m_detail->setDimmed(true);
    m_detail->setFont(labelFont(font()));
    constexpr int widestBadge = 96;
    auto* cells = new QGridLayout(this);
    cells->setContentsMargins(0, 0, 0, 0);
    cells->setHorizontalSpacing(grid::betweenControls);
    cells->setVerticalSpacing(2);
    cells->setColumnMinimumWidth(0, widestBadge);
    cells->setColumnStretch(1, 1);
    cells->addWidget(m_verdict, 0, 0, Qt::AlignLeft | Qt::AlignVCenter);
    cells->addWidget(m_ability, 0, 1, Qt::AlignVCenter);
    cells->addWidget(m_detail, 1, 1);
}

void AbilityRow::display(const AbilityWords& words) {
    m_verdict->display(words.mark, words.verdict, words.tone);
    m_ability->display(words.ability);
    m_detail->display(words.detail);
    m_detail->setVisible(!words.detail.isEmpty());
    setAccessibleName(words.spoken());
}
