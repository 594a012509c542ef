// SPDX-License-Identifier: Apache-2.0
#include "session_detail/PersonalFieldRow.h"

#include "look/Look.h"
#include "session_detail/LinkButton.h"

using FieldState = ReviewedSession::FieldState;

namespace {

QString labelOf(const FieldKey& key) {
    return key.field == PersonalField::MetadataValue ? key.metadataKey : personalFieldLabel(key.field);
}

} // namespace

PersonalFieldRow::PersonalFieldRow(const FieldKey& key, QWidget* parent)
    : FieldRow(labelOf(key), ValueLabel::Overflow::Wrap, parent)
    , m_key(key)
    , m_copyValue(addLink(tr("copy"), tr("Copy %1").arg(labelOf(key))))
    , m_always(addLink(tr("always"), {}))
    , m_timeLeft(new ValueLabel(ValueLabel::Overflow::ElideEnd, this)) {
    m_copyValue->setObjectName(QStringLiteral("copyValue"));
    m_copyValue->hide();
    m_always->setObjectName(QStringLiteral("alwaysShow"));
    m_always->hide();
    addAtRight(m_timeLeft);
    m_link = addLink(tr("reveal"), {});
    m_link->setObjectName(QStringLiteral("reveal"));
    m_timeLeft->setObjectName(QStringLiteral("timeLeft"));
    m_timeLeft->setDimmed(true);
    m_timeLeft->setFont(labelFont(font()));
    m_timeLeft->setFixedHeight(m_link->sizeHint().height());
    m_timeLeft->setToolTip(tr("Masked again after this time"));
    connect(m_link, &LinkButton::clicked, this, &PersonalFieldRow::press);
    connect(m_copyValue, &LinkButton::clicked, this, [this] { Q_EMIT valueCopyRequested(m_key); });
    connect(m_always, &LinkButton::clicked, this,
            [this] { Q_EMIT alwaysShowRequested(m_key.metadataKey, true); });
    hide();
}

void PersonalFieldRow::press() {
    if (m_shown.state == FieldState::Masked)
        Q_EMIT revealRequested(m_key);
    else if (m_shown.isAlwaysShown)
        Q_EMIT alwaysShowRequested(m_key.metadataKey, false);
    else if (m_shown.state == FieldState::Revealed)
        Q_EMIT maskRequested(m_key);
    else if (m_shown.state == FieldState::NotReadable) {
        m_explained = !m_explained;
        displayWhyNotReadable();
    }
}

void PersonalFieldRow::setMetadataKey(const QString& key) {
    if (m_key == FieldKey::ofMetadata(key))
        return;
    m_key = FieldKey::ofMetadata(key);
    setLabel(key);
    m_copyValue->setAccessibleName(tr("Copy %1").arg(key));
    m_shown = {};
    display({FieldState::Masked, QStringLiteral("••••••")});
}

QList<QWidget*> PersonalFieldRow::stops() const {
    return {m_copyValue, m_always, m_link};
}

/// Only once the value has been seen, with its reason in the journal, can it be said to be harmless.
void PersonalFieldRow::displayAlways() {
    const bool isMetadata = m_key.field == PersonalField::MetadataValue;
    const bool isRevealed = m_shown.state == FieldState::Revealed;
    m_always->setVisible(isMetadata && isRevealed && !m_shown.isAlwaysShown);
    m_always->setToolTip(tr("Show this key's values without masking, in every session"));
    m_always->setAccessibleName(tr("Always show %1, in every session").arg(label()));
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
        spoken = shown.isAlwaysShown ? tr("%1, always shown, mask again").arg(label())
                                     : tr("%1, revealed, mask").arg(label());
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
    displayAlways();
    displayWhyNotReadable();
}
