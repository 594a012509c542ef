// SPDX-License-Identifier: Apache-2.0
#include "main_window/OutsideListFlow.h"

#include "filter_bar/FilterBar.h"
#include "session_detail/SessionDetailPane.h"
#include "session_list/SessionListView.h"
#include "sessions/ReviewedSession.h"
#include "sessions/SessionTableModel.h"

OutsideListFlow::OutsideListFlow(ReviewedSession& reviewed, const SessionTableModel& table, FilterBar& filter,
                                 SessionListView& list, SessionDetailPane& pane)
    : QObject(&pane)
    , m_reviewed(reviewed)
    , m_table(table)
    , m_filter(filter)
    , m_list(list)
    , m_pane(pane) {
    connect(&table, &SessionTableModel::rowsOnShowChanged, this, &OutsideListFlow::refresh);
    connect(&table, &SessionTableModel::workingChanged, this, &OutsideListFlow::refresh);
    connect(&table, &SessionTableModel::emptied, this, [this] { m_wasClosed = false; });
    connect(&reviewed, &ReviewedSession::changed, this, &OutsideListFlow::refresh);
    connect(&pane, &SessionDetailPane::showInListRequested, this, &OutsideListFlow::showOpenSession);
    connect(&pane, &SessionDetailPane::closeRequested, this, &OutsideListFlow::closeSession);
    refresh();
}

void OutsideListFlow::refresh() {
    const SessionId& open = m_reviewed.id();
    if (!open.isEmpty())
        m_wasClosed = false;
    const bool isInList = m_table.rowOf(open) >= 0;
    // While a filter is being worked out, the rows on show are a preview: what is missing may be yet to come.
    if (isInList || !m_table.isWorking())
        m_pane.setInList(isInList);
    if (isInList && m_toChoose == open)
        m_list.choose(open);
    if (isInList || m_toChoose != open)
        m_toChoose = {};
}

/// One step in the filter's history: undo brings the list back as it was.
void OutsideListFlow::showOpenSession() {
    const SessionId open = m_reviewed.id();
    m_toChoose = open;
    m_filter.setLine(fieldWord(FilterField::Id) + u':' + open.text());
    m_list.setFocus(Qt::OtherFocusReason);
    refresh();
}

void OutsideListFlow::closeSession() {
    m_list.setFocus(Qt::OtherFocusReason);
    m_list.forgetChoice();
    m_reviewed.close();
    m_wasClosed = true;
}
