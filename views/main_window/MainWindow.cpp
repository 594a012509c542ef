// SPDX-License-Identifier: Apache-2.0
#include "main_window/MainWindow.h"

#include "evidence/SessionPictures.h"
#include "filter_bar/FilterBar.h"
#include "main_window/ActionFlow.h"
#include "main_window/DeskCommands.h"
#include "main_window/DeskPage.h"
#include "main_window/JournalFlow.h"
#include "main_window/KeptFlow.h"
#include "main_window/LoadFlow.h"
#include "main_window/PictureFlow.h"
#include "main_window/ReadsFlow.h"
#include "main_window/StatusLine.h"
#include "main_window/TopBar.h"
#include "sessions/ChangedSessions.h"
#include "sessions/ReviewedSession.h"
#include "settings/AccountConnection.h"
#include "settings/ConnectPage.h"
#include "settings/KeyCard.h"
#include "settings/KeyXray.h"
#include "stripe/ReadBudget.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>

MainWindow::MainWindow(const DeskParts& parts)
    : m_parts(parts)
    , m_commands(new DeskCommands(this))
    , m_pages(new QStackedWidget(this))
    , m_connect(new ConnectPage(m_pages))
    , m_desk(new DeskPage(parts, m_pages))
    , m_actions(new ActionFlow(parts, this))
    , m_kept(new KeptFlow(parts, this))
    , m_journal(new JournalFlow(parts, this))
    , m_pictures(new PictureFlow(parts, this))
    , m_attention(new DeskAttention(this)) {
    setObjectName(QStringLiteral("mainWindow"));
    constexpr QSize usual(1440, 900);
    constexpr QSize smallest(1024, 640);
    resize(usual);
    setMinimumSize(smallest);
    m_pages->addWidget(m_connect);
    m_pages->addWidget(m_desk);
    setCentralWidget(m_pages);
    m_desk->topBar().setMenu(m_commands->menu());

    connect(&m_parts.connection, &AccountConnection::changed, this, &MainWindow::showConnection);
    connect(m_connect, &ConnectPage::connectRequested, &m_parts.connection, &AccountConnection::connectWith);
    connect(m_connect, &ConnectPage::copyRequested, m_desk, &DeskPage::copy);
    connect(m_desk, &DeskPage::actionRequested, m_actions, &ActionFlow::ask);
    connect(m_desk, &DeskPage::anotherKeyRequested, this, [this] { m_parts.connection.disconnectAccount(); });
    connect(&m_desk->reads(), &ReadsFlow::ceilingChosen, this, [this](int reads) {
        change([reads](Preferences& preferences) { preferences.readCeiling = reads; });
    });
    connect(m_actions, &ActionFlow::told, &m_desk->statusLine(), &StatusLine::say);
    connect(m_journal, &JournalFlow::told, &m_desk->statusLine(), &StatusLine::say);
    connect(m_desk, &DeskPage::picturesRequested, m_pictures, &PictureFlow::show);
    connect(m_pictures, &PictureFlow::told, &m_desk->statusLine(), &StatusLine::say);
    connect(m_pictures, &PictureFlow::copyRequested, m_desk, &DeskPage::copy);
    connect(m_kept, &KeptFlow::told, &m_desk->statusLine(), &StatusLine::say);
    connect(m_kept, &KeptFlow::wantedChosen, this, [this](bool keep) {
        change([keep](Preferences& preferences) { preferences.keepSessions = keep; });
    });
    joinCommands();
    showConnection();
}

void MainWindow::joinCommands() {
    m_commands->on(Command::Find, &m_desk->filter(), &FilterBar::focusLine);
    m_commands->on(Command::Undo, &m_desk->filter(), &FilterBar::undo);
    m_commands->on(Command::Redo, &m_desk->filter(), &FilterBar::redo);
    m_commands->on(Command::PasteAsView, m_desk, &DeskPage::pasteClipboardAsView);
    m_commands->on(Command::SaveView, m_desk, &DeskPage::saveView);
    m_commands->on(Command::ShowHistogram, this, [this](bool shown) {
        change([shown](Preferences& preferences) { preferences.histogramShown = shown; });
    });
    m_commands->on(Command::NextSession, m_desk, &DeskPage::chooseNext);
    m_commands->on(Command::PreviousSession, m_desk, &DeskPage::choosePrevious);
    m_commands->on(Command::CopyId, m_desk, &DeskPage::copyOpenId);
    m_commands->on(Command::OpenInDashboard, m_desk, &DeskPage::openInDashboard);
    m_commands->on(Command::ShowPictures, m_pictures, &PictureFlow::show);
    m_commands->on(Command::CancelSession, m_actions, [this] { m_actions->ask(ActionKind::Cancel); });
    m_commands->on(Command::RedactSession, m_actions, [this] { m_actions->ask(ActionKind::Redact); });
    m_commands->on(Command::MaskAll, &m_parts.reviewed, &ReviewedSession::maskAll);
    m_commands->on(Command::MaskAll, &m_parts.pictures, &SessionPictures::dropAll);
    m_commands->on(Command::Refresh, &m_desk->loads(), &LoadFlow::refresh);
    m_commands->on(Command::MarkAllSeen, &m_parts.changed, &ChangedSessions::markAllSeen);
    m_commands->on(Command::ShowReads, &m_desk->reads(), &ReadsFlow::showReads);
    m_commands->on(Command::ShowKept, m_kept, &KeptFlow::show);
    m_commands->on(Command::ShowJournal, m_journal, &JournalFlow::show);
    m_commands->on(Command::LoadFurther, &m_desk->loads(), &LoadFlow::loadFurther);
    m_commands->on(Command::LoadEverything, &m_desk->loads(), &LoadFlow::loadEverything);
    m_commands->on(Command::NextPane, m_desk, [this] { m_desk->focusNextPane(+1); });
    m_commands->on(Command::PreviousPane, m_desk, [this] { m_desk->focusNextPane(-1); });
    m_commands->on(Command::CompactRows, this, [this](bool compact) {
        change([compact](Preferences& preferences) { preferences.compactRows = compact; });
    });
    connect(m_commands, &DeskCommands::colourSchemeChosen, this, [this](ColourScheme scheme) {
        change([scheme](Preferences& preferences) { preferences.colourScheme = scheme; });
    });
    m_commands->on(Command::UseAnotherKey, &m_parts.connection,
                   [this] { m_parts.connection.disconnectAccount(); });
    m_commands->on(Command::ShowKeyCard, this, &MainWindow::showKeyCard);
    m_commands->on(Command::ShowKeys, this, [this] { showKeys(); });
    m_commands->on(Command::Quit, this, [this] { close(); });
    connect(&m_desk->topBar().maskAll(), &QPushButton::clicked, &m_parts.reviewed, &ReviewedSession::maskAll);
    connect(&m_desk->topBar().maskAll(), &QPushButton::clicked, &m_parts.pictures, &SessionPictures::dropAll);
}

void MainWindow::restore(const Preferences& preferences) {
    m_preferences = preferences;
    if (!preferences.windowGeometry.isEmpty())
        restoreGeometry(preferences.windowGeometry);
    m_commands->showPreferences(preferences);
    m_desk->restore(preferences);
    m_desk->setHistogramShown(preferences.histogramShown);
    m_desk->setCompact(preferences.compactRows);
}

QList<SessionId> MainWindow::sessionsOnScreen() const {
    return m_desk->sessionsOnScreen();
}

void MainWindow::store(Preferences& preferences) const {
    preferences = m_preferences;
    preferences.windowGeometry = saveGeometry();
    m_desk->store(preferences);
}

void MainWindow::change(const std::function<void(Preferences&)>& edit) {
    edit(m_preferences);
    m_desk->setHistogramShown(m_preferences.histogramShown);
    m_desk->setCompact(m_preferences.compactRows);
    Q_EMIT preferencesChanged(m_preferences);
}

void MainWindow::showConnection() {
    const AccountConnection& connection = m_parts.connection;
    QString title = tr("Verification Desk");
    switch (connection.state()) {
    case AccountConnection::State::Connected: {
        const Account& account = connection.account();
        const QString name = account.displayName.isEmpty() ? account.id : account.displayName;
        const QString mode = connection.isLive() ? tr("LIVE") : tr("TEST");
        title += QStringLiteral(" – ") + (name.isEmpty() ? mode : name + QStringLiteral(" (") + mode + u')');
        if (m_pages->currentWidget() != m_desk) {
            m_connect->clear();
            m_pages->setCurrentWidget(m_desk);
            m_desk->filter().focusLine();
        }
        break;
    }
    case AccountConnection::State::Disconnected:
    case AccountConnection::State::Reading:
    case AccountConnection::State::Trying:
    case AccountConnection::State::Refused:
        m_pages->setCurrentWidget(m_connect);
        break;
    }
    m_connect->setConnecting(connection.state() == AccountConnection::State::Trying);
    if (connection.state() == AccountConnection::State::Refused)
        m_connect->showError(connection.error());
    setWindowTitle(title);
}

void MainWindow::showKeys() {
    auto* card =
        new QMessageBox(QMessageBox::NoIcon, tr("Keys"), tr("<b>Keys</b>"), QMessageBox::Close, this);
    card->setAttribute(Qt::WA_DeleteOnClose);
    card->setInformativeText(QStringLiteral("<table>%1</table>").arg(m_commands->keysAsHtml()));
    card->open();
}

void MainWindow::showKeyCard() {
    KeyXray& xray = m_parts.xray;
    if (m_parts.budget.hasRoomFor(KeyXray::mostRequests))
        xray.complete();
    auto* card = new KeyCard(xray, m_parts.connection.maskedKey(), this);
    card->setAttribute(Qt::WA_DeleteOnClose);
    connect(card, &KeyCard::copyRequested, m_desk, &DeskPage::copy);
    connect(card, &KeyCard::askAgainRequested, this,
            [this, &xray] { m_desk->reads().read(KeyXray::mostRequests, [&xray] { xray.askAgain(); }); });
    // Another key has another card.
    connect(&m_parts.connection, &AccountConnection::disconnected, card, &QDialog::reject);
    card->open();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    Q_EMIT closing();
    event->accept();
}
