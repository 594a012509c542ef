// SPDX-License-Identifier: Apache-2.0
#include "sessions/Reconcile.h"

#include "stripe/ReadBudget.h"

#include <algorithm>

Reconcile::Reconcile(StripeClient& client, SessionStore& store, ReadBudget& budget, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_budget(budget)
    , m_read(client, store) {
    constexpr std::chrono::hours betweenLooks{1};
    m_hour.setInterval(betweenLooks);
    connect(&m_hour, &QTimer::timeout, this, &Reconcile::startIfDue);
    connect(&m_read, &RangeRead::pageRead, this, &Reconcile::changed);
    connect(&m_read, &RangeRead::failed, this, &Reconcile::changed);
    connect(&m_read, &RangeRead::finished, this, &Reconcile::finish);
}

int Reconcile::price(std::int64_t createdFrom) const {
    constexpr int pageSize = 100;
    const auto sessions = std::ranges::count_if(
        m_store.created(), [createdFrom](auto created) { return created >= createdFrom; });
    return static_cast<int>(sessions / pageSize) + 1;
}

void Reconcile::start(std::int64_t createdFrom) {
    m_startedAt = m_client.now();
    m_from = createdFrom;
    const auto created = m_store.created();
    if (created.empty())
        return;
    // Never further back than what is loaded: it reads again, and loads nothing.
    const std::int64_t oldest = *std::ranges::min_element(created);
    m_read.start({{std::max(oldest, createdFrom), m_startedAt + 1}}, ReadPurpose::Reconcile);
    Q_EMIT changed();
}

void Reconcile::startFull() {
    start(0);
}

void Reconcile::stop() {
    m_read.stop();
    Q_EMIT changed();
}

void Reconcile::resume() {
    m_read.resume();
    Q_EMIT changed();
}

void Reconcile::finish() {
    if (m_from <= m_startedAt - usualReach)
        m_lastDone = m_startedAt;
    Q_EMIT changed();
    Q_EMIT finished();
    if (m_from == 0)
        Q_EMIT finishedFull();
}

void Reconcile::keepDaily(bool daily) {
    if (daily)
        m_hour.start();
    else
        m_hour.stop();
}

void Reconcile::startIfDue() {
    const std::int64_t now = m_client.now();
    if (isRunning() || now - m_lastDone < day || m_attention == Attention::Away ||
        !m_budget.hasRoomFor(usualPrice()))
        return;
    if (hasFailed())
        resume(); // Where it stopped, and as of when it began.
    else
        startUsual();
}
