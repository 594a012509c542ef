// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <vector>

namespace sandbox {

/// How the sessions are spread over the two years.
enum class ArrivalShape : quint8 {
    Usual,  ///< As below.
    Even,   ///< Each hour as many as the other; the bursts are there too.
    Skewed, ///< 90 % of them in the newest 20 % of the time.
};

/// When the made-up sessions were created: a monotone function from a session's number (0 is the oldest) to a
/// unix second, over two years that end at `end`. It grows over the years, follows day, night and weekends,
/// has bursts that share one second, and keeps enough sessions in the last two days for the 48-hour rule to
/// be seen.
class ArrivalCurve {
public:
    ArrivalCurve(quint64 seed, quint64 count, qint64 end, ArrivalShape shape = ArrivalShape::Usual);

    quint64 count() const { return m_count; }
    /// `number` must be below count().
    qint64 createdAt(quint64 number) const;
    /// The number of sessions created before `second`, which is also the first number not before it.
    quint64 firstAtOrAfter(qint64 second) const;

private:
    quint64 burstStart(quint64 number) const;
    void lift(int hours, double share);

    quint64 m_seed;
    quint64 m_count;
    qint64 m_begin;
    /// Weight of all hours before each hour; one more entry than hours.
    std::vector<double> m_before;
};

} // namespace sandbox
