// SPDX-License-Identifier: Apache-2.0
#include "session_list/SessionListPane.h"

#include "session_list/ListMessage.h"
#include "session_list/SessionListHeader.h"
#include "session_list/SessionListView.h"
#include "session_list/SessionRowDelegate.h"
#include "sessions/SessionTableModel.h"
#include "sessions/UnknownDetails.h"

#include <QEvent>
#include <QVBoxLayout>

SessionListPane::SessionListPane(SessionTableModel& model, const SessionStore& store, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_store(store)
    , m_list(new SessionListView(model, this))
    , m_message(new ListMessage(this)) {
    setObjectName(QStringLiteral("sessionListPane"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    m_list->viewport()->installEventFilter(this);
    connect(&model, &SessionTableModel::rowsOnShowChanged, this, &SessionListPane::decide);
    connect(&model, &SessionTableModel::hiddenCountsChanged, this, &SessionListPane::decide);
    connect(&store, &SessionStore::cleared, this, &SessionListPane::decide);
    connect(m_message, &ListMessage::offerTaken, this, &SessionListPane::offerTaken);
    connect(m_message, &ListMessage::copyRequested, this, &SessionListPane::copyRequested);
    decide();
}

void SessionListPane::setFeed(SessionFeed::State state, const StripeError& error, bool moreAtStripe) {
    m_situation.feed = state;
    m_situation.error = error;
    m_situation.moreAtStripe = moreAtStripe;
    decide();
}

void SessionListPane::setSessionsMissing(int count) {
    m_situation.unreadable = count;
    decide();
}

void SessionListPane::decide() {
    m_situation.loaded = m_store.size();
    m_situation.onShow = m_model.rowCount();
    m_situation.filter = m_model.filter();
    m_situation.outlines = unknownTo(m_situation.filter, m_store);
    m_situation.hiddenByAlone = m_model.filteredRows().hiddenByAlone;
    m_message->show(noticeFor(m_situation));
    placeMessage();
}

bool SessionListPane::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        placeMessage();
    return QWidget::eventFilter(watched, event);
}

void SessionListPane::placeMessage() {
    const QRect rows = m_list->viewport()->rect();
    m_message->setGeometry(QRect(m_list->viewport()->mapTo(this, rows.topLeft()), rows.size()));
    m_message->raise();
    const SessionListHeader& header = m_list->columns();
    QList<std::pair<int, int>> columns;
    for (int section = 0; section < header.count(); ++section)
        if (!header.isSectionHidden(section))
            columns.append({header.sectionViewportPosition(section) + SessionRowDelegate::cellLeft,
                            header.sectionSize(section) - SessionRowDelegate::cellLeft});
    m_message->setColumns(columns);
}
