// SPDX-License-Identifier: Apache-2.0
#include "sessions/MarkedReads.h"

MarkedReads::MarkedReads(StripeClient& client, SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_answers(store)
    , m_stretches(client, store) {
    connect(&m_stretches, &RangeRead::pageRead, this, &MarkedReads::takePage);
    connect(&m_stretches, &RangeRead::finished, this, &MarkedReads::takeStretches);
    connect(&m_stretches, &RangeRead::failed, this, [this](const StripeError& error) {
        if (!m_error)
            m_error = error;
        endOne();
    });
}

void MarkedReads::start(const ReadPlan& plan) {
    stop();
    m_error.reset();
    m_inStretches = {plan.inStretches.begin(), plan.inStretches.end()};
    m_underWay = static_cast<int>(plan.single.size()) + (plan.stretches.empty() ? 0 : 1);
    for (const SessionId& id : plan.single)
        ask(id);
    // One page more than is known to be there: what is new in a stretch may begin one.
    const int pages = plan.price - static_cast<int>(plan.single.size()) + 1;
    m_stretches.start(plan.stretches, ReadPurpose::Session, pages);
}

void MarkedReads::stop() {
    ++m_generation;
    m_stretches.stop();
    m_underWay = 0;
}

void MarkedReads::ask(const SessionId& id) {
    const OvertakenAnswers::Question question = m_answers.ask();
    m_client.retrieveSession(
        id, SessionExpansion::People, this,
        [this, id, question, generation = m_generation](const Result<RetrievedSession>& result) {
            if (generation == m_generation)
                take(id, question, result);
            else
                m_answers.drop(question);
        });
}

void MarkedReads::take(const SessionId& id, OvertakenAnswers::Question question,
                       const Result<RetrievedSession>& result) {
    if (result.isOk()) {
        const std::uint64_t generation = m_generation;
        const bool overtaken = !m_answers.merge(question, {&result.value().session, 1}).isEmpty();
        if (generation != m_generation)
            return;
        if (!overtaken)
            Q_EMIT read(id);
    } else {
        m_answers.drop(question);
        if (result.error().kind == StripeError::Kind::NotFound)
            Q_EMIT read(id); // Not in this account: there is nothing to be read.
        else
            noteError(id, result.error());
    }
    endOne();
}

void MarkedReads::noteError(const SessionId& id, const StripeError& error) {
    if (!m_error)
        m_error = error;
    const bool isUnreadable =
        error.kind == StripeError::Kind::UnreadableAnswer || error.kind == StripeError::Kind::NotStripe;
    if (isUnreadable && reachesStripe(error))
        Q_EMIT unreadable(id);
}

void MarkedReads::takePage(const QList<SessionId>& sessions) {
    for (const SessionId& id : sessions)
        if (m_inStretches.remove(id))
            Q_EMIT read(id);
}

/// What was not where it should have been is read by itself: a stretch is only a guess at where it is.
void MarkedReads::takeStretches() {
    m_underWay += static_cast<int>(m_inStretches.size());
    for (const SessionId& id : std::exchange(m_inStretches, {}))
        ask(id);
    endOne();
}

void MarkedReads::endOne() {
    if (--m_underWay == 0)
        Q_EMIT finished();
}
