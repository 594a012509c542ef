// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/StringSessions.h"

#include <QAbstractTableModel>

/// The ordinary way to show sessions: a row is a struct of QStrings, data() formats what is asked for, and a
/// QSortFilterProxyModel on top filters and sorts.
class StringTable : public QAbstractTableModel {
public:
    enum Column {
        Status,
        Created,
        Person,
        Why,
        Reference,
        Customer,
        Redaction,
        Report,
        Type,
        Country,
        Id,
        ColumnCount
    };

    explicit StringTable(std::vector<StringSession>& sessions)
        : m_sessions(sessions) {}

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_sessions.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : ColumnCount;
    }
    QVariant data(const QModelIndex& index, int role) const override;
    /// Puts sessions in at the top.
    void prepend(const std::vector<StringSession>& sessions);

private:
    std::vector<StringSession>& m_sessions;
};
