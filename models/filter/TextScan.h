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

    /// The rows of the chunk that hold the needle. Reads all of the chunk's text once.
    RowBits rowsWith(const RecordChunk& chunk) const;
    /// Those among the candidates. Reads only their text: cheaper while they are few.
    RowBits rowsWith(const RecordChunk& chunk, const RowBits& candidates) const;

private:
    TextNeedle m_needle;
    TextScope m_scope;
    TextNeedle::Probes m_probes;
    bool m_isDense = false; ///< It stands in so many rows that each is asked for by itself.
};
