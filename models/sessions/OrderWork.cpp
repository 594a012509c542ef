// SPDX-License-Identifier: Apache-2.0
#include "sessions/OrderWork.h"

#include "store/Overwrite.h"
#include "store/RecordChunk.h"

#include <algorithm>
#include <unordered_map>

namespace {

constexpr std::size_t partCount = 4;

std::uint64_t headOf(std::string_view text) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < sizeof head; ++i)
        head = head << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return head;
}

std::size_t commonLengthOf(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

} // namespace

struct OrderWork::Names {
    std::unordered_map<std::string_view, std::uint32_t> numbers; ///< Keys stand in m_texts.
    std::vector<QCollatorSortKey> keys;                          ///< By number.
    std::vector<std::uint32_t> ranks;                            ///< By number.
};

OrderWork::OrderWork(const SessionStore& store, int column, Qt::SortOrder direction,
                     std::shared_ptr<const std::vector<Row>> byCreated)
    : m_store(store)
    , m_order(store, column, direction)
    , m_byCreated(std::move(byCreated)) {
    const std::size_t rows = m_byCreated->size();
    m_order.adapt();
    if (m_order.isByCreated())
        m_created.resize(rows);
    else
        m_ranks.resize(rows);
    m_texts.resize(m_order.isByText() ? pieces(0) : 0);
    m_parts.resize(partCount);
    m_without.resize(partCount);
    for (std::size_t part = 0; part < partCount; ++part)
        m_names.push_back(std::make_unique<Names>());
}

/// The copies of people's names do not stay in memory that is given back.
OrderWork::~OrderWork() {
    for (ChunkTexts& texts : m_texts)
        overwrite(texts.bytes.data(), texts.bytes.size());
}

std::size_t OrderWork::pieces(int stage) const {
    if (stage == 0)
        return (m_byCreated->size() + RecordChunk::mostRows - 1) / RecordChunk::mostRows;
    if (!m_order.isByText())
        return stage == 1 ? 1 : 0;
    return stage == 1 ? partCount : stage == 2 && !m_order.isByName() ? partCount / 2 : stage == 3 ? 1 : 0;
}

void OrderWork::doPiece(int stage, std::size_t piece) {
    if (stage == 0)
        readChunk(piece);
    else if (m_order.isByCreated())
        sortByCreated();
    else if (isByWords())
        sortByRank(m_order.rankCount());
    else if (m_order.isByName() && stage == 1)
        collectNames(piece);
    else if (m_order.isByName())
        rankNames();
    else if (stage == 1)
        sortPart(piece);
    else if (stage == 2)
        mergeParts(2 * piece, 2 * piece + 1);
    else
        finishTexts();
}

std::pair<std::size_t, std::size_t> OrderWork::bounds(std::size_t part, std::size_t count) const {
    return {count * part / partCount, count * (part + 1) / partCount};
}

void OrderWork::readChunk(std::size_t chunk) {
    const auto first = static_cast<Row>(chunk) * RecordChunk::mostRows;
    const Row end = std::min(first + RecordChunk::mostRows, static_cast<Row>(m_byCreated->size()));
    for (Row row = first; row < end; ++row) {
        if (m_order.isByCreated()) {
            m_created[row] = m_store.created()[row];
        } else if (isByWords()) {
            m_ranks[row] = m_order.rankOf(m_store.classOf(row));
        } else {
            ChunkTexts& texts = m_texts[chunk];
            for (const char c : m_order.sortText(row))
                texts.bytes += m_order.isByName() ? c : RowOrder::lower(c);
            texts.ends.push_back(static_cast<std::uint32_t>(texts.bytes.size()));
        }
    }
}

std::string_view OrderWork::textOf(Row row) const {
    return m_texts[row / RecordChunk::mostRows].at(row % RecordChunk::mostRows);
}

/// Newest first stands already. The other way round, rows of one second keep their order among themselves.
void OrderWork::sortByCreated() {
    m_rows = *m_byCreated;
    if (m_order.isDescending())
        return;
    std::reverse(m_rows.begin(), m_rows.end());
    for (auto group = m_rows.begin(); group != m_rows.end();) {
        const auto end =
            std::find_if(group, m_rows.end(), [&](Row row) { return m_created[row] != m_created[*group]; });
        std::reverse(group, end);
        group = end;
    }
}

/// Counting sort over the rows newest first, which it leaves so among equals.
void OrderWork::sortByRank(std::size_t rankCount) {
    std::vector<std::uint32_t> next(rankCount + 1);
    for (const std::uint32_t rank : m_ranks)
        ++next[rank + 1];
    for (std::size_t rank = 1; rank < next.size(); ++rank)
        next[rank] += next[rank - 1];
    m_rows.resize(m_byCreated->size());
    for (const Row row : *m_byCreated)
        m_rows[next[m_ranks[row]]++] = row;
}

void OrderWork::collectNames(std::size_t part) {
    Names& names = *m_names[part];
    const QCollator collator = RowOrder::nameCollator();
    const auto [first, end] = bounds(part, m_texts.size());
    for (std::size_t chunk = first; chunk < end; ++chunk) {
        const ChunkTexts& texts = m_texts[chunk];
        for (std::size_t i = 0; i < texts.ends.size(); ++i) {
            const auto number = static_cast<std::uint32_t>(names.keys.size());
            const auto [entry, isNew] = names.numbers.try_emplace(texts.at(i), number);
            if (isNew) {
                const std::string_view name = entry->first;
                names.keys.push_back(
                    collator.sortKey(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))));
            }
            m_ranks[chunk * RecordChunk::mostRows + i] = entry->second;
        }
    }
}

/// All parts' names in one alphabet, then the rows by their names' places in it. Those without one come last.
void OrderWork::rankNames() {
    struct Entry {
        const QCollatorSortKey* key;
        std::uint32_t* rank;
    };
    std::vector<Entry> entries;
    std::vector<std::uint32_t*> without;
    for (const auto& names : m_names) {
        names->ranks.resize(names->keys.size());
        for (const auto& [name, number] : names->numbers) {
            if (name.empty())
                without.push_back(&names->ranks[number]);
            else
                entries.push_back({&names->keys[number], &names->ranks[number]});
        }
    }
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.key->compare(*b.key) < 0; });
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i > 0 && entries[i - 1].key->compare(*entries[i].key) != 0)
            ++rank;
        *entries[i].rank = rank;
    }
    if (m_order.isDescending())
        for (const Entry& entry : entries)
            *entry.rank = rank - *entry.rank;
    for (std::uint32_t* const last : without)
        *last = rank + 1;
    for (std::size_t part = 0; part < partCount; ++part) {
        const auto [first, end] = bounds(part, m_texts.size());
        const std::size_t stop = std::min(end * RecordChunk::mostRows, m_ranks.size());
        for (std::size_t row = first * RecordChunk::mostRows; row < stop; ++row)
            m_ranks[row] = m_names[part]->ranks[m_ranks[row]];
    }
    sortByRank(rank + std::size_t{2});
}

/// How far all texts begin alike: ids do.
std::size_t OrderWork::commonLength() const {
    std::string_view first;
    std::size_t length = 0;
    for (const ChunkTexts& texts : m_texts) {
        for (std::size_t i = 0; i < texts.ends.size(); ++i) {
            const std::string_view text = texts.at(i);
            if (text.empty())
                continue;
            length = first.empty() ? text.size() : std::min(length, commonLengthOf(first, text));
            if (first.empty())
                first = text;
            if (length == 0)
                return 0;
        }
    }
    return length;
}

bool OrderWork::before(const Headed& a, const Headed& b) const {
    if (a.head != b.head)
        return (a.head < b.head) != m_order.isDescending();
    const int compared = textOf(a.row).compare(textOf(b.row));
    if (compared != 0)
        return (compared < 0) != m_order.isDescending();
    return a.place < b.place;
}

void OrderWork::sortPart(std::size_t part) {
    const std::size_t common = commonLength();
    const auto [first, end] = bounds(part, m_byCreated->size());
    std::vector<Headed>& headed = m_parts[part];
    headed.reserve(end - first);
    for (std::size_t place = first; place < end; ++place) {
        const Row row = (*m_byCreated)[place];
        const std::string_view text = textOf(row);
        if (text.empty())
            m_without[part].push_back(row);
        else
            headed.push_back({headOf(text.substr(common)), static_cast<std::uint32_t>(place), row});
    }
    std::sort(headed.begin(), headed.end(),
              [this](const Headed& a, const Headed& b) { return before(a, b); });
}

void OrderWork::mergeParts(std::size_t first, std::size_t second) {
    std::vector<Headed> merged(m_parts[first].size() + m_parts[second].size());
    std::merge(m_parts[first].begin(), m_parts[first].end(), m_parts[second].begin(), m_parts[second].end(),
               merged.begin(), [this](const Headed& a, const Headed& b) { return before(a, b); });
    m_parts[first].swap(merged);
    m_parts[second] = {};
}

void OrderWork::finishTexts() {
    mergeParts(0, 2);
    m_rows.reserve(m_byCreated->size());
    for (const Headed& headed : m_parts[0])
        m_rows.push_back(headed.row);
    for (const std::vector<Row>& without : m_without)
        m_rows.insert(m_rows.end(), without.begin(), without.end());
}
