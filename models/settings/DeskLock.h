// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/KeyStore.h"
#include "settings/Passphrase.h"
#include "stripe/StripeClient.h"

#include <QThreadPool>

/// The desk's lock. While it is shut nothing is asked of Stripe, and the keys are not in memory if somebody
/// else can give them back: the keychain, or the reviewer's passphrase, under which they lie sealed. Where
/// there is neither, the keys stay, and the lock keeps out a passer-by only: way() says which it is, and
/// isKeyInMemory() whether a key is in memory at this moment. lock() waits for nothing.
///
/// `Open → Locked → Unlocking → Open | Locked(trouble)`.
class DeskLock : public QObject {
    Q_OBJECT
public:
    enum class State { Open, Locked, Unlocking };
    Q_ENUM(State)
    /// What it takes to open it.
    enum class Way {
        Press,    ///< Nothing: there is neither a keychain nor a passphrase.
        Keychain, ///< The keychain gives the key back, and asks for what the system asks for.
        Passphrase,
    };
    Q_ENUM(Way)
    enum class Trouble {
        None,
        WrongPassphrase,
        NoKey, ///< The keychain did not give it.
    };
    Q_ENUM(Trouble)

    DeskLock(StripeClient& client, KeyStore& keys, QObject* parent = nullptr);
    ~DeskLock() override;

    State state() const { return m_state; }
    bool isShut() const { return m_state != State::Open; }
    Way way() const;
    Trouble trouble() const { return m_trouble; }
    /// Of a shut lock: for good where nobody gives the key back, or until a request that was under way is
    /// answered or a keychain has stored what it was given. Changes with changed().
    bool isKeyInMemory() const;
    /// Whether it stays there until somebody unlocks.
    bool isKeyKept() const { return m_kept.has_value(); }

    void setPassphrase(const std::optional<Passphrase>& passphrase);
    /// Where the key in use rests; see AccountConnection::keyPlace().
    void setKeyPlace(KeyStore::Place place);

    /// Does nothing without a key: there is nothing to be locked.
    void lock();
    /// `words`: the passphrase, where it takes one.
    void unlock(const QString& words = {});
    /// The reviewer connects with a key instead: what was locked is given up.
    void abandon();

Q_SIGNALS:
    void changed();
    /// Before anything else is done about a lock: for what takes people's data off the screen.
    void locking();
    void locked();
    void unlocked();
    /// Somebody has put another key into the keychain meanwhile: it has to be connected with anew.
    void anotherKeyFound();

private:
    void judge(const QString& words);
    void takeJudgement(bool fits, const std::optional<KeyRing>& keys);
    void readKey();
    void open(const KeyRing& keys);
    void stayShut(Trouble trouble);
    void forgetKeys();

    StripeClient& m_client;
    KeyStore& m_keys;
    KeyStore::Place m_place = KeyStore::Place::MemoryOnly;
    State m_state = State::Open;
    Trouble m_trouble = Trouble::None;
    std::optional<Passphrase> m_passphrase;
    std::optional<Passphrase> m_shutWith; ///< What it was locked with.
    QByteArray m_mark;                    ///< Of the first key.
    QByteArray m_sealed;                  ///< The keys, where the passphrase gives them back.
    std::optional<KeyRing> m_kept;        ///< Where nobody gives them back.
    std::uint64_t m_generation = 0;
    QThreadPool m_thread; ///< Trying a passphrase takes longer than a frame.
};
