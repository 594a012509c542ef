// SPDX-License-Identifier: Apache-2.0
#pragma once

// For the two files of the store itself.

#include "store/IdIndex.h"
#include "store/SearchRecord.h"
#include "store/SessionColumns.h"
#include "store/SessionStore.h"

#include <QHash>

struct SessionStore::Updated {
    Row row = 0;
    std::uint32_t formerClass = 0;
    std::int64_t formerCreated = 0;
};

class SessionStore::Private {
    /// What the index asks for the id of a row it holds.
    auto idOf() const {
        return [this](Row row) { return fieldIn(columns.ids(row), TextField::Id); };
    }

public:
    /// Takes a session in; tells its row when it was known already and differs now.
    std::optional<Updated> take(const VerificationSession& session);
    /// Of outlines alone; tells which of them differ now.
    std::vector<Updated> adopt(std::span<const KnownReferences> known);
    /// Appends the outlines that are not here; tells what of known rows differs now.
    std::vector<Updated> adopt(const SessionOutlines& outlines);
    VerificationSession session(Row row) const { return unpack(columns.at(row), words); }
    std::optional<Row> find(std::string_view id) const { return index.find(id, idOf()); }
    std::string_view recordOf(Row row, TextField field) const {
        return isIdField(field) ? columns.ids(row) : columns.words(row);
    }
    const SessionClass& classOf(Row row) const {
        return columns.classes().classes()[columns.classNumbers()[row]];
    }
    const WordTable& table(WordColumn column) const;

    SessionColumns columns;
    SessionWords words;
    IdIndex index;
    QHash<SessionId, LastError> keptRefusals;
    std::size_t mergedRows = 0; ///< That did not come as outlines.
    std::vector<Mark> marks;
    QHash<SessionId, std::int64_t> redactionsAsked;
    StoreGate gate;

private:
    std::optional<Updated> adoptOver(Row row, const SessionKind& kind);
    void appendNew(const SessionOutlines& outlines);
    VerificationSession joined(const VerificationSession& known, VerificationSession arrived) const;
    void keepRefusal(const VerificationSession& known, const VerificationSession& now);
};
