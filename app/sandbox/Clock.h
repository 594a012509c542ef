// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QElapsedTimer>

#include <optional>

namespace sandbox {

/// The sandbox's own time in unix seconds. It may start at a fixed moment, differ from the machine's, run
/// faster, and be pushed forward, so that tests need not wait; it never goes back.
class Clock {
public:
    Clock(std::optional<qint64> fixedStart, qint64 offset, qint64 speed = 1)
        : m_startMs((fixedStart ? *fixedStart * 1000 : QDateTime::currentMSecsSinceEpoch()) + offset * 1000)
        , m_speed(speed) {
        m_running.start();
    }

    qint64 now() const { return (m_startMs + m_advancedMs + m_running.elapsed() * m_speed) / 1000; }
    qint64 start() const { return m_startMs / 1000; }
    void advance(qint64 seconds) { m_advancedMs += seconds * 1000; }

private:
    qint64 m_startMs;
    qint64 m_speed;
    qint64 m_advancedMs = 0;
    QElapsedTimer m_running;
};

} // namespace sandbox
