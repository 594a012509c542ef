// SPDX-License-Identifier: Apache-2.0
#include "store/RecordChunk.h"

#include "store/Overwrite.h"
#include "store/RecordMemory.h"

#include <algorithm>
#include <utility>

namespace {
constexpr std::size_t leastRoom = std::size_t{1} << 14;
constexpr std::size_t spare = 1024; ///< For records that grow once the chunk is full.
} // namespace

RecordChunk::RecordChunk(Letters letters)
    : m_letters(letters == Letters::Noted ? std::make_unique<LetterRows>() : nullptr) {}

RecordChunk::RecordChunk(RecordChunk&& other) noexcept
    : m_own(std::move(other.m_own))
    , m_bytes(std::exchange(other.m_bytes, nullptr))
    , m_capacity(std::exchange(other.m_capacity, 0))
    , m_used(std::exchange(other.m_used, 0))
    , m_ends(std::move(other.m_ends))
    , m_letters(std::move(other.m_letters)) {}

RecordChunk::~RecordChunk() {
    if (m_bytes != nullptr)
        overwriteText(m_bytes, m_capacity);
}

void RecordChunk::moveTo(char* bytes, std::size_t capacity, std::unique_ptr<char[]> own) { // NOLINT
    std::copy_n(m_bytes, m_used, bytes);
    if (m_bytes != nullptr)
        overwriteText(m_bytes, m_capacity);
    m_own = std::move(own);
    m_bytes = bytes;
    m_capacity = capacity;
}

/// Half as much again while the chunk fills, and little more than it takes once it is full.
void RecordChunk::makeRoomFor(std::size_t used) {
    if (used <= m_capacity)
        return;
    const std::size_t capacity = isFull() ? used + spare : std::max(leastRoom, used + used / 2);
    auto own = std::make_unique_for_overwrite<char[]>(capacity); // NOLINT(modernize-avoid-c-arrays)
    char* const bytes = own.get();
    moveTo(bytes, capacity, std::move(own));
}

void RecordChunk::settle(RecordMemory& memory) {
    const std::size_t capacity = m_used + spare;
    moveTo(memory.take(capacity), capacity, nullptr);
}

void RecordChunk::noteLetters(std::uint32_t row) {
    if (m_letters)
        m_letters->set(row, LetterRows::lettersOf(at(row)));
}

void RecordChunk::append(std::string_view record) {
    makeRoomFor(m_used + record.size() + 1);
    std::copy(record.begin(), record.end(), m_bytes + m_used);
    m_used += record.size();
    m_bytes[m_used++] = fieldSeparator;
    if (m_ends.size() == m_ends.capacity())
        m_ends.reserve(std::min<std::size_t>(mostRows, std::max<std::size_t>(64, m_ends.size() * 2)));
    m_ends.push_back(static_cast<std::uint32_t>(m_used));
    noteLetters(rows() - 1);
}

void RecordChunk::append(std::string_view records, std::span<const std::uint32_t> ends,
                         std::uint32_t before) {
    makeRoomFor(m_used + records.size());
    std::copy(records.begin(), records.end(), m_bytes + m_used);
    const auto shift = static_cast<std::uint32_t>(m_used) - before; // Modulo 2^32, and so is the sum.
    m_used += records.size();
    m_ends.reserve(m_ends.size() + ends.size());
    for (const std::uint32_t end : ends) {
        m_ends.push_back(end + shift);
        noteLetters(rows() - 1);
    }
}

void RecordChunk::replace(std::uint32_t row, std::string_view record) {
    const std::uint32_t start = startOf(row);
    const std::size_t before = m_ends[row] - start;
    const std::size_t after = record.size() + 1;
    makeRoomFor(m_used - before + after);
    char* const bytes = m_bytes;
    std::memmove(bytes + start + after, bytes + m_ends[row], m_used - m_ends[row]);
    std::copy(record.begin(), record.end(), bytes + start);
    bytes[start + record.size()] = fieldSeparator;
    const std::size_t used = m_used - before + after;
    if (used < m_used)
        overwriteText(bytes + used, m_used - used);
    m_used = used;
    for (std::uint32_t i = row; i < rows(); ++i)
        m_ends[i] = static_cast<std::uint32_t>(m_ends[i] - before + after);
    noteLetters(row);
}

void RecordChunk::replace(std::span<const Replacement> records) {
    std::size_t used = m_used;
    for (const auto& [row, record] : records)
        used = used - at(row).size() + record.size();
    const std::size_t capacity = used + spare;
    auto own = std::make_unique_for_overwrite<char[]>(capacity); // NOLINT(modernize-avoid-c-arrays)
    char* const bytes = own.get();
    std::vector<std::uint32_t> ends;
    ends.reserve(m_ends.capacity());
    std::uint32_t end = 0;
    auto next = records.begin();
    for (std::uint32_t row = 0; row < rows(); ++row) {
        const bool isReplaced = next != records.end() && next->row == row;
        const std::string_view record = isReplaced ? (next++)->record : at(row);
        std::copy(record.begin(), record.end(), bytes + end);
        end += static_cast<std::uint32_t>(record.size());
        bytes[end++] = fieldSeparator;
        ends.push_back(end);
    }
    overwriteText(m_bytes, m_capacity);
    m_own = std::move(own);
    m_bytes = bytes;
    m_capacity = capacity;
    m_used = used;
    m_ends = std::move(ends);
    for (const Replacement& one : records)
        noteLetters(one.row);
}

std::size_t RecordChunk::memoryUsed() const {
    return sizeof(*this) + (m_own ? m_capacity : 0) + m_ends.capacity() * sizeof(std::uint32_t) +
           (m_letters ? sizeof(LetterRows) : 0);
}
