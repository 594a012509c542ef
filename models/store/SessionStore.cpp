// SPDX-License-Identifier: Apache-2.0
#include "store/SessionStore.h"

#include "store/OutlinePacking.h"
#include "store/SessionStorePrivate.h"
#include "store/Utf8.h"

#include <algorithm>
#include <iterator>

const WordTable& SessionStore::Private::table(WordColumn column) const {
    switch (column) {
    case WordColumn::Type:
        return words.types;
    case WordColumn::Error:
        return words.errors;
    case WordColumn::Redaction:
        return words.redactions;
    case WordColumn::Reason:
        return words.reasons;
    case WordColumn::Flow:
        return words.flows;
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
    const StoreGate::Writing writing(d->gate);
    Change change;
    change.firstNew = size();
    std::vector<Updated> updates;
    for (const VerificationSession& session : sessions) {
        const std::optional<Updated> updated = d->take(session);
        if (updated && updated->row < change.firstNew)
            updates.push_back(*updated);
    }
    tell(change, std::move(updates));
}

void SessionStore::adopt(const SessionOutlines& outlines) {
    const StoreGate::Writing writing(d->gate);
    Change change;
    change.firstNew = size();
    std::vector<Updated> updates = d->adopt(outlines);
    tell(change, std::move(updates));
}

void SessionStore::adopt(std::span<const KnownReferences> known) {
    const StoreGate::Writing writing(d->gate);
    Change change;
    change.firstNew = size();
    tell(change, d->adopt(known));
}

void SessionStore::tell(Change change, std::vector<Updated> updates) {
    change.newCount = size() - change.firstNew;
    // A session that came twice was what it was before the first of them.
    std::stable_sort(updates.begin(), updates.end(), [](auto& a, auto& b) { return a.row < b.row; });
    for (const Updated& update : updates) {
        if (!change.updated.empty() && change.updated.back() == update.row)
            continue;
        change.updated.push_back(update.row);
        change.formerClasses.push_back(update.formerClass);
        change.formerCreated.push_back(update.formerCreated);
    }
    if (change.newCount > 0 || !change.updated.empty())
        Q_EMIT merged(change);
}

void SessionStore::reserve(std::size_t sessions) {
    d->columns.reserve(sessions);
    d->index.reserve(sessions);
}

void SessionStore::clear() {
    Q_EMIT aboutToBeCleared();
    const StoreGate::Writing writing(d->gate);
    d->columns.clear();
    d->index.clear();
    d->mergedRows = 0;
    d->words = SessionWords();
    d->marks.clear();
    Q_EMIT cleared();
}

void SessionStore::setMarks(std::vector<Mark> marks) {
    const StoreGate::Writing writing(d->gate);
    Change change;
    change.firstNew = size();
    std::vector<Mark> differing;
    std::ranges::set_symmetric_difference(d->marks, marks, std::back_inserter(differing), {}, &Mark::row,
                                          &Mark::row);
    for (const Mark& mark : differing) {
        change.updated.push_back(mark.row);
        change.formerClasses.push_back(classNumbers()[mark.row]);
        change.formerCreated.push_back(created()[mark.row]);
    }
    d->marks = std::move(marks);
    if (!change.updated.empty())
        Q_EMIT marked(change);
}

void SessionStore::setRedactionsAsked(const QHash<SessionId, std::int64_t>& askedAt) {
    if (askedAt == d->redactionsAsked)
        return;
    const StoreGate::Writing writing(d->gate);
    std::vector<Row> rows;
    for (const auto& ids : {askedAt.keys(), d->redactionsAsked.keys()})
        for (const SessionId& id : ids)
            if (const std::optional<Row> row = rowOf(id))
                rows.push_back(*row);
    std::ranges::sort(rows);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    d->redactionsAsked = askedAt;
    Change change;
    change.firstNew = size();
    for (const Row row : rows) {
        change.updated.push_back(row);
        change.formerClasses.push_back(classNumbers()[row]);
        change.formerCreated.push_back(created()[row]);
    }
    if (!change.updated.empty())
        Q_EMIT marked(change);
}

std::vector<Row> SessionStore::redactionsAskedSince(std::int64_t time) const {
    std::vector<Row> rows;
    for (auto asked = d->redactionsAsked.cbegin(); asked != d->redactionsAsked.cend(); ++asked)
        if (const std::optional<Row> row = asked.value() >= time ? rowOf(asked.key()) : std::nullopt)
            rows.push_back(*row);
    std::ranges::sort(rows);
    return rows;
}

std::span<const SessionStore::Mark> SessionStore::marks() const {
    return d->marks;
}

const SessionStore::Mark* SessionStore::markOf(Row row) const {
    const auto mark = std::ranges::lower_bound(d->marks, row, {}, &Mark::row);
    return mark != d->marks.end() && mark->row == row ? &*mark : nullptr;
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

SessionOutline SessionStore::outline(Row row) const {
    return outlineOf(d->columns.at(row), d->words);
}

std::span<const std::int64_t> SessionStore::created() const {
    return d->columns.created();
}

std::span<const std::uint32_t> SessionStore::classNumbers() const {
    return d->columns.classNumbers();
}

std::span<const RecordChunk> SessionStore::wordRecords() const {
    return d->columns.wordRecords();
}

std::span<const RecordChunk> SessionStore::idRecords() const {
    return d->columns.idRecords();
}

std::span<const SessionClass> SessionStore::classes() const {
    return d->columns.classes().classes();
}

std::span<const std::uint32_t> SessionStore::populations() const {
    return d->columns.classes().populations();
}

std::span<const ChunkSummary> SessionStore::chunkSummaries() const {
    return d->columns.chunkSummaries();
}

StoreGate& SessionStore::gate() const {
    return d->gate;
}

QString SessionStore::wordOf(WordColumn column, int number) const {
    return d->table(column).word(number);
}

std::optional<int> SessionStore::numberOf(WordColumn column, const QString& word) const {
    return d->table(column).find(word);
}

int SessionStore::wordCount(WordColumn column) const {
    return d->table(column).count();
}

std::string_view SessionStore::text(Row row, TextField field) const {
    return fieldIn(plainPart(d->recordOf(row, field)), field);
}

std::string_view SessionStore::foldedText(Row row, TextField field) const {
    return fieldIn(foldedPart(d->recordOf(row, field)), field);
}

std::optional<LastError> SessionStore::keptRefusal(const SessionId& id) const {
    const auto kept = d->keptRefusals.constFind(id);
    return kept != d->keptRefusals.cend() ? std::optional<LastError>(*kept) : std::nullopt;
}

std::size_t SessionStore::memoryUsed() const {
    return d->columns.memoryUsed() + d->index.memoryUsed() + d->words.types.memoryUsed() +
           d->words.errors.memoryUsed() + d->words.redactions.memoryUsed() + d->words.countries.memoryUsed() +
           d->words.reasons.memoryUsed() + d->words.flows.memoryUsed();
}
