// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/SuggestionDelegate.h"

#include "look/Text.h"
#include "look/Theme.h"

#include <QPainter>

#include <cmath>

namespace {

constexpr int sideRoom = grid::betweenControls;
constexpr int columnGap = 16;

} // namespace

void SuggestionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const Theme& theme = Theme::of(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(option.font);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    if (isCurrent || option.state.testFlag(QStyle::State_MouseOver)) {
        constexpr qreal corner = 4;
        painter->setPen(Qt::NoPen);
        painter->setBrush(isCurrent ? theme.selection : theme.window);
        painter->drawRoundedRect(QRectF(option.rect), corner, corner);
    }
    const QString label = index.data(Qt::DisplayRole).toString();
    const QString detail = index.data(DetailRole).toString();
    const QString count = index.data(CountRole).toString();
    QRectF room = QRectF(option.rect).adjusted(sideRoom, 0, -sideRoom, 0);
    if (!count.isEmpty()) {
        painter->setPen(theme.label);
        paintNumber(*painter, room, count);
        room.setRight(room.right() - numberWidth(count, option.font) - columnGap);
    }
    QRectF labelBox = room;
    if (!detail.isEmpty())
        labelBox.setWidth(std::min<qreal>(m_labelWidth, room.width()));
    painter->setPen(isCurrent ? theme.accent : theme.text);
    paintOneLine(*painter, labelBox, label);
    if (!detail.isEmpty()) {
        room.setLeft(labelBox.right() + columnGap);
        painter->setPen(theme.label);
        paintOneLine(*painter, room, detail);
    }
    painter->restore();
}

QSize SuggestionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QString detail = index.data(DetailRole).toString();
    const QString count = index.data(CountRole).toString();
    const QString label = index.data(Qt::DisplayRole).toString();
    int width = 2 * sideRoom;
    width += detail.isEmpty() ? option.fontMetrics.horizontalAdvance(label)
                              : m_labelWidth + columnGap + option.fontMetrics.horizontalAdvance(detail);
    if (!count.isEmpty())
        width += columnGap + static_cast<int>(std::ceil(numberWidth(count, option.font)));
    return {width + 2, grid::compactRow};
}
