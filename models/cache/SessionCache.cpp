// SPDX-License-Identifier: Apache-2.0
#include "cache/SessionCache.h"

namespace {

constexpr std::size_t firstPiece = 4'096; ///< Some screenfuls, to have them soon.
constexpr std::size_t piece = 16'384;     ///< Taken in within some milliseconds.

bool isRedaction(const SessionOutline& session) {
    return session.kind.redaction.has_value();
}

} // namespace

SessionCache::SessionCache(SessionStore& store, Now now, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_now(std::move(now)) {
    connect(&store, &SessionStore::merged, this, &SessionCache::take);
}

SessionCache::~SessionCache() {
    stopWorker(true);
}

/// From the file's thread. Answers of one that was stopped are dropped here.
template <typename Function>
void SessionCache::postBack(std::uint64_t generation, Function function) {
    QMetaObject::invokeMethod(
        this,
        [this, generation, function = std::move(function)] {
            if (generation == m_generation)
                function();
        },
        Qt::QueuedConnection);
}

void SessionCache::open(const QString& path, bool mayWrite) {
    stopWorker(true);
    m_path = path;
    m_trouble = CacheTrouble::None;
    m_values.clear();
    m_mayWrite = mayWrite;
    m_state = State::Closed;
    m_pending = {};
    for (Row row = 0; row < m_store.size(); ++row)
        keepRow(row);
    m_reading = std::make_shared<PieceFlow>();
    m_thread.start();
    setState(State::Reading);
    m_thread.post([this, reading = m_reading, path, generation = m_generation](CacheFile& file) {
        CacheTrouble trouble = file.open(path);
        if (trouble == CacheTrouble::None) {
            const std::size_t count = file.sessionCount();
            postBack(generation, [this, count] {
                if (m_store.size() == 0)
                    m_store.reserve(count);
            });
            trouble = file.read(firstPiece, piece, [&](SessionOutlines outlines) {
                if (!reading->waitForRoom())
                    return false;
                const auto shared = std::make_shared<const SessionOutlines>(std::move(outlines));
                postBack(generation, [this, reading, shared] { takePiece(reading, *shared); });
                return true;
            });
        }
        auto values = trouble == CacheTrouble::None ? file.values() : std::map<std::string, std::string>();
        if (trouble == CacheTrouble::Damaged) { // What was read of it may be wrong: none of it is trusted.
            file.forget();
            trouble = file.open(path);
            postBack(generation, [this] { m_store.clear(); });
        }
        postBack(generation, [this, trouble, values = std::move(values)] { takeEnd(trouble, values); });
    });
}

void SessionCache::takePiece(const std::shared_ptr<PieceFlow>& reading, const SessionOutlines& outlines) {
    m_isAdopting = true;
    m_store.adopt(outlines);
    m_isAdopting = false;
    reading->pieceTaken();
}

void SessionCache::takeEnd(CacheTrouble trouble, const std::map<std::string, std::string>& values) {
    m_reading.reset();
    if (trouble != CacheTrouble::None) {
        fail(trouble);
        return;
    }
    for (const auto& [name, value] : values)
        m_values.try_emplace(name, value); // What was told meanwhile is newer.
    setState(State::Keeping);
    writeNext();
}

void SessionCache::take(const SessionStore::Change& change) {
    if (m_isAdopting || m_state == State::Closed)
        return;
    for (const Row row : change.updated)
        keepRow(row);
    for (Row row = change.firstNew; row < change.firstNew + change.newCount; ++row)
        keepRow(row);
    writeNext();
}

void SessionCache::keepRow(Row row) {
    SessionOutline outline = m_store.outline(row);
    if (m_state == State::Failed && !isRedaction(outline))
        return;
    outline.asOf = m_now();
    m_pending.sessions.push_back(std::move(outline));
}

void SessionCache::keep(const std::string& name, std::string value) {
    m_values[name] = value;
    if (m_state == State::Closed || m_state == State::Failed)
        return;
    m_pending.values[name] = std::move(value);
    writeNext();
}

std::string SessionCache::kept(const std::string& name) const {
    const auto value = m_values.find(name);
    return value == m_values.end() ? std::string() : value->second;
}

/// One at a time: what comes meanwhile is written together.
void SessionCache::writeNext() {
    if (!m_mayWrite || m_isWriting || m_pending.isEmpty() || m_reading || !m_thread.isRunning())
        return;
    m_isWriting = true;
    auto change = std::make_shared<const CacheChange>(std::exchange(m_pending, {}));
    m_thread.post([this, change = std::move(change), generation = m_generation](CacheFile& file) {
        const CacheTrouble trouble = file.write(*change);
        postBack(generation, [this, trouble] { takeWritten(trouble); });
    });
}

void SessionCache::allowWriting() {
    m_mayWrite = true;
    writeNext();
}

void SessionCache::takeWritten(CacheTrouble trouble) {
    m_isWriting = false;
    if (trouble != CacheTrouble::None)
        fail(trouble);
    writeNext();
    if (isWritten())
        Q_EMIT written();
}

void SessionCache::fail(CacheTrouble trouble) {
    m_pending.values.clear();
    std::erase_if(m_pending.sessions, [](const SessionOutline& session) { return !isRedaction(session); });
    if (m_state == State::Failed)
        return;
    m_trouble = trouble;
    setState(State::Failed);
}

void SessionCache::stopWorker(bool writeRest) {
    ++m_generation;
    if (!m_thread.isRunning())
        return;
    if (m_reading)
        std::exchange(m_reading, nullptr)->end();
    CacheChange rest = std::exchange(m_pending, {});
    if (!m_mayWrite)
        rest = {};
    m_thread.finish([rest = std::move(rest), writeRest](CacheFile& file) {
        if (!writeRest) {
            file.forget();
            return;
        }
        if (!rest.isEmpty())
            file.write(rest);
        file.close();
    });
    m_isWriting = false;
}

void SessionCache::close() {
    stopWorker(true);
    m_values.clear();
    setState(State::Closed);
}

void SessionCache::forget() {
    stopWorker(false);
    m_values.clear();
    setState(State::Closed);
}

void SessionCache::setState(State state) {
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT changed();
}
