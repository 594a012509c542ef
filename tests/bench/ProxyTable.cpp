// SPDX-License-Identifier: Apache-2.0
#include "bench/ProxyTable.h"

#include <QDateTime>

QVariant StringTable::data(const QModelIndex& index, int role) const {
    const StringSession& session = m_sessions[static_cast<std::size_t>(index.row())];
    if (role == Qt::UserRole && index.column() == Created)
        return session.created;
    if (role != Qt::DisplayRole && role != Qt::UserRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Status:
        return session.status;
    case Created:
        return QDateTime::fromSecsSinceEpoch(session.created).toString(Qt::ISODate);
    case Person:
        return session.person;
    case Why:
        return session.errorCode;
    case Reference:
        return session.reference;
    case Customer:
        return session.customer;
    case Redaction:
        return session.redaction;
    case Report:
        return session.report;
    case Type:
        return session.type;
    case Country:
        return session.country;
    case Id:
        return session.id;
    case ColumnCount:
        break;
    }
    return {};
}

void StringTable::prepend(const std::vector<StringSession>& sessions) {
    beginInsertRows({}, 0, static_cast<int>(sessions.size()) - 1);
    m_sessions.insert(m_sessions.begin(), sessions.begin(), sessions.end());
    endInsertRows();
}
