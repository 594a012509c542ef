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

/// As RowOrder::lower() makes them.
int compareLowered(std::string_view a, std::string_view b) {
    const std::size_t common = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < common; ++i) {
        const auto left = static_cast<unsigned char>(RowOrder::lower(a[i]));
        const auto right = static_cast<unsigned char>(RowOrder::lower(b[i]));
        if (left != right)
            return left < right ? -1 : 1;
    }
    return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
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
    case WordColumn::Reason:
    case WordColumn::Flow:
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
    case SessionTableModel::ReadableColumn:
        m_kind = Kind::Fuse;
        break;
    case SessionTableModel::PersonColumn:
        m_field = TextField::Person;
        m_collator = std::make_shared<const QCollator>(nameCollator());
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
    case Kind::Created:
        return byCreated(a, b);
    case Kind::Words:
        return byRank(a, b);
    case Kind::Fuse: {
        const int first = byRank(a, b);
        return first != 0 ? first : byCreated(a, b);
    }
    case Kind::Text:
        return byText(a, b);
    }
    return 0;
}

int RowOrder::byCreated(Row a, Row b) const {
    const std::int64_t left = m_store->created()[a];
    const std::int64_t right = m_store->created()[b];
    return left == right ? 0 : (left < right) != m_descending ? -1 : 1;
}

int RowOrder::byRank(Row a, Row b) const {
    const std::uint32_t left = rankOf(m_store->classOf(a));
    const std::uint32_t right = rankOf(m_store->classOf(b));
    return left == right ? 0 : left < right ? -1 : 1;
}

std::uint32_t RowOrder::rankOf(const SessionClass& of) const {
    if (isByFuse())
        return of.hasSensitiveResult() ? 0 : 1;
    int number = 0;
    if (m_column == SessionTableModel::StatusColumn)
        number = static_cast<int>(of.outcome);
    else if (m_column == SessionTableModel::WhyColumn)
        number = of.error;
    else if (m_column == SessionTableModel::RedactionColumn)
        number = of.redaction;
    else if (m_column == SessionTableModel::TypeColumn)
        number = of.type;
    else
        number = of.country;
    const auto last = static_cast<std::uint32_t>(m_ranks.size());
    if (number == 0 && m_column != SessionTableModel::StatusColumn)
        return last;
    const auto rank = static_cast<std::uint32_t>(m_ranks[static_cast<std::size_t>(number)]);
    return m_descending ? last - 1 - rank : rank;
}

std::string_view RowOrder::sortText(Row row) const {
    const std::string_view folded = isByName() ? std::string_view() : m_store->foldedText(row, m_field);
    return folded.empty() ? m_store->text(row, m_field) : folded;
}

QCollator RowOrder::nameCollator() {
    // "C" has no alphabet.
    const QLocale locale = QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale();
    QCollator collator(locale);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

int RowOrder::byText(Row a, Row b) const {
    const std::string_view left = sortText(a);
    const std::string_view right = sortText(b);
    if (left.empty() || right.empty())
        return static_cast<int>(left.empty()) - static_cast<int>(right.empty());
    const int compared =
        m_collator ? m_collator->compare(textOf(left), textOf(right)) : compareLowered(left, right);
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
    else
        std::sort(rows.begin(), rows.end(), comesFirst);
}
