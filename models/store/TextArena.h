// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

/// Bytes one after the other in blocks that never move, so that growing costs no copy. What is taken back is
/// overwritten at once: nothing of a person stays readable in memory because something newer is known.
class TextArena {
public:
    /// Where a text begins. Reaches 16 GiB; never 0.
    using Place = std::uint32_t;

    TextArena() = default;
    TextArena(TextArena&&) noexcept = default;
    TextArena& operator=(TextArena&& other) noexcept;
    ~TextArena() { clear(); }

    /// At least one field separator stands between two texts, so that no search finds across them.
    Place append(std::string_view text);
    std::string_view at(Place place, std::size_t length) const { return {bytesAt(place), length}; }
    /// For a text that tells its own length.
    const char* bytesAt(Place place) const {
        return m_blocks[place / unitsPerBlock].bytes.get() + std::size_t{place % unitsPerBlock} * unit;
    }
    /// Overwrites the text. Its room counts as garbage from now on.
    void wipe(Place place, std::size_t length);
    void clear();

    std::size_t used() const { return m_used; }
    std::size_t garbage() const { return m_garbage; }
    std::size_t memoryUsed() const;

private:
    static constexpr std::size_t unit = 4; ///< Places count in these.
    static constexpr std::size_t blockSize = std::size_t{1} << 20;
    static constexpr std::size_t unitsPerBlock = blockSize / unit;

    struct Block {
        std::unique_ptr<char[]> bytes; // NOLINT(modernize-avoid-c-arrays): its length is beside it
        std::size_t size = 0;
    };

    static std::size_t roomFor(std::size_t length) { return (length / unit + 1) * unit; }
    void addBlock(std::size_t room);

    std::vector<Block> m_blocks;
    std::size_t m_end = 0;   ///< The next free byte, counted as places are.
    std::size_t m_limit = 0; ///< One past the last byte of the newest block.
    std::size_t m_used = 0;
    std::size_t m_garbage = 0;
};
