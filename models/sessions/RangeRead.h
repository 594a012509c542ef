// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "sessions/OvertakenAnswers.h"
#include "stripe/StripeClient.h"

#include <QObject>

/// Reads every session created in some stretches of time into the store, newest stretch and page first.
///
/// `Idle → Reading → Idle | Failed`; after Failed, resume() asks for the same page again. A new start() takes
/// the place of what is under way.
class RangeRead : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Reading, Failed };
    Q_ENUM(State)

    RangeRead(StripeClient& client, SessionStore& store, QObject* parent = nullptr);

    /// Half-open stretches with both ends set. Ends in finished() after `mostPages` at the latest, if there
    /// are any: what was told as the price is what is spent at most.
    void start(std::vector<TimeRange> stretches, ReadPurpose purpose, int mostPages = 0);
    void resume();
    void stop();

    State state() const { return m_state; }
    const StripeError& error() const { return m_error; }
    int pagesRead() const { return m_pagesRead; }
    /// Finished by `mostPages`: there was more to be read than was known.
    bool isCutShort() const { return m_isCutShort; }

Q_SIGNALS:
    /// The store has taken these. Not among them is what somebody else changed meanwhile.
    void pageRead(const QList<SessionId>& sessions);
    void finished();
    void failed(const StripeError& error);

private:
    void ask();
    void take(const Result<SessionPage>& result);

    StripeClient& m_client;
    OvertakenAnswers m_answers;
    State m_state = State::Idle;
    StripeError m_error;
    std::vector<TimeRange> m_stretches; ///< Still to be read, the one under way last.
    std::optional<SessionId> m_after;   ///< The last one read of the stretch under way.
    ReadPurpose m_purpose = ReadPurpose::List;
    int m_pagesRead = 0;
    int m_mostPages = 0;
    bool m_isCutShort = false;
    RequestTicket m_request = 0;
    OvertakenAnswers::Question m_question = 0;
    std::uint64_t m_generation = 0;
};
