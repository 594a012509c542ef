// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/ReferenceCache.h"
#include "cache/SealKeyStore.h"

class AccountMemory;

/// Whether references, customers and metadata outlive the desk too: only for who asks for it, beside the
/// account's cache, sealed with a key from the keychain.
class ReferenceMemory : public QObject {
    Q_OBJECT
public:
    enum class State {
        Off,     ///< Nobody wants it, or nothing is kept at all.
        Waiting, ///< For the keychain, or for the end of a lock.
        Reading,
        Keeping,
        NoKey,  ///< There is no keychain, or it gave no key: nothing is kept, what is there stays.
        Failed, ///< See trouble().
    };
    Q_ENUM(State)

    ReferenceMemory(AccountMemory& memory, SessionStore& store, SealKeyStore& keys,
                    QObject* parent = nullptr);

    State state() const;
    CacheTrouble trouble() const { return m_cache.trouble(); }
    bool isWanted() const { return m_isWanted; }
    bool isWritten() const { return m_cache.isWritten(); }
    /// After lock(), once the disk has answered.
    bool isKeyAway() const { return m_cache.isKeyAway(); }

    /// Who wants it no more loses at once what is kept of all accounts, and the key.
    void setWanted(bool wanted);
    /// The key leaves memory until unlock(); what changes meanwhile is kept then.
    void lock();
    void unlock();

Q_SIGNALS:
    void changed();
    void written();
    /// After setWanted(false): what was found when it was looked for.
    void forgotten(bool areFilesGone, bool isKeyGone);

private:
    void follow();
    void askForKey();
    void takeKey(const std::optional<SealKey>& key);
    void forget(SealKeyStore::Forgotten answer);

    AccountMemory& m_memory;
    SealKeyStore& m_keys;
    ReferenceCache m_cache;
    bool m_isWanted = false;
    bool m_isLocked = false;
    bool m_isAsking = false;
    bool m_hasNoKey = false;
    QString m_file;               ///< What is open, or is to be; empty for nothing.
    std::uint64_t m_question = 0; ///< To the keychain.
};
