// SPDX-License-Identifier: Apache-2.0
#include "store/RecordChunk.h"

#include "store/Overwrite.h"

#include <algorithm>

namespace {
constexpr std::size_t leastRoom = std::size_t{1} << 14;
} // namespace

RecordChunk::RecordChunk() = default;

RecordChunk::~RecordChunk() {
    if (m_bytes)
        overwrite(m_bytes.get(), m_capacity);
}

/// Half as much again while the chunk fills, and no more than it takes once it is full: only the newest chunk
/// has room to spare.
void RecordChunk::makeRoomFor(std::size_t used) {
    if (used <= m_capacity)
        return;
    constexpr std::size_t spare = 1024;
    const std::size_t growing = std::max(leastRoom, used + used / 2);
    const std::size_t capacity = rows() < mostRows ? growing : used + spare;
    auto bytes = std::make_unique_for_overwrite<char[]>(capacity); // NOLINT(modernize-avoid-c-arrays)
    std::copy_n(m_bytes.get(), m_used, bytes.get());
    if (m_bytes)
        overwrite(m_bytes.get(), m_capacity);
    m_bytes = std::move(bytes);
    m_capacity = capacity;
}

void RecordChunk::append(std::string_view record) {
    makeRoomFor(m_used + record.size() + 1);
    std::copy(record.begin(), record.end(), m_bytes.get() + m_used);
    m_used += record.size();
    m_bytes[m_used++] = fieldSeparator;
    if (m_ends.size() == m_ends.capacity())
        m_ends.reserve(std::min<std::size_t>(mostRows, std::max<std::size_t>(64, m_ends.size() * 2)));
    m_ends.push_back(static_cast<std::uint32_t>(m_used));
    if (rows() == mostRows && m_capacity > m_used + leastRoom) {
        const std::size_t used = m_used;
        auto bytes = std::make_unique_for_overwrite<char[]>(used); // NOLINT(modernize-avoid-c-arrays)
        std::copy_n(m_bytes.get(), used, bytes.get());
        overwrite(m_bytes.get(), m_capacity);
        m_bytes = std::move(bytes);
        m_capacity = used;
    }
}

void RecordChunk::replace(std::uint32_t row, std::string_view record) {
    const std::uint32_t start = startOf(row);
    const std::size_t before = m_ends[row] - start;
    const std::size_t after = record.size() + 1;
    makeRoomFor(m_used - before + after);
    char* const bytes = m_bytes.get();
    std::memmove(bytes + start + after, bytes + m_ends[row], m_used - m_ends[row]);
    std::copy(record.begin(), record.end(), bytes + start);
    bytes[start + record.size()] = fieldSeparator;
    const std::size_t used = m_used - before + after;
    if (used < m_used)
        overwrite(bytes + used, m_used - used);
    m_used = used;
    for (std::uint32_t i = row; i < rows(); ++i)
        m_ends[i] = static_cast<std::uint32_t>(m_ends[i] - before + after);
}

std::size_t RecordChunk::memoryUsed() const {
    return sizeof(*this) + m_capacity + m_ends.capacity() * sizeof(std::uint32_t);
}
