// SPDX-License-Identifier: Apache-2.0
#include "ArrivalCurve.h"

#include "Dice.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr int kHours = 2 * 365 * 24;
constexpr qint64 kSecondsPerHour = 3600;
// One second of a marketing mail: more than two full pages share it.
constexpr quint64 kGreatBurst = 250;
constexpr quint64 kGreatBurstNeeds = 5'000;
constexpr quint64 kBurstEvery = 400;
constexpr quint64 kBurstOffset = 120;

double usualWeight(qint64 second, int hour) {
    static constexpr double kByHour[24] = {0.15, 0.1, 0.08, 0.07, 0.08, 0.12, 0.3, 0.6, 0.9, 1.1, 1.2,  1.25,
                                           1.2,  1.1, 1.15, 1.2,  1.2,  1.1,  1.0, 1.0, 0.9, 0.7, 0.45, 0.25};
    // 1970-01-01 was a Thursday.
    const auto weekday = (second / 86'400 + 4) % 7;
    const bool weekend = weekday == 0 || weekday == 6;
    const double growth = 0.4 + 1.2 * hour / kHours;
    return kByHour[second / kSecondsPerHour % 24] * (weekend ? 0.55 : 1.0) * growth;
}

double weightOf(ArrivalShape shape, qint64 second, int hour) {
    constexpr double crowded = 0.9 / 0.2;
    constexpr double sparse = 0.1 / 0.8;
    switch (shape) {
    case ArrivalShape::Usual:
        return usualWeight(second, hour);
    case ArrivalShape::Even:
        return 1;
    case ArrivalShape::Skewed:
        return hour >= kHours * 8 / 10 ? crowded : sparse;
    }
    return 1;
}

} // namespace

ArrivalCurve::ArrivalCurve(quint64 seed, quint64 count, qint64 end, ArrivalShape shape)
    : m_seed(seed)
    , m_count(count)
    , m_begin(end - kHours * kSecondsPerHour)
    , m_before(kHours + 1, 0.0) {
    for (int hour = 0; hour < kHours; ++hour)
        m_before[hour + 1] = m_before[hour] + weightOf(shape, m_begin + hour * kSecondsPerHour, hour);
    const double sessions = std::max<double>(1.0, static_cast<double>(count));
    lift(48, std::min(0.3, 60.0 / sessions));
    lift(3, std::min(0.08, 12.0 / sessions));
}

/// Gives the last `hours` at least `share` of all sessions.
void ArrivalCurve::lift(int hours, double share) {
    const double older = m_before[kHours - hours];
    const double recent = m_before[kHours] - older;
    if (recent >= share * m_before[kHours])
        return;
    const double factor = older * share / (1.0 - share) / recent;
    for (int hour = kHours - hours; hour < kHours; ++hour)
        m_before[hour + 1] = older + (m_before[hour + 1] - older) * factor;
}

/// The number whose second this one shares. It never falls while numbers rise, which keeps createdAt
/// monotone.
quint64 ArrivalCurve::burstStart(quint64 number) const {
    const quint64 great = m_count / 2;
    if (m_count >= kGreatBurstNeeds && number >= great && number < great + kGreatBurst)
        return great;
    const quint64 offset = number % kBurstEvery;
    const quint64 first = number - offset + kBurstOffset;
    const quint64 length = 3 + mixed(m_seed ^ first) % 10;
    return offset >= kBurstOffset && offset < kBurstOffset + length ? first : number;
}

qint64 ArrivalCurve::createdAt(quint64 number) const {
    const quint64 start = burstStart(number);
    const double jitter = static_cast<double>(mixed(m_seed ^ mixed(start)) >> 11) / 9007199254740992.0;
    const double place =
        (static_cast<double>(start) + jitter) / static_cast<double>(m_count) * m_before[kHours];
    const auto above = std::upper_bound(m_before.begin() + 1, m_before.end() - 1, place);
    const auto hour = above - m_before.begin() - 1;
    const double inHour = (place - m_before[hour]) / (m_before[hour + 1] - m_before[hour]);
    const auto second = static_cast<qint64>(inHour * kSecondsPerHour);
    return m_begin + hour * kSecondsPerHour + std::clamp<qint64>(second, 0, kSecondsPerHour - 1);
}

quint64 ArrivalCurve::firstAtOrAfter(qint64 second) const {
    quint64 low = 0;
    quint64 high = m_count;
    while (low < high) {
        const quint64 middle = low + (high - low) / 2;
        if (createdAt(middle) < second)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace sandbox
