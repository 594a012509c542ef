// SPDX-License-Identifier: Apache-2.0
#include "settings/SecondKey.h"

#include <utility>

namespace {

QString maskedIn(const std::optional<KeyRing>& keys) {
    return keys && keys->sensitive() ? keys->sensitive()->masked() : QString();
}

} // namespace

SecondKey::SecondKey(StripeClient& client, KeyStore& keys, const AccountConnection& connection,
                     QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_keys(keys)
    , m_connection(connection) {
    connect(&m_client, &StripeClient::keyChanged, this, &SecondKey::follow);
    connect(&m_client, &StripeClient::sensitiveKeyChanged, this, [this] {
        if (maskedIn(m_client.keys()) != m_maskedKey) // An unlock may have found another one.
            follow();
    });
    connect(&m_client, &StripeClient::sensitiveKeyRefused, this, [this] {
        follow();
        keep();
        Q_EMIT lost();
    });
}

void SecondKey::follow() {
    m_trial.reset();
    m_isBeingKept = false;
    ++m_generation;
    m_trouble = Trouble::None;
    m_error = {};
    m_maskedKey = maskedIn(m_client.keys());
    m_state = m_maskedKey.isEmpty() ? State::None : State::InUse;
    Q_EMIT changed();
}

SecondKey::Trouble SecondKey::faultOf(const ApiKey& key, const ApiKey& first) {
    if (key == first)
        return Trouble::SameKey;
    if (key.kind() != KeyKind::Restricted && key.kind() != KeyKind::Unknown)
        return Trouble::NotRestricted;
    return key.isLive() != first.isLive() ? Trouble::OtherMode : Trouble::None;
}

void SecondKey::add(const ApiKey& key) {
    if (m_state == State::Trying || !m_client.key())
        return;
    if (const Trouble fault = faultOf(key, *m_client.key()); fault != Trouble::None) {
        fail(fault);
        return;
    }
    m_trouble = Trouble::None;
    m_error = {};
    m_state = State::Trying;
    m_trial = m_client.sibling();
    m_trial->setKey(key);
    m_trial->retrieveAccount(this, [this, key](const Result<Account>& result) { takeTrial(key, result); });
    Q_EMIT changed();
}

void SecondKey::takeTrial(const ApiKey& key, const Result<Account>& result) {
    m_trial.release()->deleteLater(); // It is telling of its end right now.
    const QString& ours = m_connection.account().id;
    const bool isTold = result.isOk() && !result.value().id.isEmpty() && !ours.isEmpty();
    if (!result.isOk() && result.error().kind != StripeError::Kind::PermissionMissing)
        fail(Trouble::Refused, result.error());
    else if (!isTold)
        fail(Trouble::NotTold);
    else if (result.value().id != ours)
        fail(Trouble::OtherAccount);
    else
        keepThenUse(key);
}

/// A key of this run alone must not take the place of the one in the keychain.
void SecondKey::keepThenUse(const ApiKey& key) {
    if (!m_client.key())
        return fail(Trouble::None);
    if (m_connection.keyPlace() != KeyStore::Place::Keychain)
        return use(key);
    m_isBeingKept = true;
    m_keys.write(KeyRing(*m_client.key(), key), this,
                 [this, key, generation = ++m_generation](KeyStore::Place place) {
                     if (generation != m_generation)
                         return;
                     m_isBeingKept = false;
                     if (place == KeyStore::Place::Keychain)
                         return use(key);
                     m_keys.dropFromMemory();
                     fail(Trouble::NotKept);
                 });
}

void SecondKey::use(const ApiKey& key) {
    m_client.setSensitiveKey(key);
    follow();
}

void SecondKey::giveUp() {
    if (m_state != State::Trying)
        return;
    m_trial.reset();
    ++m_generation;
    if (std::exchange(m_isBeingKept, false))
        keep(); // Behind what the keychain has been asked. While locked there is nothing to write it from.
    fail(Trouble::None);
}

void SecondKey::remove() {
    if (m_state != State::InUse || !m_client.keys())
        return;
    m_client.setSensitiveKey(std::nullopt);
    follow();
    keep();
}

/// Has the keychain hold what is in use, after something was taken out of use.
void SecondKey::keep() {
    if (m_connection.keyPlace() != KeyStore::Place::Keychain || !m_client.keys())
        return;
    m_keys.write(*m_client.keys(), this, [this, generation = ++m_generation](KeyStore::Place place) {
        if (place == KeyStore::Place::Keychain)
            return;
        m_keys.dropFromMemory(); // The keychain has the first key still, and more.
        if (generation == m_generation)
            fail(Trouble::NotRemoved);
    });
}

/// What was in use before is still.
void SecondKey::fail(Trouble trouble, const StripeError& error) {
    m_trouble = trouble;
    m_error = error;
    m_state = m_maskedKey.isEmpty() ? State::None : State::InUse;
    Q_EMIT changed();
}
