// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/SessionEvent.h"
#include "stripe/StripeTypes.h"

#include <QObject>

/// What could not be read in the answers under one key, each object once, until it is read after all. Only
/// ids and names of members: nothing of a person.
class ReadingProblems : public QObject {
    Q_OBJECT
public:
    /// A page that is all wrong must not fill the memory.
    static constexpr std::size_t mostKept = 500;

    using QObject::QObject;

    const ReadingProblemList& list() const { return m_problems; }
    bool isEmpty() const { return m_problems.empty(); }
    /// Sessions that are missing as a whole.
    int sessionsMissing() const;

    /// Takes what the answer has read and what not.
    void note(const SessionPage& page);
    void note(const RetrievedSession& retrieved);
    void note(const ReportPage& page) { add(page.problems); }
    void note(const EventPage& page) { add(page.problems); }
    void clear();

Q_SIGNALS:
    void changed();

private:
    bool addAll(const ReadingProblemList& problems);
    void add(const ReadingProblemList& problems);

    ReadingProblemList m_problems;
};
