// SPDX-License-Identifier: Apache-2.0
#include "session_list/RowRuler.h"

RowRuler::RowRuler(QWidget* parent)
    : QHeaderView(Qt::Vertical, parent)
    , m_blank(new Blank(this)) {
    QHeaderView::setModel(m_blank);
    // Fixed: a header that asked a million rows for their height would take minutes.
    setSectionResizeMode(QHeaderView::Fixed);
    setMinimumSectionSize(1);
    hide();
}

void RowRuler::reach(int rows) {
    if (rows <= m_blank->rowCount())
        return;
    constexpr int least = 1024;
    constexpr int part = 4; // Half as much waste as doubling, and still few growths.
    m_blank->growTo(rows + rows / part + least);
}

void RowRuler::setModel(QAbstractItemModel* /*model*/) {}

void RowRuler::setSelectionModel(QItemSelectionModel* /*model*/) {}

void RowRuler::Blank::growTo(int rows) {
    beginInsertRows({}, m_rows, rows - 1);
    m_rows = rows;
    endInsertRows();
}
