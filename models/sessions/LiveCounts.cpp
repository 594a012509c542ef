// SPDX-License-Identifier: Apache-2.0
#include "sessions/LiveCounts.h"

LiveCounts::LiveCounts(const SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_counter(store) {
    constexpr std::chrono::milliseconds pause{500};
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &LiveCounts::countAgain);
    const auto countSoon = [this] {
        if (!m_pause.isActive())
            m_pause.start();
    };
    connect(&store, &SessionStore::merged, this, countSoon);
    connect(&store, &SessionStore::marked, this, countSoon);
    connect(&store, &SessionStore::cleared, this, [this] {
        m_isCounting = false; // The counter has let go of it.
        countAgain();
    });
}

void LiveCounts::setFilters(const QList<SessionFilter>& filters) {
    if (filters == m_filters)
        return;
    QStringList lines;
    std::vector<std::optional<quint32>> counts;
    for (const SessionFilter& filter : filters) {
        lines.append(filter.toLine());
        counts.push_back(countOf(static_cast<int>(m_lines.indexOf(lines.last()))));
    }
    m_filters = filters;
    m_lines = lines;
    m_counts = std::move(counts);
    Q_EMIT changed();
    countAgain();
}

std::optional<quint32> LiveCounts::countOf(int filter) const {
    const auto at = static_cast<std::size_t>(filter);
    return filter >= 0 && at < m_counts.size() ? m_counts[at] : std::nullopt;
}

/// One count follows the other, however fast the store changes.
void LiveCounts::countAgain() {
    m_isDue = m_isCounting;
    if (m_isCounting)
        return;
    m_isCounting = true;
    m_counter.count(m_filters, [this, lines = m_lines](const FilterCounter::Counts& found) {
        m_isCounting = false;
        take(lines, found);
        if (m_isDue)
            countAgain();
    });
}

void LiveCounts::take(const QStringList& lines, const FilterCounter::Counts& found) {
    bool differs = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const qsizetype now = m_lines.indexOf(lines.at(i));
        if (now < 0)
            continue;
        std::optional<quint32>& count = m_counts[static_cast<std::size_t>(now)];
        differs = differs || count != found[static_cast<std::size_t>(i)];
        count = found[static_cast<std::size_t>(i)];
    }
    if (differs)
        Q_EMIT changed();
}
