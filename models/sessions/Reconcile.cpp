// SPDX-License-Identifier: Apache-2.0
#include "sessions/Reconcile.h"

#include "stripe/ReadBudget.h"

#include <algorithm>
#include <iterator>
#include <utility>

Reconcile::Reconcile(StripeClient& client, SessionStore& store, ReadBudget& budget, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_budget(budget)
    , m_read(client, store)
    , m_loneReads(client, store) {
    constexpr std::chrono::hours betweenLooks{1};
    m_hour.setInterval(betweenLooks);
    connect(&m_hour, &QTimer::timeout, this, &Reconcile::startIfDue);
    connect(&m_read, &RangeRead::pageRead, this, &Reconcile::changed);
    connect(&m_read, &RangeRead::failed, this, &Reconcile::changed);
    connect(&m_read, &RangeRead::finished, this, &Reconcile::readLone);
    connect(&m_loneReads, &MarkedReads::finished, this, &Reconcile::finish);
}

int Reconcile::price(std::int64_t createdFrom) const {
    const Plan plan = planFrom(createdFrom);
    return plan.pages + plan.lone.price;
}

/// Reads again, and loads nothing: one session that was fetched by its id does not stretch what is read to
/// where it lies.
Reconcile::Plan Reconcile::planFrom(std::int64_t createdFrom) const {
    Plan plan;
    const auto created = m_store.created();
    if (created.empty())
        return plan;
    const std::int64_t end = m_client.now() + 1;
    const std::int64_t oldest = std::max(*std::ranges::min_element(created), createdFrom);
    const Coverage coverage = m_coverage ? m_coverage() : Coverage();
    // Above the newest that was listed, the events have told of every session.
    std::vector<Coverage::Range> ranges = coverage.covered({oldest, end});
    if (coverage.isEmpty())
        ranges = {{oldest, end}};
    else if (!ranges.empty() && ranges.back().before == coverage.extent()->before)
        ranges.back().before = std::max(end, ranges.back().before);
    constexpr std::int64_t pageSize = 100;
    constexpr qsizetype mostLone = 200;
    std::vector<std::int64_t> counts(ranges.size());
    for (Row row = 0; row < m_store.size(); ++row) {
        if (created[row] < createdFrom)
            continue;
        const auto next = std::ranges::upper_bound(ranges, created[row], {}, &Coverage::Range::from);
        const bool isIn = next != ranges.begin() && created[row] < std::prev(next)->before;
        if (isIn)
            ++counts[static_cast<std::size_t>(std::prev(next) - ranges.begin())];
        else if (plan.lone.single.size() < mostLone) // Further ones are read when they are opened.
            plan.lone.single << m_store.session(row).id;
    }
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        plan.stretches.push_back({ranges[i].from, ranges[i].before});
        plan.pages += static_cast<int>(counts[i] / pageSize) + 1;
    }
    plan.lone.price = static_cast<int>(plan.lone.single.size());
    return plan;
}

void Reconcile::start(std::int64_t createdFrom) {
    m_loneReads.stop();
    m_isReadingLone = false;
    m_startedAt = m_client.now();
    m_from = createdFrom;
    Plan plan = planFrom(createdFrom);
    m_lone = std::move(plan.lone);
    if (!plan.stretches.empty())
        m_read.start(std::move(plan.stretches), ReadPurpose::Reconcile, plan.pages);
    else if (m_lone.price > 0)
        readLone();
    else
        return;
    Q_EMIT changed();
}

void Reconcile::readLone() {
    if (m_lone.price == 0) {
        finish();
        return;
    }
    m_isReadingLone = true;
    m_loneReads.start(std::exchange(m_lone, {}));
}

void Reconcile::startFull() {
    start(0);
}

void Reconcile::stop() {
    m_read.stop();
    m_loneReads.stop();
    m_isReadingLone = false;
    Q_EMIT changed();
}

void Reconcile::resume() {
    m_read.resume();
    Q_EMIT changed();
}

void Reconcile::finish() {
    const std::optional<StripeError>& loneError = m_loneReads.error();
    const bool isLost = m_isReadingLone && loneError && !reachesStripe(*loneError);
    const bool isWhole = !m_read.isCutShort() && !isLost;
    m_isReadingLone = false;
    if (!isWhole) { // Not done: the next look begins again.
        Q_EMIT changed();
        return;
    }
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
