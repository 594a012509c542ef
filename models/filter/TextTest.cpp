// SPDX-License-Identifier: Apache-2.0
#include "filter/TextTest.h"

#include "filter/SearchedTexts.h"
#include "store/SearchRecord.h"

namespace {

/// None for a free word.
std::vector<TextField> fieldsOf(FilterField field) {
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
    case FilterField::Phone:
        return {TextField::Phone};
    case FilterField::Report:
        return {TextField::Report};
    case FilterField::MetadataKey:
        return {TextField::MetadataPairs};
    case FilterField::AnyText:
    case FilterField::Status:
    case FilterField::Type:
    case FilterField::Error:
    case FilterField::Redaction:
    case FilterField::Country:
    case FilterField::Flow:
    case FilterField::Created:
    case FilterField::Age:
    case FilterField::Livemode:
    case FilterField::Has:
    case FilterField::Changed:
    case FilterField::Group:
        break;
    }
    return {};
}

/// Only sessions' own ids begin as they do, and they stand first.
TextScope startOfIdLike(const QString& word) {
    TextScope scope;
    scope.onlyAtStart = true;
    if (word.startsWith(u"vs_", Qt::CaseInsensitive))
        scope.fields = std::uint32_t{1} << placeOf(TextField::Id);
    return scope;
}

} // namespace

TextTest::TextTest(const SessionStore& store, const Condition& condition)
    : m_metadataKey(condition.metadataKey) {
    TextScope scope;
    const std::vector<TextField> fields = fieldsOf(condition.field);
    if (!fields.empty())
        scope.fields = 0;
    for (const TextField field : fields)
        scope.fields |= std::uint32_t{1} << placeOf(field);
    if (condition.field == FilterField::MetadataKey)
        scope.metadataKey = &m_metadataKey;
    for (const QString& value : condition.values) {
        const bool isOfIds = !fields.empty() && isIdField(fields.front());
        for (const QString& text : searchedTexts(condition.field, value))
            add(store, text, scope, isOfIds);
        if (fields.empty() && beginsLikeId(value))
            add(store, value, startOfIdLike(value), true);
    }
}

void TextTest::add(const SessionStore& store, const QString& text, const TextScope& scope, bool isOfIds) {
    constexpr std::size_t sampleSize = 16 * 1024;
    const std::span<const RecordChunk> records = isOfIds ? store.idRecords() : store.wordRecords();
    const std::string_view sample =
        records.empty() ? std::string_view() : records.front().text().substr(0, sampleSize);
    TextNeedle needle(text);
    if (needle.isEmpty())
        m_isAnything = true;
    else
        m_scans.push_back({TextScan(std::move(needle), scope, sample), isOfIds});
}

void TextTest::keep(const StoreChunk& chunk, RowBits& rows) const {
    if (m_isAnything)
        return;
    RowBits found;
    RowBits left = rows;
    for (const auto& [scan, isOfIds] : m_scans) {
        if (left == RowBits())
            break;
        const RowBits more = scan.rowsWith(isOfIds ? chunk.ids : chunk.words, left);
        found |= more;
        left -= more;
    }
    rows = found;
}

WordTest::WordTest(const SessionStore& store, const Condition& condition)
    : m_text(store, condition)
    , m_named(namedTruthOf(store, condition.values)) {
    m_namesNothing = m_named.isNeverTrue();
}

void WordTest::keep(const StoreChunk& chunk, RowBits& rows) const {
    if (m_namesNothing) {
        m_text.keep(chunk, rows);
        return;
    }
    RowBits named = rows;
    named.keepIf([&](std::uint32_t row) { return m_named[chunk.classNumbers[row]]; });
    rows -= named;
    m_text.keep(chunk, rows);
    rows |= named;
}

void WordTest::adapt(const SessionStore& store) {
    m_named.adapt(store.classes());
    m_namesNothing = m_named.isNeverTrue();
}
