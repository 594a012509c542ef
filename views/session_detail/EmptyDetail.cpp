// SPDX-License-Identifier: Apache-2.0
#include "session_detail/EmptyDetail.h"

#include "look/Look.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>
#include <QGridLayout>

EmptyDetail::EmptyDetail(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("empty"));
    auto* title = new ValueLabel(ValueLabel::Overflow::Wrap, this);
    title->setFont(strongFont(font()));
    title->display(tr("Choose a session in the list"));
    auto* hint = new ValueLabel(ValueLabel::Overflow::Wrap, this);
    hint->setDimmed(true);
    hint->display(tr("It opens here: what happened, why, and what you can do. People stay masked until you "
                     "reveal them."));

    auto* keys = new QGridLayout;
    keys->setHorizontalSpacing(grid::betweenSections);
    keys->setVerticalSpacing(4);
    const QList<std::pair<QString, QString>> hints{{tr("↑ ↓"), tr("move in the list")},
                                                   {tr("J  K"), tr("in the list: next, previous session")},
                                                   {tr("Tab"), tr("from one control to the next")}};
    for (const auto& [key, meaning] : hints) {
        const int line = keys->rowCount();
        auto* keyLabel = new ValueLabel(ValueLabel::Overflow::ElideEnd, this);
        keyLabel->setFont(strongFont(font()));
        keyLabel->display(key);
        auto* meaningLabel = new ValueLabel(ValueLabel::Overflow::Wrap, this);
        meaningLabel->setDimmed(true);
        meaningLabel->display(meaning);
        keys->addWidget(keyLabel, line, 0);
        keys->addWidget(meaningLabel, line, 1);
    }
    keys->setColumnStretch(1, 1);

    auto* lines = new QVBoxLayout(this);
    constexpr int side = 2 * grid::windowMargin;
    lines->setContentsMargins(side, side, side, side);
    lines->setSpacing(grid::betweenControls);
    lines->addStretch(2);
    lines->addWidget(title);
    lines->addWidget(hint);
    lines->addSpacing(grid::betweenControls);
    lines->addLayout(keys);
    lines->addStretch(3);
}
