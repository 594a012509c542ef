// SPDX-License-Identifier: Apache-2.0
#include "notes/NoteWatch.h"

#include "store/SessionStore.h"
#include "stripe/ReadBudget.h"

#include <utility>

NoteWatch::NoteWatch(StripeClient& client, SessionStore& store, ReadBudget& budget, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_budget(budget) {
    m_timer.setInterval(usualInterval);
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
    if (session.isEmpty() || m_isPaused)
        m_timer.stop();
    else
        m_timer.start();
}

void NoteWatch::setPaused(bool paused) {
    if (std::exchange(m_isPaused, paused) == paused)
        return;
    if (paused) {
        m_timer.stop();
    } else if (!m_session.isEmpty()) {
        m_timer.start();
        look();
    }
}

void NoteWatch::setInterval(std::chrono::milliseconds interval) {
    m_timer.setInterval(interval);
}

void NoteWatch::look() {
    if (m_isAsking || !m_budget.hasRoomFor())
        return;
    m_isAsking = true;
    m_client.retrieveSession(m_session, SessionExpansion::People, this,
                             [this](const Result<RetrievedSession>& result) {
                                 m_isAsking = false;
                                 if (result.isOk())
                                     m_store.merge({&result.value().session, 1});
                             });
}
