// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeClient.h"

#include <QObject>
#include <QTimer>

class SessionStore;

/// Fills the store from Stripe's list, newest first and page by page, as far as it is told to.
///
/// `Idle → Loading → Idle | Complete | Failed`; what was loaded stays in every one of them. Answers that
/// belong to an earlier question are dropped here and nowhere else. When Stripe cannot be reached, it tries
/// again by itself, less and less often; every other failure waits for resume().
class SessionFeed : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle, ///< More may be at Stripe.
        Loading,
        Complete, ///< Every session the account had when asked is in the store.
        Failed,   ///< See error(). resume() takes up where it stopped.
    };
    Q_ENUM(State)

    /// What the store covers: from the newest to the oldest without a hole.
    struct Coverage {
        std::optional<std::int64_t> oldest; ///< Unix seconds; nothing before the first page.
        bool moreAtStripe = true;           ///< False once the oldest session of the account is in.
        std::int64_t asOf = 0; ///< When the newest page was asked for, unix seconds by Stripe's clock.
        friend bool operator==(const Coverage&, const Coverage&) = default;
    };

    static constexpr qsizetype everything = -1;
    static constexpr qsizetype usualExtent = 5'000;
    static constexpr int pageSize = 100;

    SessionFeed(StripeClient& client, SessionStore& store, QObject* parent = nullptr);

    State state() const { return m_state; }
    const StripeError& error() const { return m_error; }
    const Coverage& coverage() const { return m_coverage; }
    int pagesLoaded() const { return m_pagesLoaded; } ///< By this load.
    int pagesWanted() const { return m_pagesWanted; } ///< By this load; 0 when nobody can tell.

    /// Forgets what is loaded and starts with the newest.
    void start(qsizetype extent = usualExtent);
    /// Goes on towards the oldest by so many sessions, or to the end.
    void loadFurther(qsizetype sessions);
    /// Brings in what is newer than the newest, and what changed in the newest page. Mostly one request.
    void refresh();
    /// After Failed: the same question again.
    void resume();
    void stop();
    /// Back to before start(): no account is connected.
    void reset();

    /// The first wait before it tries an unreachable Stripe again; it doubles up to two minutes.
    void setReconnectDelay(std::chrono::milliseconds delay) { m_firstReconnectDelay = delay; }

Q_SIGNALS:
    void changed();

private:
    /// What is being asked: the next older page, the newest page, or (when more than a page is new) the page
    /// above the newest known.
    enum class Question { Older, Newest, Newer };

    void ask(Question question);
    void take(const Result<SessionPage>& result);
    void takeOlder(const SessionPage& page);
    void takeNewest(const SessionPage& page);
    void takeNewer(const SessionPage& page);
    void fail(const StripeError& error);
    void setState(State state);
    State restingState() const { return m_coverage.moreAtStripe ? State::Idle : State::Complete; }

    StripeClient& m_client;
    SessionStore& m_store;
    State m_state = State::Idle;
    StripeError m_error;
    Coverage m_coverage;
    std::optional<SessionId> m_oldest;
    std::optional<SessionId> m_newest;
    Question m_question = Question::Older;
    int m_pagesLoaded = 0;
    int m_pagesWanted = 0;
    std::uint64_t m_generation = 0;
    QTimer m_reconnect;
    std::chrono::milliseconds m_firstReconnectDelay{5'000};
    int m_failuresInARow = 0;
};
