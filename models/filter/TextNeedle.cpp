// SPDX-License-Identifier: Apache-2.0
#include "filter/TextNeedle.h"

#include "store/Folding.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <bit>

namespace {

constexpr char caseBit = 0x20;

#if defined(__SSE2__)
/// Sixteen places at once: which of them have the needle's first byte and, so much further on, its last.
class PairProbe {
public:
    static constexpr std::size_t width = 16;

    PairProbe(const std::string& needle, const std::string& caseBits)
        : m_first(_mm_set1_epi8(needle.front()))
        , m_firstCase(_mm_set1_epi8(caseBits.front()))
        , m_last(_mm_set1_epi8(needle.back()))
        , m_lastCase(_mm_set1_epi8(caseBits.back()))
        , m_distance(needle.size() - 1) {}

    unsigned candidatesAt(const char* bytes) const {
        const __m128i first = _mm_cmpeq_epi8(_mm_or_si128(load(bytes), m_firstCase), m_first);
        const __m128i last = _mm_cmpeq_epi8(_mm_or_si128(load(bytes + m_distance), m_lastCase), m_last);
        return static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(first, last)));
    }

private:
    static __m128i load(const char* bytes) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)); // NOLINT: how SSE reads bytes
    }

    __m128i m_first;
    __m128i m_firstCase;
    __m128i m_last;
    __m128i m_lastCase;
    std::size_t m_distance;
};
#endif

} // namespace

TextNeedle::TextNeedle(const QString& text)
    : m_bytes(foldedUtf8(text)) {
    for (const char c : m_bytes)
        m_caseBits += c >= 'a' && c <= 'z' ? caseBit : '\0';
}

bool TextNeedle::isIn(std::string_view bytes) const {
    if (m_bytes.empty())
        return true;
    if (bytes.size() < m_bytes.size())
        return false;
    const std::size_t places = bytes.size() - m_bytes.size() + 1;
    const char* const start = bytes.data();
    std::size_t i = 0;
#if defined(__SSE2__)
    const PairProbe probe(m_bytes, m_caseBits);
    for (; i + PairProbe::width <= places; i += PairProbe::width)
        for (unsigned found = probe.candidatesAt(start + i); found != 0; found &= found - 1)
            if (matchesAt(start + i + std::countr_zero(found)))
                return true;
#endif
    for (; i < places; ++i)
        if (matchesAt(start + i))
            return true;
    return false;
}
