// SPDX-License-Identifier: Apache-2.0
#include "filter/TextTest.h"

#include "store/SearchRecord.h"

namespace {

std::uint32_t fieldBits(FilterField field) {
    const auto bit = [](TextField of) { return std::uint32_t{1} << static_cast<unsigned>(of); };
    switch (field) {
    case FilterField::Id:
        return bit(TextField::Id);
    case FilterField::Reference:
        return bit(TextField::Reference);
    case FilterField::Customer:
        return bit(TextField::Customer) | bit(TextField::CustomerAccount);
    case FilterField::Person:
        return bit(TextField::Person);
    case FilterField::Email:
        return bit(TextField::Email);
    case FilterField::Report:
        return bit(TextField::Report);
    case FilterField::MetadataKey:
        return bit(TextField::MetadataPairs);
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
    return TextScope::everywhere;
}

} // namespace

TextTest::TextTest(const SessionStore& store, const Condition& condition)
    : m_metadataKey(condition.metadataKey) {
    TextScope scope;
    scope.fields = fieldBits(condition.field);
    if (condition.field == FilterField::MetadataKey)
        scope.metadataKey = &m_metadataKey;
    constexpr std::size_t sampleSize = 16 * 1024;
    const std::string_view sample =
        store.size() == 0 ? std::string_view() : store.records().front().text().substr(0, sampleSize);
    for (const QString& value : condition.values) {
        TextNeedle needle(value);
        if (needle.isEmpty())
            m_isAnything = true;
        else
            m_scans.emplace_back(std::move(needle), scope, sample);
    }
}

void TextTest::keep(const StoreChunk& chunk, RowBits& rows) const {
    if (m_isAnything)
        return;
    RowBits found;
    RowBits left = rows;
    for (const TextScan& scan : m_scans) {
        constexpr std::uint32_t few = 8; // From one row in eight on, reading all of them in one go pays.
        const std::uint32_t count = left.count();
        if (count == 0)
            break;
        RowBits more =
            count < chunk.rows / few ? scan.rowsWith(chunk.records, left) : scan.rowsWith(chunk.records);
        more &= left;
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
    RowBits named;
    rows.forEach([&](std::uint32_t row) {
        if (m_named[chunk.classNumbers[row]])
            named.set(row);
    });
    rows -= named;
    m_text.keep(chunk, rows);
    rows |= named;
}

void WordTest::adapt(const SessionStore& store) {
    m_named.adapt(store.classes());
    m_namesNothing = m_named.isNeverTrue();
}
