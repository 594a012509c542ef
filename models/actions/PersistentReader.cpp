// SPDX-License-Identifier: Apache-2.0
#include "actions/PersistentReader.h"

#include "stripe/Reachability.h"

#include <algorithm>

PersistentReader::PersistentReader(StripeClient& client, QObject* parent)
    : QObject(parent)
    , m_client(client) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PersistentReader::askForDue);
    connect(&m_client, &StripeClient::reachabilityChanged, this, [this](bool isReachable) {
        if (isReachable)
            askCutOffNow();
    });
}

void PersistentReader::setIntervals(std::chrono::milliseconds first, std::chrono::milliseconds longest) {
    m_firstInterval = first;
    m_longestInterval = longest;
}

std::chrono::milliseconds PersistentReader::elapsed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 m_started);
}

void PersistentReader::read(const SessionId& id, Take take) {
    stop(id);
    m_reads.insert(id, {std::move(take), m_firstInterval, elapsed(), 0, ++m_lastNumber});
    askForDue();
}

void PersistentReader::stop(const SessionId& id) {
    const auto found = m_reads.constFind(id);
    if (found == m_reads.cend())
        return;
    m_client.withdraw(found->ticket);
    m_reads.erase(found);
    schedule();
}

void PersistentReader::clear() {
    for (const Read& read : std::as_const(m_reads))
        m_client.withdraw(read.ticket);
    m_reads.clear();
    m_timer.stop();
}

void PersistentReader::askCutOffNow() {
    for (Read& read : m_reads)
        if (read.isCutOff)
            read.due = elapsed();
    schedule(); // Not from within the answer that tells of it.
}

void PersistentReader::schedule() {
    std::optional<std::chrono::milliseconds> next;
    for (const Read& read : std::as_const(m_reads))
        if (read.ticket == 0)
            next = next ? std::min(*next, read.due) : read.due;
    if (next)
        m_timer.start(std::max(std::chrono::milliseconds::zero(), *next - elapsed()));
    else
        m_timer.stop();
}

void PersistentReader::askForDue() {
    const std::chrono::milliseconds now = elapsed();
    for (auto read = m_reads.begin(); read != m_reads.end(); ++read) {
        if (read->ticket != 0 || read->due > now)
            continue;
        read->ticket = m_client.retrieveSession(
            read.key(), SessionExpansion::People, this,
            [this, id = read.key(), number = read->number](const Result<RetrievedSession>& result) {
                receive(id, number, result);
            });
    }
    schedule();
}

void PersistentReader::receive(const SessionId& id, std::uint64_t number,
                               const Result<RetrievedSession>& result) {
    const auto before = m_reads.constFind(id);
    if (before == m_reads.cend() || before->number != number)
        return;
    const bool isEnough = Take(before->take)(result);
    // What takes it may have asked for another read, or for none.
    const auto read = m_reads.find(id);
    if (read == m_reads.end() || read->number != number)
        return;
    if (isEnough) {
        m_reads.erase(read);
    } else {
        read->ticket = 0;
        read->isCutOff = !result.isOk() && endedForWantOfConnection(result.error());
        // An error that a person has to mend first will still be there soon.
        const bool needsPerson = !result.isOk() && remedyFor(result.error().kind) == Remedy::Somebody;
        if (needsPerson)
            read->interval = m_longestInterval;
        read->due = elapsed() + read->interval;
        read->interval = std::min(m_longestInterval, 2 * read->interval);
    }
    schedule();
}
