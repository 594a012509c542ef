// SPDX-License-Identifier: Apache-2.0
#include "session_list/RowGlow.h"

#include <algorithm>

RowGlow::RowGlow(QObject* parent)
    : QObject(parent) {
    constexpr int step = 40; // 25 a second: smooth enough for a fade.
    m_clock.start();
    m_steps.setInterval(step);
    connect(&m_steps, &QTimer::timeout, this, &RowGlow::fade);
}

void RowGlow::light(const SessionId& id) {
    if (m_since.contains(id))
        return;
    m_since.insert(id, m_clock.elapsed());
    m_steps.start();
    Q_EMIT changed();
}

double RowGlow::strength(const SessionId& id) const {
    const auto since = m_since.constFind(id);
    if (since == m_since.cend())
        return 0;
    const double passed = static_cast<double>(m_clock.elapsed() - *since) / glowTime;
    return std::clamp(1.0 - passed, 0.0, 1.0);
}

void RowGlow::fade() {
    const qint64 now = m_clock.elapsed();
    m_since.removeIf([now](auto entry) { return now - entry.value() >= glowTime; });
    if (m_since.isEmpty())
        m_steps.stop();
    Q_EMIT changed();
}
