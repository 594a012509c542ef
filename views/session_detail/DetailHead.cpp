// SPDX-License-Identifier: Apache-2.0
#include "session_detail/DetailHead.h"

#include "identity/Masking.h"
#include "identity/Outcome.h"
#include "look/Look.h"
#include "session_detail/LinkButton.h"
#include "session_detail/StatusBadge.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>

DetailHead::DetailHead(QWidget* parent)
    : QWidget(parent)
    , m_name(new ValueLabel(ValueLabel::Overflow::ElideEnd, this))
    , m_status(new StatusBadge(this))
    , m_dashboard(new LinkButton(tr("Open in Stripe"), this))
    , m_idText(new ValueLabel(ValueLabel::Overflow::ElideMiddle, this))
    , m_copy(new LinkButton(tr("copy"), this))
    , m_progress(new ValueLabel(ValueLabel::Overflow::ElideEnd, this)) {
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setFont(titleFont(font()));
    m_status->setObjectName(QStringLiteral("status"));
    m_dashboard->setObjectName(QStringLiteral("dashboard"));
    m_dashboard->setToolTip(tr("Overrides, the blocklist and insights are found only there"));
    m_idText->setObjectName(QStringLiteral("id"));
    m_idText->setDimmed(true);
    m_idText->setFont(monospacedFont(labelFont(font())));
    m_copy->setObjectName(QStringLiteral("copyId"));
    m_copy->setAccessibleName(tr("Copy the session's id"));
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setDimmed(true);
    m_progress->setFont(labelFont(font()));

    auto* first = new QHBoxLayout;
    first->setSpacing(grid::betweenControls);
    first->addWidget(m_name);
    first->addWidget(m_status);
    first->addStretch(1);
    first->addWidget(m_dashboard);
    auto* second = new QHBoxLayout;
    second->setSpacing(grid::betweenControls);
    second->addWidget(m_idText);
    second->addWidget(m_copy);
    second->addStretch(1);
    second->addWidget(m_progress);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin, 10);
    lines->setSpacing(2);
    lines->addLayout(first);
    lines->addLayout(second);

    connect(m_copy, &LinkButton::clicked, this, [this] { Q_EMIT copyRequested(m_id.text()); });
    connect(m_dashboard, &LinkButton::clicked, this, [this] { Q_EMIT dashboardRequested(m_id); });
}

void DetailHead::display(const VerificationSession& session) {
    displayId(session.id);
    const QString masked = maskedName(session.personName());
    const bool nameless = session.isRedactionRequested() || masked.isEmpty();
    m_name->setDimmed(nameless);
    if (session.isRedacted())
        m_name->display(tr("Redacted"));
    else if (session.redaction && session.redaction->value == RedactionStatus::Unknown)
        m_name->display(tr("Redaction asked for"));
    else if (session.isRedactionRequested())
        m_name->display(tr("Being redacted"));
    else
        m_name->display(masked.isEmpty() ? tr("No name yet") : masked);

    const Outcome outcome = outcomeOf(session);
    const QString word = outcome == Outcome::Unknown && !session.status.unknownWord.isEmpty()
                             ? session.status.unknownWord
                             : outcomeLabel(outcome);
    m_status->display(markOf(outcome), word, toneOf(outcome));
    m_status->show();
}

void DetailHead::display(const SessionId& id) {
    displayId(id);
    m_name->setDimmed(true);
    m_name->display(tr("Session"));
    m_status->hide();
}

void DetailHead::displayId(const SessionId& id) {
    m_id = id;
    m_idText->display(id.text());
}

void DetailHead::setProgress(const QString& words) {
    m_progress->display(words);
}
