// SPDX-License-Identifier: Apache-2.0
#include "session_list/SessionListView.h"

#include "look/Theme.h"
#include "session_list/RowRuler.h"
#include "session_list/SessionListHeader.h"
#include "session_list/SessionMenu.h"
#include "session_list/SessionRowDelegate.h"
#include "sessions/SessionTableModel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>

SessionListView::SessionListView(SessionTableModel& model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_columns(new SessionListHeader(this))
    , m_rows(new RowRuler(this))
    , m_delegate(new SessionRowDelegate(m_glow, this))
    , m_newRowsHint(new QPushButton(this))
    , m_place(*this, model) {
    setObjectName(QStringLiteral("sessionList"));
    setAccessibleName(tr("Verification sessions"));
    setHorizontalHeader(m_columns);
    setVerticalHeader(m_rows);
    setModel(&model);
    setItemDelegate(m_delegate);
    setUpLook();
    followModel();
    connect(&m_glow, &RowGlow::changed, viewport(), QOverload<>::of(&QWidget::update));
    connect(this, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT sessionActivated(m_model.idAt(index.row())); });
    connect(m_newRowsHint, &QPushButton::clicked, this, [this] { verticalScrollBar()->setValue(0); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == 0)
            m_newAbove = 0;
        placeNewRowsHint();
    });
}

void SessionListView::setUpLook() {
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    fitRowHeight();
    m_columns->setSortIndicator(m_model.sortColumn(), m_model.sortOrder());
    setSortingEnabled(true);
    m_columns->useUsualColumns();
    m_newRowsHint->setObjectName(QStringLiteral("newRowsHint"));
    m_newRowsHint->setFocusPolicy(Qt::NoFocus); // Home does the same.
    m_newRowsHint->setDefault(true);            // The look's way to say: of interest.
    m_newRowsHint->hide();
}

void SessionListView::followModel() {
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &SessionListView::sightMoved);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &SessionListView::sightMoved);
    const auto before = [this] {
        m_rowsAreMoving = true;
        m_place.remember(m_chosenIsGone ? SessionId() : m_chosen);
    };
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, before);
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, before);
    connect(&m_model, &QAbstractItemModel::layoutAboutToBeChanged, this, before);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, before);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &SessionListView::rowsMoved);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &SessionListView::rowsMoved);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &SessionListView::rowsMoved);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &SessionListView::rowsMoved);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &SessionListView::lightChangedRows);
}

void SessionListView::rowsMoved() {
    {
        // Somebody else may have sorted the model.
        const QSignalBlocker quiet(m_columns);
        m_columns->setSortIndicator(m_model.sortColumn(), m_model.sortOrder());
    }
    executeDelayedItemsLayout();
    updateGeometries();
    viewport()->update();
    const int newAbove = m_place.restore();
    m_newAbove = verticalScrollBar()->value() == 0 ? 0 : m_newAbove + newAbove;
    placeNewRowsHint();
    m_rowsAreMoving = false;
    m_hoveredRow = -1;
    keepChoice();
    lightChangedRows();
    Q_EMIT sightMoved();
}

/// The ruler is longer than the list.
void SessionListView::updateGeometries() {
    m_rows->reach(m_model.rowCount());
    QTableView::updateGeometries();
    const int length = m_model.rowCount() * m_rows->defaultSectionSize();
    verticalScrollBar()->setRange(0, std::max(0, length - viewport()->height()));
}

QModelIndex SessionListView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    const QModelIndex index = QTableView::moveCursor(action, modifiers);
    // A page further the ruler may have rows where the list has none.
    return index.isValid() || action != MovePageDown
               ? index
               : m_model.index(m_model.rowCount() - 1, std::max(0, currentIndex().column()));
}

/// The selection follows the chosen session by its id, and says so only when it left or came back.
void SessionListView::keepChoice() {
    if (m_chosen.isEmpty())
        return;
    const int row = m_model.rowOf(m_chosen);
    const bool wasGone = std::exchange(m_chosenIsGone, row < 0);
    m_rowsAreMoving = true;
    if (m_chosenIsGone) {
        selectionModel()->clear();
    } else {
        m_chosenRow = row;
        if (!selectionModel()->isRowSelected(row))
            selectionModel()->setCurrentIndex(m_model.index(row, std::max(0, currentIndex().column())),
                                              QItemSelectionModel::ClearAndSelect |
                                                  QItemSelectionModel::Rows);
    }
    m_rowsAreMoving = false;
    if (m_chosenIsGone && !wasGone)
        Q_EMIT chosenSessionLeft();
    else if (!m_chosenIsGone && wasGone)
        Q_EMIT chosenSessionReturned();
}

void SessionListView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QTableView::selectionChanged(selected, deselected);
    if (m_rowsAreMoving || selected.isEmpty())
        return;
    m_chosenRow = selected.first().top();
    m_chosenIsGone = false;
    const SessionId id = m_model.idAt(m_chosenRow);
    if (id == m_chosen)
        return;
    m_chosen = id;
    Q_EMIT sessionChosen(m_chosen);
}

QItemSelectionModel::SelectionFlags SessionListView::selectionCommand(const QModelIndex& index,
                                                                      const QEvent* /*event*/) const {
    // Neither Ctrl nor a click beside the rows takes a choice away.
    if (!index.isValid())
        return QItemSelectionModel::NoUpdate;
    return QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
}

bool SessionListView::choose(const SessionId& id) {
    const int row = m_model.rowOf(id);
    if (row < 0)
        return false;
    chooseRow(row);
    return true;
}

void SessionListView::forgetChoice() {
    m_chosen = {};
    m_chosenIsGone = true;
    selectionModel()->clear();
}

QList<SessionId> SessionListView::sessionsOnScreen() const {
    QList<SessionId> ids;
    const int first = rowAt(0);
    if (first < 0)
        return ids;
    const int last = rowAt(viewport()->height() - 1);
    for (int row = first; row <= (last < 0 ? m_model.rowCount() - 1 : last); ++row)
        ids << m_model.idAt(row);
    return ids;
}

void SessionListView::chooseRow(int row) {
    const int rows = m_model.rowCount();
    if (rows == 0)
        return;
    int column = currentIndex().column();
    if (column < 0)
        column = m_columns->logicalIndexAt(0);
    const QModelIndex cell = m_model.index(std::clamp(row, 0, rows - 1), std::max(0, column));
    selectionModel()->setCurrentIndex(cell, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(cell);
}

void SessionListView::chooseNext() {
    chooseRow(m_chosenIsGone ? m_chosenRow : m_chosenRow + 1);
}

void SessionListView::choosePrevious() {
    chooseRow(m_chosenRow < 0 ? 0 : m_chosenRow - 1);
}
