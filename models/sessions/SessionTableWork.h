// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/HiddenCounts.h"
#include "sessions/SessionTableModel.h"
#include "sessions/SessionTableRows.h"

#include <QElapsedTimer>
#include <QHash>

/// What the table does behind Qt's questions: it looks for the rows of the newest filter and order, and tells
/// Qt what each change of the store does to the rows on show.
class SessionTableModel::Private {
public:
    explicit Private(SessionTableModel& model, SessionStore& sessions)
        : q(model)
        , store(sessions)
        , rows(sessions)
        , search(sessions)
        , hidden(sessions) {}

    /// Announces, makes the change, and moves the persistent indexes to where their sessions are then.
    template <typename Change>
    void relayout(Change change);
    QModelIndexList movedIndexes(const QModelIndexList& indexes, const std::vector<Row>& sessions) const;

    std::chrono::microseconds budget() const;
    void look();
    void takeAnswer(const RowSearch::Answer& answer);
    void setWorking(bool working);
    void rowsDiffer();

    void takeMerge(const SessionStore::Change& change);
    void takeMarks(const SessionStore::Change& change);
    void takeUpdates(const SessionStore::Change& change);
    void takeNew(const SessionStore::Change& change);
    void tellUpdated(const std::vector<Row>& updated, const QList<int>& roles);
    void glow(const std::vector<Row>& updated);
    void beginClearing();
    void takeCleared();

    SessionTableModel& q;
    SessionStore& store;
    SessionTableRows rows;
    RowSearch search;
    HiddenCounts hidden;
    SessionFilter filter;
    RunQuestion question;
    int sortColumn = CreatedColumn;
    Qt::SortOrder sortOrder = Qt::DescendingOrder;
    std::int64_t now = 0;
    SensitiveReach reach = SensitiveReach::Unknown;
    bool isWorking = false;
    QElapsedTimer sinceArrival;                 ///< Of many sessions at once.
    mutable std::optional<FilteredRows> counts; ///< Of the rows on show; worked out when asked for.
    QHash<Row, int> glowing;                    ///< How many merges of the last second changed the row.
};
