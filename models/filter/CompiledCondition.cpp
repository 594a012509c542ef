// SPDX-License-Identifier: Apache-2.0
#include "filter/CompiledCondition.h"

#include "identity/RefusalGuidance.h"
#include "store/Folding.h"
#include "store/Utf8.h"

#include <algorithm>
#include <limits>

namespace {

using WordColumn = SessionStore::WordColumn;

FacetBit facetOf(FilterField field) {
    switch (field) {
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
    case FilterField::AnyText:
    case FilterField::Created:
    case FilterField::Id:
    case FilterField::Reference:
    case FilterField::Customer:
    case FilterField::Person:
    case FilterField::Email:
    case FilterField::Report:
    case FilterField::Flow:
    case FilterField::MetadataKey:
    case FilterField::Age:
    case FilterField::Livemode:
    case FilterField::Has:
    case FilterField::Group:
        break;
    }
    return NoFacet;
}

/// The texts a field of free text stands for; none for those that are no such field or all of them.
std::vector<TextField> textFieldsOf(FilterField field) {
    switch (field) {
    case FilterField::Id:
        return {TextField::Id};
    case FilterField::Reference:
        return {TextField::Reference};
    case FilterField::Customer:
        return {TextField::Customer, TextField::CustomerAccount};
    case FilterField::Person:
        return {TextField::Person};
    case FilterField::Email:
        return {TextField::Email};
    case FilterField::Report:
        return {TextField::Report};
    case FilterField::Flow:
        return {TextField::Flow};
    case FilterField::MetadataKey:
        return {TextField::MetadataPairs};
    case FilterField::AnyText:
    case FilterField::Status:
    case FilterField::Type:
    case FilterField::Error:
    case FilterField::Redaction:
    case FilterField::Country:
    case FilterField::Created:
    case FilterField::Age:
    case FilterField::Livemode:
    case FilterField::Has:
    case FilterField::Group:
        break;
    }
    return {};
}

template <typename Number>
void testWords(std::span<const Number> column, Row first, const std::vector<std::uint8_t>& accepted,
               bool excluded, std::vector<std::uint8_t>& passes) {
    const Number* const numbers = column.data() + first;
    for (std::size_t i = 0; i < passes.size(); ++i)
        passes[i] = accepted[numbers[i]] != static_cast<std::uint8_t>(excluded);
}

} // namespace

CompiledCondition::CompiledCondition(const SessionStore& store, const Condition& condition)
    : m_field(condition.field)
    , m_facet(facetOf(condition.field))
    , m_excluded(condition.excluded)
    , m_range(condition.range)
    , m_textFields(textFieldsOf(condition.field))
    , m_metadataKey(condition.metadataKey) {
    m_readsText = condition.field == FilterField::AnyText || !m_textFields.empty();
    if (m_readsText)
        for (const QString& value : condition.values)
            m_needles.emplace_back(value);
    if (m_field == FilterField::AnyText)
        acceptErrorsNamed(store, condition.values);
    else if (m_field == FilterField::Status)
        acceptOutcomes(condition.values);
    else if (m_field == FilterField::Type)
        acceptWords(store, WordColumn::Type, condition.values);
    else if (m_field == FilterField::Error)
        acceptWords(store, WordColumn::Error, condition.values);
    else if (m_field == FilterField::Redaction)
        acceptWords(store, WordColumn::Redaction, condition.values);
    else if (m_field == FilterField::Country)
        acceptWords(store, WordColumn::Country, condition.values);
}

void CompiledCondition::acceptOutcomes(const QStringList& words) {
    for (int i = 0; i < outcomeCount; ++i) {
        const auto outcome = static_cast<Outcome>(i);
        const bool requiresInput = outcome == Outcome::Refused || outcome == Outcome::NeverSubmitted;
        const bool accepted = words.contains(outcomeWord(outcome), Qt::CaseInsensitive) ||
                              (requiresInput && words.contains(u"requires_input", Qt::CaseInsensitive));
        m_accepted.push_back(accepted);
    }
}

void CompiledCondition::acceptWords(const SessionStore& store, WordColumn column, const QStringList& words) {
    QStringList wanted;
    for (const QString& word : words)
        wanted << folded(word);
    const bool any = wanted.contains(u"any");
    m_accepted.push_back(wanted.contains(u"none"));
    for (int i = 1; i < store.wordCount(column); ++i)
        m_accepted.push_back(any || wanted.contains(folded(store.wordOf(column, i))));
}

/// A reviewer types what the list shows: the error's title, or Stripe's word for it.
void CompiledCondition::acceptErrorsNamed(const SessionStore& store, const QStringList& texts) {
    m_accepted.push_back(false);
    for (int i = 1; i < store.wordCount(WordColumn::Error); ++i) {
        const QString word = store.wordOf(WordColumn::Error, i);
        const std::string name = word.toUtf8().toStdString();
        const QString both = folded(word + QChar(char16_t(fieldSeparator)) +
                                    refusalTitle(OpenEnum<ErrorCode>::fromWire(name)));
        m_accepted.push_back(std::any_of(texts.begin(), texts.end(),
                                         [&](const QString& text) { return both.contains(folded(text)); }));
    }
}

void CompiledCondition::testColumn(const SessionStore& store, Row first,
                                   std::vector<std::uint8_t>& passes) const {
    switch (m_facet) {
    case StatusFacet:
        return testWords(store.outcomes(), first, m_accepted, m_excluded, passes);
    case ErrorFacet:
        return testWords(store.errors(), first, m_accepted, m_excluded, passes);
    case TypeFacet:
        return testWords(store.types(), first, m_accepted, m_excluded, passes);
    case RedactionFacet:
        return testWords(store.redactions(), first, m_accepted, m_excluded, passes);
    case CountryFacet:
        return testWords(store.countries(), first, m_accepted, m_excluded, passes);
    case NoFacet:
        break;
    }
    const std::int64_t from = m_range.from.value_or(std::numeric_limits<std::int64_t>::min());
    const std::int64_t last = m_range.before ? *m_range.before - 1 : std::numeric_limits<std::int64_t>::max();
    const std::int64_t* const created = store.created().data() + first;
    for (std::size_t i = 0; i < passes.size(); ++i)
        passes[i] = (created[i] >= from && created[i] <= last) != m_excluded;
}

bool CompiledCondition::testText(const SessionStore& store, Row row) const {
    const bool named = m_field == FilterField::AnyText && m_accepted[store.errors()[row]] != 0;
    const auto has = [&](const TextNeedle& needle) { return hasText(store, row, needle); };
    return (named || std::any_of(m_needles.begin(), m_needles.end(), has)) != m_excluded;
}

bool CompiledCondition::hasText(const SessionStore& store, Row row, const TextNeedle& needle) const {
    if (m_field == FilterField::MetadataKey)
        return hasMetadata(store, row, needle);
    if (m_textFields.empty())
        return needle.isIn(store.record(row));
    return std::any_of(m_textFields.begin(), m_textFields.end(), [&](TextField field) {
        return needle.isIn(store.text(row, field)) || needle.isIn(store.foldedText(row, field));
    });
}

bool CompiledCondition::hasMetadata(const SessionStore& store, Row row, const TextNeedle& needle) const {
    const std::size_t keySize = m_metadataKey.bytes().size();
    const auto isPair = [&](std::string_view pair) {
        return pair.size() > keySize && pair[keySize] == '=' &&
               m_metadataKey.isExactly(pair.substr(0, keySize)) && needle.isIn(pair.substr(keySize + 1));
    };
    for (std::string_view pairs :
         {store.text(row, TextField::MetadataPairs), store.foldedText(row, TextField::MetadataPairs)}) {
        while (!pairs.empty()) {
            const std::size_t end = std::min(pairs.find(fieldSeparator), pairs.size());
            if (isPair(pairs.substr(0, end)))
                return true;
            pairs.remove_prefix(std::min(end + 1, pairs.size()));
        }
    }
    return false;
}
