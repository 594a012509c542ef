// SPDX-License-Identifier: Apache-2.0
#include "sessions/KeptProgress.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace {

using Slice = BackFill::Slice;

// The names of the members, once for both directions.
const QString covered = QStringLiteral("covered");
const QString begun = QStringLiteral("begun");
const QString readUpTo = QStringLiteral("events_read_up_to");
const QString overlap = QStringLiteral("events_in_overlap");
const QString marks = QStringLiteral("to_be_read");
const QString reconciled = QStringLiteral("reconciled");

std::string compact(const QJsonObject& json) {
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

QJsonObject objectFrom(std::string_view text) {
    return QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())))
        .object();
}

QJsonValue number(std::int64_t value) {
    return QJsonValue(static_cast<qint64>(value));
}

/// From, before and as of when, and behind them the cursor of a stretch that has one.
QJsonArray arrayOf(const Coverage::Range& range, std::int64_t asOf) {
    return {number(range.from), number(range.before), number(asOf)};
}

QJsonArray arrayOf(const Slice& slice) {
    QJsonArray array = arrayOf(slice.range, slice.asOf);
    if (slice.cursor)
        array.append(slice.cursor->text());
    return array;
}

std::optional<Coverage::Span> spanFrom(const QJsonArray& array) {
    constexpr qsizetype members = 3;
    if (array.size() < members)
        return std::nullopt;
    const Coverage::Span span{{array[0].toInteger(-1), array[1].toInteger(-1)}, array[2].toInteger(-1)};
    const bool isRange = span.range.from >= 0 && span.range.from < span.range.before && span.asOf >= 0;
    return isRange ? std::optional(span) : std::nullopt;
}

std::optional<Slice> sliceFrom(const QJsonArray& array) {
    const std::optional<Coverage::Span> span = spanFrom(array);
    if (!span)
        return std::nullopt;
    // Without its cursor a stretch is read from its newest second on again: a page more, and right.
    return Slice{span->range, SessionId::fromText(array[3].toString()), span->asOf};
}

template <typename Value, typename Read>
bool readAll(const QJsonArray& array, Read read, std::vector<Value>& values) {
    for (const QJsonValue& one : array) {
        const std::optional<Value> value = read(one.toArray());
        if (!value)
            return false;
        values.push_back(*value);
    }
    return true;
}

QJsonObject jsonOf(const SessionMarks& toBeRead) {
    QJsonObject json;
    for (auto mark = toBeRead.begin(); mark != toBeRead.end(); ++mark)
        json.insert(mark.key().text(), QJsonArray{number(mark->at), number(mark->created.value_or(-1))});
    return json;
}

bool readMarks(const QJsonObject& json, SessionMarks& toBeRead) {
    for (auto member = json.begin(); member != json.end(); ++member) {
        const std::optional<SessionId> id = SessionId::fromText(member.key());
        if (!id)
            return false;
        const QJsonArray mark = member.value().toArray();
        const qint64 created = mark[1].toInteger(-1);
        toBeRead.insert(*id, {mark[0].toInteger(), created >= 0 ? std::optional(created) : std::nullopt});
    }
    return true;
}

} // namespace

std::string textOf(const KeptProgress& progress) {
    QJsonArray spans;
    for (const Coverage::Span& span : progress.history.coverage.spans())
        spans.append(arrayOf(span.range, span.asOf));
    QJsonArray slices;
    for (const Slice& slice : progress.history.remaining)
        slices.append(arrayOf(slice));
    QJsonObject events;
    for (auto event = progress.events.inOverlap.begin(); event != progress.events.inOverlap.end(); ++event)
        events.insert(event.key().text(), number(event.value()));
    return compact({{covered, spans},
                    {begun, slices},
                    {readUpTo, number(progress.events.readUpTo)},
                    {overlap, events},
                    {marks, jsonOf(progress.events.marks)},
                    {reconciled, number(progress.reconciled)}});
}

std::optional<KeptProgress> keptProgressFrom(std::string_view text) {
    const QJsonObject json = objectFrom(text);
    KeptProgress progress;
    std::vector<Coverage::Span> spans;
    // Left out, an event or a mark would be a change that nobody hears of: all of it, or nothing.
    if (json.isEmpty() || !readAll(json.value(covered).toArray(), spanFrom, spans) ||
        !readAll(json.value(begun).toArray(), sliceFrom, progress.history.remaining) ||
        !readMarks(json.value(marks).toObject(), progress.events.marks))
        return std::nullopt;
    progress.history.coverage = Coverage(spans);
    progress.events.readUpTo = std::max<qint64>(0, json.value(readUpTo).toInteger());
    const QJsonObject events = json.value(overlap).toObject();
    for (auto event = events.begin(); event != events.end(); ++event)
        if (const std::optional<EventId> id = EventId::fromText(event.key()))
            progress.events.inOverlap.insert(*id, event.value().toInteger());
    progress.reconciled = std::max<qint64>(0, json.value(reconciled).toInteger());
    return progress;
}

std::string textOf(const SessionChanges& changes) {
    QJsonObject json;
    for (auto change = changes.begin(); change != changes.end(); ++change)
        json.insert(change.key().text(), QJsonArray{change->from ? outcomeWord(*change->from) : QString(),
                                                    outcomeWord(change->to)});
    return compact(json);
}

SessionChanges sessionChangesFrom(std::string_view text) {
    const QJsonObject json = objectFrom(text);
    SessionChanges changes;
    for (auto member = json.begin(); member != json.end(); ++member) {
        const std::optional<SessionId> id = SessionId::fromText(member.key());
        const QJsonArray change = member.value().toArray();
        if (const std::optional<Outcome> to = outcomeFromWord(change[1].toString()); id && to)
            changes.insert(*id, {outcomeFromWord(change[0].toString()), *to});
    }
    return changes;
}
