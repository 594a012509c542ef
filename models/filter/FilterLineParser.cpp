// SPDX-License-Identifier: Apache-2.0
#include "filter/CreatedRange.h"
#include "filter/FilterTokens.h"
#include "filter/FilterWords.h"
#include "filter/SessionFilter.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

class LineParser {
    Q_DECLARE_TR_FUNCTIONS(FilterLine)

public:
    explicit LineParser(std::int64_t now)
        : m_now(now) {}

    void take(const FilterToken& token);
    ParsedLine result;

private:
    void takeWord(const FilterToken& token);
    void takeField(const FilterToken& token, FilterField field);
    void takeMetadata(const FilterToken& token, const QString& key);
    void takeCreated(const FilterToken& token);
    void takeIs(const FilterToken& token);
    void takeUnknownField(const FilterToken& token);

    /// The values as the field spells them; a wrong one is told and left out.
    QStringList valuesFor(const FilterToken& token, FilterField field);
    std::optional<QString> valueFor(const TypedText& typed, FilterField field);
    bool isThere(const FilterToken& token, qsizetype index);
    void add(const FilterToken& token, Condition condition);
    void tellIncomplete(const TypedText& at, const QString& message);
    void tellWrong(const TypedText& at, const QString& message);
    /// `begun` may grow into one of the words, or is none of them.
    void tellNoSuchWord(const TypedText& typed, const QString& fieldName, const QStringList& words,
                        const QString& otherwise = {});

    std::int64_t m_now;
};

TypedText wholeOf(const FilterToken& token) {
    return {{}, false, false, token.start, token.length};
}

void LineParser::take(const FilterToken& token) {
    if (!token.field) {
        takeWord(token);
        return;
    }
    const QString& word = token.field->text;
    const QString lower = word.toLower();
    for (const QString& prefix : {QStringLiteral("meta"), QStringLiteral("metadata")}) {
        if (lower == prefix || lower.startsWith(prefix + u'.')) {
            takeMetadata(token, word.mid(prefix.size() + 1));
            return;
        }
    }
    const std::optional<FilterField> field = fieldOfWord(word);
    if (lower == u"is")
        takeIs(token);
    else if (!field)
        takeUnknownField(token);
    else if (*field == FilterField::Created)
        takeCreated(token);
    else
        takeField(token, *field);
}

void LineParser::takeWord(const FilterToken& token) {
    const TypedText& word = token.values.first();
    if (word.unterminated)
        tellIncomplete(word, tr("The closing quote is missing."));
    else if (word.text.isEmpty())
        tellIncomplete(wholeOf(token), word.quoted ? tr("There is nothing between the quotes.")
                                                   : tr("What to leave out? For example -status:canceled"));
    if (!word.text.isEmpty())
        add(token, {FilterField::AnyText, {}, {word.text}, false, {}});
}

void LineParser::takeField(const FilterToken& token, FilterField field) {
    const QStringList values = valuesFor(token, field);
    if (!values.isEmpty())
        add(token, {field, {}, values, false, {}});
}

void LineParser::takeMetadata(const FilterToken& token, const QString& key) {
    if (key.isEmpty()) {
        tellWrong(*token.field, tr("Which metadata key? For example meta.order:4711"));
        return;
    }
    const QStringList values = valuesFor(token, FilterField::MetadataKey);
    if (!values.isEmpty())
        add(token, {FilterField::MetadataKey, key, values, false, {}});
}

void LineParser::takeCreated(const FilterToken& token) {
    if (token.values.size() > 1) {
        tellWrong(wholeOf(token),
                  tr("“created” takes one date or range. A range looks like 2026-01..2026-03"));
        return;
    }
    const TypedText& typed = token.values.first();
    const CreatedRange created = createdRangeOf(typed.text, m_now);
    if (created.range)
        add(token, {FilterField::Created, {}, {typed.text}, false, *created.range});
    else if (typed.length == 0)
        tellIncomplete(wholeOf(token), created.problem);
    else
        result.problems << ParsedLine::Problem{typed.start, typed.length, created.problem,
                                               created.incomplete};
}

void LineParser::takeIs(const FilterToken& token) {
    std::optional<IsMeaning> meaning;
    for (qsizetype i = 0; i < token.values.size(); ++i) {
        const TypedText& typed = token.values[i];
        if (!isThere(token, i))
            continue;
        const std::optional<IsMeaning> one = meaningOfIs(typed.text);
        if (!one)
            tellNoSuchWord(typed, token.field->text.toLower(), isWords());
        else if (!meaning)
            meaning = one;
        else if (meaning->field == one->field)
            meaning->values += one->values;
        else
            tellWrong(typed, tr("“%1” and “%2” cannot stand in one list. Write them apart.")
                                 .arg(token.values.first().text, typed.text));
    }
    if (meaning)
        add(token, {meaning->field, {}, meaning->values, false, {}});
}

void LineParser::takeUnknownField(const FilterToken& token) {
    const TypedText& typed = *token.field;
    const QString nearest = nearestWord(typed.text, fieldWords());
    if (typed.text.isEmpty())
        tellWrong(wholeOf(token), tr("The field before the colon is missing. For example status:verified"));
    else if (nearest.isEmpty())
        tellWrong(
            typed,
            tr("There is no field “%1”. Put the word in quotes to look for it as text.").arg(typed.text));
    else
        tellWrong(typed, tr("There is no field “%1”. Did you mean “%2”?").arg(typed.text, nearest));
}

QStringList LineParser::valuesFor(const FilterToken& token, FilterField field) {
    QStringList values;
    for (qsizetype i = 0; i < token.values.size(); ++i) {
        if (!isThere(token, i))
            continue;
        if (const std::optional<QString> value = valueFor(token.values[i], field))
            values << *value;
    }
    values.removeDuplicates();
    return values;
}

std::optional<QString> LineParser::valueFor(const TypedText& typed, FilterField field) {
    constexpr int lettersOfACountry = 2;
    if (field == FilterField::Country && typed.text.size() == lettersOfACountry)
        return typed.text.toUpper();
    const QStringList words = wordsOf(field);
    if (words.isEmpty())
        return typed.text;
    if (const std::optional<QString> word = spelledWord(field, typed.text))
        return word;
    if (takesNewWords(field) && typed.quoted)
        return typed.text;
    tellNoSuchWord(typed, fieldWord(field), words,
                   takesNewWords(field) ? tr("A word that is new at Stripe goes in quotes.") : QString());
    return std::nullopt;
}

/// Tells what is missing or not closed; true when there is a value to look at.
bool LineParser::isThere(const FilterToken& token, qsizetype index) {
    const TypedText& typed = token.values[index];
    if (typed.unterminated)
        tellIncomplete(typed, tr("The closing quote is missing."));
    else if (typed.text.isEmpty() && token.values.size() > 1)
        tellIncomplete(wholeOf(token), tr("A value is missing beside a comma."));
    else if (typed.text.isEmpty())
        tellIncomplete(wholeOf(token), tr("A value is missing after “%1:”.").arg(token.field->text));
    return !typed.text.isEmpty();
}

void LineParser::add(const FilterToken& token, Condition condition) {
    condition.excluded = token.excluded;
    result.spans << ParsedLine::Span{token.start, token.length, result.filter.conditions.size()};
    result.filter.conditions << condition;
}

void LineParser::tellIncomplete(const TypedText& at, const QString& message) {
    result.problems << ParsedLine::Problem{at.start, at.length, message, true};
}

void LineParser::tellWrong(const TypedText& at, const QString& message) {
    result.problems << ParsedLine::Problem{at.start, at.length, message, false};
}

void LineParser::tellNoSuchWord(const TypedText& typed, const QString& fieldName, const QStringList& words,
                                const QString& otherwise) {
    const auto begins = [&typed](const QString& word) {
        return word.startsWith(typed.text, Qt::CaseInsensitive);
    };
    const auto begun = std::find_if(words.begin(), words.end(), begins);
    if (begun != words.end()) {
        tellIncomplete(typed, tr("“%1” is not finished. Did you mean “%2”?").arg(typed.text, *begun));
        return;
    }
    QString message = fieldName == u"is" ? tr("There is no “is:%1”.").arg(typed.text)
                                         : tr("There is no %1 “%2”.").arg(fieldName, typed.text);
    const QString nearest = nearestWord(typed.text, words);
    if (!nearest.isEmpty())
        message += u' ' + tr("Did you mean “%1”?").arg(nearest);
    else if (!otherwise.isEmpty())
        message += u' ' + otherwise;
    tellWrong(typed, message);
}

} // namespace

ParsedLine parseFilterLine(const QString& line, std::int64_t now) {
    LineParser parser(now);
    const QList<FilterToken> tokens = filterTokens(line);
    for (const FilterToken& token : tokens)
        parser.take(token);
    return parser.result;
}
