// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/SessionStore.h"

#include <QHash>
#include <QObject>

#include <map>

/// Keeps an answer that was overtaken out of the store: of a session that somebody else changed between the
/// question and the answer, nobody can tell which of the two is newer.
class OvertakenAnswers : public QObject {
    Q_OBJECT
public:
    using Question = std::uint64_t;

    explicit OvertakenAnswers(SessionStore& store, QObject* parent = nullptr);

    /// Before the request goes out. Each is ended by merge() or drop().
    Question ask();
    /// Merges what nobody has changed since, and returns the others: they want to be read again.
    QList<SessionId> merge(Question question, std::span<const VerificationSession> sessions);
    void drop(Question question);

private:
    void note(const SessionStore::Change& change);

    SessionStore& m_store;
    Question m_last = 0;
    std::map<Question, Row> m_open; ///< And how many rows there were then.
    QHash<Row, Question> m_changed; ///< Known rows, and the last question that was open at their change.
};
