// SPDX-License-Identifier: Apache-2.0
#include "store/RecordMemory.h"

#if defined(__linux__)
#include <sys/mman.h>
#endif

#include <algorithm>
#include <new>

namespace {
constexpr std::size_t hugePage = std::size_t{2} << 20;
constexpr std::size_t usualPiece = 8 * hugePage;
} // namespace

char* RecordMemory::take(std::size_t bytes) {
    if (bytes > m_left) {
        m_taken += m_left;
        const std::size_t size = std::max(usualPiece, (bytes + hugePage - 1) / hugePage * hugePage);
        auto* const piece = static_cast<char*>(std::aligned_alloc(hugePage, size)); // NOLINT: freed by Free
        if (piece == nullptr)
            throw std::bad_alloc();
#if defined(__linux__)
        madvise(piece, size, MADV_HUGEPAGE); // A wish: without it everything works as well, and slower.
#endif
        m_pieces.emplace_back(piece);
        m_left = size;
        m_end = piece + size;
    }
    char* const place = m_end - m_left;
    m_left -= bytes;
    m_taken += bytes;
    return place;
}
