// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeClient.h"

#include <QObject>

class SessionStore;

/// Fills the store from Stripe's list, newest first and page by page, as far as it is told to.
///
/// `Idle → Loading → Idle | Complete | Failed`; what was loaded stays in every one of them. Answers that
/// belong to an earlier question are dropped here and nowhere else.
class SessionFeed : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle, ///< More may be at Stripe.
        Loading,
        Complete, ///< Every session the account had when asked is in the store.
        Failed,   ///< See error(). loadFurther() takes up where it stopped.
    };
    Q_ENUM(State)

    /// What the store covers: [oldest, newest] without a hole, unix seconds; nothing before the first page.
    struct Coverage {
        qsizetype sessions = 0;
        std::optional<std::int64_t> oldest;
        bool moreAtStripe = true; ///< False once the oldest session of the account is in.
        std::int64_t asOf = 0;    ///< When the newest page was asked for, unix seconds by Stripe's clock.
        friend bool operator==(const Coverage&, const Coverage&) = default;
    };

    static constexpr qsizetype everything = -1;
    static constexpr qsizetype usualExtent = 5'000;

    SessionFeed(StripeClient& client, SessionStore& store, QObject* parent = nullptr);

    State state() const { return m_state; }
    const StripeError& error() const { return m_error; }
    const Coverage& coverage() const { return m_coverage; }
    /// Pages this load has fetched and, unless it is `everything`, will fetch.
    int pagesLoaded() const { return m_pagesLoaded; }
    int pagesWanted() const { return m_pagesWanted; }

    /// Forgets what is loaded and starts with the newest.
    void start(qsizetype extent = usualExtent);
    /// Goes on towards the oldest by so many sessions, or to the end.
    void loadFurther(qsizetype sessions);
    /// Brings in what is newer than the newest, and the newest page's changes.
    void refresh();
    void stop();

Q_SIGNALS:
    void changed();

private:
    enum class Direction { Older, Newer };
    void ask(Direction direction);
    void take(Direction direction, const Result<SessionPage>& result);
    void setState(State state);

    StripeClient& m_client;
    SessionStore& m_store;
    State m_state = State::Idle;
    StripeError m_error;
    Coverage m_coverage;
    std::optional<SessionId> m_oldest;
    int m_pagesLoaded = 0;
    int m_pagesWanted = 0;
    std::uint64_t m_generation = 0;
};
