// SPDX-License-Identifier: Apache-2.0
#include "sessions/ReferenceMemory.h"

#include "sessions/AccountMemory.h"

#include <QFile>

#include <memory>

ReferenceMemory::ReferenceMemory(AccountMemory& memory, SessionStore& store, SealKeyStore& keys,
                                 QObject* parent)
    : QObject(parent)
    , m_memory(memory)
    , m_keys(keys)
    , m_cache(store) {
    connect(&m_cache, &ReferenceCache::changed, this, &ReferenceMemory::changed);
    connect(&m_cache, &ReferenceCache::written, this, &ReferenceMemory::written);
    connect(&memory, &AccountMemory::changed, this, &ReferenceMemory::follow);
    connect(&memory, &AccountMemory::forgetting, this, [this] {
        if (m_isWanted)
            forget([](bool) {});
    });
}

ReferenceMemory::State ReferenceMemory::state() const {
    if (!m_isWanted || m_file.isEmpty())
        return State::Off;
    if (m_isAsking || m_isLocked)
        return State::Waiting;
    if (m_hasNoKey)
        return State::NoKey;
    switch (m_cache.state()) {
    case ReferenceCache::State::Reading:
        return State::Reading;
    case ReferenceCache::State::Keeping:
        return State::Keeping;
    case ReferenceCache::State::Failed:
        return State::Failed;
    case ReferenceCache::State::Closed:
    case ReferenceCache::State::Waiting:
        break;
    }
    return State::Waiting;
}

/// Opened and closed with the account's cache.
void ReferenceMemory::follow() {
    const QString file = m_memory.state() == AccountMemory::State::Keeping
                             ? ReferenceFile::pathBeside(m_memory.file())
                             : QString();
    if (file == m_file)
        return;
    m_cache.close();
    m_file = file;
    m_hasNoKey = false;
    ++m_question;
    m_isAsking = false;
    if (m_file.isEmpty())
        Q_EMIT changed();
    else if (m_isWanted && !m_isLocked)
        askForKey();
    else if (!m_isWanted && QFile::exists(m_file)) // Other desks keep them: what is redacted goes there too.
        m_cache.open(m_file, std::nullopt);
}

void ReferenceMemory::askForKey() {
    m_isAsking = true;
    m_keys.take(this, [this, question = ++m_question](const std::optional<SealKey>& key) {
        if (question == m_question)
            takeKey(key);
    });
    Q_EMIT changed();
}

void ReferenceMemory::takeKey(const std::optional<SealKey>& key) {
    m_isAsking = false;
    m_hasNoKey = !key;
    if (m_cache.state() == ReferenceCache::State::Waiting && key)
        m_cache.takeUp(*key);
    else
        m_cache.open(m_file, key);
    Q_EMIT changed();
}

void ReferenceMemory::setWanted(bool wanted) {
    if (wanted == m_isWanted)
        return;
    m_isWanted = wanted;
    if (!wanted) {
        // The key first: whatever is left of the files cannot be read without it.
        auto areFilesGone = std::make_shared<bool>(false);
        forget([this, areFilesGone](bool isKeyGone) { Q_EMIT forgotten(*areFilesGone, isKeyGone); });
        *areFilesGone = m_memory.forgetSealed().isComplete();
    } else if (!m_file.isEmpty() && !m_isLocked) {
        askForKey();
    }
    Q_EMIT changed();
}

/// The key as well: whatever a disk may still have of it is closed for good.
void ReferenceMemory::forget(SealKeyStore::Forgotten answer) {
    ++m_question;
    m_isAsking = false;
    m_hasNoKey = false;
    m_cache.close();
    m_keys.forget(this, std::move(answer));
}

void ReferenceMemory::lock() {
    m_isLocked = true;
    ++m_question;
    m_isAsking = false;
    m_cache.putAway();
    Q_EMIT changed();
}

void ReferenceMemory::unlock() {
    if (!std::exchange(m_isLocked, false))
        return;
    if (m_isWanted && !m_file.isEmpty() && !m_hasNoKey)
        askForKey();
    Q_EMIT changed();
}
