// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeTypes.h"

#include <algorithm>
#include <random>
#include <vector>

/// An account that is nothing but the moments its sessions were created at, and answers as Stripe's list
/// does.
class MadeHistory {
public:
    using Moments = std::vector<std::int64_t>;
    static constexpr std::int64_t end = 1'790'000'000;

    explicit MadeHistory(Moments moments)
        : m_moments(std::move(moments)) {
        std::sort(m_moments.begin(), m_moments.end());
    }

    std::size_t count() const { return m_moments.size(); }
    std::int64_t createdAt(std::size_t number) const { return m_moments.at(number); }
    static SessionId idOf(std::size_t number) {
        return *SessionId::fromText(QStringLiteral("vs_%1").arg(number));
    }
    static std::size_t numberOf(const SessionId& id) { return id.text().mid(3).toULongLong(); }

    SessionPage answer(const SessionQuery& query) const {
        const auto numberAt = [this](std::int64_t second) {
            return static_cast<std::size_t>(std::lower_bound(m_moments.begin(), m_moments.end(), second) -
                                            m_moments.begin());
        };
        const std::size_t low = query.createdFrom ? numberAt(*query.createdFrom) : 0;
        std::size_t high = query.createdBefore ? numberAt(*query.createdBefore) : count();
        if (query.startingAfter)
            high = std::min(high, numberOf(*query.startingAfter));
        SessionPage page;
        while (high > low && page.sessions.size() < static_cast<std::size_t>(query.limit)) {
            VerificationSession session;
            session.id = idOf(--high);
            session.created = m_moments[high];
            page.sessions.push_back(session);
        }
        page.hasMore = high > low;
        return page;
    }

    /// A bit of everything: stretches even, crowded and empty, and seconds that many share.
    static Moments random(unsigned seed) {
        std::mt19937_64 dice(seed);
        Moments moments;
        std::int64_t moment = end - 1 - static_cast<std::int64_t>(dice() % 1000);
        const auto stretches = 1 + dice() % 8;
        for (std::uint64_t stretch = 0; stretch < stretches; ++stretch) {
            const auto sessions = dice() % 3 == 0 ? dice() % 4 : dice() % 900;
            const auto apart = std::uint64_t{1} << (dice() % 16);
            const bool oneSecond = dice() % 4 == 0;
            for (std::uint64_t i = 0; i < sessions; ++i) {
                moments.push_back(moment);
                moment -= oneSecond ? 0 : static_cast<std::int64_t>(dice() % apart);
            }
            moment -= static_cast<std::int64_t>(dice() % 20'000'000);
        }
        return moments;
    }

    /// Two years, evenly.
    static Moments even(int sessions) { return skewed(sessions, 1, 1); }
    /// So large a share of the sessions in the newest part of two years.
    static Moments skewed(int sessions, double share, double newest) {
        constexpr double twoYears = 2.0 * 365 * 86'400;
        Moments moments;
        for (int i = 0; i < sessions; ++i) {
            const double place = (i + 0.5) / sessions; // 0 is now.
            const double back = place < share ? place / share * newest
                                              : newest + (place - share) / (1 - share) * (1 - newest);
            moments.push_back(end - 1 - static_cast<std::int64_t>(back * twoYears));
        }
        return moments;
    }

private:
    Moments m_moments;
};
