// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeClient.h"

#include <QObject>
#include <QTimer>

#include <chrono>

class ReadBudget;
class SessionStore;

/// Reads one session again and again, so that what a colleague writes about it shows: no event of Stripe's
/// tells of metadata. One read each time, less and less often while it fails, none while nobody looks or the
/// month's reads are used up.
class NoteWatch : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::minutes usualInterval{2};

    NoteWatch(StripeClient& client, SessionStore& store, ReadBudget& budget, QObject* parent = nullptr);

    /// None: an empty id. The first reading comes after an interval: who opens a session has just read it.
    void watch(const SessionId& session);
    /// Whoever comes back reads at once.
    void setPaused(bool paused);
    /// For tests.
    void setInterval(std::chrono::milliseconds interval);

private:
    void look();
    void wait();

    StripeClient& m_client;
    SessionStore& m_store;
    ReadBudget& m_budget;
    SessionId m_session;
    bool m_isPaused = false;
    bool m_isAsking = false;
    int m_failures = 0; ///< In a row.
    std::chrono::milliseconds m_interval = usualInterval;
    QTimer m_timer;
};
