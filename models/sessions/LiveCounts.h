// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/FilterCounter.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <optional>
#include <vector>

/// How many sessions each of several filters finds, kept true while the store changes: counted behind
/// everybody's back, after changes at most twice a second; until then the counts from before stand.
class LiveCounts : public QObject {
    Q_OBJECT
public:
    explicit LiveCounts(const SessionStore& store, QObject* parent = nullptr);

    /// A filter of a line that was among them before (`age:>7d`, a minute later) keeps its count until it is
    /// counted anew.
    void setFilters(const QList<SessionFilter>& filters);
    /// Nothing while it has not been counted yet.
    std::optional<quint32> countOf(int filter) const;

Q_SIGNALS:
    void changed();

private:
    void countAgain();
    void take(const QStringList& lines, const FilterCounter::Counts& found);

    FilterCounter m_counter;
    QList<SessionFilter> m_filters;
    QStringList m_lines; ///< Of the filters.
    std::vector<std::optional<quint32>> m_counts;
    bool m_isCounting = false;
    bool m_isDue = false; ///< Something changed while counting.
    QTimer m_pause;       ///< Between a change of the store and the next count.
};
