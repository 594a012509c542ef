// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/SessionPacking.h"
#include "store/TextArena.h"

#include <unordered_map>
#include <vector>

/// The rows themselves: fixed-size columns, two arenas of text, and the shapes many rows share.
class SessionColumns {
public:
    using Row = std::uint32_t;

    Row size() const { return static_cast<Row>(m_created.size()); }
    Row append(const PackedSession& session);
    void replace(Row row, const PackedSession& session);
    void clear();

    PackedView at(Row row) const;
    std::string_view record(Row row) const { return m_records.at(m_recordPlaces[row], m_recordLengths[row]); }

    const std::vector<std::int64_t>& created() const { return m_created; }
    const std::vector<std::uint8_t>& outcomes() const { return m_outcomes; }
    const std::vector<std::uint8_t>& types() const { return m_types; }
    const std::vector<std::uint8_t>& errors() const { return m_errors; }
    const std::vector<std::uint8_t>& redactions() const { return m_redactions; }
    const std::vector<std::uint16_t>& countries() const { return m_countries; }

    std::size_t memoryUsed() const;

private:
    using Place = TextArena::Place;
    static constexpr Place nowhere = 0;

    void growColumns();
    void setFixed(Row row, const PackedSession& session);
    void setRecord(Row row, const std::string& record);
    void setApart(Row row, const std::string& apart);
    std::uint32_t shapeNumber(const std::string& shape);
    std::string_view apart(Row row) const;
    void compactRecords();
    void compactApart();

    std::vector<std::int64_t> m_created;
    std::vector<std::uint8_t> m_outcomes;
    std::vector<std::uint8_t> m_types;
    std::vector<std::uint8_t> m_errors;
    std::vector<std::uint8_t> m_redactions;
    std::vector<std::uint16_t> m_countries;
    std::vector<std::uint32_t> m_shapes;
    std::vector<Place> m_recordPlaces;
    std::vector<std::uint32_t> m_recordLengths;
    std::vector<Place> m_apartPlaces;

    TextArena m_records;
    TextArena m_apart; ///< Each text with its length before it.
    std::unordered_map<std::string, std::uint32_t> m_shapeNumbers;
    std::vector<const std::string*> m_shapeTexts; ///< Keys of m_shapeNumbers, which never move.
};
