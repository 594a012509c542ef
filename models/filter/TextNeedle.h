// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/LetterRows.h"

#include <QString>

#include <array>
#include <cstring>
#include <string>
#include <string_view>

/// A text to look for in the records' bytes, in any case of the ASCII letters. Letters beyond ASCII are
/// found in the folded part of a record, in which every case and accent is gone.
class TextNeedle {
public:
    explicit TextNeedle(const QString& text);

    bool isEmpty() const { return m_bytes.empty(); }
    std::size_t size() const { return m_bytes.size(); }
    LetterRows::Letters letters() const { return LetterRows::lettersOf(m_bytes); }
    bool isOneLetter() const { return size() == 1 && m_caseBits.front() != 0; }
    /// Whether it stands at the very start of these bytes, of which there are enough.
    bool isAt(const char* bytes) const {
        for (std::size_t i = 0; i < m_bytes.size(); ++i)
            if ((bytes[i] | m_caseBits[i]) != m_bytes[i])
                return false;
        return true;
    }

    /// Its first eight bytes, or as many as there are, to be compared at once.
    struct Beginning {
        std::uint64_t bytes = 0;
        std::uint64_t caseBits = 0;
        std::uint64_t counted = 0;
        /// There are eight bytes.
        bool mayBeAt(const char* place) const {
            std::uint64_t found = 0;
            std::memcpy(&found, place, sizeof found);
            return (((found | caseBits) ^ bytes) & counted) == 0;
        }
    };
    Beginning beginning() const;

    /// One byte of the needle that a search looks at first: how far from its start, and the bit in which a
    /// letter and its capital differ (0 for all other bytes).
    struct Probe {
        std::size_t offset = 0;
        char byte = 0;
        char caseBit = 0;
    };
    using Probes = std::array<Probe, 2>;
    /// The two bytes that are rarest in text like the sample; the same one twice when there is but one.
    Probes rarestIn(std::string_view sample) const;

private:
    std::string m_bytes;    ///< Folded.
    std::string m_caseBits; ///< For each byte: what a letter and its capital differ by, else 0.
};

/// How often both probes fit in a text.
std::size_t placesIn(std::string_view text, const TextNeedle::Probes& probes);
