// SPDX-License-Identifier: Apache-2.0
#include "actions/ModeBanner.h"

#include "look/Look.h"
#include "look/Text.h"
#include "look/Theme.h"

#include <QPainter>

namespace {
constexpr int padding = 12;
} // namespace

ModeBanner::ModeBanner(const QString& accountName, bool live, QWidget* parent)
    : QWidget(parent)
    , m_word(live ? tr("LIVE") : tr("TEST"))
    , m_account(accountName.isEmpty() ? tr("account without a name") : accountName)
    , m_live(live) {
    setObjectName(QStringLiteral("mode"));
    setAccessibleName(tr("%1, %2").arg(m_word, m_account));
    setToolTip(plainToolTip(m_account));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ModeBanner::sizeHint() const {
    const QFontMetrics metrics(strongFont(font()));
    return {metrics.horizontalAdvance(m_word + m_account) + 3 * padding, qMax(36, metrics.height() + 16)};
}

QSize ModeBanner::minimumSizeHint() const {
    constexpr int least = 160;
    return {least, sizeHint().height()};
}

void ModeBanner::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    const Theme::Pair danger = theme.tone(Tone::Refused);
    const Theme::Pair test = theme.tone(Tone::Test);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_live ? danger.text : test.ground);
    painter.drawRoundedRect(rect(), grid::radius, grid::radius);

    const QColor ink = m_live ? theme.panel : test.text;
    QRect inside = rect().adjusted(padding, 0, -padding, 0);
    const QFont strong = strongFont(font());
    painter.setPen(ink);
    painter.setFont(strong);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, m_word);
    inside.setLeft(inside.left() + QFontMetrics(strong).horizontalAdvance(m_word) + padding);
    painter.setFont(m_live ? strong : font());
    const QString account = painter.fontMetrics().elidedText(m_account, Qt::ElideRight, inside.width());
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, account);
}
