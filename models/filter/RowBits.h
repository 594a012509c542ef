// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/RecordChunk.h"

#include <array>
#include <bit>
#include <cstdint>

/// A yes or no for each row of a chunk.
struct RowBits {
    static constexpr std::uint32_t wordBits = 64;
    std::array<std::uint64_t, RecordChunk::mostRows / wordBits> words{};

    static RowBits first(std::uint32_t rows) {
        RowBits bits;
        for (std::uint32_t word = 0; word < rows / wordBits; ++word)
            bits.words[word] = ~std::uint64_t{0};
        if (rows % wordBits != 0)
            bits.words[rows / wordBits] = (std::uint64_t{1} << (rows % wordBits)) - 1;
        return bits;
    }
    bool test(std::uint32_t row) const { return (words[row / wordBits] >> (row % wordBits) & 1U) != 0; }
    void set(std::uint32_t row) { words[row / wordBits] |= std::uint64_t{1} << (row % wordBits); }
    void clear(std::uint32_t row) { words[row / wordBits] &= ~(std::uint64_t{1} << (row % wordBits)); }
    std::uint32_t count() const {
        std::uint32_t sum = 0;
        for (const std::uint64_t word : words)
            sum += static_cast<std::uint32_t>(std::popcount(word));
        return sum;
    }
    RowBits& operator&=(const RowBits& other) {
        for (std::size_t i = 0; i < words.size(); ++i)
            words[i] &= other.words[i];
        return *this;
    }
    RowBits& operator|=(const RowBits& other) {
        for (std::size_t i = 0; i < words.size(); ++i)
            words[i] |= other.words[i];
        return *this;
    }
    /// Takes out what the other has.
    RowBits& operator-=(const RowBits& other) {
        for (std::size_t i = 0; i < words.size(); ++i)
            words[i] &= ~other.words[i];
        return *this;
    }
    friend bool operator==(const RowBits&, const RowBits&) = default;

    /// Leaves the rows for which it holds; where all are asked for, without a guess at each.
    template <typename Holds>
    void keepIf(Holds holds) {
        for (std::uint32_t word = 0; word < words.size(); ++word) {
            const std::uint32_t first = word * wordBits;
            std::uint64_t kept = 0;
            if (words[word] == ~std::uint64_t{0})
                for (std::uint32_t bit = 0; bit < wordBits; ++bit)
                    kept |= std::uint64_t{holds(first + bit)} << bit;
            else
                for (std::uint64_t rest = words[word]; rest != 0; rest &= rest - 1) {
                    const auto bit = static_cast<std::uint32_t>(std::countr_zero(rest));
                    kept |= std::uint64_t{holds(first + bit)} << bit;
                }
            words[word] = kept;
        }
    }

    template <typename Visit>
    void forEach(Visit visit) const {
        for (std::uint32_t word = 0; word < words.size(); ++word)
            for (std::uint64_t rest = words[word]; rest != 0; rest &= rest - 1)
                visit(word * wordBits + static_cast<std::uint32_t>(std::countr_zero(rest)));
    }
};
