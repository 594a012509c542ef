// SPDX-License-Identifier: Apache-2.0
#include "settings/AccountConnection.h"

#include "stripe/BackOff.h"

#include <QRandomGenerator>

#include <utility>

AccountConnection::AccountConnection(StripeClient& client, KeyStore& keys, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_keys(keys) {
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        if (m_state == State::Connected && m_owner == Owner::OutOfReach)
            askForAccount();
    });
    // The network is back: no need to wait out a long delay. A flapping one must not ask at each turn.
    connect(&m_client, &StripeClient::reachabilityChanged, this, [this](bool reachable) {
        if (reachable && m_retry.isActive() && !reachesStripe(m_error) &&
            m_retry.remainingTimeAsDuration() > m_firstRetry)
            m_retry.start(m_firstRetry);
    });
    connect(&m_client, &StripeClient::otherModeMet, this, &AccountConnection::stop);
}

/// Two answers to which mode this is: whatever is done now could be done to real people by mistake. The key
/// stays in the keychain, where a later start finds it.
void AccountConnection::stop(const StripeError& error) {
    if (m_state != State::Connected)
        return;
    ++m_generation;
    setKey(std::nullopt);
    m_account = {};
    m_owner = Owner::Unasked;
    m_error = error;
    setState(State::Refused);
    Q_EMIT disconnected();
}

void AccountConnection::setKey(const std::optional<KeyRing>& keys) {
    m_isLive = keys && keys->desk().isLive();
    m_maskedKey = keys ? keys->desk().masked() : QString();
    m_keyMark = keys ? keys->desk().mark() : QByteArray();
    m_failures = 0;
    m_retry.stop();
    m_client.setKey(keys);
}

void AccountConnection::restore() {
    setState(State::Reading);
    const std::uint64_t generation = ++m_generation;
    m_keys.read(this, [this, generation](const std::optional<KeyRing>& keys) {
        if (generation != m_generation)
            return;
        if (keys) {
            m_place = KeyStore::Place::Keychain;
            m_mayBeKept = true;
            use(*keys);
        } else {
            setState(State::Disconnected);
        }
    });
}

void AccountConnection::useForThisRun(const ApiKey& key) {
    ++m_generation;
    m_place = KeyStore::Place::MemoryOnly;
    use(key);
}

void AccountConnection::use(const KeyRing& keys) {
    m_account = {};
    m_owner = Owner::Unasked;
    m_error = {};
    m_isKeyLeftBehind = false;
    setKey(keys);
    m_state = State::Connected;
    askForAccount();
    Q_EMIT connected();
    Q_EMIT changed();
}

void AccountConnection::askForAccount() {
    const std::uint64_t generation = ++m_generation;
    m_client.retrieveAccount(this, [this, generation](const Result<Account>& result) {
        if (generation != m_generation)
            return;
        takeAccount(result);
        m_error = result.isOk() ? StripeError() : result.error();
        if (m_owner == Owner::OutOfReach)
            askAgainLater();
        Q_EMIT ownerTold();
        Q_EMIT changed();
    });
}

/// Whatever the reason: without the account nothing is kept on this computer. A key that was refused is
/// somebody's to replace.
void AccountConnection::askAgainLater() {
    if (m_error.kind == StripeError::Kind::KeyRefused)
        return;
    constexpr std::chrono::minutes longest{10};
    m_retry.start(backOff(m_firstRetry, longest, m_failures++, QRandomGenerator::global()->generateDouble()));
}

/// A header without a name is no reason to stop work; the list says what is wrong.
void AccountConnection::takeAccount(const Result<Account>& result) {
    m_account = result.isOk() ? result.value() : Account();
    if (result.isOk())
        m_owner = Owner::Known;
    else if (result.error().kind == StripeError::Kind::PermissionMissing)
        m_owner = Owner::Hidden;
    else
        m_owner = Owner::OutOfReach;
}

void AccountConnection::connectWith(const ApiKey& key) {
    if (m_state == State::Connected)
        Q_EMIT disconnected();
    m_error = {};
    m_account = {};
    m_owner = Owner::Unasked;
    m_place = KeyStore::Place::MemoryOnly;
    m_isKeyLeftBehind = false;
    setKey(key);
    setState(State::Trying);
    const std::uint64_t generation = ++m_generation;
    const AskedByPerson person(m_client);
    m_client.retrieveAccount(this, [this, generation, key](const Result<Account>& result) {
        if (generation == m_generation)
            takeTrial(key, result);
    });
}

void AccountConnection::takeTrial(const ApiKey& key, const Result<Account>& result) {
    takeAccount(result);
    if (m_owner == Owner::OutOfReach) { // A key that may not read the account is valid.
        m_error = result.error();
        setKey(std::nullopt);
        setState(State::Refused);
        return;
    }
    const bool wasKept = std::exchange(m_mayBeKept, true); // Until the keychain has said that it is not.
    m_keys.write(key, this, [this, wasKept, mark = key.mark()](KeyStore::Place place) {
        m_mayBeKept = wasKept || place == KeyStore::Place::Keychain;
        if (mark != m_keyMark)
            return; // Another key is in use by now, or none.
        m_place = place;
        Q_EMIT changed();
    });
    m_state = State::Connected;
    Q_EMIT connected();
    Q_EMIT changed();
}

void AccountConnection::giveUpTrial() {
    if (m_state != State::Trying)
        return;
    ++m_generation;
    setKey(std::nullopt);
    setState(State::Disconnected);
    Q_EMIT disconnected();
}

void AccountConnection::disconnectAccount() {
    ++m_generation;
    setKey(std::nullopt);
    m_account = {};
    m_owner = Owner::Unasked;
    m_error = {};
    m_place = KeyStore::Place::MemoryOnly;
    deleteKeptKey();
    setState(State::Disconnected);
    Q_EMIT disconnected();
}

/// Where there is no keychain, none is deleted either: only a key that may be in one is worth a word.
void AccountConnection::deleteKeptKey() {
    m_keys.forget(this, [this, generation = m_generation](bool isDeleted) {
        if (isDeleted)
            m_mayBeKept = false;
        if (generation != m_generation)
            return;
        m_isKeyLeftBehind = m_mayBeKept;
        Q_EMIT changed();
    });
}

void AccountConnection::setState(State state) {
    m_state = state;
    Q_EMIT changed();
}
