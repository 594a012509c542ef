// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterPlan.h"

#include "filter/FieldTraits.h"

namespace {

FacetBit facetOf(const Condition& condition) {
    switch (condition.field) {
    case FilterField::Status:
        return StatusFacet;
    case FilterField::Error:
        return ErrorFacet;
    case FilterField::Type:
        return TypeFacet;
    case FilterField::Redaction:
        return RedactionFacet;
    case FilterField::Country:
        return CountryFacet;
    case FilterField::Has:
        return condition.values == QStringList(QStringLiteral("customer")) ? CustomerFacet : NoFacet;
    case FilterField::AnyText:
    case FilterField::Created:
    case FilterField::Age:
    case FilterField::Id:
    case FilterField::Reference:
    case FilterField::Customer:
    case FilterField::Person:
    case FilterField::Email:
    case FilterField::Phone:
    case FilterField::Report:
    case FilterField::Flow:
    case FilterField::MetadataKey:
    case FilterField::Livemode:
    case FilterField::Changed:
    case FilterField::Group:
        break;
    }
    return NoFacet;
}

} // namespace

SessionFilter FilterPlan::testedPart(const SessionFilter& filter) {
    SessionFilter part = filter;
    part.conditions.removeIf([](const Condition& condition) {
        return traitsOf(condition.field).isOfClass || condition.field == FilterField::Created ||
               condition.field == FilterField::Age;
    });
    return part;
}

FilterPlan::FilterPlan(const SessionStore& store, const SessionFilter& filter)
    : m_store(store)
    , m_tested(testedPart(filter)) {
    for (const Condition& condition : filter.conditions) {
        if (traitsOf(condition.field).isOfClass)
            m_classConditions.push_back({facetOf(condition), classTruthOf(store, condition)});
        else if (m_tested.conditions.contains(condition))
            continue;
        else if (condition.excluded)
            m_window.remove(condition.range);
        else
            m_window.keep(condition.range);
    }
    m_tests = rowTestOf(store, m_tested);
    adapt();
}

void FilterPlan::adapt() {
    const std::size_t known = m_failed.size();
    m_failed.resize(m_store.classes().size());
    for (std::size_t i = known; i < m_failed.size(); ++i)
        m_outcomes.push_back(static_cast<std::uint8_t>(m_store.classes()[i].outcome));
    for (ClassCondition& condition : m_classConditions) {
        condition.truth.adapt(m_store.classes());
        for (std::size_t i = known; i < m_failed.size(); ++i)
            if (!condition.truth[static_cast<std::uint32_t>(i)])
                m_failed[i] |= condition.facet;
    }
    if (m_tests)
        m_tests->adapt(m_store);
}
