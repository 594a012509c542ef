// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/RowBits.h"
#include "filter/TextNeedle.h"

#include <cstdint>

/// Where in a record a text counts.
struct TextScope {
    static constexpr std::uint32_t everywhere = ~std::uint32_t{0};
    std::uint32_t fields = everywhere; ///< A bit for each place in the record.
    bool onlyAtStart = false;          ///< Of a field.
    /// Only in the values of metadata with this key.
    const TextNeedle* metadataKey = nullptr;

    bool isEverywhere() const { return fields == everywhere && !onlyAtStart && metadataKey == nullptr; }
};

/// A needle made ready to be looked for in many chunks, many bytes at a time (SIMD through Google Highway,
/// which chooses the instructions the processor has when the program runs).
class TextScan {
public:
    /// `sample` is some text like what will be searched: it tells which of the needle's bytes are rare. The
    /// needle is not empty.
    TextScan(TextNeedle needle, TextScope scope, std::string_view sample);

    /// Those of the candidates that hold the needle. Reads the text of those that have all its letters; when
    /// they are many, all of the chunk's text in one go.
    RowBits rowsWith(const RecordChunk& chunk, const RowBits& candidates) const;

private:
    bool isOnlyFirst() const { return m_scope.onlyAtStart && m_scope.fields == 1; }

    TextNeedle m_needle;
    TextScope m_scope;
    TextNeedle::Probes m_probes;
    LetterRows::Letters m_letters;
    bool m_isDense = false; ///< It stands in so many rows that each is asked for by itself.
};
