// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/CacheDirectory.h"
#include "cache/SessionCache.h"
#include "sessions/BackFill.h"
#include "sessions/KeptProgress.h"

class EventFeed;
class Reconcile;
class SessionFeed;

/// What is known of an account over the end of the desk: brings back the sessions' outlines, what is covered
/// and what the reviewer has not seen yet, and keeps all of it as it changes. Nothing personal is kept.
///
/// `Closed → Reading → Keeping`, or `Without`: the desk works then, and starts from nothing the next time.
class AccountMemory : public QObject {
    Q_OBJECT
public:
    enum class State {
        Closed,
        Reading, ///< The store fills with what was kept.
        Keeping,
        Without, ///< Nothing is kept: nobody wants it, or there is trouble().
    };
    Q_ENUM(State)

    /// What is kept of, and brought back to.
    struct Desk {
        SessionStore& store;
        SessionFeed& feed;
        EventFeed& events;
        Reconcile& reconcile;
        ChangedSessions& changed;
    };

    /// Without a directory nothing is ever kept.
    AccountMemory(std::optional<CacheDirectory> directory, const Desk& desk, SessionCache::Now now,
                  QObject* parent = nullptr);
    ~AccountMemory() override;

    State state() const { return m_state; }
    CacheTrouble trouble() const { return m_cache.trouble(); }

    /// The account a key was used for before. False when it was not: whose key it is must be told then, with
    /// open() or goWithout(). The store is empty. Ends in ready(). It is read at once; nothing is written to
    /// it before confirm().
    bool openNoted(const QByteArray& keyMark);
    /// The account the key belongs to, as Stripe says; empty for a key that may not know it. False, and
    /// nothing of this run is or will be written, when what was opened is of another account: then open() is
    /// due.
    bool confirm(const QString& account, bool isLive);
    /// `account` is its id, or, for a key that may not know it, the key's mark. What is in the store already
    /// is of this account, and stays.
    void open(const QByteArray& keyMark, const QString& account, bool isLive);
    void goWithout();
    /// Writes what is left to write. Before anything of the desk is reset.
    void close();

    /// How far the events had been read when everything that is in the store now was kept.
    const EventCursor& eventsReadBefore() const { return m_eventsBefore; }

    /// Whether anything is kept at all; what was kept is not touched by this.
    void setWanted(bool wanted);
    bool isWanted() const { return m_isWanted; }
    /// Overwrites and removes what is kept of all accounts. What is loaded stays, and is kept no more until
    /// the next open().
    ForgottenFiles forgetEverything();
    /// The same for what lies sealed beside it, of all accounts (ReferenceFile).
    ForgottenFiles forgetSealed();
    /// On the disk, of all accounts.
    std::int64_t bytesKept() const;
    /// Of the account; meaningful while it is Keeping.
    const QString& file() const { return m_file; }
    QString place() const { return m_directory ? m_directory->path() : QString(); }

Q_SIGNALS:
    void changed();
    /// Everything kept is back, or there is nothing.
    void ready();
    /// What was kept under this key is of another account: it is set aside.
    void otherAccountFound();
    /// By forgetEverything(), before anything is removed.
    void forgetting();

private:
    void read(const QString& file, bool mayWrite);
    BackFill::State withWhatIsLoaded(BackFill::State kept) const;
    void takeCacheState();
    void takeUp();
    void keepProgress();
    void keepChanges();
    void setState(State state);

    std::optional<CacheDirectory> m_directory;
    Desk m_desk;
    SessionCache m_cache;
    State m_state = State::Closed;
    bool m_isWanted = true;
    QByteArray m_keyMark;
    bool m_isConfirmed = false; ///< The file is of the account that is connected.
    QString m_file;
    EventCursor m_eventsBefore;
};
