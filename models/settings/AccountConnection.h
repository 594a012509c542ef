// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/KeyStore.h"
#include "stripe/StripeClient.h"

#include <QObject>
#include <QTimer>

#include <chrono>

/// Whose sessions the desk shows: the key in use, the account behind it, and where the key rests.
///
/// A typed key is tried before it is kept. A key from the keychain or the environment is taken at its word:
/// with no network the desk still starts, and learns the account's name later.
class AccountConnection : public QObject {
    Q_OBJECT
public:
    enum class State {
        Disconnected, ///< No key: the reviewer is asked for one.
        Reading,      ///< Asking the keychain.
        Trying,       ///< Asking Stripe whose typed key this is.
        Connected,
        /// The typed key was not taken, or Stripe answered the key in use in the other mode; see error().
        /// Whatever was connected before is not any more.
        Refused,
    };
    Q_ENUM(State)

    /// What is known of whose key it is.
    enum class Owner {
        Unasked,
        Known,
        Hidden,     ///< The key may not tell.
        OutOfReach, ///< No answer yet. It is asked again by itself, less and less often; see error().
    };
    Q_ENUM(Owner)

    AccountConnection(StripeClient& client, KeyStore& keys, QObject* parent = nullptr);

    State state() const { return m_state; }
    const StripeError& error() const { return m_error; }
    /// Fields are empty until Stripe has told them, or for good if the key may not read them.
    const Account& account() const { return m_account; }
    Owner owner() const { return m_owner; }
    /// Of the key in use, also while the desk is locked and the key itself is out of reach.
    bool isLive() const { return m_isLive; }
    const QString& maskedKey() const { return m_maskedKey; }
    const QByteArray& keyMark() const { return m_keyMark; } ///< See ApiKey::mark().
    /// MemoryOnly until the keychain has confirmed that it has the keys in use.
    KeyStore::Place keyPlace() const { return m_place; }
    /// Disconnected, but the keychain did not confirm that it deleted the key: the next start may find it.
    bool isKeyLeftBehind() const { return m_isKeyLeftBehind; }

    /// The first wait before the account is asked for again; for tests.
    void setFirstRetry(std::chrono::milliseconds wait) { m_firstRetry = wait; }
    /// Looks in the keychain.
    void restore();
    /// A key from the environment: used for this run, never kept.
    void useForThisRun(const ApiKey& key);
    /// A key somebody typed: tried, then kept.
    void connectWith(const ApiKey& key);
    /// Ends a trial without an answer: the typed key leaves memory. Does nothing in any other state.
    void giveUpTrial();
    /// Forgets the key, in the keychain too; see isKeyLeftBehind().
    void disconnectAccount();
    /// Asks the keychain to delete the key once more.
    void deleteKeptKey();

Q_SIGNALS:
    void changed();
    /// A key is in use from now on: what is loaded belongs to another one.
    void connected();
    void disconnected();
    /// owner() is another than before, with a key that is connected.
    void ownerTold();

private:
    void use(const KeyRing& keys);
    void stop(const StripeError& error);
    void setKey(const std::optional<KeyRing>& keys);
    void askForAccount();
    void askAgainLater();
    void takeAccount(const Result<Account>& result);
    void takeTrial(const ApiKey& key, const Result<Account>& result);
    void setState(State state);

    StripeClient& m_client;
    KeyStore& m_keys;
    State m_state = State::Disconnected;
    StripeError m_error;
    Account m_account;
    Owner m_owner = Owner::Unasked;
    bool m_isLive = false;
    QString m_maskedKey;
    QByteArray m_keyMark;
    KeyStore::Place m_place = KeyStore::Place::MemoryOnly;
    bool m_mayBeKept = false; ///< The keychain may have a key: read from it, or written and never deleted.
    bool m_isKeyLeftBehind = false;
    std::uint64_t m_generation = 0;
    int m_failures = 0; ///< To learn the account, in a row.
    std::chrono::milliseconds m_firstRetry{5'000};
    QTimer m_retry;
};
