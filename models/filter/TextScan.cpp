// SPDX-License-Identifier: Apache-2.0
// Compiled once for each kind of processor: Highway includes this file again and again.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "filter/TextScan.cpp" // NOLINT: Highway asks for it
#include "filter/TextScan.h"

#include "store/SearchRecord.h"
#include "store/Utf8.h"

#include <hwy/cache_control.h>
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <vector>

#ifndef DESK_TEXT_SCAN_ONCE
#define DESK_TEXT_SCAN_ONCE

/// What one scan is about, for the code below.
struct TextScanCall {
    const TextNeedle& needle;
    const TextScope& scope;
    const TextNeedle::Probes& probes;
    const RecordChunk& chunk;

    /// Whether the needle, found there, stands where it counts.
    bool counts(std::uint32_t row, std::size_t found) const {
        if (scope.isEverywhere())
            return true;
        const char* const text = chunk.text().data();
        const char* const start = text + chunk.startOf(row);
        const char* at = text + found;
        if (scope.onlyAtStart && at > start && at[-1] != fieldSeparator && at[-1] != foldedSeparator)
            return false;
        const char* pair = nullptr;
        std::uint32_t field = 0;
        while (at > start && at[-1] != foldedSeparator) {
            --at;
            if (*at == fieldSeparator) {
                if (field == 0)
                    pair = at + 1;
                ++field;
            }
        }
        constexpr std::uint32_t last = fieldsARecord - 1;
        if ((scope.fields >> std::min(field, last) & 1U) == 0)
            return false;
        if (scope.metadataKey == nullptr)
            return true;
        const std::size_t key = scope.metadataKey->size();
        const auto before = static_cast<std::size_t>(text + found - pair);
        return before > key && pair[key] == '=' && scope.metadataKey->isAt(pair);
    }

    /// The row that begins at or before this place; not before `from`. Rows are about as long as each other:
    /// a guess lands near, where halving the rest would be wrong every other time.
    std::uint32_t rowAt(std::size_t place, std::uint32_t from) const {
        const std::uint32_t* const ends = chunk.ends();
        const auto further =
            static_cast<std::uint32_t>(static_cast<double>(place - chunk.startOf(from)) * rowsAByte());
        std::uint32_t row = std::min(from + further, chunk.rows() - 1);
        while (row > from && chunk.startOf(row) > place)
            --row;
        while (ends[row] <= place)
            ++row;
        return row;
    }
    double rowsAByte() const {
        return static_cast<double>(chunk.rows()) / static_cast<double>(chunk.text().size());
    }
};
#endif

HWY_BEFORE_NAMESPACE();
namespace HWY_NAMESPACE { // NOLINT: Highway's name for the processor at hand

namespace hn = hwy::HWY_NAMESPACE;

/// How far to read ahead by hand: what the processor reads ahead by itself ends with each page.
constexpr std::size_t ahead = 2048;

/// As many places at once as the processor compares: which of them have both probed bytes of the needle.
class PairProbe {
public:
    using Tag = hn::ScalableTag<std::uint8_t>;

    explicit PairProbe(const TextNeedle::Probes& probes)
        : m_probes(probes)
        , m_first(hn::Set(Tag(), static_cast<std::uint8_t>(probes[0].byte)))
        , m_firstCase(hn::Set(Tag(), static_cast<std::uint8_t>(probes[0].caseBit)))
        , m_second(hn::Set(Tag(), static_cast<std::uint8_t>(probes[1].byte)))
        , m_secondCase(hn::Set(Tag(), static_cast<std::uint8_t>(probes[1].caseBit))) {}

    static std::size_t width() { return hn::Lanes(Tag()); }
    std::size_t reach() const { return std::max(m_probes[0].offset, m_probes[1].offset); }
    HWY_INLINE hn::Mask<Tag> at(const char* bytes) const {
        const auto* const places = reinterpret_cast<const std::uint8_t*>(bytes); // NOLINT: bytes either way
        const auto first = hn::Or(hn::LoadU(Tag(), places + m_probes[0].offset), m_firstCase);
        const auto second = hn::Or(hn::LoadU(Tag(), places + m_probes[1].offset), m_secondCase);
        return hn::And(hn::Eq(first, m_first), hn::Eq(second, m_second));
    }
    HWY_INLINE static std::uint64_t bitsOf(hn::Mask<Tag> mask) {
        std::uint64_t bits = 0;
        hn::StoreMaskBits(Tag(), mask, reinterpret_cast<std::uint8_t*>(&bits)); // NOLINT: bytes either way
        return bits;
    }

private:
    TextNeedle::Probes m_probes;
    hn::Vec<Tag> m_first;
    hn::Vec<Tag> m_firstCase;
    hn::Vec<Tag> m_second;
    hn::Vec<Tag> m_secondCase;
};

/// Looks at places one after the other and notes the rows; goes on behind a row once it is found.
class RowNotes {
public:
    RowNotes(const TextScanCall& call, RowBits& found)
        : m_call(call)
        , m_found(found)
        , m_text(call.chunk.text().data())
        , m_last(call.chunk.text().size() - call.needle.size())
        , m_isProbed(call.needle.size() <= 2) {}

    /// The place after which nothing of what was noted so far can follow.
    std::size_t next() const { return m_next; }

    HWY_INLINE void take(std::size_t start, std::uint64_t candidates) {
        for (; candidates != 0; candidates &= candidates - 1)
            look(start + static_cast<std::size_t>(std::countr_zero(candidates)), m_isProbed);
    }
    HWY_INLINE void look(std::size_t place, bool isCertain = false) {
        if (place < m_next || place > m_last || !(isCertain || m_call.needle.isAt(m_text + place)))
            return;
        m_row = m_call.rowAt(place, m_row);
        if (!m_call.counts(m_row, place))
            return;
        m_found.set(m_row);
        m_next = m_call.chunk.ends()[m_row];
    }

private:
    const TextScanCall& m_call;
    RowBits& m_found;
    const char* m_text;
    std::size_t m_last;
    bool m_isProbed; ///< The probes are all of the needle.
    std::size_t m_next = 0;
    std::uint32_t m_row = 0;
};

void scanChunk(const TextScanCall& call, RowBits& found) {
    const std::string_view text = call.chunk.text();
    if (text.size() < call.needle.size())
        return;
    const PairProbe probe(call.probes);
    const std::size_t width = PairProbe::width();
    RowNotes notes(call, found);
    std::size_t place = 0;
    while (place + probe.reach() + 2 * width <= text.size()) {
        hwy::Prefetch(text.data() + place + ahead);
        const auto first = probe.at(text.data() + place);
        const auto second = probe.at(text.data() + place + width);
        if (!hn::AllFalse(PairProbe::Tag(), hn::Or(first, second))) {
            notes.take(place, PairProbe::bitsOf(first));
            notes.take(place + width, PairProbe::bitsOf(second));
        }
        place = std::max(place + 2 * width, notes.next());
    }
    for (; place + call.needle.size() <= text.size(); ++place)
        notes.look(place);
}

/// Notes every place first and asks for each row afterwards whether it has one: takes the same time however
/// many there are, where going from find to find would be guessing all the way. For needles that are all
/// probe.
void scanDenseChunk(const TextScanCall& call, RowBits& found) {
    constexpr std::size_t wordBits = 64;
    const std::string_view text = call.chunk.text();
    const PairProbe probe(call.probes);
    const std::size_t width = PairProbe::width();
    thread_local std::vector<std::uint64_t> places;
    places.assign(text.size() / wordBits + 1, 0);
    std::size_t place = 0;
    for (; place + probe.reach() + width <= text.size(); place += width) {
        hwy::Prefetch(text.data() + place + ahead);
        places[place / wordBits] |= PairProbe::bitsOf(probe.at(text.data() + place)) << (place % wordBits);
    }
    for (; place + call.needle.size() <= text.size(); ++place)
        if (call.needle.isAt(text.data() + place))
            places[place / wordBits] |= std::uint64_t{1} << (place % wordBits);
    std::size_t start = 0;
    for (std::uint32_t row = 0; row < call.chunk.rows(); ++row) {
        const std::size_t last = call.chunk.ends()[row] - std::size_t{1};
        std::uint64_t any = 0;
        std::uint64_t from = ~std::uint64_t{0} << (start % wordBits);
        for (std::size_t word = start / wordBits; word < last / wordBits; ++word) {
            any |= places[word] & from;
            from = ~std::uint64_t{0};
        }
        any |= places[last / wordBits] & from & (~std::uint64_t{0} >> (wordBits - 1 - last % wordBits));
        found.words[row / wordBits] |= std::uint64_t{any != 0} << (row % wordBits);
        start = last + 1;
    }
}

bool rowHolds(const TextScanCall& call, const PairProbe& probe, std::uint32_t row) {
    const std::string_view text = call.chunk.text();
    const std::size_t width = PairProbe::width();
    const std::size_t end = call.chunk.ends()[row];
    const auto isIt = [&](std::size_t place) {
        return call.needle.isAt(text.data() + place) && call.counts(row, place);
    };
    std::size_t place = call.chunk.startOf(row);
    for (; place + call.needle.size() <= end && place + probe.reach() + width <= text.size();
         place += width) {
        std::uint64_t candidates = PairProbe::bitsOf(probe.at(text.data() + place));
        for (; candidates != 0; candidates &= candidates - 1) {
            const std::size_t at = place + static_cast<std::size_t>(std::countr_zero(candidates));
            if (at + call.needle.size() > end)
                break;
            if (isIt(at))
                return true;
        }
    }
    for (; place + call.needle.size() <= end; ++place)
        if (isIt(place))
            return true;
    return false;
}

/// The rows lie apart, so that the processor reads nothing ahead by itself: it is told what comes next.
void scanCandidates(const TextScanCall& call, const RowBits& candidates, RowBits& found) {
    constexpr std::uint32_t rowsAhead = 12;
    constexpr std::size_t line = 64; ///< What memory is read in; a row is about as long.
    std::array<std::uint32_t, RecordChunk::mostRows + rowsAhead> rows;
    std::uint32_t count = 0;
    candidates.forEach([&](std::uint32_t row) { rows[count++] = row; });
    std::fill_n(rows.begin() + count, rowsAhead, 0);
    const PairProbe probe(call.probes);
    const char* const text = call.chunk.text().data();
    for (std::uint32_t i = 0; i < count; ++i) {
        const char* const next = text + call.chunk.startOf(rows[i + rowsAhead]);
        hwy::Prefetch(next);
        hwy::Prefetch(next + line);
        if (rowHolds(call, probe, rows[i]))
            found.set(rows[i]);
    }
}

} // namespace HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace {
HWY_EXPORT(scanChunk);
HWY_EXPORT(scanDenseChunk);
HWY_EXPORT(scanCandidates);

/// For what can only be the first that stands in a row: eight of its bytes tell nearly always.
void scanStarts(const TextScanCall& call, const RowBits& candidates, RowBits& found) {
    const std::string_view text = call.chunk.text();
    const std::uint32_t* const ends = call.chunk.ends();
    const TextNeedle::Beginning beginning = call.needle.beginning();
    candidates.forEach([&](std::uint32_t row) {
        const std::size_t start = call.chunk.startOf(row);
        if (start + sizeof(std::uint64_t) <= text.size() && !beginning.mayBeAt(text.data() + start))
            return;
        if (start + call.needle.size() < ends[row] && call.needle.isAt(text.data() + start))
            found.set(row);
    });
}

} // namespace

TextScan::TextScan(TextNeedle needle, TextScope scope, std::string_view sample)
    : m_needle(std::move(needle))
    , m_scope(scope)
    , m_probes(m_needle.rarestIn(sample))
    , m_letters(m_needle.letters()) {
    constexpr std::size_t bytesAPlace = 512; // From a place in every few rows on.
    m_isDense = m_needle.size() <= m_probes.size() && scope.isEverywhere() &&
                placesIn(sample, m_probes) * bytesAPlace > sample.size();
}

RowBits TextScan::rowsWith(const RecordChunk& chunk, const RowBits& candidates) const {
    // From one row in so many on, reading all of them in one go pays.
    const std::uint32_t few = m_isDense ? 4 : 12;
    RowBits left = candidates;
    if (const LetterRows* letters = chunk.letters()) {
        letters->narrow(left.words, m_letters);
        if (m_needle.isOneLetter() && m_scope.isEverywhere())
            return left;
    }
    RowBits found;
    const TextScanCall call{m_needle, m_scope, m_probes, chunk};
    if (isOnlyFirst())
        scanStarts(call, left, found);
    else if (left.count() < chunk.rows() / few)
        HWY_DYNAMIC_DISPATCH(scanCandidates)(call, left, found);
    else if (m_isDense)
        HWY_DYNAMIC_DISPATCH(scanDenseChunk)(call, found);
    else
        HWY_DYNAMIC_DISPATCH(scanChunk)(call, found);
    found &= left;
    return found;
}

#endif
