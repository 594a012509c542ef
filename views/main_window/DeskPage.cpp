// SPDX-License-Identifier: Apache-2.0
#include "main_window/DeskPage.h"

#include "attempts/AttemptsSection.h"
#include "charts/CreatedChart.h"
#include "filter/OccurringKeys.h"
#include "filter_bar/FacetPanel.h"
#include "filter_bar/FilterBar.h"
#include "main_window/ChartFilter.h"
#include "main_window/CopyFlow.h"
#include "main_window/CoverageText.h"
#include "main_window/DeskViews.h"
#include "main_window/FreshnessLabel.h"
#include "main_window/FreshnessText.h"
#include "main_window/LoadFlow.h"
#include "main_window/NotesFlow.h"
#include "main_window/OutsideListFlow.h"
#include "main_window/PaneRing.h"
#include "main_window/PasteFlow.h"
#include "main_window/PasteNotice.h"
#include "main_window/ReadingProblemsButton.h"
#include "main_window/ReadsFlow.h"
#include "main_window/RevealFlow.h"
#include "main_window/StatusLine.h"
#include "main_window/TopBar.h"
#include "report/MaskedSummary.h"
#include "saved_views/SavedViewPanel.h"
#include "session_detail/SessionDetailPane.h"
#include "session_list/DashboardUrl.h"
#include "session_list/SessionListHeader.h"
#include "session_list/SessionListPane.h"
#include "session_list/SessionListView.h"
#include "sessions/AccountMemory.h"
#include "sessions/DetailsInSight.h"
#include "sessions/JournalledField.h"
#include "sessions/ReviewedSession.h"
#include "sessions/SessionFeed.h"
#include "sessions/SessionTableModel.h"
#include "sessions/UnknownDetails.h"
#include "settings/AccountConnection.h"
#include "settings/DeskLock.h"
#include "settings/KeyXray.h"
#include "settings/SecondKey.h"
#include "store/SessionStore.h"
#include "stripe/Reachability.h"
#include "stripe/ReadingProblems.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

DeskPage::DeskPage(const DeskParts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_filter(new FilterBar(
          parts.table, parts.store,
          [&client = parts.client, occurring = occurringWordsOf(parts.store)](const QString& line) {
              return parseFilterLine(line, client.now(), occurring);
          },
          this))
    , m_top(new TopBar(parts.connection, m_filter, this))
    , m_facets(new FacetPanel(parts.table, this))
    , m_viewPanel(new SavedViewPanel(parts.views, parts.counts))
    , m_notice(new PasteNotice)
    , m_chart(new CreatedChart)
    , m_list(new SessionListPane(parts.table, parts.store, this))
    , m_detail(new SessionDetailPane(parts.reviewed, parts.actions, this))
    , m_notes(new NotesFlow(parts, *m_detail, this))
    , m_reads(new ReadsFlow(parts, this))
    , m_reveals(new RevealFlow(parts, m_top->reveals(), this))
    , m_status(new StatusLine(parts.connection, parts.feed, parts.store, new FreshnessLabel(parts),
                              m_reads->counter(), this))
    , m_loads(new LoadFlow(parts, *m_reads, *m_status, this))
    , m_copies(new CopyFlow(parts.journal, parts.reviewed, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_views(new DeskViews(parts.views, *m_filter, m_list->list(), *m_viewPanel, this))
    , m_outsideList(new OutsideListFlow(parts.reviewed, parts.table, *m_filter, m_list->list(), *m_detail))
    , m_chartFilter(new ChartFilter(*m_chart, parts.table, *m_filter, this))
    , m_paste(new PasteFlow(parts, *m_filter, *m_notice, this)) {
    placePanes();
    joinFilter();
    joinViews();
    joinList();
    joinDetail();
    joinCopying();
    joinReadingProblems();
    constexpr std::chrono::seconds betweenLooks{30};
    m_minute.setInterval(betweenLooks);
    connect(&m_minute, &QTimer::timeout, this, &DeskPage::tellTime);
    m_minute.start();
    connect(&m_parts.feed, &SessionFeed::changed, this, &DeskPage::showFeed);
    connect(&m_parts.memory, &AccountMemory::changed, this, &DeskPage::showFeed);
    connect(&m_parts.table, &SessionTableModel::rowsOnShowChanged, this, &DeskPage::showFeed);
    showFeed();
    tellTime();
}

void DeskPage::placePanes() {
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_facets->setHead(m_viewPanel);
    m_splitter->addWidget(m_facets);
    m_splitter->addWidget(middlePane());
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_status);
}

QWidget* DeskPage::middlePane() {
    auto* pane = new QWidget(m_splitter);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_chart);
    column->addWidget(m_list, 1);
    return pane;
}

void DeskPage::joinViews() {
    m_viewPanel->setOccurringWords(occurringWordsOf(m_parts.store));
    connect(m_paste, &PasteFlow::told, m_status, &StatusLine::say);
    connect(m_paste, &PasteFlow::copyRequested, this, &DeskPage::copy);
}

void DeskPage::joinFilter() {
    connect(m_filter, &FilterBar::left, this, &DeskPage::enterList);
    connect(&m_parts.store, &SessionStore::cleared, m_filter, &FilterBar::forgetLines);
    // Asked at every key: looked up again only once the account has grown by a tenth.
    m_filter->setOtherValues([&store = m_parts.store, known = OccurringValues(), upTo = Row{0}]() mutable {
        constexpr Row share = 10;
        if (store.size() > upTo || store.size() == 0) {
            known.metadataKeys = occurringMetadataKeys(store);
            known.flows = occurringFlows(store);
            upTo = store.size() + store.size() / share;
        }
        return known;
    });
    // What comes back goes into the store, and so into the list.
    connect(m_filter, &FilterBar::fetchRequested, this, [this](const SessionLookup& lookup) {
        if (const auto id =
                lookup.by == SessionLookup::By::Id ? SessionId::fromText(lookup.text) : std::nullopt)
            openChosen(*id);
        else
            m_paste->fetch(lookup);
    });
    connect(m_facets, &FacetPanel::toggled, m_filter, &FilterBar::toggle);
    connect(m_facets, &FacetPanel::excluded, m_filter, &FilterBar::toggleExcluded);
}

void DeskPage::joinReadingProblems() {
    const ReadingProblems& problems = m_parts.client.readingProblems();
    auto* button = new ReadingProblemsButton(problems);
    m_status->placeBesideCoverage(button);
    connect(button, &ReadingProblemsButton::copyRequested, this, &DeskPage::copy);
    const auto tellMissing = [this, &problems] {
        m_list->setSessionsMissing(problems.sessionsMissing());
        m_status->setSomethingMissing(problems.sessionsMissing() > 0);
    };
    connect(&problems, &ReadingProblems::changed, this, tellMissing);
    tellMissing();
}

void DeskPage::joinList() {
    SessionListView& list = m_list->list();
    connect(&list, &SessionListView::sightMoved, &m_parts.details, &DetailsInSight::look);
    connect(&list, &SessionListView::sessionChosen, this, &DeskPage::openChosen);
    connect(&list, &SessionListView::sessionActivated, this, [this] { m_detail->setFocus(); });
    connect(&list, &SessionListView::filterRequested, m_filter, &FilterBar::narrow);
    connect(&list, &SessionListView::dashboardRequested, this, &DeskPage::openDashboard);
    connect(m_list, &SessionListPane::offerTaken, this, [this](const ListNotice::Offer& offer) {
        switch (offer.action) {
        case ListNotice::Action::TryAgain:
            m_parts.feed.resume();
            return;
        case ListNotice::Action::ChangeKey:
            Q_EMIT anotherKeyRequested();
            return;
        case ListNotice::Action::OpenIdentitySetup:
            QDesktopServices::openUrl(QUrl(QStringLiteral("https://dashboard.stripe.com/identity")));
            return;
        case ListNotice::Action::LoadFurther:
            m_loads->loadFurther();
            return;
        case ListNotice::Action::LoadNames:
            m_loads->loadNames();
            return;
        case ListNotice::Action::LiftCondition:
            m_filter->lift(offer.condition);
            return;
        case ListNotice::Action::ClearFilter:
            m_filter->clear();
            return;
        }
    });
}

void DeskPage::joinDetail() {
    auto* attempts = new AttemptsSection(m_parts.attempts);
    m_detail->placeBelowChecks(attempts);
    connect(attempts, &AttemptsSection::copyRequested, this, &DeskPage::copyOfOpen);
    connect(m_notes, &NotesFlow::copyRequested, this, &DeskPage::copyOfOpen);
    connect(m_detail, &SessionDetailPane::filterRequested, this,
            [this](FilterField field, const QString& value) { m_filter->narrow(field, value, false); });
    connect(m_detail, &SessionDetailPane::actionRequested, this, &DeskPage::actionRequested);
    connect(m_detail, &SessionDetailPane::alwaysShowRequested, this, &DeskPage::alwaysShowRequested);
    connect(m_detail, &SessionDetailPane::picturesRequested, this, &DeskPage::picturesRequested);
    connect(m_detail, &SessionDetailPane::dashboardRequested, this, &DeskPage::openDashboard);
    connect(m_detail, &SessionDetailPane::copyRequested, this, &DeskPage::copyOfOpen);
    connect(m_detail, &SessionDetailPane::reasonRequested, this, [this](const FieldKey& key) {
        m_reveals->withReason([this, key] { m_parts.reviewed.reveal(key); });
    });
    connect(qApp, &QApplication::focusChanged, m_detail,
            [this] { m_detail->setListHasKeyboard(m_list->list().hasFocus()); });
    connect(&m_parts.reachability, &Reachability::changed, m_detail,
            [this] { m_detail->setOffline(m_parts.reachability.isOffline()); });
    connect(&m_parts.memory, &AccountMemory::otherAccountFound, m_status, [this] {
        m_status->say(
            tr("This key belongs to another account now. What was kept of the former account is set "
               "aside, and the list starts again."));
    });
    connect(&m_parts.client, &StripeClient::serverClockFound, m_status, [this](std::int64_t offset) {
        if (const QString text = clockText(offset); !text.isEmpty())
            m_status->say(text);
    });
    connect(&m_parts.secondKey, &SecondKey::lost, m_status, [this] {
        m_status->say(tr("Stripe does not take the second key any more: it is removed. Sensitive values are "
                         "asked for with the first one."));
    });
    connect(&m_parts.xray, &KeyXray::changed, m_detail, [this] {
        m_detail->setKeyAnswer(m_parts.xray.answer(Ability::CancelAndRedact));
        m_detail->setPicturesAnswer(m_parts.xray.answer(Ability::ReadFiles));
        m_detail->setSensitiveReach(m_parts.xray.abilities().sensitiveReach);
        m_parts.table.setSensitiveReach(m_parts.xray.abilities().sensitiveReach);
    });
}

void DeskPage::joinCopying() {
    ReviewedSession& reviewed = m_parts.reviewed;
    connect(m_copies, &CopyFlow::told, m_status, &StatusLine::say);
    connect(m_list, &SessionListPane::copyRequested, this, &DeskPage::copy);
    connect(&m_list->list(), &SessionListView::copyRequested, m_copies, &CopyFlow::copy);
    connect(&m_list->list(), &SessionListView::summaryRequested, this, [this](const SessionId& id) {
        if (const std::optional<Row> row = m_parts.store.rowOf(id))
            m_copies->copy({maskedSummary(m_parts.store.session(*row)), JournalDetail::MaskedSummary, id});
    });
    connect(m_detail, &SessionDetailPane::ownWordsCopyRequested, this,
            [this, &reviewed](JournalDetail what, const QString& text) {
                m_copies->copy({text, what, reviewed.id(), true});
            });
    connect(m_detail, &SessionDetailPane::valueCopyRequested, this, [this, &reviewed](const FieldKey& key) {
        if (reviewed.fieldState(key) == ReviewedSession::FieldState::Revealed)
            m_copies->copy({reviewed.fieldText(key), journalDetail(key.field), reviewed.id(), true});
    });
    connect(&m_parts.lock, &DeskLock::locked, m_copies, &CopyFlow::clear);
}

void DeskPage::restore(const Preferences& preferences) {
    if (!preferences.splitterState.isEmpty())
        m_splitter->restoreState(preferences.splitterState);
    if (!preferences.tableHeaderState.isEmpty())
        m_list->list().columns().restoreColumns(preferences.tableHeaderState);
    m_list->list().sortByColumn(preferences.sortColumn,
                                preferences.sortDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_views->restore(preferences);
}

void DeskPage::store(Preferences& preferences) const {
    preferences.splitterState = m_splitter->saveState();
    preferences.tableHeaderState = m_list->list().columns().columns();
    preferences.sortColumn = m_parts.table.sortColumn();
    preferences.sortDescending = m_parts.table.sortOrder() == Qt::DescendingOrder;
    m_views->store(preferences);
}

void DeskPage::setCompact(bool compact) {
    m_list->list().setCompact(compact);
}

void DeskPage::setHistogramShown(bool shown) {
    m_chartFilter->setShown(shown);
}

void DeskPage::saveView() {
    m_views->save();
}

void DeskPage::pasteAsView(const QString& text) {
    m_paste->pasteAsView(text);
}

void DeskPage::pasteClipboardAsView() {
    m_paste->pasteAsView(QApplication::clipboard()->text());
}

void DeskPage::showFeed() {
    const SessionFeed& feed = m_parts.feed;
    const AccountMemory::State memory = m_parts.memory.state();
    const bool isOpening = memory == AccountMemory::State::Closed || memory == AccountMemory::State::Reading;
    m_list->setFeed(isOpening ? SessionFeed::State::Loading : feed.state(), feed.error(),
                    !feed.coverage().isComplete());
    const auto loaded = static_cast<qsizetype>(m_parts.store.size());
    const SessionFilter& filter = m_parts.table.filter();
    QString searched = searchedText(feed.coverage(), feed.state(), loaded, !filter.isEmpty());
    if (const Row unknown = unknownTo(filter, m_parts.store); unknown > 0)
        searched = tr("%1, %2").arg(searched, namesText(loaded, unknown));
    m_filter->setCoverage(searched);
    m_chartFilter->showCoverage(feed.coverage());
    // The first row is opened by itself, so that the pane beside the list is never empty without a reason.
    if (m_parts.reviewed.state() == ReviewedSession::State::Empty && m_list->list().chosen().isEmpty() &&
        !m_outsideList->wasClosed() && m_parts.table.rowCount() > 0)
        m_list->list().choose(m_parts.table.idAt(0));
}

/// From the line to what it found: the first of them, unless the chosen one is among them.
void DeskPage::enterList() {
    SessionListView& list = m_list->list();
    list.setFocus(Qt::OtherFocusReason);
    if (m_parts.table.rowCount() > 0 && m_parts.table.rowOf(list.chosen()) < 0)
        list.choose(m_parts.table.idAt(0));
}

void DeskPage::tellTime() {
    const std::int64_t now = m_parts.client.now();
    m_parts.table.setNow(now);
    m_detail->setNow(now);
    m_viewPanel->setNow(now);
    m_filter->tellTime();
}

void DeskPage::openChosen(const SessionId& id) {
    m_parts.reviewed.open(id);
}

void DeskPage::openDashboard(const SessionId& id) {
    QDesktopServices::openUrl(dashboardUrl(id, m_parts.connection.isLive()));
}

void DeskPage::openInDashboard() {
    if (m_parts.reviewed.state() != ReviewedSession::State::Empty)
        openDashboard(m_parts.reviewed.id());
}

void DeskPage::copy(const QString& text) {
    m_copies->copyPlain(text);
}

/// What is copied from the pane is of the session, but about nobody: ids, what to tell the user.
void DeskPage::copyOfOpen(const QString& text) {
    m_copies->copy({text, JournalDetail::None, m_parts.reviewed.id()});
}

void DeskPage::copyOpenId() {
    if (m_parts.reviewed.state() != ReviewedSession::State::Empty)
        m_copies->copy({m_parts.reviewed.id().text(), JournalDetail::Id, m_parts.reviewed.id()});
}

void DeskPage::chooseNext() {
    m_list->list().chooseNext();
}

void DeskPage::choosePrevious() {
    m_list->list().choosePrevious();
}

void DeskPage::focusNextPane(int step) {
    const auto focus = [](QWidget* pane) { return [pane] { pane->setFocus(Qt::OtherFocusReason); }; };
    PaneRing({{m_filter, [this] { m_filter->focusLine(); }},
              {m_viewPanel, focus(m_viewPanel)},
              {m_facets, focus(m_facets)},
              {m_chart, focus(m_chart)},
              {m_list, focus(&m_list->list())},
              {m_detail, focus(m_detail)}})
        .step(step);
}

/// A button that does its work often goes with it: it is hidden or disabled while it has the keyboard. Qt
/// would give the keyboard to whatever comes next for Tab (mostly the filter line, with its text selected);
/// it goes to the list instead.
bool DeskPage::focusNextPrevChild(bool next) {
    const QWidget* focused = QApplication::focusWidget();
    const bool isLost =
        isVisible() && focused && isAncestorOf(focused) && (!focused->isVisible() || !focused->isEnabled());
    if (!isLost)
        return QWidget::focusNextPrevChild(next);
    m_list->list().setFocus(Qt::OtherFocusReason);
    return true;
}

QList<SessionId> DeskPage::sessionsOnScreen() const {
    QList<SessionId> ids = m_list->list().sessionsOnScreen();
    if (m_parts.reviewed.state() != ReviewedSession::State::Empty)
        ids.prepend(m_parts.reviewed.id());
    return ids;
}
