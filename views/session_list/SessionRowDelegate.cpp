// SPDX-License-Identifier: Apache-2.0
#include "session_list/SessionRowDelegate.h"

#include "look/Look.h"
#include "look/StatusMark.h"
#include "look/Text.h"
#include "session_list/RowGlow.h"
#include "sessions/SessionTableModel.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace {

enum class CellKind { StatusBadge, RedactionBadge, Id, Text };

CellKind kindOf(int column) {
    switch (static_cast<SessionTableModel::Column>(column)) {
    case SessionTableModel::StatusColumn:
        return CellKind::StatusBadge;
    case SessionTableModel::RedactionColumn:
        return CellKind::RedactionBadge;
    case SessionTableModel::ReferenceColumn:
    case SessionTableModel::CustomerColumn:
    case SessionTableModel::ReportColumn:
    case SessionTableModel::IdColumn:
        return CellKind::Id;
    case SessionTableModel::CreatedColumn:
    case SessionTableModel::PersonColumn:
    case SessionTableModel::WhyColumn:
    case SessionTableModel::TypeColumn:
    case SessionTableModel::CountryColumn:
    case SessionTableModel::EmailColumn:
    case SessionTableModel::ReadableColumn:
    case SessionTableModel::ColumnCount:
        return CellKind::Text;
    }
    return CellKind::Text;
}

QColor blend(const QColor& ground, const QColor& over, double share) {
    const auto mix = [share](float a, float b) { return a + (b - a) * static_cast<float>(share); };
    return QColor::fromRgbF(mix(ground.redF(), over.redF()), mix(ground.greenF(), over.greenF()),
                            mix(ground.blueF(), over.blueF()));
}

QRectF contentOf(const QRect& cell) {
    return QRectF(cell).adjusted(SessionRowDelegate::cellLeft, 0, -SessionRowDelegate::cellRight, -1);
}

/// Latin letters and their like, set one beside the other: shaping every cell's text anew takes half of all
/// painting. Scripts that need shaping get it all the same.
QFont unshaped(QFont font) {
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

void paintText(QPainter& painter, const QRectF& box, const QString& text, const QFont& font,
               const Theme& theme) {
    painter.setFont(font);
    painter.setPen(text == u"—" || text == u"…" ? theme.label : theme.text);
    paintOneLine(painter, box, text);
}

} // namespace

SessionRowDelegate::SessionRowDelegate(const RowGlow& glow, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_glow(glow) {}

void SessionRowDelegate::beginRows(int hoveredRow, bool framesCurrentCell) {
    m_hoveredRow = hoveredRow;
    m_framesCurrentCell = framesCurrentCell;
    m_glowRow = -1;
}

void SessionRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const Theme& theme = Theme::of(option.palette);
    paintGround(*painter, option, index, theme);

    const Fonts& fonts = fontsFor(option.font);
    const QRectF content = contentOf(option.rect);
    const QString text = index.data().toString();
    switch (kindOf(index.column())) {
    case CellKind::StatusBadge: {
        const auto outcome = static_cast<Outcome>(index.data(SessionTableModel::OutcomeRole).toInt());
        paintKeptBadge(*painter, content, markOf(outcome), text, toneOf(outcome), theme);
        break;
    }
    case CellKind::RedactionBadge:
        // Most sessions are not being redacted: nothing is calmer here than a column of dashes.
        if (index.data(SessionTableModel::RedactionRole).toInt() > 0)
            paintKeptBadge(*painter, content, Mark::None, text, Tone::Redaction, theme);
        break;
    case CellKind::Id:
        paintText(*painter, content, text, fonts.id, theme);
        break;
    case CellKind::Text:
        paintText(*painter, content, text, fonts.base, theme);
        break;
    }
}

void SessionRowDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option,
                                     const QModelIndex& index, const Theme& theme) const {
    painter.fillRect(option.rect, groundOf(option, index, theme));
    const QRect line(option.rect.left(), option.rect.bottom(), option.rect.width(), 1);
    painter.fillRect(line, theme.line);
    const bool isCurrentCell = option.state.testFlag(QStyle::State_HasFocus);
    if (isCurrentCell && m_framesCurrentCell) {
        constexpr qreal inset = 2.5;
        constexpr qreal corner = 4;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(inset, inset, -inset, -inset), corner, corner);
        painter.restore();
    }
    // The list has the keyboard and this is its row: a bar at the row's beginning.
    const bool listHasFocus =
        option.state.testFlag(QStyle::State_Active) && option.widget != nullptr && option.widget->hasFocus();
    if (option.rect.left() <= 0 && option.state.testFlag(QStyle::State_Selected) && listHasFocus) {
        constexpr int bar = 3;
        painter.fillRect(QRect(0, option.rect.top(), bar, option.rect.height() - 1), theme.accent);
    }
    if (option.rect.left() <= 0)
        paintChangedMark(painter, option.rect, index, theme);
}

/// Asked once a row, of its first cell. In words it stands in the status, for screen readers and its tip.
void SessionRowDelegate::paintChangedMark(QPainter& painter, const QRect& cell, const QModelIndex& index,
                                          const Theme& theme) const {
    if (!index.data(SessionTableModel::ChangedRole).toBool())
        return;
    constexpr qreal dot = 6;
    constexpr qreal left = 6;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent);
    painter.drawEllipse(QRectF(left, QRectF(cell).center().y() - dot / 2, dot, dot));
    painter.restore();
}

QColor SessionRowDelegate::groundOf(const QStyleOptionViewItem& option, const QModelIndex& index,
                                    const Theme& theme) const {
    constexpr double hoverShare = 0.55;
    constexpr double glowShare = 0.22;
    QColor ground = theme.panel;
    if (option.state.testFlag(QStyle::State_Selected))
        ground = theme.selection;
    else if (index.row() == m_hoveredRow)
        ground = blend(theme.panel, theme.dark ? theme.line : theme.window, hoverShare);
    if (m_glow.isDark())
        return ground;
    if (index.row() != m_glowRow) {
        m_glowRow = index.row();
        const auto id = SessionId::fromText(index.data(SessionTableModel::SessionIdRole).toString());
        m_glowStrength = id ? m_glow.strength(*id) : 0;
    }
    return blend(ground, theme.accent, glowShare * m_glowStrength);
}

const SessionRowDelegate::Fonts& SessionRowDelegate::fontsFor(const QFont& given) const {
    if (m_fonts.given != given || m_fonts.badge == QFont()) {
        m_fonts = {given, unshaped(given), badgeFont(given), unshaped(monospacedFont(given))};
        m_badges.clear();
    }
    return m_fonts;
}

/// A badge is curves and letters: painted once, and its picture shown in every row that has it.
void SessionRowDelegate::paintKeptBadge(QPainter& painter, const QRectF& content, Mark mark,
                                        const QString& word, Tone tone, const Theme& theme) const {
    const qreal width = badgeWidth(mark, word, m_fonts.badge);
    if (width > content.width()) { // Cut off by a narrow column, a badge of its own.
        paintBadge(painter, content, mark, word, tone, theme, m_fonts.badge);
        return;
    }
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QSize size(static_cast<int>(std::ceil(width)) + 1, static_cast<int>(content.height()));
    const BadgeLook look{theme.dark, ratio, size.height()};
    if (look != m_badgeLook)
        m_badges.clear();
    m_badgeLook = look;
    QPixmap& badge = m_badges[{word, static_cast<int>(tone)}];
    if (badge.isNull()) {
        badge = QPixmap(size * ratio);
        badge.setDevicePixelRatio(ratio);
        badge.fill(Qt::transparent);
        QPainter ground(&badge);
        paintBadge(ground, QRectF(QPointF(), QSizeF(size)), mark, word, tone, theme, m_fonts.badge);
    }
    painter.drawPixmap(content.topLeft(), badge);
}

bool SessionRowDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                                   const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString tip = index.data(Qt::ToolTipRole).toString();
    if (tip.isEmpty()) {
        const QString text = index.data().toString();
        const Fonts& fonts = fontsFor(view->font());
        const bool isId = kindOf(index.column()) == CellKind::Id;
        const QFontMetricsF metrics(isId ? fonts.id : fonts.base);
        if (metrics.horizontalAdvance(text) > contentOf(option.rect).width())
            tip = text;
    }
    QToolTip::showText(event->globalPos(), plainToolTip(oneLine(tip)), view, option.rect);
    return true;
}
