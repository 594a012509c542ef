// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "sessions/SessionTableModel.h"

/// What stands in the cells of one row of the table, as text. People are masked here, once for every role.
class SessionTableText {
public:
    SessionTableText(const SessionStore& store, Row row, std::int64_t now, SensitiveReach reach)
        : m_store(store)
        , m_row(row)
        , m_now(now)
        , m_reach(reach) {}

    static QString header(SessionTableModel::Column column);
    /// For each of the model's roles but RecentlyChangedRole and ChangedRole.
    QVariant data(SessionTableModel::Column column, int role) const;

    /// A dash for what is not there, three dots for what is not known yet.
    QString display(SessionTableModel::Column column) const;
    bool isUnknown(SessionTableModel::Column column) const;
    QString toolTip(SessionTableModel::Column column) const;
    QString accessible(SessionTableModel::Column column) const;
    QString copy(SessionTableModel::Column column) const; ///< Empty for what is not there.

    /// What the column narrows by; none for people, whose values must not stand in the filter line.
    static std::optional<FilterField> filterField(SessionTableModel::Column column);
    QString filterValue(SessionTableModel::Column column) const;

private:
    QString value(SessionTableModel::Column column) const;
    SensitiveFuse fuse() const;
    QString fuseToolTip() const;
    QString status() const;
    QString change() const; ///< What changed since it was last looked at; empty when nothing did.
    int redaction() const;
    QString field(TextField field) const;
    OpenEnum<ErrorCode> error() const;

    const SessionStore& m_store;
    Row m_row;
    std::int64_t m_now;
    SensitiveReach m_reach;
};
