// SPDX-License-Identifier: Apache-2.0
#include "store/SessionClass.h"

#include <QHashFunctions>

std::size_t ClassTable::Hash::operator()(const SessionClass& of) const {
    return qHashMulti(0, static_cast<int>(of.outcome), of.type, of.error, of.redaction, of.country,
                      of.presence, of.livemode, static_cast<int>(of.known), of.reason, of.flow);
}

std::uint32_t ClassTable::numberFor(const SessionClass& of) {
    const auto [entry, isNew] = m_numbers.try_emplace(of, static_cast<std::uint32_t>(m_classes.size()));
    if (isNew) {
        m_classes.push_back(of);
        m_populations.push_back(0);
    }
    return entry->second;
}

std::size_t ClassTable::memoryUsed() const {
    constexpr std::size_t node = sizeof(SessionClass) + sizeof(std::uint32_t) + 3 * sizeof(void*);
    return m_classes.capacity() * sizeof(SessionClass) + m_populations.capacity() * sizeof(std::uint32_t) +
           m_numbers.size() * node + m_numbers.bucket_count() * sizeof(void*);
}
