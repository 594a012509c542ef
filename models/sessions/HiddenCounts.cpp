// SPDX-License-Identifier: Apache-2.0
#include "sessions/HiddenCounts.h"

HiddenCounts::HiddenCounts(const SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_counter(store) {
    using namespace std::chrono_literals;
    m_delay.setSingleShot(true);
    m_delay.setInterval(200ms);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_counter.count(m_without, [this](const FilterCounter::Counts& without) {
            take(without);
            Q_EMIT counted();
        });
    });
}

void HiddenCounts::count(const SessionFilter& filter, std::uint32_t shown, bool atOnce) {
    forget();
    m_shown = shown;
    for (qsizetype i = 0; i < filter.conditions.size(); ++i)
        m_without << filter.without(i);
    if (atOnce)
        take(FilterCounter::countNow(m_store, m_without));
    else if (!filter.isEmpty())
        m_delay.start();
}

void HiddenCounts::forget() {
    m_delay.stop();
    m_counter.cancel();
    m_without.clear();
    m_counts.clear();
}

void HiddenCounts::take(const FilterCounter::Counts& without) {
    m_counts.clear();
    for (const std::uint32_t count : without)
        m_counts.push_back(count > m_shown ? count - m_shown : 0);
}
