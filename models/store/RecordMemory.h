// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <vector>

/// Memory for chunks that are full, in pieces so large that the system can map them in huge pages: a search
/// reads all of it, and with ordinary pages looking up where they are takes a third of that time.
class RecordMemory {
public:
    /// Bytes that stay where they are for as long as this does.
    char* take(std::size_t bytes);
    /// Of the pieces, as far as they are in use.
    std::size_t memoryUsed() const { return m_taken; }

private:
    struct Free {
        void operator()(char* bytes) const { std::free(bytes); } // NOLINT: what aligned_alloc() gave
    };
    std::vector<std::unique_ptr<char, Free>> m_pieces;
    char* m_end = nullptr;   ///< Of the newest piece.
    std::size_t m_left = 0;  ///< In it.
    std::size_t m_taken = 0; ///< With what is lost at the ends of pieces.
};
