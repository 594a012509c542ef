// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <cstddef>

namespace sandbox {

/// SplitMix64's finalizer: every bit of the input touches every bit of the result.
constexpr quint64 mixed(quint64 x) {
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

/// What a throw is for: two subjects never share their luck.
enum class Luck : quint64 { Arrival = 1, Story, Details, Relations, Person, Picture, Link };

/// Throws that depend on nothing but the seed, a number and a purpose, so that the millionth session can be
/// made without making the others.
class Dice {
public:
    Dice(quint64 seed, quint64 number, Luck purpose)
        : m_state(mixed(seed ^ mixed(number ^ mixed(static_cast<quint64>(purpose))))) {}

    quint64 next() { return mixed(m_state++); }
    quint64 below(quint64 limit) { return next() % limit; }
    bool percent(quint64 chance) { return below(100) < chance; }
    /// Both ends included.
    qint64 between(qint64 low, qint64 high) {
        return low + static_cast<qint64>(below(static_cast<quint64>(high - low) + 1));
    }
    template <typename T, std::size_t N>
    const T& pick(const T (&choices)[N]) {
        return choices[below(N)];
    }

private:
    quint64 m_state;
};

} // namespace sandbox
