// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "store/SessionStore.h"

#include <algorithm>
#include <functional>
#include <vector>

/// Whether a condition holds, by class number: decided once for every class, looked up for every row.
class ClassTruth {
public:
    using Holds = std::function<bool(const SessionClass&)>;
    ClassTruth(Holds holds, bool excluded)
        : m_holds(std::move(holds))
        , m_excluded(excluded) {}

    /// Decides the classes that have turned up since. On the store's thread.
    void adapt(std::span<const SessionClass> classes) {
        m_truths.reserve(classes.size());
        while (m_truths.size() < classes.size())
            m_truths.push_back(m_holds(classes[m_truths.size()]) != m_excluded);
    }
    bool operator[](std::uint32_t number) const { return m_truths[number] != 0; }
    bool isNeverTrue() const { return std::find(m_truths.begin(), m_truths.end(), 1) == m_truths.end(); }

private:
    Holds m_holds;
    bool m_excluded;
    std::vector<std::uint8_t> m_truths;
};

/// Of a condition whose field isOfClass (see FieldTraits).
ClassTruth classTruthOf(const SessionStore& store, const Condition& condition);
/// Of free text: whether the error's word, its title, Stripe's reason or the flow has any of the texts.
ClassTruth namedTruthOf(const SessionStore& store, const QStringList& texts);
