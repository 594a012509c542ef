// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/ChunkSummary.h"
#include "store/RecordChunk.h"
#include "store/RecordMemory.h"
#include "store/SessionOutline.h"
#include "store/SessionPacking.h"
#include "store/TextArena.h"

#include <unordered_map>
#include <vector>

/// The rows themselves: fixed-size columns, the records in chunks, and the shapes many rows share.
class SessionColumns {
public:
    using Row = std::uint32_t;

    Row size() const { return static_cast<Row>(m_created.size()); }
    Row append(const PackedSession& session);
    void replace(Row row, const PackedSession& session);
    /// Many at once, what lies between is moved once. Of two for the same row, one.
    void replace(std::vector<std::pair<Row, PackedSession>> sessions);
    /// Sessions of which only the outline is known. The first becomes row size().
    void append(const SessionOutlines& outlines, SessionWords& words);
    void reserve(std::size_t rows);
    void clear();

    PackedView at(Row row) const;
    std::string_view words(Row row) const { return recordIn(m_wordRecords, row); }
    std::string_view ids(Row row) const { return recordIn(m_idRecords, row); }

    const std::vector<std::int64_t>& created() const { return m_created; }
    const std::vector<std::uint32_t>& classNumbers() const { return m_classNumbers; }
    const ClassTable& classes() const { return m_classes; }
    const std::vector<RecordChunk>& wordRecords() const { return m_wordRecords; }
    const std::vector<RecordChunk>& idRecords() const { return m_idRecords; }
    const std::vector<ChunkSummary>& chunkSummaries() const { return m_summaries; }

    std::size_t memoryUsed() const;

private:
    using Place = TextArena::Place;
    static constexpr Place nowhere = 0;

    using Records = std::vector<RecordChunk>;

    static std::string_view recordIn(const Records& records, Row row) {
        return records[row / RecordChunk::mostRows].at(row % RecordChunk::mostRows);
    }
    void appendTo(Records& records, const std::string& record);
    RecordChunk& openChunk(Records& records);
    void appendRecords(Records& records, std::string_view bytes, std::span<const std::uint32_t> ends);
    void replaceFixed(Row row, const PackedSession& session);
    static void replaceIn(Records& records, Row row, const std::string& record);
    void growColumns(std::size_t by);
    void setCreated(Row row, std::int64_t created);
    void addToClass(Row row, std::uint32_t number);
    void removeFromClass(Row row);
    void setApart(Row row, const std::string& apart);
    std::uint32_t shapeNumber(const std::string& shape);
    std::string_view apart(Row row) const;
    void compactApart();

    std::vector<std::int64_t> m_created;
    std::vector<std::uint32_t> m_classNumbers;
    std::vector<std::uint32_t> m_shapes;
    std::vector<Place> m_apartPlaces;

    ClassTable m_classes;
    RecordMemory m_recordMemory; ///< Outlives the chunks.
    Records m_wordRecords;
    Records m_idRecords;
    std::vector<ChunkSummary> m_summaries;
    TextArena m_apart; ///< Each text with its length before it.
    std::unordered_map<std::string, std::uint32_t> m_shapeNumbers;
    std::vector<const std::string*> m_shapeTexts; ///< Keys of m_shapeNumbers, which never move.
};
