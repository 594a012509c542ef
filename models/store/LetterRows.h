// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// For each letter, in which rows of a chunk it stands at all. A word needs to be looked for only where all
/// of its letters are, and a single letter nowhere: the answer is here. Four bytes a row.
class LetterRows {
public:
    static constexpr std::uint32_t mostRows = 4096;
    /// A bit for each of the letters a to z, in either case; all other bytes share the six above.
    using Letters = std::uint32_t;
    using Rows = std::array<std::uint64_t, mostRows / 64>;

    static Letters lettersOf(std::string_view text);

    void set(std::uint32_t row, Letters letters);
    /// Takes out the rows that lack one of the letters.
    void narrow(Rows& rows, Letters letters) const {
        for (; letters != 0; letters &= letters - 1) {
            const Rows& with = m_rows[static_cast<std::size_t>(std::countr_zero(letters))];
            for (std::size_t word = 0; word < rows.size(); ++word)
                rows[word] &= with[word];
        }
    }

private:
    std::array<Rows, 32> m_rows{};
};
