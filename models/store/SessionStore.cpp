// SPDX-License-Identifier: Apache-2.0
#include "store/SessionStore.h"

#include "store/IdIndex.h"
#include "store/PersonalValues.h"
#include "store/SearchRecord.h"
#include "store/SessionColumns.h"
#include "store/Utf8.h"

#include <QHash>

#include <algorithm>

class SessionStore::Private {
    /// What the index asks for the id of a row it holds.
    auto idOf() const {
        return [this](Row row) { return fieldIn(columns.record(row), TextField::Id); };
    }

public:
    /// Takes a session in; tells its row when it was known already and differs now.
    std::optional<Row> take(const VerificationSession& session);
    VerificationSession session(Row row) const { return unpack(columns.at(row), words); }
    std::optional<Row> find(std::string_view id) const { return index.find(id, idOf()); }
    const WordTable& table(WordColumn column) const;

    SessionColumns columns;
    SessionWords words;
    IdIndex index;
    QHash<SessionId, LastError> keptRefusals;

private:
    VerificationSession joined(const VerificationSession& known, VerificationSession arrived) const;
    void keepRefusal(const VerificationSession& known, const VerificationSession& now);
};

std::optional<Row> SessionStore::Private::take(const VerificationSession& arrived) {
    std::string id;
    appendUtf8(id, arrived.id.text());
    const std::optional<Row> row = find(id);
    if (!row) {
        const bool erase = arrived.isRedactionRequested();
        const Row added =
            columns.append(erase ? pack(withoutPersonalValues(arrived), words) : pack(arrived, words));
        index.insert(id, added, idOf());
        if (erase)
            keptRefusals.remove(arrived.id);
        return std::nullopt;
    }
    const VerificationSession known = session(*row);
    const VerificationSession now = joined(known, arrived);
    keepRefusal(known, now);
    if (now == known)
        return std::nullopt;
    columns.replace(*row, pack(now, words));
    return row;
}

/// Cancel and redact cannot be undone, so an object from before one of them is an answer that was overtaken:
/// by the action's own answer, or by a later page.
static bool isOlder(const VerificationSession& arrived, const VerificationSession& known) {
    const bool beforeCancel =
        known.status.value == SessionStatus::Canceled && arrived.status.value != SessionStatus::Canceled;
    const bool beforeRedaction = known.isRedactionRequested() && !arrived.isRedactionRequested();
    return beforeCancel || beforeRedaction || (known.isRedacted() && !arrived.isRedacted());
}

/// What is known together with what arrived, as merge() promises.
VerificationSession SessionStore::Private::joined(const VerificationSession& known,
                                                  VerificationSession arrived) const {
    if (isOlder(arrived, known))
        return known;
    if (arrived.isRedactionRequested())
        return withoutPersonalValues(std::move(arrived));
    if (!arrived.verifiedOutputs)
        arrived.verifiedOutputs = known.verifiedOutputs;
    if (!arrived.providedDetails)
        arrived.providedDetails = known.providedDetails;
    return withoutSensitiveValues(std::move(arrived));
}

void SessionStore::Private::keepRefusal(const VerificationSession& known, const VerificationSession& now) {
    if (now.isRedactionRequested())
        keptRefusals.remove(now.id);
    else if (now.status.value == SessionStatus::Canceled && !now.lastError && known.lastError)
        keptRefusals.insert(now.id, *known.lastError);
}

const WordTable& SessionStore::Private::table(WordColumn column) const {
    switch (column) {
    case WordColumn::Type:
        return words.types;
    case WordColumn::Error:
        return words.errors;
    case WordColumn::Redaction:
        return words.redactions;
    case WordColumn::Country:
        break;
    }
    return words.countries;
}

SessionStore::SessionStore(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>()) {}

SessionStore::~SessionStore() = default;

void SessionStore::merge(std::span<const VerificationSession> sessions) {
    Change change;
    change.firstNew = size();
    for (const VerificationSession& session : sessions) {
        const std::optional<Row> updated = d->take(session);
        if (updated && *updated < change.firstNew)
            change.updated.push_back(*updated);
    }
    change.newCount = size() - change.firstNew;
    std::sort(change.updated.begin(), change.updated.end());
    change.updated.erase(std::unique(change.updated.begin(), change.updated.end()), change.updated.end());
    if (change.newCount > 0 || !change.updated.empty())
        Q_EMIT merged(change);
}

void SessionStore::clear() {
    d->columns.clear();
    d->index.clear();
    d->words = SessionWords();
    Q_EMIT cleared();
}

Row SessionStore::size() const {
    return d->columns.size();
}

std::optional<Row> SessionStore::rowOf(const SessionId& id) const {
    std::string text;
    appendUtf8(text, id.text());
    return d->find(text);
}

VerificationSession SessionStore::session(Row row) const {
    return d->session(row);
}

std::span<const std::int64_t> SessionStore::created() const {
    return d->columns.created();
}

std::span<const std::uint8_t> SessionStore::outcomes() const {
    return d->columns.outcomes();
}

std::span<const std::uint8_t> SessionStore::types() const {
    return d->columns.types();
}

std::span<const std::uint8_t> SessionStore::errors() const {
    return d->columns.errors();
}

std::span<const std::uint8_t> SessionStore::redactions() const {
    return d->columns.redactions();
}

std::span<const std::uint16_t> SessionStore::countries() const {
    return d->columns.countries();
}

QString SessionStore::wordOf(WordColumn column, int byte) const {
    return d->table(column).word(byte);
}

std::optional<int> SessionStore::byteOf(WordColumn column, const QString& word) const {
    return d->table(column).find(word);
}

int SessionStore::wordCount(WordColumn column) const {
    return d->table(column).count();
}

std::string_view SessionStore::text(Row row, TextField field) const {
    return fieldIn(plainPart(record(row)), field);
}

std::string_view SessionStore::foldedText(Row row, TextField field) const {
    return fieldIn(foldedPart(record(row)), field);
}

std::string_view SessionStore::record(Row row) const {
    return d->columns.record(row);
}

std::optional<LastError> SessionStore::keptRefusal(const SessionId& id) const {
    const auto kept = d->keptRefusals.constFind(id);
    return kept != d->keptRefusals.cend() ? std::optional<LastError>(*kept) : std::nullopt;
}

std::size_t SessionStore::memoryUsed() const {
    return d->columns.memoryUsed() + d->index.memoryUsed() + d->words.types.memoryUsed() +
           d->words.errors.memoryUsed() + d->words.redactions.memoryUsed() + d->words.countries.memoryUsed();
}
