// SPDX-License-Identifier: Apache-2.0
#include "session_detail/DetailSection.h"

#include "look/Look.h"
#include "look/SpokenRole.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>
#include <QPainter>

DetailSection::DetailSection(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_body(new QVBoxLayout(this))
    , m_heading(new QHBoxLayout)
    , m_note(new ValueLabel(ValueLabel::Overflow::ElideEnd, this))
    , m_sentence(new ValueLabel(ValueLabel::Overflow::Wrap, this)) {
    speakAs(this, QAccessible::Grouping);
    setAccessibleName(title);
    auto* heading = new ValueLabel(ValueLabel::Overflow::ElideEnd, this);
    heading->setFont(strongFont(font()));
    heading->display(title);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setDimmed(true);
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_sentence->setDimmed(true);
    m_sentence->hide();

    m_heading->setContentsMargins(0, 0, 0, 3);
    m_heading->setSpacing(grid::betweenControls);
    m_heading->addWidget(heading);
    m_heading->addStretch(1);
    m_heading->addWidget(m_note);
    m_body->setContentsMargins(0, grid::betweenSections, 0, grid::betweenSections - 3);
    m_body->setSpacing(0);
    m_body->addLayout(m_heading);
    m_body->addWidget(m_sentence);
}

void DetailSection::setNote(const QString& note) {
    m_note->display(note);
}

QString DetailSection::note() const {
    return m_note->text();
}

void DetailSection::setSentence(const QString& sentence) {
    m_sentence->setVisible(!sentence.isEmpty());
    m_sentence->display(sentence);
}

void DetailSection::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, Theme::of(palette()).line);
}
