// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeTypes.h"

#include <deque>

/// Whose turn it is, and when. A bucket of tokens that fills by the second bounds the rate; places in flight
/// bound how many are under way. First come, first served, but writes before reads. Knows no clock: whoever
/// asks says what time it is, on any clock that never runs backwards.
class Pacer {
public:
    using Time = std::chrono::milliseconds; ///< Since whenever the clock began.

    Pacer(const StripeTiming& timing, Time now);

    void add(RequestTicket request, bool isWrite);
    /// In front of all others of its kind: for a request that has waited its turn before.
    void addInFront(RequestTicket request, bool isWrite);
    /// True when it was still waiting.
    bool remove(RequestTicket request);
    void clear();

    /// The request whose turn has come. It takes a token, and a place in flight until leave().
    std::optional<RequestTicket> next(Time now);
    void leave();
    /// How long until next() has something; nothing when no time will bring it.
    std::optional<Time> untilNext(Time now);
    /// Nobody's turn comes before then: Stripe asked for fewer requests.
    void pauseUntil(Time moment);

private:
    void fill(Time now);

    double m_tokensPerMs;
    double m_mostTokens;
    double m_tokens;
    Time m_filledAt;
    Time m_pausedUntil;
    int m_mostInFlight;
    int m_inFlight = 0;
    std::deque<RequestTicket> m_writes;
    std::deque<RequestTicket> m_reads;
};
