// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/store/RandomSessions.h"
#include "sessions/SessionTableModel.h"

// Sessions for the tests of the table, and what it shows of them.

using Model = SessionTableModel;

inline VerificationSession sessionAt(quint64 number, std::int64_t created) {
    VerificationSession session;
    session.id = RandomSessions::idOf(number);
    session.created = created;
    session.status = SessionStatus::RequiresInput;
    session.type = VerificationType::Document;
    return session;
}

inline VerificationSession named(quint64 number, const QString& first, const QString& last) {
    VerificationSession session = sessionAt(number, 1000 + static_cast<std::int64_t>(number));
    session.status = SessionStatus::Verified;
    session.verifiedOutputs.emplace();
    session.verifiedOutputs->firstName = first;
    session.verifiedOutputs->lastName = last;
    session.verifiedOutputs->email = first.toLower() + QStringLiteral("@example.de");
    return session;
}

inline void merge(SessionStore& store, const std::vector<VerificationSession>& sessions) {
    store.merge(sessions);
}

inline SessionFilter textFilter(const QString& text) {
    return {{Condition{FilterField::AnyText, {}, {text}, false, {}}}};
}

inline SessionFilter statusFilter(const QString& word) {
    return {{Condition{FilterField::Status, {}, {word}, false, {}}}};
}

inline std::vector<std::int64_t> createdOf(const Model& model) {
    std::vector<std::int64_t> created;
    for (int row = 0; row < model.rowCount(); ++row)
        created.push_back(model.index(row, 0).data(Model::CreatedRole).toLongLong());
    return created;
}

inline QStringList idsOf(const Model& model) {
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.idAt(row).text();
    return ids;
}

inline QString cell(const Model& model, int row, Model::Column column, int role = Qt::DisplayRole) {
    return model.index(row, column).data(role).toString();
}
