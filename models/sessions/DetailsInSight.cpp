// SPDX-License-Identifier: Apache-2.0
#include "sessions/DetailsInSight.h"

#include "sessions/UnknownDetails.h"
#include "stripe/BackOff.h"
#include "stripe/ReadBudget.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

DetailsInSight::DetailsInSight(StripeClient& client, SessionStore& store, ReadBudget& budget, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_budget(budget)
    , m_reads(client, store) {
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &DetailsInSight::read);
    connect(&m_reads, &MarkedReads::read, this, [this](const SessionId& id) { m_asked.insert(id); });
    connect(&m_reads, &MarkedReads::finished, this, &DetailsInSight::finish);
}

void DetailsInSight::setAttention(Attention attention) {
    m_attention = attention;
    look();
}

void DetailsInSight::look() {
    if (!m_isReading && m_attention == Attention::InUse && outlinesIn(m_store) > 0)
        m_rest.start(std::max(m_patience, untilAllowed()));
}

void DetailsInSight::readNow(const QList<SessionId>& ids) {
    m_wantedByPerson += ids;
    if (m_isReading || m_wantedByPerson.isEmpty())
        return;
    ReadPlan plan;
    plan.single = std::exchange(m_wantedByPerson, {});
    plan.price = static_cast<int>(plan.single.size());
    m_isReading = true;
    m_reads.start(plan);
}

void DetailsInSight::reset() {
    m_rest.stop();
    m_wantedByPerson.clear();
    m_reads.stop();
    m_isReading = false;
    m_failures = 0;
    m_notBefore = {};
    m_asked.clear();
}

std::vector<ReadPlan::Wanted> DetailsInSight::wanted() const {
    std::vector<ReadPlan::Wanted> wanted;
    for (const SessionId& id : m_onScreen ? m_onScreen() : QList<SessionId>()) {
        const std::optional<Row> row = m_store.rowOf(id);
        if (row && m_store.classOf(*row).known != Known::Whole && !m_asked.contains(id))
            wanted.push_back({id, m_store.created()[*row]});
    }
    return wanted;
}

void DetailsInSight::read() {
    if (m_isReading || m_attention != Attention::InUse)
        return;
    const ReadPlan plan = planReads(wanted(), m_store.created(), mostRequests,
                                    m_coverage ? std::optional(m_coverage()) : std::nullopt);
    if (plan.price == 0 || !m_budget.hasRoomFor(plan.price))
        return;
    m_isReading = true;
    m_reads.start(plan);
}

/// After a failure it waits for the next look, and longer each time: scrolling on must not repeat what fails.
void DetailsInSight::finish() {
    m_isReading = false;
    if (m_reads.error()) {
        const auto firstWait = 20 * m_patience;
        constexpr std::chrono::minutes longestWait{10};
        m_notBefore =
            std::chrono::steady_clock::now() +
            backOff(firstWait, longestWait, m_failures++, QRandomGenerator::global()->generateDouble());
        readNow({});
    } else {
        m_failures = 0;
        readNow({});
        look();
    }
}

std::chrono::milliseconds DetailsInSight::untilAllowed() const {
    return std::chrono::ceil<std::chrono::milliseconds>(m_notBefore - std::chrono::steady_clock::now());
}
