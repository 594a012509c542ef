// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/SessionStore.h"

#include <QCollator>

#include <memory>

/// The order of the table by one of its columns: a total order. Rows without a value come last either way;
/// ties are broken by created, newest first, then by id.
class RowOrder {
public:
    /// `column` is a SessionTableModel::Column.
    RowOrder(const SessionStore& store, int column, Qt::SortOrder direction);

    int column() const { return m_column; }
    bool isDescending() const { return m_descending; }
    bool isByCreated() const { return m_kind == Kind::Created; }
    /// By created among those whose sensitive values can be read at all; the others come last.
    bool isByFuse() const { return m_kind == Kind::Fuse; }
    bool isByText() const { return m_kind == Kind::Text; }
    /// Names go by the alphabet of the reader's language, other texts by their letters.
    bool isByName() const { return m_collator != nullptr; }

    /// Takes note of words the store got since.
    void adapt();
    bool before(Row a, Row b) const;
    void sort(std::vector<Row>& rows) const;

    /// A word's place among the others: equal ones tie, those without one come after all others. By fuse: 0
    /// for those with a result.
    std::uint32_t rankOf(const SessionClass& of) const;
    /// One past the largest rank.
    std::uint32_t rankCount() const { return static_cast<std::uint32_t>(m_ranks.size()) + 1; }
    /// What a text order compares, ASCII letters in any case; empty when there is none.
    std::string_view sortText(Row row) const;
    static QCollator nameCollator();
    static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

private:
    enum class Kind { Created, Words, Fuse, Text };
    int byColumn(Row a, Row b) const;
    int byCreated(Row a, Row b) const;
    int byRank(Row a, Row b) const;
    int byText(Row a, Row b) const;
    bool byTie(Row a, Row b) const;

    const SessionStore* m_store;
    int m_column;
    bool m_descending;
    Kind m_kind = Kind::Text;
    TextField m_field = TextField::Id;
    std::vector<int> m_ranks; ///< Of a column of words, by number: their places in the order of their labels.
    std::shared_ptr<const QCollator> m_collator;
};
