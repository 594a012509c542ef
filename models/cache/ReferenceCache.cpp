// SPDX-License-Identifier: Apache-2.0
#include "cache/ReferenceCache.h"

namespace {
constexpr std::size_t piece = 512;         ///< Taken in within some milliseconds.
constexpr Row rowsAtATime = 512;           ///< Of those that are loaded already.
constexpr std::size_t mostPending = 4'096; ///< Before the rest waits for the disk.
} // namespace

ReferenceCache::ReferenceCache(SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_store(store) {
    connect(&store, &SessionStore::merged, this, &ReferenceCache::take);
    connect(&store, &SessionStore::cleared, this, [this] { m_nextLoaded = m_loaded = 0; });
}

ReferenceCache::~ReferenceCache() {
    close();
}

/// From the file's thread. Answers of one that was stopped are dropped here.
template <typename Function>
void ReferenceCache::postBack(std::uint64_t generation, Function function) {
    QMetaObject::invokeMethod(
        this,
        [this, generation, function = std::move(function)] {
            if (generation == m_generation)
                function();
        },
        Qt::QueuedConnection);
}

void ReferenceCache::open(const QString& path, const std::optional<SealKey>& key) {
    close();
    m_path = path;
    m_trouble = CacheTrouble::None;
    start(key, true);
    setState(key ? State::Reading : State::Failed);
}

void ReferenceCache::start(const std::optional<SealKey>& key, bool reads) {
    m_reading = std::make_shared<PieceFlow>();
    if (!m_thread.isRunning()) // After putAway() it is, with the file closed.
        m_thread.start();
    m_thread.post([this, reading = m_reading, path = m_path, key, reads,
                   generation = m_generation](ReferenceFile& file) {
        CacheTrouble trouble = file.open(path, key);
        if (reads && trouble == CacheTrouble::None)
            trouble = file.read(piece, [&](std::vector<KnownReferences> known) {
                if (!reading->waitForRoom())
                    return false;
                const auto shared = std::make_shared<const std::vector<KnownReferences>>(std::move(known));
                postBack(generation, [this, reading, shared] { takePiece(*reading, *shared); });
                return true;
            });
        if (trouble == CacheTrouble::Damaged) { // Each box is whole or does not open: those read are right.
            file.forget();
            trouble = file.open(path, key);
        }
        postBack(generation, [this, trouble, reads] { takeEnd(trouble, reads); });
    });
}

void ReferenceCache::takePiece(PieceFlow& reading, std::span<const KnownReferences> known) {
    m_isAdopting = true;
    m_store.adopt(known);
    m_isAdopting = false;
    reading.pieceTaken();
}

void ReferenceCache::takeEnd(CacheTrouble trouble, bool hasRead) {
    m_reading.reset();
    if (trouble != CacheTrouble::None) {
        fail(trouble);
        return;
    }
    if (m_state == State::Reading)
        setState(State::Keeping);
    if (hasRead)
        m_loaded = m_store.size();
    writeNext();
    keepLoaded();
}

/// What was read meanwhile, or before anybody wanted it kept; and what was redacted then.
void ReferenceCache::keepLoaded() {
    if (m_nextLoaded >= m_loaded || m_reading || m_isKeepingLoaded || m_pending.size() >= mostPending)
        return; // Whatever is in the way calls it again.
    const Row end = std::min(m_loaded, m_nextLoaded + rowsAtATime);
    for (; m_nextLoaded < end; ++m_nextLoaded)
        keepRow(m_nextLoaded);
    writeNext();
    m_isKeepingLoaded = m_nextLoaded < m_loaded;
    if (m_isKeepingLoaded)
        postBack(m_generation, [this] {
            m_isKeepingLoaded = false;
            keepLoaded();
        });
    else if (isWritten())
        Q_EMIT written();
}

void ReferenceCache::take(const SessionStore::Change& change) {
    if (m_isAdopting || m_state == State::Closed || m_state == State::Reading)
        return; // What arrives while it reads is there at the end of it.
    for (const Row row : change.updated)
        keepRow(row);
    for (Row row = change.firstNew; row < change.firstNew + change.newCount; ++row)
        keepRow(row);
    writeNext();
}

void ReferenceCache::keepRow(Row row) {
    const SessionClass& of = m_store.classOf(row);
    const bool isErased = of.redaction != 0;
    if (!isErased && (of.known != Known::Whole || m_state == State::Failed))
        return;
    ReferenceChange change{m_store.created()[row], std::string(m_store.text(row, TextField::Id)), {}};
    if (!isErased)
        change.references = referencesOf(m_store.session(row));
    m_pending.push_back(std::move(change));
}

/// One at a time: what comes meanwhile is written together.
void ReferenceCache::writeNext() {
    if (m_isWriting || m_pending.empty() || m_reading || m_state == State::Waiting || !m_thread.isRunning())
        return;
    m_isWriting = true;
    auto changes = std::make_shared<const std::vector<ReferenceChange>>(std::exchange(m_pending, {}));
    m_thread.post([this, changes = std::move(changes), generation = m_generation](ReferenceFile& file) {
        const CacheTrouble trouble = file.write(*changes);
        postBack(generation, [this, trouble] { takeWritten(trouble); });
    });
}

void ReferenceCache::takeWritten(CacheTrouble trouble) {
    m_isWriting = false;
    if (trouble != CacheTrouble::None)
        fail(trouble);
    writeNext();
    keepLoaded();
    if (isWritten())
        Q_EMIT written();
}

bool ReferenceCache::isWritten() const {
    return m_pending.empty() && !m_isWriting && !m_isPuttingAway && !m_reading && m_nextLoaded >= m_loaded;
}

void ReferenceCache::fail(CacheTrouble trouble) {
    std::erase_if(m_pending, [](const ReferenceChange& change) { return change.references.has_value(); });
    m_trouble = trouble;
    setState(State::Failed);
}

void ReferenceCache::stop() {
    ++m_generation;
    m_isKeepingLoaded = false;
    if (m_thread.isRunning()) {
        if (m_reading)
            std::exchange(m_reading, nullptr)->end();
        m_thread.finish([rest = std::exchange(m_pending, {})](ReferenceFile& file) {
            if (!rest.empty())
                file.write(rest);
            file.close();
        });
    }
    m_isWriting = false;
    m_isPuttingAway = false;
}

void ReferenceCache::close() {
    stop();
    m_pending.clear();
    m_nextLoaded = m_loaded = 0;
    setState(State::Closed);
}

void ReferenceCache::putAway() {
    if (m_state != State::Reading && m_state != State::Keeping)
        return;
    m_isReadAgain = m_state == State::Reading;
    ++m_generation;
    m_isKeepingLoaded = false;
    m_isWriting = false;
    m_isPuttingAway = true;
    if (m_reading)
        std::exchange(m_reading, nullptr)->end();
    auto rest = std::make_shared<const std::vector<ReferenceChange>>(std::exchange(m_pending, {}));
    m_thread.post([this, rest = std::move(rest), generation = m_generation](ReferenceFile& file) {
        const CacheTrouble trouble = rest->empty() ? CacheTrouble::None : file.write(*rest);
        file.close();
        postBack(generation, [this, trouble, rest] { takePutAway(trouble, *rest); });
    });
    setState(State::Waiting);
}

/// What could not be written waits for the key like what changes meanwhile.
void ReferenceCache::takePutAway(CacheTrouble trouble, std::span<const ReferenceChange> changes) {
    m_isPuttingAway = false;
    if (trouble != CacheTrouble::None)
        m_pending.insert(m_pending.begin(), changes.begin(), changes.end());
    writeNext();
    if (isWritten())
        Q_EMIT written();
}

void ReferenceCache::takeUp(const SealKey& key) {
    if (m_state != State::Waiting)
        return;
    start(key, m_isReadAgain);
    setState(m_isReadAgain ? State::Reading : State::Keeping);
}

void ReferenceCache::setState(State state) {
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT changed();
}
