// SPDX-License-Identifier: Apache-2.0
#include "sessions/OrderWork.h"

#include "store/Overwrite.h"
#include "store/RecordChunk.h"

#include <algorithm>
#include <array>

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

OrderWork::OrderWork(const SessionStore& store, int column, Qt::SortOrder direction,
                     std::shared_ptr<const std::vector<Row>> byCreated)
    : m_store(store)
    , m_order(store, column, direction)
    , m_byCreated(std::move(byCreated)) {
    const std::size_t rows = m_byCreated->size();
    m_order.adapt();
    if (m_order.isByCreated() || m_order.isByFuse())
        m_created.resize(rows);
    if (!m_order.isByCreated())
        m_ranks.resize(rows);
    m_texts.resize(m_order.isByText() ? pieces(0) : 0);
    m_parts.resize(partCount);
    m_without.resize(partCount);
    m_partNames.resize(partCount);
    m_united.resize(partCount);
}

/// The copies of people's names do not stay in memory that is given back.
OrderWork::~OrderWork() {
    for (ChunkTexts& texts : m_texts)
        overwriteText(texts.bytes.data(), texts.bytes.size());
}

std::size_t OrderWork::pieces(int stage) const {
    if (stage == 0)
        return (m_byCreated->size() + RecordChunk::mostRows - 1) / RecordChunk::mostRows;
    if (!m_order.isByText())
        return stage == 1 ? 1 : 0;
    const std::array<std::size_t, stageCount> ofNames{0, partCount, 1, partCount, 1};
    const std::array<std::size_t, stageCount> ofTexts{0, partCount, partCount / 2, 1, 0};
    return (m_order.isByName() ? ofNames : ofTexts)[static_cast<std::size_t>(stage)];
}

void OrderWork::doPiece(int stage, std::size_t piece) {
    if (stage == 0)
        readChunk(piece);
    else if (m_order.isByCreated())
        sortByCreated();
    else if (m_order.isByFuse())
        sortByFuse();
    else if (isByWords())
        sortByRank(m_order.rankCount());
    else if (m_order.isByName())
        doNames(stage, piece);
    else if (stage == 1)
        sortPart(piece);
    else if (stage == 2)
        mergeParts(2 * piece, 2 * piece + 1);
    else
        finishTexts();
}

void OrderWork::doNames(int stage, std::size_t part) {
    if (stage == 1)
        collectNames(part);
    else if (stage == 2)
        uniteNames();
    else if (stage == 3)
        makeKeys(part);
    else
        rankNames();
}

std::pair<std::size_t, std::size_t> OrderWork::bounds(std::size_t part, std::size_t count) const {
    return {count * part / partCount, count * (part + 1) / partCount};
}

void OrderWork::readChunk(std::size_t chunk) {
    const auto first = static_cast<Row>(chunk) * RecordChunk::mostRows;
    const Row end = std::min(first + RecordChunk::mostRows, static_cast<Row>(m_byCreated->size()));
    for (Row row = first; row < end; ++row) {
        if (m_order.isByCreated() || m_order.isByFuse())
            m_created[row] = m_store.created()[row];
        if (isByWords() || m_order.isByFuse()) {
            m_ranks[row] = m_order.rankOf(m_store.classOf(row));
        } else if (m_order.isByText()) {
            ChunkTexts& texts = m_texts[chunk];
            const std::size_t start = texts.bytes.size();
            texts.bytes += m_order.sortText(row);
            if (!m_order.isByName())
                std::transform(texts.bytes.begin() + static_cast<std::ptrdiff_t>(start), texts.bytes.end(),
                               texts.bytes.begin() + static_cast<std::ptrdiff_t>(start), RowOrder::lower);
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

void OrderWork::sortByFuse() {
    sortByCreated();
    std::stable_partition(m_rows.begin(), m_rows.end(), [this](Row row) { return m_ranks[row] == 0; });
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
    const auto [first, end] = bounds(part, m_texts.size());
    for (std::size_t chunk = first; chunk < end; ++chunk) {
        const ChunkTexts& texts = m_texts[chunk];
        for (std::size_t i = 0; i < texts.ends.size(); ++i)
            m_ranks[chunk * RecordChunk::mostRows + i] = m_partNames[part].numberFor(texts.at(i));
    }
}

void OrderWork::uniteNames() {
    for (std::size_t part = 0; part < partCount; ++part)
        for (const std::string_view name : m_partNames[part].names())
            m_united[part].push_back(m_names.numberFor(name));
    m_keys.resize(m_names.names().size());
}

/// The language's rules are asked once for each name, and by several threads.
void OrderWork::makeKeys(std::size_t part) {
    const QCollator collator = RowOrder::nameCollator();
    const auto [first, end] = bounds(part, m_keys.size());
    for (std::size_t number = first; number < end; ++number) {
        const std::string_view name = m_names.names()[number];
        if (!name.empty())
            m_keys[number] =
                collator.sortKey(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    }
}

/// The names in the alphabet, then the rows by their names' places in it. Those without one come last.
void OrderWork::rankNames() {
    std::vector<std::uint32_t> sorted;
    for (std::uint32_t number = 0; number < m_keys.size(); ++number)
        if (m_keys[number])
            sorted.push_back(number);
    const auto compare = [this](std::uint32_t a, std::uint32_t b) { return m_keys[a]->compare(*m_keys[b]); };
    std::sort(sorted.begin(), sorted.end(),
              [&](std::uint32_t a, std::uint32_t b) { return compare(a, b) < 0; });
    std::uint32_t last = 0;
    std::vector<std::uint32_t> ranks(m_keys.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        last += i > 0 && compare(sorted[i - 1], sorted[i]) != 0 ? 1U : 0U;
        ranks[sorted[i]] = last;
    }
    for (std::size_t number = 0; number < ranks.size(); ++number)
        if (!m_keys[number])
            ranks[number] = last + 1;
        else if (m_order.isDescending())
            ranks[number] = last - ranks[number];
    for (std::size_t part = 0; part < partCount; ++part) {
        const auto [first, end] = bounds(part, m_texts.size());
        const std::size_t stop = std::min(end * RecordChunk::mostRows, m_ranks.size());
        for (std::size_t row = first * RecordChunk::mostRows; row < stop; ++row)
            m_ranks[row] = ranks[m_united[part][m_ranks[row]]];
    }
    sortByRank(last + std::size_t{2});
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
