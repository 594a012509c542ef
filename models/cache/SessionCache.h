// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/CacheFile.h"
#include "cache/FileThread.h"
#include "store/SessionStore.h"

/// Keeps on disk what of the store's sessions is not personal (SessionOutline), and brings it back at the
/// next start. Reading and writing is done on a thread of its own; the store's thread only takes in what was
/// read, newest first and in pieces well below a frame.
///
/// `Closed → Reading → Keeping → Closed`, and from each of them to `Failed`, in which the desk works as
/// without a cache. What could not be written is lost with the next start only: Stripe has it.
class SessionCache : public QObject {
    Q_OBJECT
public:
    enum class State {
        Closed,
        Reading, ///< The store fills with what was kept.
        Keeping, ///< Everything kept is in the store; what changes there is written.
        Failed,  ///< See trouble(). Nothing more is kept, but for erasing what was redacted.
    };
    Q_ENUM(State)

    /// Unix seconds by Stripe's clock, for when sessions were read.
    using Now = std::function<std::int64_t()>;

    SessionCache(SessionStore& store, Now now, QObject* parent = nullptr);
    ~SessionCache() override;

    State state() const { return m_state; }
    CacheTrouble trouble() const { return m_trouble; }

    /// What the store has already is kept there as well. While `mayWrite` is false nothing is written, and
    /// what is waiting then is lost with close(): whose file it is may not be known yet.
    void open(const QString& path, bool mayWrite = true);
    void allowWriting();
    /// Writes what is left to write, waiting for it for three seconds at most.
    void close();
    /// Closes it; nothing of the file is left when this returns.
    void forget();

    /// A plain value by name, written with and not before the sessions merged until now.
    void keep(const std::string& name, std::string value);
    /// What was kept under the name when the file was read, or since.
    std::string kept(const std::string& name) const;
    /// Everything merged until now is on the disk.
    bool isWritten() const { return m_pending.isEmpty() && !m_isWriting; }

Q_SIGNALS:
    void changed();
    /// isWritten() holds now.
    void written();

private:
    void take(const SessionStore::Change& change);
    void takePiece(const std::shared_ptr<PieceFlow>& reading, const SessionOutlines& outlines);
    void takeEnd(CacheTrouble trouble, const std::map<std::string, std::string>& values);
    void takeWritten(CacheTrouble trouble);
    void keepRow(Row row);
    void writeNext();
    void stopWorker(bool writeRest);
    void fail(CacheTrouble trouble);
    void setState(State state);
    template <typename Function>
    void postBack(std::uint64_t generation, Function function);

    SessionStore& m_store;
    Now m_now;
    FileThread<CacheFile> m_thread;
    State m_state = State::Closed;
    CacheTrouble m_trouble = CacheTrouble::None;
    QString m_path;
    CacheChange m_pending;
    std::map<std::string, std::string> m_values;
    std::shared_ptr<PieceFlow> m_reading; ///< While it lasts.
    bool m_isAdopting = false;
    bool m_isWriting = false;
    bool m_mayWrite = true;
    std::uint64_t m_generation = 0; ///< Of what the worker was opened for.
};
