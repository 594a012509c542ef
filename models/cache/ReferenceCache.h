// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/FileThread.h"
#include "cache/ReferenceFile.h"
#include "store/SessionStore.h"

/// Keeps the references of the store's sessions on disk, sealed, and brings back those of which the store has
/// the outline alone. Reading, opening, sealing and writing is done on a thread of its own; the store's
/// thread takes in what was read in pieces below a frame.
///
/// `Closed → Reading → Keeping ⇄ Waiting`, from each of them to `Closed`, and to `Failed`, in which nothing
/// more is kept, but what is redacted is erased.
class ReferenceCache : public QObject {
    Q_OBJECT
public:
    enum class State {
        Closed,
        Reading,
        Keeping,
        Waiting, ///< Without the key: what changes is kept once it is there again.
        Failed,
    };
    Q_ENUM(State)

    explicit ReferenceCache(SessionStore& store, QObject* parent = nullptr);
    ~ReferenceCache() override;

    State state() const { return m_state; }
    CacheTrouble trouble() const { return m_trouble; }

    /// The store has its outlines. Without a key it erases only, and is Failed from the start.
    void open(const QString& path, const std::optional<SealKey>& key);
    /// Writes what is left to write, waiting for it for three seconds at most, and lets go of the key.
    void close();
    /// Writes what is left to write and lets go of the key until takeUp(). Never waits: both happen on the
    /// file's thread, and isWritten() holds once they have. For a lock, which must not wait for a disk.
    void putAway();
    void takeUp(const SealKey& key);
    /// After putAway(): the key is out of memory, and what was to be written by then has been.
    bool isKeyAway() const { return m_state == State::Waiting && !m_isPuttingAway; }
    /// Everything known until now is on the disk.
    bool isWritten() const;

Q_SIGNALS:
    void changed();
    /// isWritten() holds now.
    void written();

private:
    void take(const SessionStore::Change& change);
    void start(const std::optional<SealKey>& key, bool reads);
    void stop();
    void takePiece(PieceFlow& reading, std::span<const KnownReferences> known);
    void takeEnd(CacheTrouble trouble, bool hasRead);
    void takeWritten(CacheTrouble trouble);
    void takePutAway(CacheTrouble trouble, std::span<const ReferenceChange> changes);
    void keepRow(Row row);
    void keepLoaded();
    void writeNext();
    void fail(CacheTrouble trouble);
    void setState(State state);
    template <typename Function>
    void postBack(std::uint64_t generation, Function function);

    SessionStore& m_store;
    FileThread<ReferenceFile> m_thread;
    State m_state = State::Closed;
    CacheTrouble m_trouble = CacheTrouble::None;
    QString m_path;
    std::vector<ReferenceChange> m_pending;
    std::shared_ptr<PieceFlow> m_reading; ///< While it lasts.
    Row m_nextLoaded = 0;                 ///< Of the rows that were there before it kept.
    Row m_loaded = 0;                     ///< How many those are.
    bool m_isKeepingLoaded = false;       ///< It is called again.
    bool m_isReadAgain = false;           ///< It was put away before everything was read.
    bool m_isAdopting = false;
    bool m_isWriting = false;
    bool m_isPuttingAway = false;
    std::uint64_t m_generation = 0; ///< Of what the thread was asked for last; older answers are dropped.
};
