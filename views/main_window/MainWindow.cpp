// SPDX-License-Identifier: Apache-2.0
#include "main_window/MainWindow.h"

#include "evidence/SessionPictures.h"
#include "filter_bar/FilterBar.h"
#include "look/Text.h"
#include "main_window/ActionFlow.h"
#include "main_window/DeskCommands.h"
#include "main_window/DeskPage.h"
#include "main_window/ExportFlow.h"
#include "main_window/JournalFlow.h"
#include "main_window/KeptFlow.h"
#include "main_window/LeaveGuard.h"
#include "main_window/LoadFlow.h"
#include "main_window/LockFlow.h"
#include "main_window/NotesFlow.h"
#include "main_window/PictureFlow.h"
#include "main_window/PrivacyKeys.h"
#include "main_window/ReadsFlow.h"
#include "main_window/RevealFlow.h"
#include "main_window/StatusLine.h"
#include "main_window/TopBar.h"
#include "sessions/ChangedSessions.h"
#include "sessions/ReviewedSession.h"
#include "settings/AccountConnection.h"
#include "settings/ConnectPage.h"
#include "settings/DeskLock.h"
#include "settings/KeyCard.h"
#include "settings/KeyXray.h"
#include "settings/LockPage.h"
#include "settings/ShownMetadata.h"
#include "stripe/ReadBudget.h"

#include <QCloseEvent>
#include <QLabel>
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
    , m_exports(new ExportFlow(parts, this))
    , m_pictures(new PictureFlow(parts, m_desk->reveals(), this))
    , m_attention(new DeskAttention(this))
    , m_lockPage(new LockPage(parts.lock, m_pages))
    , m_lock(new LockFlow(parts, *m_attention, this))
    , m_leaving(new LeaveGuard(parts, m_desk->notes().section(), this)) {
    setObjectName(QStringLiteral("mainWindow"));
    constexpr QSize usual(1440, 900);
    constexpr QSize smallest(900, 460); // A screen of 1920 × 1080 at 200 % is 960 × 540.
    resize(usual);
    setMinimumSize(smallest);
    m_pages->addWidget(m_connect);
    m_pages->addWidget(m_desk);
    m_pages->addWidget(m_lockPage);
    setCentralWidget(m_pages);
    m_desk->topBar().setMenu(m_commands->menu());

    connect(&m_parts.connection, &AccountConnection::changed, this, &MainWindow::showConnection);
    connect(m_connect, &ConnectPage::connectRequested, &m_parts.connection, &AccountConnection::connectWith);
    connect(m_connect, &ConnectPage::copyRequested, m_desk, &DeskPage::copy);
    connect(m_connect, &ConnectPage::deleteKeyRequested, &m_parts.connection,
            &AccountConnection::deleteKeptKey);
    connect(m_desk, &DeskPage::actionRequested, m_actions, &ActionFlow::ask);
    connect(m_desk, &DeskPage::anotherKeyRequested, this, &MainWindow::changeKey);
    connect(m_desk, &DeskPage::alwaysShowRequested, this, [this](const QString& key, bool always) {
        change([this, &key, always](Preferences& preferences) {
            preferences.shownMetadata =
                withShownMetadata(preferences.shownMetadata, m_parts.connection.keyMark(), key, always);
        });
    });
    connect(&m_desk->reads(), &ReadsFlow::ceilingChosen, this, [this](int reads) {
        change([reads](Preferences& preferences) { preferences.readCeiling = reads; });
    });
    connect(m_actions, &ActionFlow::told, &m_desk->statusLine(), &StatusLine::say);
    connect(m_journal, &JournalFlow::told, &m_desk->statusLine(), &StatusLine::say);
    connect(m_exports, &ExportFlow::told, &m_desk->statusLine(), &StatusLine::say);
    connect(m_desk, &DeskPage::picturesRequested, m_pictures, &PictureFlow::show);
    connect(m_pictures, &PictureFlow::told, &m_desk->statusLine(), &StatusLine::say);
    connect(m_pictures, &PictureFlow::copyRequested, m_desk, &DeskPage::copy);
    connect(m_kept, &KeptFlow::told, &m_desk->statusLine(), &StatusLine::say);
    connect(m_kept, &KeptFlow::wantedChosen, this, [this](bool keep) {
        change([keep](Preferences& preferences) { preferences.keepSessions = keep; });
    });
    connect(m_kept, &KeptFlow::referencesChosen, this, [this](bool keep) {
        change([keep](Preferences& preferences) { preferences.keepReferences = keep; });
    });
    connect(&m_desk->notes(), &NotesFlow::accountsChosen, this, [this](const QStringList& accounts) {
        change([&accounts](Preferences& preferences) { preferences.noteAccounts = accounts; });
    });
    joinCommands();
    joinLock();
    showConnection();
}

void MainWindow::joinLock() {
    const auto showLock = [this] {
        m_commands->setLocked(m_parts.lock.isShut());
        showConnection();
    };
    connect(&m_parts.lock, &DeskLock::changed, this, showLock);
    connect(&m_parts.lock, &DeskLock::locking, this, [this, showLock] {
        m_connect->clear();
        showLock();
        repaint(); // Now: whatever else follows from a lock may take its time.
    });
    new PrivacyKeys({&m_commands->action(Command::LockNow), &m_commands->action(Command::MaskAll)}, this);
    connect(m_lockPage, &LockPage::anotherKeyRequested, this, &MainWindow::changeKey);
    connect(m_lock, &LockFlow::lockAfterChosen, this, [this](int minutes) {
        change([minutes](Preferences& preferences) { preferences.lockAfterMinutes = minutes; });
    });
    connect(m_lock, &LockFlow::revealsAnHourChosen, this, [this](int usual) {
        change([usual](Preferences& preferences) { preferences.revealsAnHour = usual; });
    });
    connect(m_lock, &LockFlow::operatorNameChosen, this, [this](const QString& name) {
        change([&name](Preferences& preferences) { preferences.operatorName = name; });
    });
    connect(m_lock, &LockFlow::passphraseChosen, this, [this](const std::optional<Passphrase>& passphrase) {
        change([&passphrase](Preferences& preferences) { preferences.passphrase = passphrase; });
    });
    m_commands->on(Command::LockNow, &m_parts.lock, &DeskLock::lock);
    m_commands->on(Command::ShowLock, this, [this] { m_lock->showSettings(m_preferences); });
}

void MainWindow::joinCommands() {
    m_commands->on(Command::Find, &m_desk->filter(), &FilterBar::focusLine);
    m_commands->on(Command::Undo, &m_desk->filter(), &FilterBar::undo);
    m_commands->on(Command::Redo, &m_desk->filter(), &FilterBar::redo);
    m_commands->on(Command::PasteAsView, m_desk, &DeskPage::pasteClipboardAsView);
    m_commands->on(Command::SaveView, m_desk, &DeskPage::saveView);
    m_commands->on(Command::ExportShown, m_exports, &ExportFlow::ask);
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
    m_commands->on(Command::RevealAll, &m_desk->reveals(), &RevealFlow::revealAll);
    m_commands->on(Command::MaskAll, &m_parts.reviewed, &ReviewedSession::maskAll);
    m_commands->on(Command::MaskAll, &m_parts.pictures, &SessionPictures::dropAll);
    m_commands->on(Command::Refresh, &m_desk->loads(), &LoadFlow::refresh);
    m_commands->on(Command::MarkAllSeen, &m_parts.changed, &ChangedSessions::markAllSeen);
    m_commands->on(Command::ShowNotes, &m_desk->notes(), &NotesFlow::show);
    m_commands->on(Command::ShowReads, &m_desk->reads(), &ReadsFlow::showReads);
    m_commands->on(Command::ShowKept, m_kept, &KeptFlow::show);
    m_commands->on(Command::ShowJournal, m_journal, [this] { m_journal->show(m_preferences.operatorName); });
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
    m_commands->on(Command::UseAnotherKey, this, &MainWindow::changeKey);
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
    m_lock->setIdleTime(std::chrono::minutes(preferences.lockAfterMinutes));
    m_pictures->setOperatorName(preferences.operatorName);
    m_desk->notes().setPreferences(preferences.noteAccounts, preferences.operatorName);
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
    m_lock->setIdleTime(std::chrono::minutes(m_preferences.lockAfterMinutes));
    m_pictures->setOperatorName(m_preferences.operatorName);
    m_desk->notes().setPreferences(m_preferences.noteAccounts, m_preferences.operatorName);
    Q_EMIT preferencesChanged(m_preferences);
}

void MainWindow::showConnection() {
    const AccountConnection& connection = m_parts.connection;
    QString title = tr("Verification Desk");
    if (m_parts.lock.isShut()) {
        title += QStringLiteral(" – ") + tr("locked");
    } else if (connection.state() == AccountConnection::State::Connected) {
        const Account& account = connection.account();
        const QString name = oneLine(account.displayName.isEmpty() ? account.id : account.displayName);
        const QString mode = connection.isLive() ? tr("LIVE") : tr("TEST");
        title += QStringLiteral(" – ") +
                 (name.isEmpty() ? mode : oneLine(name) + QStringLiteral(" (") + mode + u')');
    }
    setWindowTitle(title);
    showPage();
    m_connect->setConnecting(connection.state() == AccountConnection::State::Trying);
    m_connect->setKeyLeftBehind(connection.isKeyLeftBehind());
    if (connection.state() == AccountConnection::State::Refused)
        m_connect->showError(connection.error());
}

void MainWindow::showPage() {
    QWidget* page = m_parts.lock.isShut() ? m_lockPage
                    : m_parts.connection.state() == AccountConnection::State::Connected
                        ? m_desk
                        : static_cast<QWidget*>(m_connect);
    if (m_pages->currentWidget() == page)
        return;
    m_pages->setCurrentWidget(page);
    if (page == m_desk) {
        m_connect->clear();
        m_desk->filter().focusLine();
    } else {
        page->setFocus(Qt::OtherFocusReason);
    }
}

void MainWindow::showKeys() {
    auto* card =
        new QMessageBox(QMessageBox::NoIcon, tr("Keys"), tr("<b>Keys</b>"), QMessageBox::Close, this);
    card->setAttribute(Qt::WA_DeleteOnClose);
    card->setTextFormat(Qt::RichText);
    card->setInformativeText(QStringLiteral("<table>%1</table>").arg(m_commands->keysAsHtml()));
    if (auto* keys = card->findChild<QLabel*>(QStringLiteral("qt_msgbox_informativelabel")))
        keys->setTextFormat(Qt::RichText); // Of a message box setTextFormat() is for the title alone.
    card->open();
}

void MainWindow::showKeyCard() {
    KeyXray& xray = m_parts.xray;
    if (m_parts.budget.hasRoomFor(KeyXray::mostRequests))
        xray.complete();
    auto* card = new KeyCard(xray, m_parts.connection.maskedKey(), m_parts.secondKey, this);
    card->setAttribute(Qt::WA_DeleteOnClose);
    connect(card, &KeyCard::copyRequested, m_desk, &DeskPage::copy);
    connect(card, &KeyCard::askAgainRequested, this,
            [this, &xray] { m_desk->reads().read(KeyXray::mostRequests, [&xray] { xray.askAgain(); }); });
    // Another key has another card.
    connect(&m_parts.connection, &AccountConnection::disconnected, card, &QDialog::reject);
    card->open();
}

void MainWindow::changeKey() {
    m_leaving->leave(LeaveGuard::Way::ChangeKey, [this] { m_parts.connection.disconnectAccount(); });
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_mayClose && !m_leaving->mayLeave()) {
        event->ignore();
        m_leaving->leave(LeaveGuard::Way::CloseWindow, [this] {
            m_mayClose = true;
            close();
        });
        return;
    }
    Q_EMIT closing();
    event->accept();
}
