// SPDX-License-Identifier: Apache-2.0
#include "sessions/LiveCounts.h"

#include "filter/FilteredRows.h"
#include "store/SessionStore.h"

LiveCounts::LiveCounts(const SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_store(store) {
    constexpr std::chrono::milliseconds pause{500};
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_turn, &QTimer::timeout, this, &LiveCounts::countNext);
    connect(&m_pause, &QTimer::timeout, this, &LiveCounts::countAgain);
    connect(&store, &SessionStore::merged, this, [this] {
        if (!m_pause.isActive())
            m_pause.start();
    });
    connect(&store, &SessionStore::cleared, this, &LiveCounts::countAgain);
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

void LiveCounts::countAgain() {
    m_next = 0;
    m_turn.start();
}

void LiveCounts::countNext() {
    if (m_next >= m_counts.size())
        return;
    const auto found =
        static_cast<quint32>(filterRows(m_store, m_filters.at(static_cast<qsizetype>(m_next))).rows.size());
    const bool differs = m_counts[m_next] != found;
    m_counts[m_next] = found;
    if (++m_next < m_counts.size())
        m_turn.start();
    if (differs)
        Q_EMIT changed();
}
