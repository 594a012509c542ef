// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "CommandLine.h"
#include "SystemLock.h"
#include "actions/OpenActionRecovery.h"
#include "actions/SessionActions.h"
#include "evidence/SessionAttempts.h"
#include "evidence/SessionPictures.h"
#include "journal/Journal.h"
#include "main_window/MainWindow.h"
#include "notes/NoteWatch.h"
#include "notes/NoteWriting.h"
#include "sessions/AccountMemory.h"
#include "sessions/ChangedSessions.h"
#include "sessions/DetailsInSight.h"
#include "sessions/EventFeed.h"
#include "sessions/LiveCounts.h"
#include "sessions/Reconcile.h"
#include "sessions/ReferenceMemory.h"
#include "sessions/ReviewedSession.h"
#include "sessions/SessionFeed.h"
#include "sessions/SessionFetch.h"
#include "sessions/SessionFollower.h"
#include "sessions/SessionTableModel.h"
#include "settings/AccountConnection.h"
#include "settings/DeskLock.h"
#include "settings/KeyXray.h"
#include "settings/PreferencesFile.h"
#include "settings/ReadsFile.h"
#include "settings/SavedViews.h"
#include "settings/SecondKey.h"
#include "store/SessionStore.h"
#include "stripe/Reachability.h"
#include "stripe/ReadBudget.h"

#include <memory>

class QApplication;

/// The desk's parts and how they are joined. Members stand in the order of their birth: each knows only those
/// above it.
class Application : public QObject {
    Q_OBJECT
public:
    Application(QApplication& qt, const CommandLine& commandLine);
    ~Application() override;

    /// Shows the window and connects to the account whose key is in the environment or the keychain.
    void start();

private:
    void join();
    void joinFreshness();
    void joinBudget();
    void joinXray();
    void joinLock();
    void followOpen();
    void noteAttention(Attention attention);
    void joinMemory();
    void nameAccount();
    void endActions();
    void recoverActions();
    void startAccount();
    void openMemory();
    void loadNews();
    void endAccount();
    void savePreferences();
    void saveReads();
    void applyPreferences(const Preferences& preferences);

    QApplication& m_qt;
    CommandLine m_commandLine;
    PreferencesFile m_preferencesFile;
    ReadsFile m_readsFile;
    Preferences m_preferences;
    StripeClient m_client;
    Reachability m_reachability;
    ReadBudget m_budget;
    std::unique_ptr<KeyStore> m_keys;
    AccountConnection m_connection;
    DeskLock m_lock;
    SystemLock m_systemLock;
    SessionId m_openBeforeLock;
    std::unique_ptr<Journal> m_journal; ///< Null: none is kept.
    SessionStore m_store;
    KeyXray m_xray;
    SecondKey m_secondKey;
    SessionFeed m_feed;
    SessionFollower m_follower;
    EventFeed m_events;
    Reconcile m_reconcile;
    SessionTableModel m_table;
    ReviewedSession m_reviewed;
    SessionPictures m_pictures;
    SessionAttempts m_attempts;
    NoteWriting m_noteWriting;
    NoteWatch m_noteWatch;
    SessionActions m_actions;
    OpenActionRecovery m_recovery;
    SavedViews m_views;
    LiveCounts m_counts;
    SessionFetch m_fetch;
    ChangedSessions m_changed; ///< After the table: it marks what that shows.
    AccountMemory m_memory;
    std::unique_ptr<SealKeyStore> m_sealKeys;
    ReferenceMemory m_references;
    DetailsInSight m_details;
    bool m_isOwnerAwaited = false;        ///< To know where what is kept of the account lies.
    SessionId m_followed;                 ///< The open session, while it is.
    QTimer m_minute;                      ///< Between two savings of the counts of reads.
    std::unique_ptr<MainWindow> m_window; ///< Born once the look is on: widgets take their palette at birth.
};
