// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/BackFill.h"

#include <QObject>
#include <QTimer>

class SessionStore;

/// Fills the store from Stripe's list, the newest first, as far as it is told to, and keeps account of what
/// is complete.
///
/// `Idle → Loading → Idle | Complete | Paused | Failed`; what was loaded stays in every one of them. Answers
/// that belong to an earlier question are dropped. What may pass is tried again by itself, less and less
/// often; a failure that somebody has to mend waits for resume().
class SessionFeed : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle, ///< More may be at Stripe.
        Loading,
        Paused,   ///< By the reader. resume() goes on, stop() gives up.
        Complete, ///< Every session the account had when asked is in the store.
        Failed,   ///< See error(). resume() takes up where it stopped.
    };
    Q_ENUM(State)

    static constexpr qsizetype everything = -1;
    static constexpr qsizetype usualExtent = 5'000;
    static constexpr int pageSize = 100;

    SessionFeed(StripeClient& client, SessionStore& store, QObject* parent = nullptr);

    State state() const { return m_state; }
    const StripeError& error() const { return m_error; }
    const Coverage& coverage() const { return m_backFill.coverage(); }
    BackFill::Progress progress() const;                                            ///< Of this load.
    int pagesLoaded() const { return m_newestPages + m_backFill.progress().pages; } ///< By this load.
    int pagesWanted() const { return m_pagesWanted; } ///< By this load; 0 when nobody can tell.

    /// Forgets what is loaded and starts with the newest.
    void start(qsizetype extent = usualExtent);
    /// Goes on towards the oldest by so many sessions, gaps first, or to the end.
    void loadFurther(qsizetype sessions);
    /// Reads what is not complete within the range.
    void fill(const Coverage::Range& range);
    void fillGaps();
    /// Reads the ranges again, also what is complete.
    void readAgain(const std::vector<Coverage::Range>& ranges);
    /// Brings in what is newer than the newest, and what changed in the newest page. Mostly one request.
    void refresh();
    /// Asks for nothing further until resume() or stop().
    void pause();
    /// After Failed or Paused: goes on with the same.
    void resume();
    void stop();
    /// Back to before start(): no account is connected.
    void reset();

    /// All that is needed to go on later, whenever it is asked for; restore() takes it, once the store has
    /// the sessions it speaks of.
    BackFill::State history() const { return m_backFill.state(); }
    void restore(const BackFill::State& history);

    /// The first wait before it tries again by itself; it doubles up to some minutes, and is spread a little.
    void setReconnectDelay(std::chrono::milliseconds delay) { m_firstReconnectDelay = delay; }

Q_SIGNALS:
    void changed();

private:
    /// What is being asked: the newest page, or stretches of the history.
    enum class Question { Newest, History };

    bool isBusy() const { return m_state == State::Loading || m_state == State::Paused; }
    std::int64_t begunUpTo() const;
    void begin(int pagesWanted);
    void askNewest();
    void takeNewest(const Result<SessionPage>& result);
    void takeNewestPage(const SessionPage& page);
    void readHistory(const std::vector<BackFill::Slice>& slices);
    void notePage();
    void forgetClaimsOfWrongClocks();
    void rest();
    void fail(const StripeError& error);
    void setState(State state);

    StripeClient& m_client;
    SessionStore& m_store;
    BackFill m_backFill;
    State m_state = State::Idle;
    StripeError m_error;
    Question m_question = Question::Newest;
    int m_newestPages = 0; ///< By this load, beside the back-fill's.
    int m_pagesWanted = 0;
    QElapsedTimer m_asked;
    std::uint64_t m_generation = 0;
    QTimer m_reconnect;
    std::chrono::milliseconds m_firstReconnectDelay{5'000};
    int m_failuresInARow = 0; ///< Without enough pages between them.
    int m_pagesSinceFailure = 0;
};
