// SPDX-License-Identifier: Apache-2.0
#include "Application.h"

#include "WindowPicture.h"
#include "look/Look.h"

#include <QApplication>

#include <cstdio>

namespace {

/// The key in STRIPE_API_KEY. It is taken out of the environment, so that no program started from here gets
/// it.
std::optional<ApiKey> keyFromEnvironment() {
    const QString text = qEnvironmentVariable("STRIPE_API_KEY");
    qunsetenv("STRIPE_API_KEY");
    return ApiKey::fromText(text);
}

} // namespace

Application::Application(QApplication& qt, const CommandLine& commandLine)
    : m_qt(qt)
    , m_commandLine(commandLine)
    , m_preferencesFile(commandLine.preferencesPath.isEmpty() ? PreferencesFile::usualPath()
                                                              : commandLine.preferencesPath)
    , m_preferences(m_preferencesFile.load())
    , m_client(commandLine.stripe)
    , m_keys(commandLine.useKeychain ? makeKeychainStore() : makeMemoryStore())
    , m_connection(m_client, *m_keys)
    , m_feed(m_client, m_store)
    , m_follower(m_client, m_store)
    , m_table(m_store)
    , m_reviewed(m_client, m_store)
    , m_actions(m_client, m_store)
    , m_counts(m_store)
    , m_fetch(m_client, m_store) {
    applyPreferences(m_preferences);
    m_window = std::make_unique<MainWindow>(DeskParts{m_client, m_connection, m_store, m_feed, m_table,
                                                      m_reviewed, m_actions, m_views, m_counts, m_fetch});
    m_window->restore(m_preferences);
    join();
}

Application::~Application() = default;

void Application::join() {
    connect(&m_connection, &AccountConnection::connected, this, &Application::startAccount);
    connect(&m_connection, &AccountConnection::disconnected, this, &Application::endAccount);
    connect(m_window.get(), &MainWindow::preferencesChanged, this, &Application::applyPreferences);
    connect(m_window.get(), &MainWindow::closing, this, &Application::savePreferences);
    connect(&m_qt, &QCoreApplication::aboutToQuit, this, &Application::savePreferences);
    connect(&m_reviewed, &ReviewedSession::changed, &m_follower,
            [this] { m_follower.follow(m_reviewed.id()); });
    connect(&m_actions, &SessionActions::done, &m_follower,
            [this](ActionKind, const SessionId& id) { m_follower.follow(id); });
}

void Application::start() {
    m_window->show();
    if (!m_commandLine.picturePath.isEmpty())
        new WindowPicture(*m_window, m_feed, m_reviewed, m_commandLine.picturePath, this);
    if (const std::optional<ApiKey> key = keyFromEnvironment())
        m_connection.useForThisRun(*key);
    else
        m_connection.restore();
}

void Application::startAccount() {
    endAccount();
    m_feed.start();
}

void Application::endAccount() {
    m_actions.clear();
    m_fetch.start({}); // Forgets what it found out about the account before.
    m_follower.clear();
    m_feed.reset();
}

void Application::savePreferences() {
    m_window->store(m_preferences);
    if (!m_preferencesFile.save(m_preferences))
        std::fputs("What you chose about the desk could not be saved: is the disk full?\n", stderr);
}

void Application::applyPreferences(const Preferences& preferences) {
    m_preferences = preferences;
    applyLook(m_qt, m_commandLine.colourScheme.value_or(m_preferences.colourScheme));
}
