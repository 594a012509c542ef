// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/NameTable.h"
#include "sessions/RowOrder.h"

#include <memory>

/// All rows of a store brought into an order, in stages of pieces that several threads can share. Only the
/// first stage reads the store; the others work on what it copied, so that the store can go on filling.
class OrderWork {
public:
    /// `byCreated` is all rows, newest first, as ties are broken.
    OrderWork(const SessionStore& store, int column, Qt::SortOrder direction,
              std::shared_ptr<const std::vector<Row>> byCreated);
    ~OrderWork();

    static constexpr int stageCount = 5;
    std::size_t pieces(int stage) const;
    void doPiece(int stage, std::size_t piece);
    /// After the last stage: the rows there were at the start.
    std::vector<Row> takeRows() { return std::move(m_rows); }

private:
    /// The texts of a chunk's rows, one after the other.
    struct ChunkTexts {
        std::string bytes;
        std::vector<std::uint32_t> ends;
        std::string_view at(std::size_t row) const {
            const std::uint32_t start = row == 0 ? 0 : ends[row - 1];
            return std::string_view(bytes).substr(start, ends[row] - start);
        }
    };
    struct Headed {
        std::uint64_t head;  ///< The text's first eight bytes behind what all have in common.
        std::uint32_t place; ///< In byCreated: breaks ties.
        Row row;
    };

    bool isByWords() const { return !m_order.isByCreated() && !m_order.isByFuse() && !m_order.isByText(); }
    std::pair<std::size_t, std::size_t> bounds(std::size_t part, std::size_t count) const;
    void readChunk(std::size_t chunk);
    void sortPart(std::size_t part);
    void mergeParts(std::size_t first, std::size_t second);
    void finishTexts();
    void doNames(int stage, std::size_t part);
    void collectNames(std::size_t part);
    void uniteNames();
    void makeKeys(std::size_t part);
    void rankNames();
    void sortByRank(std::size_t rankCount);
    void sortByCreated();
    void sortByFuse();
    std::string_view textOf(Row row) const;
    std::size_t commonLength() const;
    bool before(const Headed& a, const Headed& b) const;

    const SessionStore& m_store;
    RowOrder m_order;
    std::shared_ptr<const std::vector<Row>> m_byCreated;
    std::vector<Row> m_rows;

    // What each stage leaves to the next.
    std::vector<std::int64_t> m_created; ///< By row.
    std::vector<ChunkTexts> m_texts;
    std::vector<std::uint32_t> m_ranks; ///< By row.
    std::vector<std::vector<Headed>> m_parts;
    std::vector<std::vector<Row>> m_without; ///< Of each part: the rows without a text.
    // For an order by names: the different ones of each part, and of all parts.
    std::vector<NameTable> m_partNames;
    std::vector<std::vector<std::uint32_t>> m_united; ///< By part, by number in it: the number among all.
    NameTable m_names;
    std::vector<std::optional<QCollatorSortKey>> m_keys; ///< By number among all.
};
