// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

/// From an id's text to its row, without a copy of the text: open addressing over row numbers, asking the
/// owner what id a row has. Cut into shards that grow one by one, so that no single insert pays for moving
/// them all. About 8 bytes a row.
class IdIndex {
public:
    using Row = std::uint32_t;

    /// `idOf(row)` is the id of a row that was inserted.
    template <typename IdOf>
    std::optional<Row> find(std::string_view id, IdOf idOf) const {
        const std::size_t hash = hashOf(id);
        const Shard& shard = m_shards[hash % shardCount];
        if (shard.slots.empty())
            return std::nullopt;
        const std::size_t mask = shard.slots.size() - 1;
        for (std::size_t i = (hash / shardCount) & mask; shard.slots[i] != 0; i = (i + 1) & mask)
            if (idOf(shard.slots[i] - 1) == id)
                return shard.slots[i] - 1;
        return std::nullopt;
    }

    static std::size_t hashOf(std::string_view id) { return std::hash<std::string_view>{}(id); }

    /// Only for an id that find() does not find; `hash` is its hashOf().
    template <typename IdOf>
    void insert(std::size_t hash, Row row, IdOf idOf) {
        Shard& shard = m_shards[hash % shardCount];
        if ((shard.count + 1) * (fullest + 1) > shard.slots.size() * fullest)
            grow(shard, idOf);
        place(shard, hash, row);
        ++shard.count;
    }

    /// Room for so many rows at once, before the first is inserted.
    void reserve(std::size_t rows) {
        const std::size_t each = rows / shardCount * (fullest + 1) / fullest + 1;
        for (Shard& shard : m_shards)
            if (shard.slots.empty())
                shard.slots.resize(std::bit_ceil(each));
    }

    void clear() { m_shards = {}; }

    std::size_t memoryUsed() const {
        std::size_t bytes = sizeof(*this);
        for (const Shard& shard : m_shards)
            bytes += shard.slots.capacity() * sizeof(std::uint32_t);
        return bytes;
    }

private:
    static constexpr std::size_t shardCount = 256;
    static constexpr std::size_t fullest = 4; ///< Of five slots.

    struct Shard {
        std::vector<std::uint32_t> slots; ///< Row + 1, or 0 for a free one; a power of two of them.
        std::size_t count = 0;
    };

    static void place(Shard& shard, std::size_t hash, Row row) {
        const std::size_t mask = shard.slots.size() - 1;
        std::size_t i = (hash / shardCount) & mask;
        while (shard.slots[i] != 0)
            i = (i + 1) & mask;
        shard.slots[i] = row + 1;
    }

    template <typename IdOf>
    static void grow(Shard& shard, IdOf idOf) {
        constexpr std::size_t fewest = 8;
        std::vector<std::uint32_t> old(shard.slots.empty() ? fewest : shard.slots.size() * 2, 0);
        old.swap(shard.slots);
        for (const std::uint32_t slot : old)
            if (slot != 0)
                place(shard, hashOf(idOf(slot - 1)), slot - 1);
    }

    std::array<Shard, shardCount> m_shards;
};
