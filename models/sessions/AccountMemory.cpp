// SPDX-License-Identifier: Apache-2.0
#include "sessions/AccountMemory.h"

#include "sessions/EventFeed.h"
#include "sessions/Reconcile.h"
#include "sessions/SessionFeed.h"

#include <QFileInfo>

namespace {
// What the values are kept under.
const std::string progressName = "progress";
const std::string changesName = "changes";
} // namespace

AccountMemory::AccountMemory(std::optional<CacheDirectory> directory, const Desk& desk, SessionCache::Now now,
                             QObject* parent)
    : QObject(parent)
    , m_directory(std::move(directory))
    , m_desk(desk)
    , m_cache(desk.store, std::move(now)) {
    connect(&m_cache, &SessionCache::changed, this, &AccountMemory::takeCacheState);
    connect(&m_desk.feed, &SessionFeed::changed, this, &AccountMemory::keepProgress);
    connect(&m_desk.events, &EventFeed::changed, this, &AccountMemory::keepProgress);
    connect(&m_desk.reconcile, &Reconcile::finished, this, &AccountMemory::keepProgress);
    connect(&m_desk.changed, &ChangedSessions::changed, this, &AccountMemory::keepChanges);
}

AccountMemory::~AccountMemory() {
    close();
}

bool AccountMemory::openNoted(const QByteArray& keyMark) {
    if (!m_directory || !m_isWanted) {
        goWithout();
        return true;
    }
    const QString file = m_directory->notedFile(keyMark);
    if (file.isEmpty())
        return false;
    m_keyMark = keyMark;
    read(file, false);
    return true;
}

bool AccountMemory::confirm(const QString& account, bool isLive) {
    if (m_state != State::Reading && m_state != State::Keeping)
        return true;
    // A key that may not know its account has a file of its own, also once it may.
    const bool isSame = account.isEmpty() || m_file == m_directory->fileOf(account, isLive) ||
                        m_file == m_directory->fileOf(QString::fromLatin1(m_keyMark), isLive);
    if (isSame) {
        m_isConfirmed = true;
        m_cache.allowWriting();
    } else {
        Q_EMIT otherAccountFound();
    }
    return isSame;
}

void AccountMemory::open(const QByteArray& keyMark, const QString& account, bool isLive) {
    if (!m_directory || !m_isWanted) {
        goWithout();
        return;
    }
    m_keyMark = keyMark;
    read(m_directory->fileOf(account, isLive), true);
}

void AccountMemory::read(const QString& file, bool isConfirmed) {
    m_file = file;
    m_isConfirmed = isConfirmed;
    m_eventsBefore = {};
    setState(State::Reading);
    m_cache.open(file, isConfirmed);
}

void AccountMemory::goWithout() {
    m_eventsBefore = {};
    setState(State::Without);
    Q_EMIT ready();
}

void AccountMemory::takeCacheState() {
    switch (m_cache.state()) {
    case SessionCache::State::Closed:
    case SessionCache::State::Reading:
        return;
    case SessionCache::State::Keeping:
        m_directory->note(m_keyMark, m_file);
        takeUp();
        setState(State::Keeping);
        Q_EMIT ready();
        return;
    case SessionCache::State::Failed:
        const bool wasReading = m_state == State::Reading;
        setState(State::Without);
        if (wasReading)
            Q_EMIT ready();
        return;
    }
}

/// The account may be told late: what was loaded until then is complete as well.
BackFill::State AccountMemory::withWhatIsLoaded(BackFill::State kept) const {
    const BackFill::State loaded = m_desk.feed.history();
    for (const Coverage::Span& span : loaded.coverage.spans())
        kept.coverage.add(span.range, span.asOf);
    kept.remaining.insert(kept.remaining.end(), loaded.remaining.begin(), loaded.remaining.end());
    return kept;
}

void AccountMemory::takeUp() {
    if (m_desk.store.size() == 0) // Also after a damaged file has taken what was loaded with it.
        m_desk.feed.restore({});
    const std::optional<KeptProgress> progress = keptProgressFrom(m_cache.kept(progressName));
    if (!progress)
        return;
    // What somebody is loading just now goes on; what was complete before is read again one day.
    const bool isLoading = m_desk.feed.state() == SessionFeed::State::Loading ||
                           m_desk.feed.state() == SessionFeed::State::Paused;
    if (!isLoading)
        m_desk.feed.restore(withWhatIsLoaded(progress->history));
    m_desk.reconcile.setLastDone(progress->reconciled);
    m_eventsBefore = progress->events;
    // The events may not have been asked for even once: what changed since the sessions were read is theirs
    // to tell all the same.
    const Coverage& coverage = progress->history.coverage;
    if (m_eventsBefore.readUpTo == 0 && !coverage.isEmpty())
        m_eventsBefore.readUpTo = coverage.asOf(*coverage.extent()).value_or(0);
    if (m_desk.changed.all().isEmpty())
        m_desk.changed.restore(sessionChangesFrom(m_cache.kept(changesName)));
    if (m_eventsBefore.readUpTo > 0)
        m_desk.changed.watch(m_eventsBefore.readUpTo);
}

/// While the events are off, they do not know yet, or any more, how far they were read.
void AccountMemory::keepProgress() {
    if (m_state != State::Keeping || m_desk.events.state() == EventFeed::State::Off)
        return;
    const std::string text =
        textOf({m_desk.feed.history(), m_desk.events.cursor(), m_desk.reconcile.lastDone()});
    if (text != m_cache.kept(progressName))
        m_cache.keep(progressName, text);
}

void AccountMemory::keepChanges() {
    if (m_state != State::Keeping)
        return;
    const std::string text = textOf(m_desk.changed.all());
    if (text != m_cache.kept(changesName))
        m_cache.keep(changesName, text);
}

void AccountMemory::close() {
    keepProgress();
    keepChanges(); // Those of this turn of the event loop are told only in the next.
    m_cache.close();
    setState(State::Closed);
}

void AccountMemory::setWanted(bool wanted) {
    m_isWanted = wanted;
    if (wanted || m_state != State::Keeping)
        return;
    m_cache.close();
    setState(State::Without);
}

ForgottenFiles AccountMemory::forgetEverything() {
    const bool wasReading = m_state == State::Reading;
    const bool wasOpen = m_state == State::Keeping || wasReading;
    if (wasOpen) {
        m_cache.forget();
        setState(State::Without);
    }
    Q_EMIT forgetting();
    ForgottenFiles forgotten = m_directory ? m_directory->forgetEverything() : ForgottenFiles();
    if (wasOpen && !QFileInfo::exists(m_file))
        forgotten.removed.prepend(QFileInfo(m_file).fileName());
    if (wasReading)
        Q_EMIT ready();
    return forgotten;
}

ForgottenFiles AccountMemory::forgetSealed() {
    return m_directory ? m_directory->forgetSealed() : ForgottenFiles();
}

std::int64_t AccountMemory::bytesKept() const {
    return m_directory ? m_directory->bytesKept() : 0;
}

void AccountMemory::setState(State state) {
    m_state = state;
    Q_EMIT changed();
}
