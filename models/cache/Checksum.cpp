// SPDX-License-Identifier: Apache-2.0
#include "cache/Checksum.h"

#include <array>
#include <cstring>

namespace {

constexpr std::uint64_t factor = 0x9E3779B97F4A7C15; // 2^64 divided by the golden ratio: odd, well mixed.
constexpr int half = 32;

std::uint64_t mixed(std::uint64_t sum, std::uint64_t word) {
    sum = (sum ^ word) * factor;
    return sum ^ (sum >> half);
}

} // namespace

std::int64_t checksumOf(std::string_view bytes) {
    constexpr std::size_t word = sizeof(std::uint64_t);
    std::array<std::uint64_t, 4> lanes{1, 2, 3, 4}; // Apart, so that the processor does four at once.
    std::string_view rest = bytes;
    for (; rest.size() >= lanes.size() * word; rest.remove_prefix(lanes.size() * word))
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            std::uint64_t next = 0;
            std::memcpy(&next, rest.data() + i * word, word);
            lanes[i] = mixed(lanes[i], next);
        }
    std::uint64_t sum = bytes.size();
    for (const char byte : rest)
        sum = mixed(sum, static_cast<unsigned char>(byte));
    for (const std::uint64_t lane : lanes)
        sum = mixed(sum, lane);
    return static_cast<std::int64_t>(sum);
}
