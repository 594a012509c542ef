// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

/// What a condition looks at. In the filter line each has its own word (`status:`, `error:`, ...).
enum class FilterField : std::uint8_t {
    /// A free word or "phrase": anywhere in what people wrote (reference, name, mail, phone, metadata), in
    /// the error's word, title or reason or the flow; an id by its beginning (see beginsLikeId()).
    AnyText,
    Status,    ///< status:verified, refused, unsubmitted, processing, canceled; also Stripe's requires_input
    Type,      ///< type:document
    Error,     ///< error:selfie_face_mismatch
    Redaction, ///< redaction:none, any, processing, validated, redacted
    Country,   ///< country:DE
    Created,   ///< created:2026-03, created:>=2026-01-01, created:2026-01-01..2026-02-28
    Id,
    Reference,   ///< ref:
    Customer,    ///< customer:
    Person,      ///< person:
    Email,       ///< email:
    Phone,       ///< phone:, by its digits
    Report,      ///< report:
    Flow,        ///< flow:
    MetadataKey, ///< meta.order:4711
    Age,         ///< age:>3d: Created, told from now; weeks, days, hours or minutes (w, d, h, m)
    Livemode,    ///< livemode:true, livemode:false
    Has,         ///< has:report: reference, customer, person, email, report, flow, metadata, error, country
    Changed,     ///< is:changed: marked in the store as changed since the reviewer last looked
    Group,       ///< (a b) OR c: at least one of several filters
};

/// A stretch of time: [from, before), unix seconds; an open end is absent.
struct TimeRange {
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> before;
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

struct Condition;

/// What the reviewer looks for: all conditions hold. It is the same thing as the text of the filter line, and
/// everything that narrows the list (facets, menus, the line itself) edits this one value.
struct SessionFilter {
    QList<Condition> conditions;
    friend bool operator==(const SessionFilter& a, const SessionFilter& b);

    bool isEmpty() const { return conditions.isEmpty(); }
    /// The filter line that parses to this filter again; what differs only in how it was typed is written
    /// alike.
    QString toLine() const;
    QStringList valuesOf(FilterField field) const; ///< Of the condition that is not excluded.

    /// Adds the value to the field's condition, or takes it out again; the last one takes the condition
    /// along. What was excluded of it no longer is. Not for Created, whose range comes from the parser.
    SessionFilter toggled(FilterField field, const QString& value) const;
    /// Narrowed by one more condition; a new range of Created takes the place of the old one.
    SessionFilter with(const Condition& condition) const;
    SessionFilter without(qsizetype conditionIndex) const;
};

/// One thing a session must be (or, excluded, must not be). Several values: any of them. Texts are found
/// anywhere in their field, in any case and with or without accents; words of enumerations must be the whole
/// word.
struct Condition {
    FilterField field = FilterField::AnyText;
    QString metadataKey; ///< Only for MetadataKey.
    QStringList values;  ///< As typed, enumerations in Stripe's spelling; for Created the text of the range.
    bool excluded = false;
    TimeRange range; ///< Only for Created and Age, worked out from its value.
    /// Only for Group: at least one of them holds, and each of them has conditions.
    std::vector<SessionFilter> anyOf = {};
    friend bool operator==(const Condition& a, const Condition& b);
};

/// What a typed line came to.
struct ParsedLine {
    struct Problem {
        qsizetype start = 0; ///< The word at fault, in the line.
        qsizetype length = 0;
        QString message;         ///< Why, and what was meant.
        bool incomplete = false; ///< Not wrong yet: `status:` with nothing behind it.
        friend bool operator==(const Problem&, const Problem&) = default;
    };
    /// Where each condition stands in the line, for colouring and for lifting it.
    struct Span {
        qsizetype start = 0;
        qsizetype length = 0;
        qsizetype condition = 0;
        friend bool operator==(const Span&, const Span&) = default;
    };
    SessionFilter filter; ///< Of the words that are right.
    QList<Span> spans;
    QList<Problem> problems;
};

/// What the line asks for: conditions side by side all hold; a OR b, in capitals, binds tighter than that;
/// (...) makes several one, and - before a condition or parenthesis excludes. `now` (unix seconds) and the
/// local time zone give dates their meaning. A word that is wrong or not finished is told as a problem and
/// takes no other word along.
///
/// `occurring` says how a word of a field of Stripe's words is spelled that some session has and the app does
/// not know; with it such a word needs no quotes.
using OccurringWord = std::function<std::optional<QString>(FilterField field, const QString& typed)>;
ParsedLine parseFilterLine(const QString& line, std::int64_t now, const OccurringWord& occurring = {});
/// Whether a free word finds ids that begin with it: from the underscore of "vs_", "vr_", "cus_" or "acct_"
/// on. Any two letters stand in the middle of many ids by chance: whoever means that says so (`id:`).
bool beginsLikeId(const QString& word);
/// The word of a field in the line: "status".
QString fieldWord(FilterField field);
