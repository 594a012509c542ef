// SPDX-License-Identifier: Apache-2.0
#include "store/TextArena.h"

#include "store/Overwrite.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <utility>

TextArena& TextArena::operator=(TextArena&& other) noexcept {
    if (this == &other)
        return *this;
    clear();
    m_blocks = std::move(other.m_blocks);
    m_end = std::exchange(other.m_end, 0);
    m_limit = std::exchange(other.m_limit, 0);
    m_used = std::exchange(other.m_used, 0);
    m_garbage = std::exchange(other.m_garbage, 0);
    return *this;
}

TextArena::Place TextArena::append(std::string_view text) {
    const std::size_t room = roomFor(text.size());
    if (room > m_limit - m_end)
        addBlock(room);
    const auto place = static_cast<Place>(m_end / unit);
    Block& block = m_blocks[place / unitsPerBlock];
    char* const start = block.bytes.get() + std::size_t{place % unitsPerBlock} * unit;
    std::copy(text.begin(), text.end(), start);
    std::fill(start + text.size(), start + room, fieldSeparator);
    m_end += room;
    m_used += room;
    return place;
}

/// A text longer than a block gets one of its own, which then counts as several.
void TextArena::addBlock(std::size_t room) {
    constexpr std::size_t reach = std::numeric_limits<Place>::max() * unit;
    const std::size_t start = m_blocks.size() * blockSize;
    const std::size_t firstUnit = start == 0 ? unit : 0; // Place 0 stays free.
    const std::size_t blocks = (firstUnit + room + blockSize - 1) / blockSize;
    if (start + blocks * blockSize > reach)
        throw std::length_error("TextArena: more text than places");
    Block block;
    block.size = blocks == 1 ? blockSize : firstUnit + room;
    block.bytes = std::make_unique_for_overwrite<char[]>(block.size); // NOLINT(modernize-avoid-c-arrays)
    m_end = start + firstUnit;
    m_limit = start + block.size;
    m_blocks.push_back(std::move(block));
    m_blocks.resize(m_blocks.size() + blocks - 1);
}

void TextArena::wipe(Place place, std::size_t length) {
    const std::size_t room = roomFor(length);
    overwriteText(const_cast<char*>(bytesAt(place)), room); // NOLINT: the bytes are ours
    m_garbage += room;
}

void TextArena::clear() {
    for (Block& block : m_blocks)
        if (block.bytes)
            overwriteText(block.bytes.get(), block.size);
    m_blocks.clear();
    m_end = m_limit = m_used = m_garbage = 0;
}

std::size_t TextArena::memoryUsed() const {
    std::size_t bytes = m_blocks.capacity() * sizeof(Block);
    for (const Block& block : m_blocks)
        bytes += block.size;
    return bytes;
}
