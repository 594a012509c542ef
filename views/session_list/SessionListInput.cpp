// SPDX-License-Identifier: Apache-2.0
// What the reviewer does to the list, and what it paints for it: keys, pointer, menu, heights, the glow.
#include "look/Look.h"
#include "look/Motion.h"
#include "look/Theme.h"
#include "session_list/RowRuler.h"
#include "session_list/SessionListHeader.h"
#include "session_list/SessionListView.h"
#include "session_list/SessionMenu.h"
#include "session_list/SessionRowDelegate.h"
#include "sessions/SessionTableModel.h"

#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>

void SessionListView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        if (!m_chosen.isEmpty())
            Q_EMIT summaryRequested(m_chosen);
        return;
    }
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::NoModifier && handleKey(event->key()))
        return;
    QTableView::keyPressEvent(event);
}

bool SessionListView::handleKey(int key) {
    switch (key) {
    case Qt::Key_J:
    case Qt::Key_Down:
        chooseNext();
        return true;
    case Qt::Key_K:
    case Qt::Key_Up:
        choosePrevious();
        return true;
    case Qt::Key_Home:
        chooseRow(0);
        return true;
    case Qt::Key_End:
        chooseRow(m_model.rowCount() - 1);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        m_framesCurrentCell = true;
        viewport()->update();
        return false;
    default: // Of Qt's hundreds of keys the rest is the table's own.
        return false;
    }
}

/// Letters are commands here (J, K); looking through every row for a letter would also take seconds.
void SessionListView::keyboardSearch(const QString& /*search*/) {}

void SessionListView::focusInEvent(QFocusEvent* event) {
    // Past QAbstractItemView's own, which would make the first cell current without choosing it.
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void SessionListView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex cell = byKey ? currentIndex() : indexAt(event->pos());
    if (!cell.isValid())
        return;
    auto* menu = new SessionMenu(cell, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &SessionMenu::filterRequested, this, &SessionListView::filterRequested);
    connect(menu, &SessionMenu::dashboardRequested, this, &SessionListView::dashboardRequested);
    connect(menu, &SessionMenu::copyRequested, this, &SessionListView::copyRequested);
    connect(menu, &SessionMenu::summaryRequested, this, &SessionListView::summaryRequested);
    menu->addSeparator();
    m_columns->fillMenu(*menu->addMenu(tr("Columns")), cell.column());
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(cell).center()) : event->globalPos());
}

void SessionListView::setNow(std::int64_t unixSeconds) {
    m_model.setNow(unixSeconds);
    viewport()->update();
}

void SessionListView::setCompact(bool compact) {
    m_isCompact = compact;
    fitRowHeight();
}

void SessionListView::fitRowHeight() {
    constexpr int slack = 14;
    constexpr int compactSlack = 6;
    const int text = fontMetrics().height();
    const int height =
        m_isCompact ? std::max(grid::compactRow, text + compactSlack) : std::max(grid::row, text + slack);
    verticalHeader()->setDefaultSectionSize(height);
    verticalScrollBar()->setSingleStep(height);
}

void SessionListView::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    m_columns->setFont(labelFont(font()));
    fitRowHeight();
}

bool SessionListView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::MouseMove)
        hoverRow(rowAt(static_cast<QMouseEvent*>(event)->position().toPoint().y()));
    else if (event->type() == QEvent::Leave)
        hoverRow(-1);
    else if (event->type() == QEvent::MouseButtonPress)
        m_framesCurrentCell = false;
    return QTableView::viewportEvent(event);
}

void SessionListView::hoverRow(int row) {
    if (row == m_hoveredRow)
        return;
    const auto repaintRow = [this](int each) {
        if (each >= 0)
            viewport()->update(0, rowViewportPosition(each), viewport()->width(), rowHeight(each));
    };
    repaintRow(std::exchange(m_hoveredRow, row));
    repaintRow(row);
}

void SessionListView::paintEvent(QPaintEvent* event) {
    // Cells fill themselves, so the viewport is not filled before (see setUpLook()).
    const QRect cells(0, 0, m_columns->length() - m_columns->offset(),
                      m_model.rowCount() * m_rows->defaultSectionSize() - verticalScrollBar()->value());
    QPainter painter(viewport());
    for (const QRect& rest : event->region() - cells)
        painter.fillRect(rest, palette().base());
    painter.end();
    m_delegate->beginRows(m_hoveredRow, m_framesCurrentCell && hasFocus());
    QTableView::paintEvent(event);
}

void SessionListView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    placeNewRowsHint();
}

void SessionListView::lightChangedRows() {
    if (motionIsReduced(*this) || !isVisible())
        return;
    const int height = verticalHeader()->defaultSectionSize();
    const int first = verticalScrollBar()->value() / height;
    const int last = std::min(m_model.rowCount() - 1, first + viewport()->height() / height + 1);
    for (int row = first; row <= last; ++row)
        if (m_model.index(row, 0).data(SessionTableModel::RecentlyChangedRole).toBool())
            m_glow.light(m_model.idAt(row));
}

void SessionListView::placeNewRowsHint() {
    m_newRowsHint->setVisible(m_newAbove > 0);
    if (m_newAbove == 0)
        return;
    m_newRowsHint->setText(tr("%1 new above").arg(m_newAbove));
    m_newRowsHint->adjustSize();
    const QRect area = viewport()->geometry();
    m_newRowsHint->move(area.center().x() - m_newRowsHint->width() / 2, area.top() + grid::betweenControls);
}
