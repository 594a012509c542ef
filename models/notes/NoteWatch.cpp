// SPDX-License-Identifier: Apache-2.0
#include "notes/NoteWatch.h"

#include "store/SessionStore.h"
#include "stripe/BackOff.h"
#include "stripe/ReadBudget.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

NoteWatch::NoteWatch(StripeClient& client, SessionStore& store, ReadBudget& budget, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_budget(budget) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &NoteWatch::look);
    connect(&m_client, &StripeClient::keyChanged, this, [this] {
        m_isAsking = false; // It will not be answered.
        watch({});
    });
}

void NoteWatch::watch(const SessionId& session) {
    if (session == m_session)
        return;
    m_session = session;
    m_failures = 0;
    wait();
}

void NoteWatch::wait() {
    constexpr std::chrono::minutes longest{30};
    if (m_session.isEmpty() || m_isPaused)
        m_timer.stop();
    else
        m_timer.start(backOff(m_interval, std::max<std::chrono::milliseconds>(longest, m_interval),
                              m_failures,
                              m_failures == 0 ? 0 : QRandomGenerator::global()->generateDouble()));
}

void NoteWatch::setPaused(bool paused) {
    if (std::exchange(m_isPaused, paused) == paused)
        return;
    if (paused) {
        m_timer.stop();
    } else if (!m_session.isEmpty()) {
        wait();
        if (m_failures == 0)
            look();
    }
}

void NoteWatch::setInterval(std::chrono::milliseconds interval) {
    m_interval = interval;
    wait();
}

void NoteWatch::look() {
    wait();
    if (m_isAsking || !m_budget.hasRoomFor())
        return;
    m_isAsking = true;
    m_client.retrieveSession(m_session, SessionExpansion::People, this,
                             [this](const Result<RetrievedSession>& result) {
                                 m_isAsking = false;
                                 m_failures = result.isOk() ? 0 : m_failures + 1;
                                 wait();
                                 if (result.isOk())
                                     m_store.merge({&result.value().session, 1});
                             });
}
