// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeTypes.h"

#include <array>
#include <deque>

/// Whose turn it is, and when. A bucket of tokens that fills by the second bounds the rate; places in flight
/// bound how many are under way. First come, first served, but writes before reads, and what somebody waits
/// for before what is loaded in the background. Knows no clock: whoever asks says what time it is, on any
/// clock that never runs backwards.
class Pacer {
public:
    using Time = std::chrono::milliseconds; ///< Since whenever the clock began.
    enum class Line { Write, Read, Background };

    Pacer(const StripeTiming& timing, Time now);

    void add(RequestTicket request, Line line);
    /// In front of all others of its kind: for a request that has waited its turn before.
    void addInFront(RequestTicket request, Line line);
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
    /// Half the rate from now on, which then grows back over half a minute: the limit is not where it was
    /// thought to be, or others use the account. Refusals within a second of each other count as one.
    void slowDown(Time now);
    /// As it is now.
    double requestsPerSecond() const { return m_tokensPerMs * 1000.0; }

private:
    void fill(Time now);
    std::deque<RequestTicket>& waiting(Line line) { return m_waiting[static_cast<std::size_t>(line)]; }

    double m_fullTokensPerMs;
    double m_tokensPerMs;
    double m_mostTokens;
    double m_tokens;
    Time m_filledAt;
    Time m_pausedUntil;
    std::optional<Time> m_slowedAt;
    int m_mostInFlight;
    int m_inFlight = 0;
    std::array<std::deque<RequestTicket>, 3> m_waiting; ///< By Line, the first goes first.
};
