// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/CacheFile.h"
#include "cache/Database.h"

/// The blocks of a file, within a transaction. A block has all sessions created from its `earliest` on until
/// the next block's; so a session has one place, which its time of creation tells, and never two. The seal
/// has the number of all sessions and the sum of all blocks' sums: a block that is lost is missed.
class BlockTable {
public:
    explicit BlockTable(Database& database)
        : m_database(database) {}

    /// False when something is not as it was written.
    bool read(std::size_t firstPiece, std::size_t piece, const CacheFile::Taker& take);
    bool write(std::span<const SessionOutline> learned);
    /// Something that must not stay readable was in what has been overwritten.
    bool hasErased() const { return m_hasErased; }

private:
    using Sessions = std::vector<SessionOutline>;

    struct Block {
        bool exists = false;
        std::int64_t earliest = 0;
        std::int64_t before = 0; ///< The next one's earliest.
        std::int64_t sum = 0;
        Sessions sessions;
    };
    std::optional<Block> blockFor(std::int64_t created);
    void join(Sessions& sessions, Sessions learned);
    void store(const Block& former, Sessions sessions, bool grewAtItsEnd);
    void put(std::int64_t earliest, std::span<const SessionOutline> sessions);
    bool seal();

    Database& m_database;
    bool m_hasErased = false;
    std::int64_t m_addedSessions = 0;
    std::uint64_t m_addedSum = 0;
};
