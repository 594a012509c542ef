// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/LetterRows.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

class RecordMemory;

/// The searchable records of up to 4,096 rows that follow each other, in one piece of memory, a separator
/// behind each: what one thread searches at a time. What is taken back is overwritten at once: nothing of a
/// person stays readable in memory because something newer is known.
class RecordChunk {
public:
    static constexpr std::uint32_t mostRows = LetterRows::mostRows;

    enum class Letters {
        Noted,    ///< Letters are looked for in it, wherever they stand.
        NotNoted, ///< It holds ids: any letter is in any of them.
    };

    explicit RecordChunk(Letters letters);
    RecordChunk(RecordChunk&& other) noexcept;
    RecordChunk& operator=(RecordChunk&&) = delete;
    ~RecordChunk();

    std::uint32_t rows() const { return static_cast<std::uint32_t>(m_ends.size()); }
    std::uint32_t startOf(std::uint32_t row) const { return row == 0 ? 0 : m_ends[row - 1]; }
    /// Without the separator behind it.
    std::string_view at(std::uint32_t row) const {
        const std::uint32_t start = startOf(row);
        return {m_bytes + start, m_ends[row] - start - 1};
    }
    /// All of them, separators included.
    std::string_view text() const { return {m_bytes, m_used}; }
    /// Null where they are not noted.
    const LetterRows* letters() const { return m_letters.get(); }
    /// One past each record's separator, ascending.
    const std::uint32_t* ends() const { return m_ends.data(); }

    void append(std::string_view record);
    /// Records with a separator behind each, of which the first ends `ends[0] - before` bytes on.
    void append(std::string_view records, std::span<const std::uint32_t> ends, std::uint32_t before);
    bool isFull() const { return rows() == mostRows; }
    /// Moves a full chunk to where it can be read faster; `memory` must outlive it.
    void settle(RecordMemory& memory);
    void replace(std::uint32_t row, std::string_view record);
    struct Replacement {
        std::uint32_t row;
        std::string_view record; ///< Not of this chunk.
    };
    /// Ascending by row. Costs little more than one of them.
    void replace(std::span<const Replacement> records);
    /// Besides what is in a RecordMemory.
    std::size_t memoryUsed() const;

private:
    void makeRoomFor(std::size_t used);
    void noteLetters(std::uint32_t row);
    /// Moves everything there, and overwrites where it was.
    void moveTo(char* bytes, std::size_t capacity,
                std::unique_ptr<char[]> own); // NOLINT: its length is beside it

    std::unique_ptr<char[]> m_own; // NOLINT: null once the bytes are in a RecordMemory
    char* m_bytes = nullptr;
    std::size_t m_capacity = 0;
    std::size_t m_used = 0;
    std::vector<std::uint32_t> m_ends;
    std::unique_ptr<LetterRows> m_letters;
};
