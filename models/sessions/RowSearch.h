// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilterRun.h"
#include "sessions/OrderWork.h"
#include "sessions/WorkLoop.h"

#include <deque>

/// Works out which rows a filter leaves, in which order, on several threads. The newest question wins: an
/// older one is given up at once. What comes into the store meanwhile is counted in.
class RowSearch : public QObject {
    Q_OBJECT
public:
    using Rows = std::shared_ptr<std::vector<Row>>; ///< The search only reads them.

    struct Question {
        SessionFilter filter;
        RunQuestion counts;
        int column = 0;
        Qt::SortOrder direction = Qt::DescendingOrder;
        Rows byCreated; ///< All rows, newest first.
        Rows ordered;   ///< All rows in the order asked for; null when that is to be found out.
        /// This filter's and question's run over the store as it is; null when that is to be found out.
        std::shared_ptr<FilterRun> run;
    };
    struct Answer {
        std::shared_ptr<FilterRun> run;
        int column = 0;
        Qt::SortOrder direction = Qt::DescendingOrder;
        Rows ordered;          ///< All rows there were at the start.
        std::vector<Row> hits; ///< Those of them that the run leaves, unless it shows everything.
        /// What came into the store since the start: in the run, but not in the rows.
        std::vector<SessionStore::Change> missed;
    };

    explicit RowSearch(const SessionStore& store, QObject* parent = nullptr);

    /// Works along for `budget`; found() comes before this returns if that was enough, else later.
    void start(const Question& question, std::chrono::microseconds budget);
    void cancel();
    bool isRunning() const { return m_isRunning; }
    /// The first rows of the answer, in order and with none missing between them, as far as they can be
    /// decided within the budget.
    std::vector<Row> firstRows(std::size_t most, std::chrono::microseconds budget) const;

    /// Bytes of the answers kept.
    std::size_t memoryUsed() const;
    /// To be told of every merge, first of all.
    void take(const SessionStore::Change& change);

Q_SIGNALS:
    void found(const RowSearch::Answer& answer);

private:
    void order();
    void filter();
    void collect();
    void finish();
    void remember(const FilterRun& run);
    std::shared_ptr<const TestedRows> bestKnown(const SessionFilter& filter) const;
    std::chrono::microseconds timeLeft() const;

    const SessionStore& m_store;
    WorkLoop m_loop;
    bool m_isRunning = false;
    std::chrono::steady_clock::time_point m_deadline;
    Question m_question;
    Answer m_answer;
    std::deque<std::shared_ptr<const TestedRows>> m_known; ///< Of the store as it is, the newest last.
};

/// The rows of an order that a run leaves.
std::vector<Row> hitsIn(const std::vector<Row>& ordered, const FilterRun& run);
