// SPDX-License-Identifier: Apache-2.0
#include "session_detail/PersonalFieldRow.h"

#include "look/Look.h"
#include "session_detail/LinkButton.h"

using FieldState = ReviewedSession::FieldState;

PersonalFieldRow::PersonalFieldRow(PersonalField field, QWidget* parent)
    : FieldRow(personalFieldLabel(field), ValueLabel::Overflow::Wrap, parent)
    , m_field(field)
    , m_copyValue(addLink(tr("copy"), tr("Copy %1").arg(personalFieldLabel(field))))
    , m_timeLeft(new ValueLabel(ValueLabel::Overflow::ElideEnd, this)) {
    m_copyValue->setObjectName(QStringLiteral("copyValue"));
    m_copyValue->hide();
    addAtRight(m_timeLeft);
    m_link = addLink(tr("reveal"), {});
    m_link->setObjectName(QStringLiteral("reveal"));
    m_timeLeft->setObjectName(QStringLiteral("timeLeft"));
    m_timeLeft->setDimmed(true);
    m_timeLeft->setFont(labelFont(font()));
    m_timeLeft->setFixedHeight(m_link->sizeHint().height());
    m_timeLeft->setToolTip(tr("Masked again after this time"));
    connect(m_link, &LinkButton::clicked, this, &PersonalFieldRow::press);
    connect(m_copyValue, &LinkButton::clicked, this, [this] { Q_EMIT valueCopyRequested(m_field); });
    hide();
}

void PersonalFieldRow::press() {
    if (m_shown.state == FieldState::Masked)
        Q_EMIT revealRequested(m_field);
    else if (m_shown.state == FieldState::Revealed)
        Q_EMIT maskRequested(m_field);
    else if (m_shown.state == FieldState::NotReadable) {
        m_explained = !m_explained;
        displayWhyNotReadable();
    }
}

/// The first sentence says it in short; the rest is there for who asks.
void PersonalFieldRow::displayWhyNotReadable() {
    const bool unreadable = m_shown.state == FieldState::NotReadable;
    const QString& hint = m_shown.hint;
    const qsizetype end = hint.indexOf(QStringLiteral(". "));
    const bool hasMore = unreadable && end >= 0;
    showBelow(!unreadable ? besides() : hasMore && m_explained ? hint.mid(end + 2) : QString());
    if (!unreadable)
        return;
    value().display(hasMore ? hint.left(end) : hint.chopped(hint.endsWith(u'.') ? 1 : 0));
    m_link->setVisible(hasMore);
    m_link->setText(m_explained ? tr("less") : tr("more"));
    m_link->updateGeometry();
    m_link->setAccessibleName(tr("%1, not readable, more about why").arg(label()));
}

void PersonalFieldRow::fold() {
    m_explained = false;
    displayWhyNotReadable();
}

void PersonalFieldRow::setRemark(const QString& remark) {
    m_remark = remark;
    displayWhyNotReadable();
}

QString PersonalFieldRow::besides() const {
    return m_shown.aside.isEmpty() ? m_remark : m_shown.aside;
}

void PersonalFieldRow::display(const ShownField& shown) {
    if (shown == m_shown)
        return;
    m_shown = shown;
    m_explained = false;
    QString text = shown.text;
    QString link;
    QString spoken;
    switch (shown.state) {
    case FieldState::Absent:
    case FieldState::Erased:
        break;
    case FieldState::Masked:
        link = tr("reveal");
        spoken = tr("%1, masked, reveal").arg(label());
        break;
    case FieldState::Fetching:
        text = tr("Asking Stripe…");
        link = tr("reveal");
        spoken = tr("%1, asking Stripe").arg(label());
        break;
    case FieldState::Revealed:
        link = tr("mask");
        spoken = tr("%1, revealed, mask").arg(label());
        break;
    case FieldState::NotReadable:
        break;
    }
    setVisible(shown.state != FieldState::Absent && shown.state != FieldState::Erased);
    value().setDimmed(shown.state == FieldState::Fetching || shown.state == FieldState::NotReadable);
    value().display(text);
    const bool revealed = shown.state == FieldState::Revealed;
    m_copyValue->setVisible(revealed);
    m_timeLeft->setVisible(revealed && shown.secondsLeft > 0);
    m_timeLeft->display(revealed ? tr("%1 s").arg(shown.secondsLeft) : QString());
    // The link stays the same widget and enabled, so that the keyboard stays where it is.
    m_link->setVisible(!link.isEmpty());
    if (m_link->text() != link) {
        m_link->setText(link);
        m_link->updateGeometry();
    }
    m_link->setAccessibleName(spoken);
    displayWhyNotReadable();
}
