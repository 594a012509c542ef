// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/SessionStore.h"

#include <vector>

/// The order of the table: by a column either way, what the column does not have last both ways, ties by
/// created (newest first), then by id. It is total, so that no two rows ever change places for no reason.
class RowOrder {
public:
    /// `column` is one of SessionTableModel::Column.
    RowOrder(const SessionStore& store, int column, Qt::SortOrder direction);

    bool before(Row a, Row b) const;
    void sort(std::vector<Row>& rows) const;
    /// Takes in the words that came into the store since.
    void adapt();

private:
    enum class Kind { Created, Words, Text };

    /// Negative when a comes first by the column alone, and 0 when the column does not tell.
    int byColumn(Row a, Row b) const;
    int byWords(Row a, Row b) const;
    int byText(Row a, Row b) const;
    bool byTie(Row a, Row b) const;
    int wordNumber(Row row) const;
    void sortByText(std::vector<Row>& rows) const;

    const SessionStore* m_store;
    int m_column;
    bool m_descending;
    Kind m_kind = Kind::Text;
    TextField m_field = TextField::Id;
    std::vector<int> m_ranks; ///< Of the column's numbers, by the words a reader sees.
};
