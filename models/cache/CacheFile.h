// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/AppOwnedFile.h"
#include "cache/Database.h"
#include "store/SessionOutline.h"

#include <functional>
#include <map>
#include <span>

/// What is written together or not at all.
struct CacheChange {
    std::vector<SessionOutline> sessions; ///< In the order they were learned.
    /// Plain values by name: which stretches of time are complete, where the events were left. What they say
    /// holds once all sessions written before and with them are kept.
    std::map<std::string, std::string> values;
    bool isEmpty() const { return sessions.empty() && values.empty(); }
};

/// The sessions of one account and mode in one SQLite file, which several desks may use at once. For one
/// thread.
///
/// A damaged file of ours is overwritten and made anew; one that is no file of ours, or of a later version of
/// the desk, is renamed to "….aside". Everything that was told to be written is there after a crash of the
/// desk; after a crash of the machine the last moments may be missing, but never a part of a change.
class CacheFile {
public:
    static constexpr int version = 1;

    /// Opens or makes it, with the directories above, readable for its owner alone.
    CacheTrouble open(const QString& path);
    /// What was erased is out of the file and its log then, unless another desk is reading right now.
    void close();
    bool isOpen() const { return m_database.isOpen(); }

    std::size_t sessionCount();
    /// Newest first, in pieces of about so many; stops when `take` answers false. Damaged when not everything
    /// that was written is there as it was.
    using Taker = std::function<bool(SessionOutlines outlines)>;
    CacheTrouble read(std::size_t firstPiece, std::size_t piece, const Taker& take);
    std::map<std::string, std::string> values();

    /// Joins what is known with what is there: the newer wins, but nothing undoes a cancel or a redaction,
    /// whichever desk wrote it. When a redaction takes the place of something, that is overwritten on the
    /// disk before this returns; if that cannot be done, the whole file is removed.
    CacheTrouble write(const CacheChange& change);
    /// Overwrites what is in the file, for other desks too, and removes it.
    void forget();

    /// Whether there is a file of this kind at a path; whatever state it is in.
    static bool isAt(const QString& path);
    /// Overwrites and removes one that is not open here. Done when there is none.
    static FileResult destroy(const QString& path);

    /// Makes whatever runs end soon; from any thread.
    void interrupt() { m_database.interrupt(); }

private:
    bool prepare();
    bool isStillThere() const;
    bool erase();

    QString m_path;
    Database m_database;
    bool m_owesErasure = false; ///< Something erased may still stand in the log.
    quint64 m_identity = 0;     ///< Which file it was when opened.
};
