// SPDX-License-Identifier: Apache-2.0
#include "session_detail/FieldRow.h"

#include "look/Look.h"
#include "session_detail/LinkButton.h"

#include <QBoxLayout>

namespace {

constexpr int lineGap = 3;
constexpr int labelLetters = 15;

} // namespace

FieldRow::FieldRow(const QString& label, ValueLabel::Overflow overflow, QWidget* parent)
    : QWidget(parent)
    , m_label(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_value(new ValueLabel(overflow, this))
    , m_line(new QHBoxLayout(this))
    , m_valueLine(new QHBoxLayout)
    , m_valueColumn(new QVBoxLayout) {
    setAttribute(Qt::WA_Hover);
    m_label->setDimmed(true);
    m_label->setFixedWidth(fontMetrics().averageCharWidth() * labelLetters);
    setLabel(label);
    m_value->setObjectName(QStringLiteral("value"));
    m_value->setMinimumHeight(fontMetrics().height());

    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(0);
    m_valueColumn->setContentsMargins(0, lineGap, 0, lineGap);
    m_valueColumn->setSpacing(0);
    m_valueLine->setSpacing(grid::betweenControls);
    m_valueLine->addWidget(m_value, 1);
    m_valueColumn->addLayout(m_valueLine);
    auto* labelColumn = new QVBoxLayout;
    labelColumn->setContentsMargins(0, lineGap, 0, lineGap);
    labelColumn->addWidget(m_label);
    labelColumn->addStretch();
    m_line->addLayout(labelColumn);
    m_line->addSpacing(grid::betweenControls);
    m_line->addLayout(m_valueColumn, 1);
}

void FieldRow::setLabel(const QString& label) {
    m_label->display(label);
    if (m_copy)
        m_copy->setAccessibleName(tr("Copy %1").arg(label));
}

void FieldRow::display(const std::optional<QString>& value) {
    setVisible(value.has_value());
    m_value->display(value.value_or(QString()));
}

void FieldRow::displayContent(const Content& content) {
    if (m_lead || !content.lead.isEmpty())
        showLead(content.lead, content.leadTone);
    m_value->setTone(content.valueTone);
    m_value->display(content.value);
    showBelow(content.below);
}

ValueLabel& FieldRow::lead() {
    if (!m_lead) {
        m_lead = new ValueLabel(ValueLabel::Overflow::ElideEnd, this);
        m_lead->setObjectName(QStringLiteral("lead"));
        m_valueLine->insertWidget(0, m_lead, 0, Qt::AlignTop);
    }
    return *m_lead;
}

void FieldRow::showLead(const QString& word, Tone tone) {
    lead().setVisible(!word.isEmpty());
    lead().setTone(tone);
    lead().display(word);
}

void FieldRow::setLeadFont(const QFont& font) {
    lead().setFont(font);
}

void FieldRow::showBelow(const QString& sentence) {
    if (!m_below) {
        if (sentence.isEmpty())
            return;
        m_below = new ValueLabel(ValueLabel::Overflow::Wrap, this);
        m_below->setObjectName(QStringLiteral("below"));
        m_below->setDimmed(true);
        m_below->setFont(labelFont(font()));
        m_valueColumn->addWidget(m_below);
    }
    m_below->setVisible(!sentence.isEmpty());
    m_below->display(sentence);
}

LinkButton* FieldRow::addLink(const QString& text, const QString& accessibleName) {
    auto* link = new LinkButton(text, this);
    link->setAccessibleName(accessibleName);
    addAtRight(link);
    return link;
}

void FieldRow::addAtRight(QWidget* widget) {
    m_line->addSpacing(grid::betweenControls);
    m_line->addWidget(widget, 0, Qt::AlignTop);
}

LinkButton* FieldRow::offerCopy() {
    m_copy = addLink(tr("copy"), tr("Copy %1").arg(label()));
    m_copy->setObjectName(QStringLiteral("copy"));
    m_copy->setQuiet(true);
    connect(m_copy, &LinkButton::clicked, this, [this] { Q_EMIT copyRequested(m_value->text()); });
    return m_copy;
}

// The quiet link shows and goes with the mouse.
void FieldRow::enterEvent(QEnterEvent* event) {
    if (m_copy)
        m_copy->update();
    QWidget::enterEvent(event);
}

void FieldRow::leaveEvent(QEvent* event) {
    if (m_copy)
        m_copy->update();
    QWidget::leaveEvent(event);
}
