// SPDX-License-Identifier: Apache-2.0
#include "store/LetterRows.h"

namespace {

constexpr std::size_t byteValues = 256;
constexpr std::uint32_t letterCount = 26;
constexpr std::uint32_t sharedBits = 6;

constexpr std::array<LetterRows::Letters, byteValues> makeBits() {
    std::array<LetterRows::Letters, byteValues> bits{};
    for (std::uint32_t byte = 0; byte < byteValues; ++byte)
        bits[byte] = 1U << (letterCount + byte % sharedBits);
    for (std::uint32_t letter = 0; letter < letterCount; ++letter)
        bits['a' + letter] = bits['A' + letter] = 1U << letter;
    return bits;
}

constexpr std::array<LetterRows::Letters, byteValues> bitOf = makeBits();

} // namespace

LetterRows::Letters LetterRows::lettersOf(std::string_view text) {
    Letters letters = 0;
    for (const char c : text)
        letters |= bitOf[static_cast<unsigned char>(c)];
    return letters;
}

void LetterRows::set(std::uint32_t row, Letters letters) {
    constexpr std::uint32_t wordBits = 64;
    const std::uint32_t bit = row % wordBits;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        std::uint64_t& word = m_rows[i][row / wordBits];
        word = (word & ~(std::uint64_t{1} << bit)) | std::uint64_t{letters >> i & 1U} << bit;
    }
}
