// SPDX-License-Identifier: Apache-2.0
#include "session_detail/NotInListNotice.h"

#include "look/Look.h"
#include "session_detail/LinkButton.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>

NotInListNotice::NotInListNotice(QWidget* parent)
    : ToneBox(Tone::NeverSubmitted, parent) {
    setObjectName(QStringLiteral("notInList"));
    auto* words = new ValueLabel(ValueLabel::Overflow::ElideEnd, this);
    words->setFont(strongFont(font()));
    words->setTone(Tone::NeverSubmitted);
    words->display(tr("○ Not in this list"));
    setAccessibleName(tr("The open session is not in this list"));
    auto* show = new LinkButton(tr("show it"), this);
    show->setObjectName(QStringLiteral("showInList"));
    show->setAccessibleName(tr("Show this session in the list"));
    auto* close = new LinkButton(tr("close"), this);
    close->setObjectName(QStringLiteral("closeSession"));
    close->setAccessibleName(tr("Close this session"));
    auto* line = new QHBoxLayout;
    line->setSpacing(grid::betweenControls);
    line->addWidget(words, 1);
    line->addWidget(show);
    line->addWidget(close);
    body().addLayout(line);
    connect(show, &LinkButton::clicked, this, &NotInListNotice::showRequested);
    connect(close, &LinkButton::clicked, this, &NotInListNotice::closeRequested);
}
