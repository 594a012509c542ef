// SPDX-License-Identifier: Apache-2.0
#include "sessions/RowOrder.h"

#include "identity/RefusalGuidance.h"
#include "sessions/SessionTableModel.h"
#include "store/Folding.h"
#include "store/Utf8.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace {

using WordColumn = SessionStore::WordColumn;

/// The same order as the facets have.
constexpr std::array<int, outcomeCount> outcomeRanks{5, 0, 1, 2, 3, 4};

char lower(char c) {
    constexpr int caseBit = 0x20;
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | caseBit) : c;
}

std::string_view sortText(const SessionStore& store, Row row, TextField field) {
    const std::string_view folded = store.foldedText(row, field);
    return folded.empty() ? store.text(row, field) : folded;
}

int compareTexts(std::string_view a, std::string_view b) {
    const std::size_t common = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < common; ++i) {
        const auto left = static_cast<unsigned char>(lower(a[i]));
        const auto right = static_cast<unsigned char>(lower(b[i]));
        if (left != right)
            return left < right ? -1 : 1;
    }
    return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

/// The first eight bytes as a number that orders as they do: decides most comparisons without the text.
std::uint64_t headOf(std::string_view text) {
    constexpr std::size_t width = sizeof(std::uint64_t);
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < width; ++i)
        head = head << 8 | (i < text.size() ? static_cast<unsigned char>(lower(text[i])) : 0U);
    return head;
}

QString labelOf(WordColumn column, const QString& word) {
    const std::string bytes = word.toUtf8().toStdString();
    switch (column) {
    case WordColumn::Type:
        return typeLabel(OpenEnum<VerificationType>::fromWire(bytes));
    case WordColumn::Error:
        return refusalTitle(OpenEnum<ErrorCode>::fromWire(bytes));
    case WordColumn::Redaction:
        return redactionLabel(OpenEnum<RedactionStatus>::fromWire(bytes));
    case WordColumn::Country:
        break;
    }
    return word;
}

/// For each number of the column the place of its label among all labels.
std::vector<int> ranksOf(const SessionStore& store, WordColumn column) {
    const int count = store.wordCount(column);
    std::vector<QString> labels;
    for (int i = 0; i < count; ++i)
        labels.push_back(folded(labelOf(column, store.wordOf(column, i))));
    std::vector<int> numbers(static_cast<std::size_t>(count));
    std::iota(numbers.begin(), numbers.end(), 0);
    const auto label = [&labels](int number) { return labels[static_cast<std::size_t>(number)]; };
    std::stable_sort(numbers.begin(), numbers.end(), [&](int a, int b) { return label(a) < label(b); });
    std::vector<int> ranks(numbers.size());
    for (std::size_t rank = 0; rank < numbers.size(); ++rank)
        ranks[static_cast<std::size_t>(numbers[rank])] = static_cast<int>(rank);
    return ranks;
}

} // namespace

RowOrder::RowOrder(const SessionStore& store, int column, Qt::SortOrder direction)
    : m_store(&store)
    , m_column(column)
    , m_descending(direction == Qt::DescendingOrder) {
    switch (static_cast<SessionTableModel::Column>(column)) {
    case SessionTableModel::CreatedColumn:
        m_kind = Kind::Created;
        break;
    case SessionTableModel::StatusColumn:
    case SessionTableModel::WhyColumn:
    case SessionTableModel::RedactionColumn:
    case SessionTableModel::TypeColumn:
    case SessionTableModel::CountryColumn:
        m_kind = Kind::Words;
        break;
    case SessionTableModel::PersonColumn:
        m_field = TextField::Person;
        break;
    case SessionTableModel::ReferenceColumn:
        m_field = TextField::Reference;
        break;
    case SessionTableModel::CustomerColumn:
        m_field = TextField::Customer;
        break;
    case SessionTableModel::ReportColumn:
        m_field = TextField::Report;
        break;
    case SessionTableModel::EmailColumn:
        m_field = TextField::Email;
        break;
    case SessionTableModel::IdColumn:
    case SessionTableModel::ColumnCount:
        break;
    }
    adapt();
}

void RowOrder::adapt() {
    if (m_column == SessionTableModel::StatusColumn)
        m_ranks.assign(outcomeRanks.begin(), outcomeRanks.end());
    else if (m_column == SessionTableModel::WhyColumn)
        m_ranks = ranksOf(*m_store, WordColumn::Error);
    else if (m_column == SessionTableModel::RedactionColumn)
        m_ranks = ranksOf(*m_store, WordColumn::Redaction);
    else if (m_column == SessionTableModel::TypeColumn)
        m_ranks = ranksOf(*m_store, WordColumn::Type);
    else if (m_column == SessionTableModel::CountryColumn)
        m_ranks = ranksOf(*m_store, WordColumn::Country);
}

bool RowOrder::before(Row a, Row b) const {
    const int first = byColumn(a, b);
    return first != 0 ? first < 0 : byTie(a, b);
}

int RowOrder::byColumn(Row a, Row b) const {
    switch (m_kind) {
    case Kind::Created: {
        const std::int64_t left = m_store->created()[a];
        const std::int64_t right = m_store->created()[b];
        return left == right ? 0 : (left < right) != m_descending ? -1 : 1;
    }
    case Kind::Words:
        return byWords(a, b);
    case Kind::Text:
        return byText(a, b);
    }
    return 0;
}

int RowOrder::wordNumber(Row row) const {
    if (m_column == SessionTableModel::StatusColumn)
        return m_store->outcomes()[row];
    if (m_column == SessionTableModel::WhyColumn)
        return m_store->errors()[row];
    if (m_column == SessionTableModel::RedactionColumn)
        return m_store->redactions()[row];
    return m_column == SessionTableModel::TypeColumn ? m_store->types()[row] : m_store->countries()[row];
}

int RowOrder::byWords(Row a, Row b) const {
    const int left = wordNumber(a);
    const int right = wordNumber(b);
    if (left == right)
        return 0;
    if (m_column != SessionTableModel::StatusColumn && (left == 0 || right == 0))
        return left == 0 ? 1 : -1;
    const bool first = m_ranks[static_cast<std::size_t>(left)] < m_ranks[static_cast<std::size_t>(right)];
    return first != m_descending ? -1 : 1;
}

int RowOrder::byText(Row a, Row b) const {
    const std::string_view left = sortText(*m_store, a, m_field);
    const std::string_view right = sortText(*m_store, b, m_field);
    if (left.empty() || right.empty())
        return static_cast<int>(left.empty()) - static_cast<int>(right.empty());
    const int compared = compareTexts(left, right);
    return m_descending ? -compared : compared;
}

bool RowOrder::byTie(Row a, Row b) const {
    const std::int64_t left = m_store->created()[a];
    const std::int64_t right = m_store->created()[b];
    return left != right ? left > right : m_store->text(a, TextField::Id) < m_store->text(b, TextField::Id);
}

void RowOrder::sort(std::vector<Row>& rows) const {
    const auto comesFirst = [this](Row a, Row b) { return before(a, b); };
    // Pages arrive in this order or its reverse more often than not.
    if (std::is_sorted(rows.begin(), rows.end(), comesFirst))
        return;
    if (std::is_sorted(rows.rbegin(), rows.rend(), comesFirst))
        std::reverse(rows.begin(), rows.end());
    else if (m_kind == Kind::Text)
        sortByText(rows);
    else
        std::sort(rows.begin(), rows.end(), comesFirst);
}

void RowOrder::sortByText(std::vector<Row>& rows) const {
    struct Headed {
        std::uint64_t head;
        Row row;
    };
    std::vector<Headed> headed;
    std::vector<Row> without;
    headed.reserve(rows.size());
    for (const Row row : rows) {
        const std::string_view text = sortText(*m_store, row, m_field);
        if (text.empty())
            without.push_back(row);
        else
            headed.push_back({headOf(text), row});
    }
    std::sort(headed.begin(), headed.end(), [this](const Headed& a, const Headed& b) {
        return a.head != b.head ? (a.head < b.head) != m_descending : before(a.row, b.row);
    });
    std::sort(without.begin(), without.end(), [this](Row a, Row b) { return byTie(a, b); });
    const auto end = std::transform(headed.begin(), headed.end(), rows.begin(),
                                    [](const Headed& entry) { return entry.row; });
    std::copy(without.begin(), without.end(), end);
}
