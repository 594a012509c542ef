// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/FilterCounter.h"

#include <QTimer>

/// For each condition of a filter: how many more sessions would show without it. One more run over the store
/// for each of them: of few sessions at once, of many behind everybody's back once nothing else is asked for.
class HiddenCounts : public QObject {
    Q_OBJECT
public:
    explicit HiddenCounts(const SessionStore& store, QObject* parent = nullptr);

    /// What is known of the filter before is forgotten. `shown` is how many sessions the filter leaves. The
    /// counts are there when this returns if it is to be done at once.
    void count(const SessionFilter& filter, std::uint32_t shown, bool atOnce);
    void forget();
    /// Empty while it is being worked out.
    const std::vector<std::uint32_t>& counts() const { return m_counts; }

Q_SIGNALS:
    /// Not when it was done at once.
    void counted();

private:
    void take(const FilterCounter::Counts& without);

    const SessionStore& m_store;
    FilterCounter m_counter;
    QTimer m_delay;
    QList<SessionFilter> m_without;
    std::uint32_t m_shown = 0;
    std::vector<std::uint32_t> m_counts;
};
