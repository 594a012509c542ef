// SPDX-License-Identifier: Apache-2.0
#include "filter/TextNeedle.h"

#include "store/Folding.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace {
constexpr char caseBit = 0x20;
} // namespace

TextNeedle::TextNeedle(const QString& text)
    : m_bytes(foldedUtf8(text)) {
    for (const char c : m_bytes)
        m_caseBits += c >= 'a' && c <= 'z' ? caseBit : '\0';
}

TextNeedle::Beginning TextNeedle::beginning() const {
    Beginning beginning;
    const std::size_t size = std::min(m_bytes.size(), sizeof beginning.bytes);
    std::memcpy(&beginning.bytes, m_bytes.data(), size);
    std::memcpy(&beginning.caseBits, m_caseBits.data(), size);
    std::memset(&beginning.counted, ~0, size);
    return beginning;
}

TextNeedle::Probes TextNeedle::rarestIn(std::string_view sample) const {
    constexpr std::size_t byteValues = 256;
    std::array<std::uint32_t, byteValues> counts{};
    for (const char c : sample)
        ++counts[static_cast<unsigned char>(c)];
    const auto frequency = [&](std::size_t at) {
        const auto byte = static_cast<unsigned char>(m_bytes[at]);
        const auto other = static_cast<unsigned char>(m_bytes[at] & ~m_caseBits[at]);
        return counts[byte] + (other != byte ? counts[other] : 0);
    };
    std::vector<std::size_t> places(m_bytes.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = i;
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t a, std::size_t b) { return frequency(a) < frequency(b); });
    // Bytes that are rare each may still come together in every row: ids begin alike.
    constexpr std::size_t tried = 5;
    places.resize(std::min(places.size(), tried));
    const auto probe = [this](std::size_t at) { return Probe{at, m_bytes[at], m_caseBits[at]}; };
    Probes best{probe(places.front()), probe(places[std::min<std::size_t>(1, places.size() - 1)])};
    std::size_t fewest = placesIn(sample, best);
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t j = i + 1; j < places.size() && fewest > 0; ++j) {
            const Probes pair{probe(places[i]), probe(places[j])};
            const std::size_t count = placesIn(sample, pair);
            if (count < fewest) {
                fewest = count;
                best = pair;
            }
        }
    }
    return best;
}

std::size_t placesIn(std::string_view text, const TextNeedle::Probes& probes) {
    const std::size_t reach = std::max(probes[0].offset, probes[1].offset);
    std::size_t count = 0;
    for (std::size_t i = 0; i + reach < text.size(); ++i)
        count +=
            static_cast<std::size_t>((text[i + probes[0].offset] | probes[0].caseBit) == probes[0].byte) &
            static_cast<std::size_t>((text[i + probes[1].offset] | probes[1].caseBit) == probes[1].byte);
    return count;
}
