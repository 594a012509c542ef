// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <optional>
#include <vector>

class SessionStore;

/// How many sessions each of several filters finds, kept true while the store changes. It counts one filter a
/// turn of the event loop, and after changes at most twice a second; until then the counts from before stand.
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
    void countNext();

    const SessionStore& m_store;
    QList<SessionFilter> m_filters;
    QStringList m_lines; ///< Of the filters.
    std::vector<std::optional<quint32>> m_counts;
    std::size_t m_next = 0;
    QTimer m_turn;
    QTimer m_pause; ///< Between a change of the store and the next count.
};
