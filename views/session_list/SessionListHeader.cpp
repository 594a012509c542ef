// SPDX-License-Identifier: Apache-2.0
#include "session_list/SessionListHeader.h"

#include "look/Look.h"
#include "look/StatusMark.h"
#include "look/Text.h"
#include "look/Theme.h"
#include "session_list/SessionRowDelegate.h"
#include "sessions/SessionTableModel.h"

#include <QContextMenuEvent>
#include <QDataStream>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>
#include <array>

namespace {

using Column = SessionTableModel::Column;

/// The usual columns that make room for the reason in a narrow window, first to last to go. A masked name
/// tells little that status, time and reason do not.
constexpr std::array dispensable{SessionTableModel::CustomerColumn, SessionTableModel::ReferenceColumn,
                                 SessionTableModel::RedactionColumn, SessionTableModel::PersonColumn};

constexpr quint32 stateVersion = 1;
constexpr QDataStream::Version streamVersion = QDataStream::Qt_6_4;
constexpr qreal arrowWidth = 7;
constexpr qreal arrowGap = 5;

} // namespace

SessionListHeader::SessionListHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent) {
    setObjectName(QStringLiteral("sessionListHeader"));
    setAccessibleName(tr("Columns"));
    setFont(labelFont(font()));
    connect(this, &QHeaderView::sectionMoved, this, &SessionListHeader::noteChoice);
    connect(this, &QHeaderView::sectionResized, this, [this](int section, int /*before*/, int width) {
        // Hiding and showing again tells of widths too, late and in its own time.
        const bool isOurs = width == 0 || (m_isUsual && width == usualWidth(section));
        if (!isOurs && sectionResizeMode(section) == Interactive)
            noteChoice();
    });
    connect(this, &QHeaderView::sectionHandleDoubleClicked, this,
            [this](int section) { resizeSection(section, usualWidth(section)); });
}

void SessionListHeader::noteChoice() {
    if (m_isSettling)
        return;
    m_isUsual = false;
    Q_EMIT columnsChanged();
}

/// What a saved state would otherwise bring along from the day it was saved.
void SessionListHeader::settle() {
    setSectionsMovable(true);
    setSectionsClickable(true);
    setSortIndicatorShown(true);
    setHighlightSections(false);
    setMinimumSectionSize(SessionRowDelegate::cellLeft + fontMetrics().averageCharWidth() * 6);
    for (int section = 0; section < count(); ++section)
        setSectionResizeMode(section, section == SessionTableModel::WhyColumn ? Stretch : Interactive);
    setStretchLastSection(isSectionHidden(SessionTableModel::WhyColumn));
}

int SessionListHeader::usualWidth(int section) const {
    const QFont base = parentWidget() != nullptr ? parentWidget()->font() : font();
    const QFontMetrics text(base);
    const QFontMetrics mono(monospacedFont(base));
    const int around = SessionRowDelegate::cellLeft + SessionRowDelegate::cellRight;
    switch (static_cast<Column>(section)) {
    case SessionTableModel::StatusColumn:
        return around + qCeil(badgeWidth(Mark::Ring, outcomeLabel(Outcome::NeverSubmitted), badgeFont(base)));
    case SessionTableModel::CreatedColumn:
        return around + text.horizontalAdvance(QStringLiteral("yesterday 00:00 "));
    case SessionTableModel::PersonColumn:
        return around + text.horizontalAdvance(QStringLiteral("M•••• M••••"));
    case SessionTableModel::WhyColumn:
        return around + text.horizontalAdvance(QStringLiteral("Face does not match the document"));
    case SessionTableModel::ReferenceColumn:
    case SessionTableModel::CustomerColumn:
        return around + mono.horizontalAdvance(QStringLiteral("user_901170"));
    case SessionTableModel::RedactionColumn:
        return around + qCeil(badgeWidth(Mark::None, QStringLiteral("under way"), badgeFont(base)));
    case SessionTableModel::ReportColumn:
    case SessionTableModel::IdColumn:
        return around + mono.horizontalAdvance(QStringLiteral("vs_1NuNAILkdIwHu7ixh7OtGMLw"));
    case SessionTableModel::TypeColumn:
    case SessionTableModel::CountryColumn:
        return around + text.horizontalAdvance(QStringLiteral("Verification flow"));
    case SessionTableModel::EmailColumn:
        return around + text.horizontalAdvance(QStringLiteral("m••••@••••.example"));
    case SessionTableModel::ReadableColumn:
        return around + text.horizontalAdvance(QStringLiteral("perhaps no longer"));
    case SessionTableModel::ColumnCount:
        break;
    }
    return defaultSectionSize();
}

bool SessionListHeader::isUsual(int section) const {
    switch (static_cast<Column>(section)) {
    case SessionTableModel::StatusColumn:
    case SessionTableModel::CreatedColumn:
    case SessionTableModel::PersonColumn:
    case SessionTableModel::WhyColumn:
    case SessionTableModel::ReferenceColumn:
    case SessionTableModel::CustomerColumn:
    case SessionTableModel::RedactionColumn:
        return true;
    case SessionTableModel::ReportColumn:
    case SessionTableModel::TypeColumn:
    case SessionTableModel::CountryColumn:
    case SessionTableModel::EmailColumn:
    case SessionTableModel::IdColumn:
    case SessionTableModel::ReadableColumn:
    case SessionTableModel::ColumnCount:
        return false;
    }
    return false;
}

void SessionListHeader::showAlso(int section) {
    if (section == m_also)
        return;
    const QScopedValueRollback settling(m_isSettling, true);
    if (m_also >= 0 && shownCount() > 1)
        setSectionHidden(m_also, true);
    m_also = section >= 0 && section < count() && isSectionHidden(section) ? section : -1;
    if (m_also >= 0) {
        setSectionHidden(m_also, false);
        resizeSection(m_also, usualWidth(m_also));
    }
    if (m_isUsual)
        fitUsualColumns();
    settle();
}

void SessionListHeader::useUsualColumns() {
    const QScopedValueRollback settling(m_isSettling, true);
    m_isUsual = true;
    for (int section = 0; section < count(); ++section)
        moveSection(visualIndex(section), section);
    fitUsualColumns();
    settle();
    for (int section = 0; section < count(); ++section)
        if (sectionResizeMode(section) == Interactive)
            resizeSection(section, usualWidth(section));
}

void SessionListHeader::fitUsualColumns() {
    const QScopedValueRollback settling(m_isSettling, true);
    // Of the reason most titles are shorter than the longest.
    int needed = -usualWidth(SessionTableModel::WhyColumn) / 3;
    for (int section = 0; section < count(); ++section)
        if (isUsual(section) || section == m_also)
            needed += usualWidth(section);
    for (int section = 0; section < count(); ++section)
        if (std::find(dispensable.begin(), dispensable.end(), section) == dispensable.end())
            setSectionHidden(section, !isUsual(section) && section != m_also);
    for (const Column column : dispensable) {
        const bool fits = needed <= width();
        setSectionHidden(column, !fits);
        if (!fits)
            needed -= usualWidth(column);
    }
}

void SessionListHeader::resizeEvent(QResizeEvent* event) {
    QHeaderView::resizeEvent(event);
    if (m_isUsual && count() > 0)
        fitUsualColumns();
}

void SessionListHeader::changeEvent(QEvent* event) {
    QHeaderView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_isUsual && count() > 0)
        useUsualColumns();
}

QByteArray SessionListHeader::columns() const {
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(streamVersion);
    out << stateVersion << static_cast<quint32>(count()) << saveState();
    return state;
}

bool SessionListHeader::restoreColumns(const QByteArray& state) {
    QDataStream in(state);
    in.setVersion(streamVersion);
    quint32 version = 0;
    quint32 sections = 0;
    QByteArray inner;
    in >> version >> sections >> inner;
    if (in.status() != QDataStream::Ok || version != stateVersion || sections > static_cast<quint32>(count()))
        return false;
    const QScopedValueRollback settling(m_isSettling, true);
    const QByteArray before = saveState();
    if (!restoreState(inner) || shownCount() == 0) {
        restoreState(before);
        return false;
    }
    for (int section = static_cast<int>(sections); section < count(); ++section)
        setSectionHidden(section, true); // The desk has got it since.
    settle();
    m_isUsual = false;
    m_also = -1;
    return true;
}

int SessionListHeader::shownCount() const {
    return count() - hiddenSectionCount();
}

void SessionListHeader::moveBy(int section, int steps) {
    int to = visualIndex(section) + steps;
    while (to >= 0 && to < count() && isSectionHidden(logicalIndex(to)))
        to += steps;
    if (to >= 0 && to < count())
        moveSection(visualIndex(section), to);
}

void SessionListHeader::fillMenu(QMenu& menu, int section) {
    for (int each = 0; each < count(); ++each) {
        const QString title = model()->headerData(each, Qt::Horizontal).toString();
        QAction* action = menu.addAction(title);
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(each));
        // A list without any column could not be asked for its columns again.
        action->setEnabled(isSectionHidden(each) || shownCount() > 1);
        connect(action, &QAction::toggled, this, [this, each](bool shown) {
            setSectionHidden(each, !shown);
            m_also = each == m_also ? -1 : m_also; // Chosen by hand from here on.
            if (shown && sectionResizeMode(each) == Interactive)
                resizeSection(each, usualWidth(each));
            settle();
            noteChoice();
        });
    }
    menu.addSeparator();
    if (section >= 0) {
        const QString title = model()->headerData(section, Qt::Horizontal).toString();
        connect(menu.addAction(tr("Move “%1” left").arg(title)), &QAction::triggered, this,
                [this, section] { moveBy(section, -1); });
        connect(menu.addAction(tr("Move “%1” right").arg(title)), &QAction::triggered, this,
                [this, section] { moveBy(section, 1); });
    }
    connect(menu.addAction(tr("Usual columns")), &QAction::triggered, this, [this] {
        useUsualColumns();
        Q_EMIT columnsChanged();
    });
}

void SessionListHeader::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, logicalIndexAt(event->pos()));
    menu->popup(event->globalPos());
}

QSize SessionListHeader::sizeHint() const {
    constexpr int lowest = 30;
    constexpr int slack = 14;
    QSize size = QHeaderView::sizeHint();
    size.setHeight(qMax(lowest, fontMetrics().height() + slack));
    return size;
}

void SessionListHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const Theme& theme = Theme::of(palette());
    painter->save();
    painter->fillRect(rect, theme.window);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    QFont titles = font();
    titles.setWeight(QFont::Medium);
    painter->setFont(titles);
    painter->setPen(sorted ? theme.text : theme.label);
    QRectF box = QRectF(rect).adjusted(SessionRowDelegate::cellLeft, 0, -SessionRowDelegate::cellRight, -1);
    if (sorted)
        box.setRight(box.right() - arrowGap - arrowWidth);
    const QString title = model()->headerData(section, Qt::Horizontal).toString();
    paintOneLine(*painter, box, title);
    if (sorted) {
        const qreal textEnd = box.left() + QFontMetricsF(titles).horizontalAdvance(title);
        const qreal left = qMin(textEnd, box.right()) + arrowGap;
        const qreal middle = box.center().y();
        const qreal tip = sortIndicatorOrder() == Qt::DescendingOrder ? 2.5 : -2.5;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.label);
        painter->drawPolygon(QPolygonF{QPointF(left, middle - tip), QPointF(left + arrowWidth, middle - tip),
                                       QPointF(left + arrowWidth / 2, middle + tip)});
    }
    painter->restore();
}
