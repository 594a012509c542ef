// SPDX-License-Identifier: Apache-2.0
#include "filter/TextNeedle.h"

#include "store/Folding.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace {
constexpr char caseBit = 0x20;
}

TextNeedle::TextNeedle(const QString& text)
    : m_bytes(foldedUtf8(text)) {
    for (const char c : m_bytes)
        m_caseBits += c >= 'a' && c <= 'z' ? caseBit : '\0';
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
    const auto probe = [this](std::size_t at) { return Probe{at, m_bytes[at], m_caseBits[at]}; };
    return {probe(places.front()), probe(places[std::min<std::size_t>(1, places.size() - 1)])};
}
