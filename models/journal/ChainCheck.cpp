// SPDX-License-Identifier: Apache-2.0
#include "journal/ChainCheck.h"

#include <algorithm>

ChainCheck::ChainCheck(std::optional<JournalHead> head, bool isHeadThere)
    : m_head(std::move(head))
    , m_isHeadThere(isHeadThere)
    , m_before(hashBeforeTheFirst()) {}

void ChainCheck::note(const JournalDamage& damage) {
    if (!m_report.damage)
        m_report.damage = damage;
    if (!m_unmarked)
        m_unmarked = damage;
}

std::optional<JournalDamage> ChainCheck::take(const WrittenEntry& entry, bool isAsTyped) {
    const bool hashFits = isAsTyped && entry.hash == hashOf(m_before, entry);
    std::optional<JournalDamage> damage;
    if (entry.sequence <= m_last)
        damage = {DamageKind::EntryAdded, entry.sequence, entry.sequence};
    else if (entry.sequence - 1 > m_last)
        damage = {DamageKind::EntriesMissing, m_last + 1, entry.sequence - 1};
    else if (!hashFits)
        damage = {DamageKind::EntryChanged, entry.sequence, entry.sequence};
    else if (m_head && m_head->sequence == entry.sequence && m_head->hash != entry.hash)
        damage = {DamageKind::HeadWrong, entry.sequence, entry.sequence};
    if (damage)
        note(*damage);
    if (entry.beginsChain() && hashFits) {
        const auto kind = OpenEnum<DamageKind>::fromWire(entry.detail);
        m_report.breaks.push_back({entry.sequence,
                                   entry.time,
                                   {kind, entry.count, entry.count},
                                   QString::fromStdString(entry.typedReason)});
        if (!m_report.damage)
            m_report.damage = m_report.breaks.back().why;
        m_unmarked.reset();
    }
    if (++m_report.entries == 1)
        m_report.from = entry.time;
    m_report.to = entry.time;
    m_last = std::max(m_last, entry.sequence);
    m_report.lastSequence = m_last;
    m_before = entry.hash;
    return damage;
}

void ChainCheck::noteAtTheEnd(DamageKind kind) {
    note({kind, m_last, m_last});
}

void ChainCheck::end(const std::optional<JournalHead>& seal) {
    m_told = seal ? seal->sequence : 0;
    if (seal && seal->sequence > m_last)
        note({DamageKind::EntriesMissingAtEnd, m_last + 1, seal->sequence});
    else if (!seal || seal->sequence != m_last || seal->hash != m_before)
        noteAtTheEnd(DamageKind::SealWrong);
    endHead();
}

void ChainCheck::endHead() {
    if (!m_head) {
        // A journal is made before its head file, which is there before the first entry is.
        if (m_isHeadThere)
            noteAtTheEnd(DamageKind::HeadWrong);
        else if (m_report.entries > 0)
            noteAtTheEnd(DamageKind::HeadMissing);
        return;
    }
    if (m_head->sequence > m_last)
        note({DamageKind::EntriesMissingAtEnd, m_last + 1, m_head->sequence});
    else if (m_head->sequence == 0 && m_head->hash != hashBeforeTheFirst())
        noteAtTheEnd(DamageKind::HeadWrong);
    else
        m_report.behindHead = m_last - m_head->sequence;
}

std::optional<JournalHead> ChainCheck::next() const {
    constexpr std::int64_t most = 999'999'999'999; // Of what anybody does in a life.
    if (m_last > most)
        return std::nullopt;
    JournalHead next{m_last, m_before};
    for (const std::int64_t told : {m_told, m_head ? m_head->sequence : 0})
        if (told <= most)
            next.sequence = std::max(next.sequence, told);
    return next;
}
