// SPDX-License-Identifier: Apache-2.0
#include "store/SessionColumns.h"

#include "store/OutlinePacking.h"
#include "store/SearchRecord.h"
#include "store/Utf8.h"

#include <algorithm>
#include <cstring>

namespace {

/// Room for an eighth more than there is: a column that doubles would waste half of itself on average.
template <typename T>
void makeRoom(std::vector<T>& column, std::size_t by) {
    constexpr std::size_t least = 1024;
    constexpr std::size_t part = 8;
    if (column.size() + by > column.capacity())
        column.reserve(column.size() + column.size() / part + std::max(least, by));
}

/// Worth moving what is left together: more than a quarter of what was ever written is gone.
bool isWorthCompacting(const TextArena& arena) {
    constexpr std::size_t part = 4;
    return arena.garbage() > arena.used() / part;
}

template <typename T>
std::size_t bytesOf(const std::vector<T>& column) {
    return column.capacity() * sizeof(T);
}

} // namespace

void SessionColumns::growColumns(std::size_t by) {
    const auto grow = [by](auto&... columns) { (makeRoom(columns, by), ...); };
    grow(m_created, m_classNumbers, m_shapes, m_apartPlaces);
    const std::size_t size = m_created.size() + by;
    const auto resize = [size](auto&... columns) { (columns.resize(size), ...); };
    resize(m_created, m_classNumbers, m_shapes, m_apartPlaces);
}

void SessionColumns::setCreated(Row row, std::int64_t created) {
    m_created[row] = created;
    const std::size_t chunk = row / RecordChunk::mostRows;
    if (chunk == m_summaries.size())
        m_summaries.push_back({created, created, {}});
    ChunkSummary& summary = m_summaries[chunk];
    summary.oldest = std::min(summary.oldest, created);
    summary.newest = std::max(summary.newest, created);
}

void SessionColumns::addToClass(Row row, std::uint32_t number) {
    m_classNumbers[row] = number;
    m_classes.addRow(number);
    const Outcome outcome = m_classes.classes()[number].outcome;
    ++m_summaries[row / RecordChunk::mostRows].outcomes[static_cast<std::size_t>(outcome)];
}

void SessionColumns::removeFromClass(Row row) {
    const Outcome outcome = m_classes.classes()[m_classNumbers[row]].outcome;
    m_classes.removeRow(m_classNumbers[row]);
    --m_summaries[row / RecordChunk::mostRows].outcomes[static_cast<std::size_t>(outcome)];
}

RecordChunk& SessionColumns::openChunk(Records& records) {
    if (records.empty() || records.back().isFull())
        records.emplace_back(&records == &m_wordRecords ? RecordChunk::Letters::Noted
                                                        : RecordChunk::Letters::NotNoted);
    return records.back();
}

void SessionColumns::appendTo(Records& records, const std::string& record) {
    openChunk(records).append(record);
    if (records.back().isFull())
        records.back().settle(m_recordMemory);
}

void SessionColumns::replaceIn(Records& records, Row row, const std::string& record) {
    if (recordIn(records, row) != record)
        records[row / RecordChunk::mostRows].replace(row % RecordChunk::mostRows, record);
}

SessionColumns::Row SessionColumns::append(const PackedSession& session) {
    const Row row = size();
    growColumns(1);
    setCreated(row, session.created);
    addToClass(row, m_classes.numberFor(session.kind));
    m_shapes[row] = shapeNumber(session.shape);
    appendTo(m_wordRecords, session.words);
    appendTo(m_idRecords, session.ids);
    setApart(row, session.apart);
    return row;
}

/// All but its records.
void SessionColumns::replaceFixed(Row row, const PackedSession& session) {
    setCreated(row, session.created);
    removeFromClass(row);
    addToClass(row, m_classes.numberFor(session.kind));
    m_shapes[row] = shapeNumber(session.shape);
    if (apart(row) != session.apart)
        setApart(row, session.apart);
    if (isWorthCompacting(m_apart))
        compactApart();
}

void SessionColumns::replace(Row row, const PackedSession& session) {
    replaceFixed(row, session);
    replaceIn(m_wordRecords, row, session.words);
    replaceIn(m_idRecords, row, session.ids);
}

void SessionColumns::replace(std::vector<std::pair<Row, PackedSession>> sessions) {
    const auto rowOf = [](const auto& one) { return one.first; };
    std::ranges::sort(sessions, {}, rowOf);
    sessions.erase(std::ranges::unique(sessions, {}, rowOf).begin(), sessions.end());
    std::vector<RecordChunk::Replacement> words;
    std::vector<RecordChunk::Replacement> ids;
    for (auto one = sessions.begin(); one != sessions.end();) {
        const std::size_t chunk = one->first / RecordChunk::mostRows;
        words.clear();
        ids.clear();
        for (; one != sessions.end() && one->first / RecordChunk::mostRows == chunk; ++one) {
            const std::uint32_t inChunk = one->first % RecordChunk::mostRows;
            words.push_back({inChunk, one->second.words});
            ids.push_back({inChunk, one->second.ids});
            replaceFixed(one->first, one->second);
        }
        m_wordRecords[chunk].replace(words);
        m_idRecords[chunk].replace(ids);
    }
}

/// As many at a time as the chunk has room for.
void SessionColumns::appendRecords(Records& records, std::string_view bytes,
                                   std::span<const std::uint32_t> ends) {
    std::uint32_t before = 0;
    while (!ends.empty()) {
        RecordChunk& chunk = openChunk(records);
        const auto part =
            ends.first(std::min<std::size_t>(ends.size(), RecordChunk::mostRows - chunk.rows()));
        chunk.append(bytes.substr(before, part.back() - before), part, before);
        if (chunk.isFull())
            chunk.settle(m_recordMemory);
        before = part.back();
        ends = ends.subspan(part.size());
    }
}

void SessionColumns::append(const SessionOutlines& outlines, SessionWords& words) {
    struct Kind {
        std::uint32_t classNumber;
        std::uint32_t shape;
        std::string apart;
    };
    std::vector<Kind> kinds; // Two of each: without a report, and with one.
    for (const SessionKind& kind : outlines.kinds())
        for (const bool hasReport : {false, true}) {
            const PackedSession packed = packOutline(kind, hasReport, words);
            kinds.push_back({m_classes.numberFor(packed.kind), shapeNumber(packed.shape), packed.apart});
        }
    const Row first = size();
    growColumns(outlines.size());
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        const auto row = static_cast<Row>(first + i);
        const Kind& kind = kinds[std::size_t{2} * outlines.kindOf(i) + (outlines.hasReport(i) ? 1 : 0)];
        setCreated(row, outlines.created()[i]);
        addToClass(row, kind.classNumber);
        m_shapes[row] = kind.shape;
        if (!kind.apart.empty())
            setApart(row, kind.apart);
    }
    const std::string empty = wordRecordOf(VerificationSession()) + fieldSeparator;
    std::string nothing;
    std::vector<std::uint32_t> ends;
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        nothing += empty;
        ends.push_back(static_cast<std::uint32_t>(nothing.size()));
    }
    appendRecords(m_wordRecords, nothing, ends);
    appendRecords(m_idRecords, outlines.idRecords(), outlines.ends());
}

void SessionColumns::reserve(std::size_t rows) {
    const auto reserveAll = [rows](auto&... columns) { (columns.reserve(rows), ...); };
    reserveAll(m_created, m_classNumbers, m_shapes, m_apartPlaces);
}

void SessionColumns::clear() {
    // Not by assignment: the chunks' vector must go chunk by chunk, each overwriting its own.
    m_wordRecords.clear();
    m_idRecords.clear();
    *this = SessionColumns();
}

PackedView SessionColumns::at(Row row) const {
    PackedView view;
    view.created = m_created[row];
    view.kind = m_classes.classes()[m_classNumbers[row]];
    view.words = words(row);
    view.ids = ids(row);
    view.shape = *m_shapeTexts[m_shapes[row]];
    view.apart = apart(row);
    return view;
}

void SessionColumns::setApart(Row row, const std::string& text) {
    constexpr std::size_t head = sizeof(std::uint32_t);
    if (m_apartPlaces[row] != nowhere)
        m_apart.wipe(m_apartPlaces[row], head + apart(row).size());
    m_apartPlaces[row] = nowhere;
    if (text.empty())
        return;
    const auto length = static_cast<std::uint32_t>(text.size());
    std::string withLength(head, '\0');
    std::memcpy(withLength.data(), &length, head);
    m_apartPlaces[row] = m_apart.append(withLength += text);
}

std::string_view SessionColumns::apart(Row row) const {
    if (m_apartPlaces[row] == nowhere)
        return {};
    const char* const bytes = m_apart.bytesAt(m_apartPlaces[row]);
    std::uint32_t length = 0;
    std::memcpy(&length, bytes, sizeof length);
    return {bytes + sizeof length, length};
}

std::uint32_t SessionColumns::shapeNumber(const std::string& shape) {
    const auto [entry, isNew] =
        m_shapeNumbers.try_emplace(shape, static_cast<std::uint32_t>(m_shapeTexts.size()));
    if (isNew)
        m_shapeTexts.push_back(&entry->first);
    return entry->second;
}

void SessionColumns::compactApart() {
    TextArena compact;
    for (Row row = 0; row < size(); ++row) {
        const std::string_view text = apart(row);
        if (!text.empty())
            m_apartPlaces[row] =
                compact.append({text.data() - sizeof(std::uint32_t), text.size() + sizeof(std::uint32_t)});
    }
    m_apart = std::move(compact);
}

std::size_t SessionColumns::memoryUsed() const {
    std::size_t bytes = bytesOf(m_created) + bytesOf(m_classNumbers) + bytesOf(m_shapes) +
                        bytesOf(m_apartPlaces) + bytesOf(m_shapeTexts) + m_classes.memoryUsed() +
                        m_recordMemory.memoryUsed() + m_apart.memoryUsed();
    for (const Records* const records : {&m_wordRecords, &m_idRecords})
        for (const RecordChunk& chunk : *records)
            bytes += chunk.memoryUsed();
    for (const auto& [shape, number] : m_shapeNumbers)
        bytes += sizeof(shape) + shape.capacity() + sizeof(number) + 2 * sizeof(void*);
    return bytes;
}
