// SPDX-License-Identifier: Apache-2.0
#include "session_detail/RawJsonSection.h"

#include "look/Look.h"
#include "session_detail/LinkButton.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>
#include <QPlainTextEdit>

RawJsonSection::RawJsonSection(QWidget* parent)
    : DetailSection(tr("Raw JSON"), parent)
    , m_copy(new LinkButton(tr("copy"), this))
    , m_toggle(new LinkButton(tr("show"), this))
    , m_note(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_text(new QPlainTextEdit(this)) {
    setObjectName(QStringLiteral("rawJson"));
    m_copy->setObjectName(QStringLiteral("copyJson"));
    m_copy->setAccessibleName(tr("Copy the masked JSON"));
    m_toggle->setObjectName(QStringLiteral("toggleJson"));
    m_toggle->setCheckable(true);
    m_toggle->setAccessibleName(tr("Show or hide the raw JSON"));
    m_note->setDimmed(true);
    m_note->setFont(labelFont(font()));
    m_note->display(tr(
        "Personal values and metadata are masked. The two secrets Stripe sends along, client_secret and url, "
        "are left out."));
    m_text->setObjectName(QStringLiteral("json"));
    m_text->setAccessibleName(tr("Raw JSON, masked"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(monospacedFont(labelFont(font())));
    constexpr int lines = 18;
    m_text->setFixedHeight(QFontMetrics(m_text->font()).lineSpacing() * lines);
    heading().addWidget(m_copy);
    heading().addWidget(m_toggle);
    body().addWidget(m_note);
    body().addSpacing(grid::betweenControls);
    body().addWidget(m_text);
    connect(m_toggle, &LinkButton::toggled, this, &RawJsonSection::displayText);
    connect(m_copy, &LinkButton::clicked, this, [this] { Q_EMIT copyRequested(m_json); });
    displayText();
}

void RawJsonSection::display(const QString& maskedJson) {
    if (maskedJson == m_json)
        return;
    m_json = maskedJson;
    displayText();
}

void RawJsonSection::displayText() {
    const bool open = m_toggle->isChecked() && !m_json.isEmpty();
    m_toggle->setEnabled(!m_json.isEmpty());
    m_toggle->setText(m_toggle->isChecked() ? tr("hide") : tr("show"));
    m_toggle->updateGeometry();
    m_copy->setVisible(open);
    m_note->setVisible(open);
    m_text->setVisible(open);
    // Closed, it holds nothing: filling a text edit would cost more than the rest of the pane.
    m_text->setPlainText(open ? m_json : QString());
    setNote(m_json.isEmpty() ? tr("not loaded") : QString());
}
