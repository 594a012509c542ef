// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/AppOwnedFile.h"
#include "cache/Database.h"
#include "cache/SealKey.h"
#include "store/SessionReferences.h"

#include <functional>
#include <span>

/// What is to be on the disk of a session from now on.
struct ReferenceChange {
    std::int64_t created = 0;
    std::string id;
    /// Nothing: its redaction was asked for, and nothing of it is kept ever again.
    std::optional<SessionReferences> references;
};

/// The references of one account's sessions, sealed, in a SQLite file beside the account's cache, which
/// several desks may use at once. For one thread. Times and ids stand there as they do in the cache, the rest
/// is for who has the key.
///
/// A file that cannot be read, or not with this key, is overwritten and made anew: Stripe has it all. One
/// that is no file of ours is put aside.
class ReferenceFile {
public:
    static constexpr quint32 version = 1;
    static QString pathBeside(const QString& cacheFile) { return cacheFile + QStringLiteral("-sealed"); }

    /// Without a key it can only erase, and makes no file.
    CacheTrouble open(const QString& path, const std::optional<SealKey>& key);
    /// What was erased is out of the file and its log then, unless another desk is reading right now.
    void close();
    bool isOpen() const { return m_database.isOpen(); }

    /// Newest first, so many at a time; stops when `take` answers false. What does not open is left out.
    using Taker = std::function<bool(std::vector<KnownReferences> known)>;
    CacheTrouble read(std::size_t piece, const Taker& take);

    /// All or nothing; later changes win, but nothing comes back of what was erased. What a redaction erases
    /// is overwritten on the disk before this returns; if that cannot be done, the whole file is removed.
    CacheTrouble write(std::span<const ReferenceChange> changes);
    /// Empties it, for other desks too, and removes it.
    void forget();

    /// Whether there is a file of this kind at a path; whatever state it is in.
    static bool isAt(const QString& path);
    /// Overwrites and removes one that is not open here. Done when there is none.
    static FileResult destroy(const QString& path);

    /// Makes whatever runs end soon; from any thread.
    void interrupt() { m_database.interrupt(); }

private:
    bool prepare();
    bool isOfKey();
    void put(std::span<const ReferenceChange> changes);
    bool erase();

    QString m_path;
    Database m_database;
    std::optional<SealKey> m_key;
    bool m_owesErasure = false; ///< Something erased may still stand in the log.
    quint64 m_identity = 0;     ///< Which file it was when opened.
};
