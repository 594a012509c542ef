// SPDX-License-Identifier: Apache-2.0
#include "session_detail/SessionDetailPane.h"

#include "look/Theme.h"
#include "session_detail/ActionFoot.h"
#include "session_detail/DetailBody.h"
#include "session_detail/DetailHead.h"
#include "session_detail/EmptyDetail.h"
#include "session_detail/LoadingLine.h"
#include "session_detail/NotInListNotice.h"

#include <QBoxLayout>
#include <QFrame>
#include <QScrollBar>
#include <QStackedLayout>

namespace {
constexpr int usualWidth = 392;
constexpr int leastWidth = 340;
} // namespace

SessionDetailPane::SessionDetailPane(ReviewedSession& reviewed, SessionActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_reviewed(reviewed)
    , m_actions(actions)
    , m_pages(new QStackedLayout(this))
    , m_detail(new QWidget(this))
    , m_empty(new EmptyDetail(this))
    , m_notInList(new NotInListNotice(m_detail))
    , m_head(new DetailHead(m_detail))
    , m_loading(new LoadingLine(m_detail))
    , m_body(new DetailBody(reviewed, m_detail))
    , m_foot(new ActionFoot(actions, m_detail)) {
    setObjectName(QStringLiteral("sessionDetail"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* lines = new QVBoxLayout(m_detail);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    auto* notice = new QVBoxLayout;
    notice->setContentsMargins(grid::windowMargin, grid::betweenControls, grid::windowMargin, 0);
    notice->addWidget(m_notInList);
    lines->addLayout(notice);
    lines->addWidget(m_head);
    lines->addWidget(m_loading);
    lines->addWidget(m_body, 1);
    lines->addWidget(m_foot);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_detail);

    connect(&m_reviewed, &ReviewedSession::changed, this, &SessionDetailPane::refresh);
    connect(&m_actions, &SessionActions::resultChanged, this, &SessionDetailPane::refresh);
    connect(m_notInList, &NotInListNotice::showRequested, this, &SessionDetailPane::showInListRequested);
    connect(m_notInList, &NotInListNotice::closeRequested, this, &SessionDetailPane::closeRequested);
    connect(m_head, &DetailHead::copyRequested, this, &SessionDetailPane::copyRequested);
    connect(m_head, &DetailHead::dashboardRequested, this, &SessionDetailPane::dashboardRequested);
    connect(m_body, &DetailBody::reasonRequested, this, &SessionDetailPane::reasonRequested);
    connect(m_body, &DetailBody::copyRequested, this, &SessionDetailPane::copyRequested);
    connect(m_body, &DetailBody::ownWordsCopyRequested, this, &SessionDetailPane::ownWordsCopyRequested);
    connect(m_body, &DetailBody::valueCopyRequested, this, &SessionDetailPane::valueCopyRequested);
    connect(m_body, &DetailBody::alwaysShowRequested, this, &SessionDetailPane::alwaysShowRequested);
    connect(m_body, &DetailBody::filterRequested, this, &SessionDetailPane::filterRequested);
    connect(m_body, &DetailBody::picturesRequested, this, &SessionDetailPane::picturesRequested);
    connect(m_foot, &ActionFoot::copyRequested, this, &SessionDetailPane::copyRequested);
    connect(m_foot, &ActionFoot::actionRequested, this, &SessionDetailPane::actionRequested);
    refresh();
}

void SessionDetailPane::setInList(bool isInList) {
    m_isInList = isInList;
    displayInList();
}

/// Nothing is said of a session of which only the id is known: the list cannot show it yet.
void SessionDetailPane::displayInList() {
    m_notInList->setVisible(!m_isInList && m_reviewed.session());
}

void SessionDetailPane::setListHasKeyboard(bool hasKeyboard) {
    m_foot->setListHasKeyboard(hasKeyboard);
}

void SessionDetailPane::setOffline(bool offline) {
    m_foot->setOffline(offline);
}

void SessionDetailPane::setKeyAnswer(const AbilityAnswer& answer) {
    m_foot->setKeyAnswer(answer);
}

void SessionDetailPane::setPicturesAnswer(const AbilityAnswer& answer) {
    m_body->setPicturesAnswer(answer);
}

void SessionDetailPane::setSensitiveReach(SensitiveReach reach) {
    m_body->setSensitiveReach(reach);
}

void SessionDetailPane::placeBelowChecks(QWidget* section) {
    m_body->placeBelowChecks(section);
}

void SessionDetailPane::placeNotes(QWidget* section) {
    m_body->placeNotes(section);
}

void SessionDetailPane::setNotesShown(bool shown) {
    m_body->setNotesShown(shown);
}

void SessionDetailPane::setNow(std::int64_t now) {
    m_body->setNow(now);
}

QSize SessionDetailPane::sizeHint() const {
    return {usualWidth, QWidget::sizeHint().height()};
}

QSize SessionDetailPane::minimumSizeHint() const {
    constexpr int leastHeight = 320;
    return {leastWidth, leastHeight};
}

void SessionDetailPane::refresh() {
    if (m_reviewed.state() == ReviewedSession::State::Empty) {
        m_shownId = {};
        m_foot->display(std::nullopt);
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    // One repaint for all that changes: no row is seen half old, half new.
    m_detail->setUpdatesEnabled(false);
    displayInList();
    displayHead();
    m_body->setRedactionAskedAt(m_actions.redactionAskedAt(m_reviewed.id()));
    m_body->refresh();
    m_foot->display(m_reviewed.session());
    if (m_shownId != m_reviewed.id()) {
        m_shownId = m_reviewed.id();
        m_body->fold();
        m_body->verticalScrollBar()->setValue(0);
    }
    m_pages->setCurrentWidget(m_detail);
    m_detail->setUpdatesEnabled(true);
}

void SessionDetailPane::displayHead() {
    if (m_reviewed.session())
        m_head->display(*m_reviewed.session());
    else
        m_head->display(m_reviewed.id());
    const bool loading = m_reviewed.state() == ReviewedSession::State::Loading;
    m_loading->setLoading(loading);
    m_head->setProgress(!loading               ? QString()
                        : m_reviewed.session() ? tr("Loading the rest…")
                                               : tr("Loading…"));
}
