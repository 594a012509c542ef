// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterSums.h"

#include <algorithm>
#include <bit>

namespace {

using WordColumn = SessionStore::WordColumn;
using Counts = std::vector<std::uint32_t>;

constexpr std::int64_t day = 86'400;

/// As staff think of them: what came of it, then what is still open, then what is over.
constexpr std::array outcomeOrder{Outcome::Verified,   Outcome::Refused,  Outcome::NeverSubmitted,
                                  Outcome::Processing, Outcome::Canceled, Outcome::Unknown};

/// Rows by the value of each field, counting for a field what the conditions on all others leave.
struct Tally {
    explicit Tally(const SessionStore& store)
        : status(outcomeCount)
        , error(wordCount(store, WordColumn::Error))
        , type(wordCount(store, WordColumn::Type))
        , redaction(wordCount(store, WordColumn::Redaction))
        , country(wordCount(store, WordColumn::Country)) {}

    static std::size_t wordCount(const SessionStore& store, WordColumn column) {
        return static_cast<std::size_t>(store.wordCount(column));
    }
    void count(const SessionClass& of, std::uint8_t failed, std::uint32_t rows) {
        const auto add = [failed, rows](FacetBit own, std::uint32_t& counter) {
            if ((failed & ~own) == 0)
                counter += rows;
        };
        add(StatusFacet, status[static_cast<std::size_t>(of.outcome)]);
        add(ErrorFacet, error[of.error]);
        add(TypeFacet, type[of.type]);
        add(RedactionFacet, redaction[of.redaction]);
        add(CountryFacet, country[of.country]);
        add(CustomerFacet, of.has(Presence::Customer) ? customerKnown : customerUnknown);
    }

    Counts status;
    Counts error;
    Counts type;
    Counts redaction;
    Counts country;
    std::uint32_t customerKnown = 0;
    std::uint32_t customerUnknown = 0;
};

QStringList namedIn(const SessionFilter& filter, FilterField field) {
    QStringList values;
    for (const Condition& condition : filter.conditions)
        if (condition.field == field)
            values += condition.values;
    return values;
}

/// The words of a column: with a count, among the first `always`, or named by the filter.
QList<FacetCount> wordCounts(const SessionStore& store, WordColumn column, const Counts& counts,
                             const QStringList& named, int always) {
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

FilterSums::AgeBorders FilterSums::ageBorders(std::int64_t now) {
    constexpr std::array<std::int64_t, ageCount - 1> days{90, 30, 7, 1};
    AgeBorders borders{};
    for (std::size_t i = 0; i < borders.size(); ++i)
        borders[i] = now - days[i] * day;
    return borders;
}

FilterSums& FilterSums::operator+=(const FilterSums& other) {
    for (std::size_t i = 0; i < other.classes.size(); ++i)
        classes[i] += other.classes[i];
    for (std::size_t i = 0; i < ageCount; ++i)
        ages[i] += other.ages[i];
    histogram += other.histogram;
    return *this;
}

FacetCounts facetCounts(const SessionStore& store, const SessionFilter& filter, const FilterPlan& plan,
                        std::span<const std::uint32_t> classCounts,
                        const std::array<std::uint32_t, FilterSums::ageCount>& ages) {
    Tally tally(store);
    for (std::size_t i = 0; i < classCounts.size(); ++i) {
        const std::uint8_t failed = plan.failed()[i];
        if (classCounts[i] != 0 && std::popcount(failed) <= 1 && (failed & NoFacet) == 0)
            tally.count(store.classes()[i], failed, classCounts[i]);
    }
    FacetCounts result;
    for (std::size_t i = 0; i < classCounts.size(); ++i)
        if (plan.failed()[i] == 0 && store.classes()[i].known != Known::Whole)
            result.outlines += classCounts[i];
    for (const Outcome outcome : outcomeOrder)
        result.status << FacetCount{outcomeWord(outcome), tally.status[static_cast<std::size_t>(outcome)]};
    result.error = mostFrequentFirst(
        wordCounts(store, WordColumn::Error, tally.error, namedIn(filter, FilterField::Error), 0));
    constexpr int knownTypes = static_cast<int>(WireWords<VerificationType>::words.size());
    result.type =
        wordCounts(store, WordColumn::Type, tally.type, namedIn(filter, FilterField::Type), knownTypes);
    constexpr int knownRedactions = static_cast<int>(WireWords<RedactionStatus>::words.size());
    result.redaction << FacetCount{QStringLiteral("none"), tally.redaction.front()};
    result.redaction += wordCounts(store, WordColumn::Redaction, tally.redaction,
                                   namedIn(filter, FilterField::Redaction), knownRedactions);
    result.country = mostFrequentFirst(
        wordCounts(store, WordColumn::Country, tally.country, namedIn(filter, FilterField::Country), 0));
    result.customer = {{QStringLiteral("known"), tally.customerKnown},
                       {QStringLiteral("unknown"), tally.customerUnknown}};
    const std::array lines{QStringLiteral(">90d"), QStringLiteral("30d..90d"), QStringLiteral("7d..30d"),
                           QStringLiteral("1d..7d"), QStringLiteral("<1d")};
    for (std::size_t i = FilterSums::ageCount; i-- > 0;)
        result.age << FacetCount{lines[i], ages[i]};
    return result;
}
