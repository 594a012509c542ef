// SPDX-License-Identifier: Apache-2.0
#include "Application.h"

#include "WindowPicture.h"
#include "journal/JournalReading.h"
#include "look/Look.h"
#include "main_window/WindowPlacement.h"
#include "settings/ShownMetadata.h"

#include <QApplication>
#include <QFileInfo>

#include <cstdio>
#include <utility>

namespace {

/// The key in STRIPE_API_KEY. It is taken out of the environment, so that no program started from here gets
/// it.
std::optional<ApiKey> keyFromEnvironment() {
    const QString text = qEnvironmentVariable("STRIPE_API_KEY");
    qunsetenv("STRIPE_API_KEY");
    return ApiKey::fromText(text);
}

/// A sandbox's world ends with it: what was kept of it would be of sessions that are gone. Whoever names a
/// directory knows.
std::optional<CacheDirectory> cacheDirectory(const CommandLine& line) {
    if (!line.keepSessions || (line.cachePath.isEmpty() && line.stripe != CommandLine().stripe))
        return std::nullopt;
    return line.cachePath.isEmpty() ? CacheDirectory() : CacheDirectory(line.cachePath);
}

/// What is tried out on a sandbox is nothing to be held to account for, unless a file is named.
std::unique_ptr<Journal> openJournal(const CommandLine& line, const StripeClient& client) {
    if (line.journalPath.isEmpty() && line.stripe != CommandLine().stripe)
        return nullptr;
    auto journal = std::make_unique<Journal>([&client] {
        return Journal::Time{client.now(),
                             client.isServerClockKnown() ? JournalClock::Stripe : JournalClock::Machine};
    });
    journal->open(line.journalPath.isEmpty() ? usualJournalPath() : line.journalPath);
    return journal;
}

} // namespace

Application::Application(QApplication& qt, const CommandLine& commandLine)
    : m_qt(qt)
    , m_commandLine(commandLine)
    , m_preferencesFile(commandLine.preferencesPath.isEmpty() ? PreferencesFile::usualPath()
                                                              : commandLine.preferencesPath)
    , m_readsFile(commandLine.preferencesPath.isEmpty()
                      ? ReadsFile::usualPath()
                      : QFileInfo(commandLine.preferencesPath).absolutePath() + QStringLiteral("/reads.json"))
    , m_preferences(m_preferencesFile.load())
    , m_client(commandLine.stripe)
    , m_reachability(m_client)
    , m_budget([this] { return m_client.now(); })
    , m_keys(commandLine.useKeychain ? makeKeychainStore() : makeMemoryStore())
    , m_connection(m_client, *m_keys)
    , m_lock(m_client, *m_keys)
    , m_journal(openJournal(commandLine, m_client))
    , m_xray(m_client, m_store)
    , m_secondKey(m_client, *m_keys, m_connection)
    , m_feed(m_client, m_store)
    , m_follower(m_client, m_store)
    , m_events(m_client, m_store, m_follower, m_budget)
    , m_reconcile(m_client, m_store, m_budget)
    , m_table(m_store)
    , m_reviewed(m_client, m_store, m_journal.get())
    , m_pictures(m_client, m_journal.get())
    , m_attempts(m_client)
    , m_noteWriting(m_client, m_store, m_journal.get())
    , m_noteWatch(m_client, m_store, m_budget)
    , m_actions(m_client, m_store, m_journal.get())
    , m_recovery(m_journal.get(), m_actions, [this] { return m_client.now(); })
    , m_counts(m_store)
    , m_fetch(m_client, m_store)
    , m_changed(m_store)
    , m_memory(cacheDirectory(commandLine), {m_store, m_feed, m_events, m_reconcile, m_changed},
               [this] { return m_client.now(); })
    , m_sealKeys(commandLine.useKeychain ? makeKeychainSealKeys() : makeNoSealKeys())
    , m_references(m_memory, m_store, *m_sealKeys)
    , m_details(m_client, m_store, m_budget) {
    applyPreferences(m_preferences);
    m_budget.restore(m_readsFile.load());
    m_window = std::make_unique<MainWindow>(
        DeskParts{m_client,   m_connection,  m_store,     m_feed,    m_table,        m_reviewed, m_pictures,
                  m_attempts, m_noteWriting, m_noteWatch, m_actions, m_views,        m_counts,   m_fetch,
                  m_events,   m_reconcile,   m_changed,   m_budget,  m_reachability, m_memory,   m_references,
                  m_details,  m_xray,        m_secondKey, m_lock,    m_journal.get()});
    m_window->restore(m_preferences);
    join();
    joinFreshness();
    joinBudget();
    joinMemory();
    joinXray();
    joinLock();
    connect(&m_connection, &AccountConnection::changed, this, &Application::nameAccount);
}

Application::~Application() = default;

void Application::join() {
    connect(&m_connection, &AccountConnection::connected, this, &Application::startAccount);
    connect(&m_connection, &AccountConnection::disconnected, this, &Application::endAccount);
    connect(m_window.get(), &MainWindow::preferencesChanged, this, &Application::applyPreferences);
    connect(m_window.get(), &MainWindow::closing, this, &Application::savePreferences);
    connect(&m_qt, &QCoreApplication::aboutToQuit, this, &Application::savePreferences);
    connect(&m_reviewed, &ReviewedSession::changed, this, &Application::followOpen);
    connect(&m_reviewed, &ReviewedSession::changed, &m_attempts,
            [this] { m_attempts.setSession(m_reviewed.session()); });
    connect(&m_actions, &SessionActions::redactionUnderWay, &m_follower, &SessionFollower::follow);
    connect(&m_connection, &AccountConnection::disconnected, this, &Application::endActions);
    connect(&m_connection, &AccountConnection::ownerTold, this, &Application::recoverActions);
}

void Application::joinFreshness() {
    m_events.setOnScreen([this] { return m_window->sessionsOnScreen(); });
    m_details.setOnScreen([this] { return m_window->sessionsOnScreen(); });
    const CoverageNow coverage = [this] { return m_feed.coverage(); };
    m_events.setCoverage(coverage);
    m_details.setCoverage(coverage);
    m_reconcile.setCoverage(coverage);
    connect(&m_feed, &SessionFeed::changed, &m_events, [this] {
        const std::optional<Coverage::Range> loaded = m_feed.coverage().extent();
        m_events.setLoadedFrom(loaded ? std::optional(loaded->from) : std::nullopt);
    });
    connect(&m_events, &EventFeed::changed, &m_changed, [this] {
        // Stripe has told what time it is: what is created from now on is new.
        if (!m_changed.isWatching() && m_events.asOf() > 0)
            m_changed.watch(m_events.asOf());
    });
    connect(&m_reconcile, &Reconcile::finishedFull, &m_events, &EventFeed::relisted);
    connect(&m_window->attention(), &DeskAttention::changed, this, &Application::noteAttention);
}

void Application::joinBudget() {
    connect(&m_client, &StripeClient::readSent, &m_budget, &ReadBudget::count);
    connect(&m_budget, &ReadBudget::roomChanged, this, [this](bool hasRoom) {
        noteAttention(m_window->attention().attention());
        if (!hasRoom)
            m_feed.pause(); // Going on asks first.
    });
    constexpr std::chrono::minutes betweenSavings{1};
    connect(&m_minute, &QTimer::timeout, this, [this] {
        saveReads();
        // A new month may have begun, or the day that was allowed be over: it is told only when it is asked.
        m_budget.setCeiling(m_preferences.readCeiling);
    });
    connect(&m_qt, &QCoreApplication::aboutToQuit, this, &Application::saveReads);
    connect(m_window.get(), &MainWindow::closing, this, &Application::saveReads);
    m_minute.start(betweenSavings);
}

/// What the key may do is asked once there are sessions to ask about, or once it is known that there are none
/// to be had. What the rest of the desk asks at its start has been told by then.
void Application::joinXray() {
    using State = SessionFeed::State;
    connect(&m_feed, &SessionFeed::changed, &m_xray, [this] {
        const bool isTold =
            m_feed.state() == State::Complete || (m_feed.state() == State::Idle && m_store.size() > 0) ||
            (m_feed.state() == State::Failed && m_feed.error().kind == StripeError::Kind::PermissionMissing);
        if (isTold && m_xray.state() == KeyXray::State::NotAsked &&
            m_budget.hasRoomFor(KeyXray::mostRequests))
            m_xray.complete();
    });
}

/// What was revealed goes first, then everything stands still until somebody comes back.
void Application::joinLock() {
    connect(&m_connection, &AccountConnection::changed, &m_lock,
            [this] { m_lock.setKeyPlace(m_connection.keyPlace()); });
    connect(&m_connection, &AccountConnection::connected, &m_lock, &DeskLock::abandon);
    connect(&m_connection, &AccountConnection::disconnected, &m_lock, &DeskLock::abandon);
    connect(&m_lock, &DeskLock::anotherKeyFound, &m_connection, &AccountConnection::restore);
    connect(&m_lock, &DeskLock::locked, &m_secondKey, &SecondKey::giveUp);
    connect(&m_lock, &DeskLock::locked, &m_connection, &AccountConnection::giveUpTrial);
    connect(&m_lock, &DeskLock::changed, &m_references,
            [this] { m_lock.isShut() ? m_references.lock() : m_references.unlock(); });
    connect(&m_systemLock, &SystemLock::closing, &m_lock, &DeskLock::lock);
    connect(&m_lock, &DeskLock::locked, this, [this] {
        m_openBeforeLock = m_reviewed.id();
        m_reviewed.close();
        noteAttention(Attention::Away);
    });
    connect(&m_lock, &DeskLock::unlocked, this, [this] {
        if (!m_openBeforeLock.isEmpty())
            m_reviewed.open(std::exchange(m_openBeforeLock, {}));
        noteAttention(m_window->attention().attention());
        if (m_journal)
            m_journal->recordOutcome({.deed = Deed::Unlocked});
    });
}

/// A session is followed while it is open; who comes back to it sees at once how far it is.
void Application::followOpen() {
    const SessionId open =
        m_reviewed.state() == ReviewedSession::State::Empty ? SessionId() : m_reviewed.id();
    const SessionId before = std::exchange(m_followed, open);
    if (before != open && !before.isEmpty())
        m_follower.lookAway(before);
    m_changed.setOpen(open);
    m_follower.follow(open);
}

void Application::noteAttention(Attention attention) {
    if (m_lock.isShut())
        attention = Attention::Away;
    if (attention != Attention::InUse) { // Others may look at the screen now.
        m_reviewed.maskAll();
        m_pictures.dropAll();
    }
    m_events.setAttention(attention);
    m_reconcile.setAttention(attention);
    m_details.setAttention(attention);
    m_noteWatch.setPaused(attention != Attention::InUse);
    m_follower.setPaused(attention != Attention::InUse || !m_budget.hasRoomFor());
    m_changed.setLooking(attention == Attention::InUse);
}

void Application::saveReads() {
    const ReadDays counted = m_budget.takeUnsaved();
    if (counted.isEmpty())
        return;
    if (const std::optional<ReadDays> sum = m_readsFile.add(counted))
        m_budget.restore(*sum);
    else
        m_budget.putBackUnsaved(counted);
}

void Application::start() {
    if (m_commandLine.picturePath.isEmpty())
        placeOnScreen(*m_window);
    m_window->show();
    if (!m_commandLine.picturePath.isEmpty())
        new WindowPicture(*m_window, m_feed, m_reviewed, m_commandLine.picturePath, this);
    if (const std::optional<ApiKey> key = keyFromEnvironment())
        m_connection.useForThisRun(*key);
    else
        m_connection.restore();
}

void Application::joinMemory() {
    connect(&m_memory, &AccountMemory::ready, this, &Application::loadNews);
    connect(&m_connection, &AccountConnection::ownerTold, this, &Application::openMemory);
}

void Application::startAccount() {
    endActions();
    endAccount();
    recoverActions();
    m_isOwnerAwaited = !m_memory.openNoted(m_connection.keyMark());
    openMemory();
}

/// With a key that was not used before, what is kept is found by whose key it is; with any other it is
/// compared. What is loaded when the account is told late stays on the screen, and is kept from then on.
void Application::openMemory() {
    const QByteArray mark = m_connection.keyMark();
    const bool isLive = m_connection.isLive();
    switch (m_connection.owner()) {
    case AccountConnection::Owner::Unasked:
        return;
    case AccountConnection::Owner::OutOfReach:
        if (m_isOwnerAwaited && m_memory.state() != AccountMemory::State::Without)
            m_memory.goWithout(); // Until it is told after all.
        return;
    case AccountConnection::Owner::Known:
    case AccountConnection::Owner::Hidden:
        break;
    }
    const bool isKnown = m_connection.owner() == AccountConnection::Owner::Known;
    const QString account = isKnown ? m_connection.account().id : QString();
    if (!std::exchange(m_isOwnerAwaited, false)) {
        if (m_memory.confirm(account, isLive))
            return;
        endAccount(); // What is on the screen is of another account.
    }
    m_memory.open(mark, isKnown ? account : QString::fromLatin1(mark), isLive);
}

/// What is kept is in the store: the rest is at Stripe.
void Application::loadNews() {
    if (m_store.size() == 0)
        m_reconcile.setLastDone(m_client.now()); // Everything is read now.
    m_feed.refresh();
    // Polling that already runs goes on, unless an earlier run tells from when to continue.
    if (m_events.state() == EventFeed::State::Off || m_memory.eventsReadBefore().readUpTo > 0)
        m_events.start(m_memory.eventsReadBefore());
    m_reconcile.keepDaily(true);
}

void Application::endAccount() {
    m_memory.close();
    m_details.reset();
    m_fetch.start({}); // Forgets what it found out about the account before.
    m_follower.clear();
    m_events.reset();
    m_reconcile.keepDaily(false);
    m_reconcile.stop();
    m_changed.forget();
    m_feed.reset();
}

/// Their key is gone. Not part of endAccount(): the account's name may come while one of them is under way.
void Application::endActions() {
    m_recovery.stop();
    m_actions.clear();
}

/// The journal may have the account by the mark of its key, from before its id was told.
void Application::recoverActions() {
    QStringList names{QString::fromLatin1(m_connection.keyMark())};
    if (!m_connection.account().id.isEmpty())
        names << m_connection.account().id;
    m_recovery.start(names, m_connection.isLive() ? JournalMode::Live : JournalMode::Test);
}

/// What is recorded from now on is of this account.
void Application::nameAccount() {
    m_reviewed.setShownMetadata(shownMetadata(m_preferences.shownMetadata, m_connection.keyMark()));
    if (!m_journal || m_connection.keyMark().isEmpty())
        return;
    const QString& id = m_connection.account().id;
    m_journal->setAccount(id.isEmpty() ? QString::fromLatin1(m_connection.keyMark()) : id,
                          m_connection.isLive() ? JournalMode::Live : JournalMode::Test);
}

void Application::savePreferences() {
    m_window->store(m_preferences);
    if (!m_preferencesFile.save(m_preferences))
        std::fprintf(
            stderr, "%s\n",
            qPrintable(preferencesTroubleText(m_preferencesFile.trouble(), m_preferencesFile.path())));
}

void Application::applyPreferences(const Preferences& preferences) {
    m_preferences = preferences;
    m_budget.setCeiling(preferences.readCeiling);
    m_memory.setWanted(preferences.keepSessions);
    m_references.setWanted(preferences.keepReferences);
    m_lock.setPassphrase(preferences.passphrase);
    m_reviewed.setUsualReveals(preferences.revealsAnHour);
    m_reviewed.setShownMetadata(shownMetadata(preferences.shownMetadata, m_connection.keyMark()));
    if (m_journal)
        m_journal->setOperatorName(preferences.operatorName);
    applyLook(m_qt, m_commandLine.colourScheme.value_or(m_preferences.colourScheme));
}
