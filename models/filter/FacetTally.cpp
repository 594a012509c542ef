// SPDX-License-Identifier: Apache-2.0
#include "filter/FacetTally.h"

#include <algorithm>
#include <array>

namespace {

using WordColumn = SessionStore::WordColumn;

/// As staff think of them: what came of it, then what is still open, then what is over.
constexpr std::array outcomeOrder{Outcome::Verified,   Outcome::Refused,  Outcome::NeverSubmitted,
                                  Outcome::Processing, Outcome::Canceled, Outcome::Unknown};

QStringList namedIn(const SessionFilter& filter, FilterField field) {
    QStringList values;
    for (const Condition& condition : filter.conditions)
        if (condition.field == field)
            values += condition.values;
    return values;
}

/// The words of a column from `first`: with a count, among the first `always`, or named by the filter.
QList<FacetCount> wordCounts(const SessionStore& store, WordColumn column,
                             const std::vector<std::uint32_t>& counts, const QStringList& named, int always) {
    QList<FacetCount> result;
    for (int i = 1; i < static_cast<int>(counts.size()); ++i) {
        const QString word = store.wordOf(column, i);
        const std::uint32_t count = counts[static_cast<std::size_t>(i)];
        if (count > 0 || i <= always || named.contains(word, Qt::CaseInsensitive))
            result << FacetCount{word, count};
    }
    return result;
}

QList<FacetCount> mostFrequentFirst(QList<FacetCount> counts) {
    std::stable_sort(counts.begin(), counts.end(),
                     [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
    return counts;
}

} // namespace

void FacetTally::adapt(const SessionStore& store) {
    const auto sized = [&store](Counts& counts, WordColumn column) {
        counts.resize(static_cast<std::size_t>(store.wordCount(column)));
    };
    m_status.resize(outcomeCount);
    sized(m_error, WordColumn::Error);
    sized(m_type, WordColumn::Type);
    sized(m_redaction, WordColumn::Redaction);
    sized(m_country, WordColumn::Country);
}

void FacetTally::count(const SessionStore& store, Row row, std::uint8_t failed) {
    const auto countIf = [failed](FacetBit own, std::uint32_t& counter) {
        counter += (failed & ~own) == 0 ? 1U : 0U;
    };
    countIf(StatusFacet, m_status[store.outcomes()[row]]);
    countIf(ErrorFacet, m_error[store.errors()[row]]);
    countIf(TypeFacet, m_type[store.types()[row]]);
    countIf(RedactionFacet, m_redaction[store.redactions()[row]]);
    countIf(CountryFacet, m_country[store.countries()[row]]);
}

FacetCounts FacetTally::counts(const SessionStore& store, const SessionFilter& filter) const {
    FacetCounts result;
    for (const Outcome outcome : outcomeOrder)
        result.status << FacetCount{outcomeWord(outcome), m_status[static_cast<std::size_t>(outcome)]};
    result.error = mostFrequentFirst(
        wordCounts(store, WordColumn::Error, m_error, namedIn(filter, FilterField::Error), 0));
    constexpr int knownTypes = static_cast<int>(WireWords<VerificationType>::words.size());
    result.type = wordCounts(store, WordColumn::Type, m_type, namedIn(filter, FilterField::Type), knownTypes);
    constexpr int knownRedactions = static_cast<int>(WireWords<RedactionStatus>::words.size());
    result.redaction << FacetCount{QStringLiteral("none"), m_redaction.front()};
    result.redaction += wordCounts(store, WordColumn::Redaction, m_redaction,
                                   namedIn(filter, FilterField::Redaction), knownRedactions);
    result.country = mostFrequentFirst(
        wordCounts(store, WordColumn::Country, m_country, namedIn(filter, FilterField::Country), 0));
    return result;
}
