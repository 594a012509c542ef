// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/EventRhythm.h"
#include "sessions/MarkedReads.h"

#include <QTimer>

#include <functional>

class ReadBudget;

/// Brings in what is not kept on any disk, names first of all, of the sessions somebody is looking at: once
/// they have been in sight for a moment, neighbours together in one request. What has been scrolled away is
/// not asked for. Stays within the budget, and asks for nothing while nobody looks.
class DetailsInSight : public QObject {
    Q_OBJECT
public:
    using SessionsOnScreen = std::function<QList<SessionId>()>;

    /// Of one look; when they are there, it looks again.
    static constexpr int mostRequests = 12;

    DetailsInSight(StripeClient& client, SessionStore& store, ReadBudget& budget, QObject* parent = nullptr);

    void setOnScreen(SessionsOnScreen onScreen) { m_onScreen = std::move(onScreen); }
    /// What of the account is loaded completely: only there is known what reading a stretch costs.
    void setCoverage(CoverageNow coverage) { m_coverage = std::move(coverage); }
    void setAttention(Attention attention);
    /// What is in sight may be something else now.
    void look();
    /// Reads these by their ids, wherever they are: somebody asked for it, and knows what it costs.
    void readNow(const QList<SessionId>& ids);
    /// No account is connected.
    void reset();
    /// How long something must be in sight before it is asked for.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

private:
    std::vector<ReadPlan::Wanted> wanted() const;
    void read();
    void finish();
    std::chrono::milliseconds untilAllowed() const;

    SessionStore& m_store;
    ReadBudget& m_budget;
    MarkedReads m_reads;
    SessionsOnScreen m_onScreen;
    CoverageNow m_coverage;
    Attention m_attention = Attention::InUse;
    QTimer m_rest;
    std::chrono::milliseconds m_patience{250};
    bool m_isReading = false;
    int m_failures = 0;                                ///< In a row.
    std::chrono::steady_clock::time_point m_notBefore; ///< After a failure, whoever looks.
    QList<SessionId> m_wantedByPerson;                 ///< Waits for what is being read.
    QSet<SessionId> m_asked; ///< Once is enough: what has no details then has none at Stripe.
};
