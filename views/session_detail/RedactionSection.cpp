// SPDX-License-Identifier: Apache-2.0
#include "session_detail/RedactionSection.h"

#include "identity/Outcome.h"
#include "session_detail/FieldRow.h"
#include "session_detail/SessionTime.h"

#include <QBoxLayout>

RedactionSection::RedactionSection(QWidget* parent)
    : DetailSection(tr("Redaction"), parent)
    , m_state(new FieldRow(tr("State"), ValueLabel::Overflow::Wrap, this))
    , m_askedFor(new FieldRow(tr("Asked for"), ValueLabel::Overflow::Wrap, this))
    , m_takes(new FieldRow(tr("Takes"), ValueLabel::Overflow::Wrap, this))
    , m_erases(new FieldRow(tr("Erases"), ValueLabel::Overflow::Wrap, this))
    , m_remains(new FieldRow(tr("Remains"), ValueLabel::Overflow::Wrap, this)) {
    setObjectName(QStringLiteral("redaction"));
    m_state->setObjectName(QStringLiteral("state"));
    m_state->value().setTone(Tone::Redaction);
    m_askedFor->value().setDimmed(true);
    m_takes->display(tr("up to four days"));
    m_erases->display(tr("the person's data, the report, the pictures and the metadata Stripe keeps for this "
                         "account"));
    m_remains->display(
        tr("status, type, times, Stripe's ids and the document's country; Stripe's own copy, for which "
           "the person asks Stripe"));
    for (FieldRow* row : {m_state, m_askedFor, m_takes, m_erases, m_remains})
        body().addWidget(row);
    hide();
}

void RedactionSection::display(const std::optional<OpenEnum<RedactionStatus>>& redaction,
                               std::optional<std::int64_t> askedAt) {
    setVisible(redaction.has_value());
    if (!redaction)
        return;
    m_state->display(redactionLabel(*redaction));
    // Stripe does not say; the app knows of those it has asked for itself.
    m_askedFor->display(askedAt ? tr("%1, with this app").arg(timeToTheMinute(*askedAt))
                                : tr("Stripe does not say when"));
    const bool isUnderWay =
        redaction->value == RedactionStatus::Processing || redaction->value == RedactionStatus::Validated;
    m_takes->setVisible(isUnderWay);
}
