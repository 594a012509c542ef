// SPDX-License-Identifier: Apache-2.0
#include "settings/DeskLock.h"

DeskLock::DeskLock(StripeClient& client, KeyStore& keys, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_keys(keys) {
    m_thread.setMaxThreadCount(1);
    const auto tellIfShut = [this] {
        if (isShut())
            Q_EMIT changed();
    };
    connect(&m_keys, &KeyStore::holdsKeysChanged, this, tellIfShut);
    connect(&m_client, &StripeClient::wentQuiet, this, tellIfShut);
}

DeskLock::~DeskLock() {
    m_thread.waitForDone(); // It posts its answer to this object.
}

DeskLock::Way DeskLock::way() const {
    if (isShut() ? m_shutWith.has_value() : m_passphrase.has_value())
        return Way::Passphrase;
    if (isShut())
        return m_kept ? Way::Press : Way::Keychain;
    return m_place == KeyStore::Place::Keychain ? Way::Keychain : Way::Press;
}

bool DeskLock::isKeyInMemory() const {
    return m_kept || m_keys.holdsKeys() || m_client.isOnTheWire();
}

/// A keychain that answers during the lock gives the keys back from then on.
void DeskLock::setKeyPlace(KeyStore::Place place) {
    m_place = place;
    if (m_state != State::Locked || place != KeyStore::Place::Keychain || !m_kept)
        return;
    m_kept.reset();
    Q_EMIT changed();
}

void DeskLock::setPassphrase(const std::optional<Passphrase>& passphrase) {
    m_passphrase = passphrase;
}

void DeskLock::lock() {
    if (isShut() || !m_client.key())
        return;
    ++m_generation;
    m_trouble = Trouble::None;
    m_shutWith = m_passphrase;
    m_mark = m_client.key()->mark();
    if (m_place == KeyStore::Place::MemoryOnly) {
        if (m_shutWith)
            m_sealed = m_shutWith->seal(*m_client.keys());
        if (m_sealed.isEmpty())
            m_kept = m_client.keys();
    }
    m_keys.dropFromMemory();
    m_client.hold();
    m_state = State::Locked;
    Q_EMIT locking();
    Q_EMIT locked();
    Q_EMIT changed();
}

void DeskLock::unlock(const QString& words) {
    if (m_state != State::Locked)
        return;
    m_state = State::Unlocking;
    m_trouble = Trouble::None;
    Q_EMIT changed();
    if (m_shutWith)
        judge(words);
    else if (m_kept)
        open(*m_kept);
    else
        readKey();
}

void DeskLock::judge(const QString& words) {
    m_thread.start([this, words, passphrase = *m_shutWith, sealed = m_sealed, generation = m_generation] {
        std::optional<KeyRing> keys;
        if (!sealed.isEmpty())
            keys = passphrase.open(sealed, words);
        const bool fits = keys || (sealed.isEmpty() && passphrase.fits(words));
        QMetaObject::invokeMethod(
            this,
            [this, fits, keys, generation] {
                if (generation == m_generation)
                    takeJudgement(fits, keys);
            },
            Qt::QueuedConnection);
    });
}

void DeskLock::takeJudgement(bool fits, const std::optional<KeyRing>& keys) {
    if (!fits)
        stayShut(Trouble::WrongPassphrase);
    else if (keys)
        open(*keys);
    else if (m_kept)
        open(*m_kept);
    else
        readKey();
}

void DeskLock::readKey() {
    m_keys.read(this, [this, generation = m_generation](const std::optional<KeyRing>& keys) {
        if (generation != m_generation)
            return;
        if (!keys) {
            stayShut(Trouble::NoKey);
        } else if (keys->desk().mark() != m_mark) {
            abandon();
            Q_EMIT anotherKeyFound();
        } else {
            open(*keys);
        }
    });
}

void DeskLock::open(const KeyRing& keys) {
    m_client.goOn(keys);
    forgetKeys();
    m_state = State::Open;
    Q_EMIT unlocked();
    Q_EMIT changed();
}

void DeskLock::stayShut(Trouble trouble) {
    m_state = State::Locked;
    m_trouble = trouble;
    Q_EMIT changed();
}

void DeskLock::abandon() {
    if (!isShut())
        return;
    ++m_generation;
    forgetKeys();
    m_state = State::Open;
    Q_EMIT changed();
}

void DeskLock::forgetKeys() {
    m_kept.reset();
    m_sealed.clear();
    m_mark.clear();
    m_shutWith.reset();
}
