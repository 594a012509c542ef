// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/RangeRead.h"
#include "sessions/ReadPlan.h"

#include <QSet>

#include <optional>

/// Carries out a plan of reads: single sessions side by side, stretches of time one after the other. Each
/// session is told as soon as the store has what Stripe says of it now.
///
/// Ends in finished(), once every read has; then error() is the first failure there was, if any.
class MarkedReads : public QObject {
    Q_OBJECT
public:
    MarkedReads(StripeClient& client, SessionStore& store, QObject* parent = nullptr);

    void start(const ReadPlan& plan);
    void stop();
    const std::optional<StripeError>& error() const { return m_error; }

Q_SIGNALS:
    /// Nothing older than the start of this plan is in the store of it.
    void read(const SessionId& id);
    /// Stripe answered for this session alone, and with nothing that can be read.
    void unreadable(const SessionId& id);
    void finished();

private:
    void ask(const SessionId& id);
    void take(const SessionId& id, OvertakenAnswers::Question question,
              const Result<RetrievedSession>& result);
    void noteError(const SessionId& id, const StripeError& error);
    void takePage(const QList<SessionId>& sessions);
    void takeStretches();
    void endOne();

    StripeClient& m_client;
    OvertakenAnswers m_answers;
    RangeRead m_stretches;
    QSet<SessionId> m_inStretches; ///< Not read yet.
    int m_underWay = 0;
    std::optional<StripeError> m_error;
    std::uint64_t m_generation = 0;
};
