// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/OvertakenAnswers.h"
#include "stripe/StripeClient.h"

#include <QHash>
#include <QObject>
#include <QTimer>

class SessionStore;

/// Reads sessions that are on their way somewhere again and again until they have arrived: `processing` until
/// it is decided, a redaction until it is done. What it reads goes into the store.
///
/// It asks every `firstInterval` at first and less and less often after: a check is waited for by somebody,
/// so never less often than `longestCheck`; a redaction may take four days, so up to `longestInterval`.
class SessionFollower : public QObject {
    Q_OBJECT
public:
    SessionFollower(StripeClient& client, SessionStore& store, QObject* parent = nullptr);

    static bool isUnderWay(const VerificationSession& session);

    /// Starts with a session that is in the store and under way; does nothing for any other.
    void follow(const SessionId& id);
    /// A session nobody looks at any more. A redaction is followed all the same.
    void lookAway(const SessionId& id);
    void clear();
    /// Something happened to it, as is known from elsewhere: does not wait for its turn. False, and nothing
    /// is done, for a session that is not followed, or while nobody looks.
    bool askNow(const SessionId& id);
    /// Nobody looks: nothing is asked until somebody does, and then all that is due at once.
    void setPaused(bool paused);
    bool isFollowing(const SessionId& id) const { return m_followed.contains(id); }

    void setIntervals(std::chrono::milliseconds first, std::chrono::milliseconds longest,
                      std::chrono::milliseconds longestCheck = usualLongestCheck);

    static constexpr std::chrono::milliseconds usualLongestCheck{12'000};

private:
    struct Followed {
        std::chrono::milliseconds interval;
        std::chrono::milliseconds due; ///< On m_elapsed's scale.
        bool asked = false;
    };
    void schedule();
    void askForDue();
    void take(const SessionId& id, OvertakenAnswers::Question question,
              const Result<RetrievedSession>& result);
    std::chrono::milliseconds elapsed() const;

    StripeClient& m_client;
    SessionStore& m_store;
    OvertakenAnswers m_answers;
    QHash<SessionId, Followed> m_followed;
    QTimer m_timer;
    std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
    std::chrono::milliseconds m_firstInterval{10'000};
    std::chrono::milliseconds m_longestInterval{300'000};
    std::chrono::milliseconds m_longestCheck = usualLongestCheck;
    bool m_isPaused = false;
    std::uint64_t m_generation = 0;
};
