// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/EventCursor.h"
#include "sessions/EventRhythm.h"
#include "sessions/MarkedReads.h"

#include <QTimer>

class ReadBudget;
class SessionFollower;

/// Keeps what is loaded fresh: asks Stripe now and then what has happened, and reads again what changed. An
/// event says only that something happened to a session; what the session is now is read from Stripe.
///
/// `Off → Waiting ⇄ Asking → Reading → Waiting`, and out of each of them Failed, Paused (nobody looks) or
/// OutOfBudget. It comes back by itself from all but a failure that only somebody can mend.
class EventFeed : public QObject {
    Q_OBJECT
public:
    enum class State { Off, Waiting, Asking, Reading, Paused, OutOfBudget, Failed };
    Q_ENUM(State)

    using SessionsOnScreen = std::function<QList<SessionId>()>;

    /// Stripe keeps events for 30 days; what has not been asked for this long may be gone.
    static constexpr std::int64_t longestAbsence = 25 * 86'400;
    /// Requests of one round of reading; what is left waits for the next.
    static constexpr int mostRequests = 20;
    /// Pages of one question, and of those the ones that come no further back in time. Whoever has more to
    /// tell, or never comes to an end, is not followed further: then absentSince() says that changes may be
    /// missing, and the next question waits as after a failure.
    static constexpr int mostPages = 100;
    static constexpr int mostPagesInPlace = 10;
    /// So many marks are read also while another program is in use and none of them is on screen.
    static constexpr qsizetype mostWaiting = 25;

    EventFeed(StripeClient& client, SessionStore& store, SessionFollower& follower, ReadBudget& budget,
              QObject* parent = nullptr);

    /// With the cursor of before, or from now on. Asks at once.
    void start(const EventCursor& cursor = {});
    /// No account is connected.
    void reset();
    /// Not waiting for the next turn.
    void askNow();
    void setAttention(Attention attention);
    /// Which sessions can be seen, the open one first: they are read before all others.
    void setOnScreen(SessionsOnScreen onScreen) { m_onScreen = std::move(onScreen); }
    /// What of the account is loaded completely: only there is known what reading a stretch costs.
    void setCoverage(CoverageNow coverage) { m_coverage = std::move(coverage); }
    /// Sessions created before are not loaded, so there is nothing of them to be kept fresh.
    void setLoadedFrom(std::optional<std::int64_t> created) { m_loadedFrom = created; }
    void setTiming(const EventTiming& timing) { m_rhythm.setTiming(timing); }

    State state() const { return m_state; }
    const StripeError& error() const { return m_error; } ///< Of Failed.
    /// Everything that happened up to then has been asked for; unix seconds by Stripe's clock, 0 for never.
    std::int64_t asOf() const { return m_cursor.readUpTo; }
    const EventCursor& cursor() const { return m_cursor; }
    /// What happened since is not known to the last event: everything loaded wants to be read again. Unix
    /// seconds; nothing when all is well. Said until relisted().
    std::optional<std::int64_t> absentSince() const { return m_absentSince; }
    void relisted();

Q_SIGNALS:
    void changed();
    /// absentSince() is set now.
    void absenceFound();

private:
    void schedule();
    void ask();
    void askPage(const std::optional<EventId>& after);
    void take(const Result<EventPage>& result);
    bool isCursorAhead() const;
    void goOnOrFinish(const EventPage& page, std::int64_t from);
    void finishQuestion();
    void readMarks();
    void noteRound();
    void noteUnreadable(const SessionId& id);
    bool isSetAside(const SessionId& id) const;
    void handToFollower();
    bool isNewAmongLoaded(const SessionMark& mark) const;
    QList<SessionId> wantedNow() const;
    std::vector<ReadPlan::Wanted> inOrderOfNeed() const;
    void finishReading();
    void fail(const StripeError& error);
    void startAnew(std::int64_t absentSince);
    std::chrono::milliseconds sinceQuestion() const;
    void setState(State state);

    StripeClient& m_client;
    SessionStore& m_store;
    SessionFollower& m_follower;
    ReadBudget& m_budget;
    MarkedReads m_reads;
    EventRhythm m_rhythm;
    State m_state = State::Off;
    StripeError m_error;
    Attention m_attention = Attention::InUse;
    SessionsOnScreen m_onScreen;
    CoverageNow m_coverage;
    std::optional<std::int64_t> m_loadedFrom;
    EventCursor m_cursor;
    std::optional<std::int64_t> m_absentSince;
    bool m_mayHaveBeenAway = false; ///< The cursor is from before this run.
    std::chrono::steady_clock::time_point m_asked;
    std::uint64_t m_generation = 0;
    int m_pages = 0;                       ///< Of the question under way.
    int m_pagesInPlace = 0;                ///< In a row, of those.
    std::optional<std::int64_t> m_reached; ///< The oldest event of the last page.
    bool m_isEndless = false;              ///< The question was given up.
    /// Sessions that could not be read by themselves again and again: they wait longer than the others.
    struct SetAside {
        int failures = 0;
        std::chrono::steady_clock::time_point until;
    };
    QHash<SessionId, SetAside> m_setAside;
    QTimer m_timer;
};
