// SPDX-License-Identifier: Apache-2.0
#include "filter/ConditionReader.h"

#include "filter/CreatedRange.h"
#include "filter/FilterGroups.h"
#include "filter/FilterWords.h"

#include <algorithm>

namespace {

TypedText wholeOf(const FilterToken& token) {
    return {{}, false, false, token.start, token.length};
}

/// The key behind `meta.` or `metadata.`; nothing when the field is another.
std::optional<QString> metadataKeyIn(const QString& field) {
    for (const QString& prefix : {QStringLiteral("meta"), QStringLiteral("metadata")})
        if (field.compare(prefix, Qt::CaseInsensitive) == 0 ||
            field.startsWith(prefix + u'.', Qt::CaseInsensitive))
            return field.mid(prefix.size() + 1);
    return std::nullopt;
}

bool isNo(const FilterToken& token) {
    return token.field && token.field->text.compare(u"no", Qt::CaseInsensitive) == 0;
}

/// What to say of a word that no other comes near.
QString adviceFor(FilterField field) {
    if (takesNewWords(field))
        return ConditionReader::tr("A word that is new at Stripe goes in quotes.");
    const QStringList words = wordsOf(field);
    if (field == FilterField::Livemode)
        return ConditionReader::tr("It is true or false.");
    if (field == FilterField::Has)
        return ConditionReader::tr("It is one of: %1.").arg(words.join(QStringLiteral(", ")));
    return {};
}

} // namespace

QList<Condition> ConditionReader::conditionsOf(const FilterToken& token) {
    const bool excluded = token.excluded != isNo(token);
    if (token.field && token.field->text.compare(u"is", Qt::CaseInsensitive) == 0)
        return conditionsOfAny(isAlternatives(token), excluded);
    QList<Condition> conditions = meaningOf(token);
    for (Condition& condition : conditions)
        condition.excluded = excluded;
    return conditions;
}

QList<Condition> ConditionReader::meaningOf(const FilterToken& token) {
    if (!token.field)
        return word(token);
    if (const std::optional<QString> key = metadataKeyIn(token.field->text))
        return metadata(token, *key);
    const std::optional<FilterField> named = fieldOfWord(token.field->text);
    if (!named) {
        tellUnknownField(token);
        return {};
    }
    return *named == FilterField::Created || *named == FilterField::Age ? time(token, *named)
                                                                        : field(token, *named);
}

QList<Condition> ConditionReader::word(const FilterToken& token) {
    const TypedText& word = token.values.first();
    if (word.unterminated)
        tellIncomplete(word, tr("The closing quote is missing."));
    else if (word.text.isEmpty())
        tellIncomplete(wholeOf(token), word.quoted ? tr("There is nothing between the quotes.")
                                                   : tr("What to leave out? For example -status:canceled"));
    if (word.text.isEmpty())
        return {};
    return {{FilterField::AnyText, {}, {word.text}, false, {}}};
}

QList<Condition> ConditionReader::field(const FilterToken& token, FilterField field) {
    const QStringList values = valuesFor(token, field);
    if (values.isEmpty())
        return {};
    return {{field, {}, values, false, {}}};
}

QList<Condition> ConditionReader::metadata(const FilterToken& token, const QString& key) {
    if (key.isEmpty()) {
        tellWrong(*token.field, tr("Which metadata key? For example meta.order:4711"));
        return {};
    }
    const QStringList values = valuesFor(token, FilterField::MetadataKey);
    if (values.isEmpty())
        return {};
    return {{FilterField::MetadataKey, key, values, false, {}}};
}

QList<Condition> ConditionReader::time(const FilterToken& token, FilterField field) {
    const bool isAge = field == FilterField::Age;
    if (token.values.size() > 1) {
        tellWrong(wholeOf(token),
                  isAge ? tr("“age” takes one age or range. A range looks like 1d..7d")
                        : tr("“created” takes one date or range. A range looks like 2026-01..2026-03"));
        return {};
    }
    const TypedText& typed = token.values.first();
    const TypedRange typedRange = isAge ? ageRangeOf(typed.text, m_now) : createdRangeOf(typed.text, m_now);
    if (typedRange.range)
        return {{field, {}, {typed.text}, false, *typedRange.range}};
    if (typed.length == 0)
        tellIncomplete(wholeOf(token), typedRange.problem);
    else
        m_problems << ParsedLine::Problem{typed.start, typed.length, typedRange.problem,
                                          typedRange.incomplete};
    return {};
}

std::vector<SessionFilter> ConditionReader::isAlternatives(const FilterToken& token) {
    std::vector<SessionFilter> alternatives;
    for (qsizetype i = 0; i < token.values.size(); ++i) {
        const TypedText& typed = token.values[i];
        if (!isThere(token, i))
            continue;
        const std::optional<SessionFilter> meaning = meaningOfIs(typed.text, m_now);
        if (!meaning) {
            tellNoSuchWord(typed, token.field->text.toLower(), isWords());
            continue;
        }
        const auto isAlike = [&meaning](const SessionFilter& other) {
            return other == *meaning || (other.conditions.size() == 1 && meaning->conditions.size() == 1 &&
                                         other.conditions.first().field == meaning->conditions.first().field);
        };
        const auto alike = std::find_if(alternatives.begin(), alternatives.end(), isAlike);
        if (alike == alternatives.end()) {
            alternatives.push_back(*meaning);
        } else if (*alike != *meaning) {
            QStringList& values = alike->conditions.first().values;
            values += meaning->conditions.first().values;
            values.removeDuplicates();
        }
    }
    return alternatives;
}

void ConditionReader::tellUnknownField(const FilterToken& token) {
    const TypedText& typed = *token.field;
    const QString nearest = nearestWord(typed.text, fieldWords());
    if (typed.text.isEmpty())
        tellWrong(wholeOf(token), tr("The field before the colon is missing. For example status:verified"));
    else if (nearest.isEmpty())
        tellWrong(typed, tr("There is no field “%1”. Put the word in quotes to look for it as text.")
                             .arg(shortened(typed.text)));
    else
        tellWrong(typed, tr("There is no field “%1”. Did you mean “%2”?").arg(typed.text, nearest));
}

QStringList ConditionReader::valuesFor(const FilterToken& token, FilterField field) {
    QStringList values;
    for (qsizetype i = 0; i < token.values.size(); ++i) {
        if (!isThere(token, i))
            continue;
        if (const std::optional<QString> value = valueFor(token, token.values[i], field))
            values << *value;
    }
    values.removeDuplicates();
    return values;
}

std::optional<QString> ConditionReader::valueFor(const FilterToken& token, const TypedText& typed,
                                                 FilterField field) {
    if (field == FilterField::Country)
        return countryFor(typed);
    const QStringList words = wordsOf(field);
    if (words.isEmpty())
        return typed.text;
    if (const std::optional<QString> word = spelledWord(field, typed.text))
        return word;
    if (takesNewWords(field) && typed.quoted)
        return typed.text;
    if (takesNewWords(field) && m_occurring)
        if (const std::optional<QString> word = m_occurring(field, typed.text))
            return word;
    tellNoSuchWord(typed, token.field->text.toLower(), words, adviceFor(field));
    return std::nullopt;
}

std::optional<QString> ConditionReader::countryFor(const TypedText& typed) {
    if (const std::optional<QString> word = countryWord(typed.text))
        return word;
    if (typed.quoted)
        return typed.text;
    const QString code = countryNamed(typed.text);
    if (!code.isEmpty())
        tellWrong(typed, tr("A country is told by its two letters. Did you mean “%1”?").arg(code));
    else if (typed.text.size() == 1 && typed.text.front().isLetter())
        tellIncomplete(typed, tr("A country has two letters. For example country:DE"));
    else
        tellWrong(typed, tr("“%1” is no country. A country has two letters. For example country:DE")
                             .arg(shortened(typed.text)));
    return std::nullopt;
}

/// Tells what is missing or not closed; true when there is a value to look at.
bool ConditionReader::isThere(const FilterToken& token, qsizetype index) {
    const TypedText& typed = token.values[index];
    if (typed.unterminated)
        tellIncomplete(typed, tr("The closing quote is missing."));
    else if (typed.text.isEmpty() && token.values.size() > 1)
        tellIncomplete(wholeOf(token), tr("A value is missing beside a comma."));
    else if (typed.text.isEmpty())
        tellIncomplete(wholeOf(token),
                       tr("A value is missing after “%1:”.").arg(shortened(token.field->text)));
    return !typed.text.isEmpty();
}

void ConditionReader::tellIncomplete(const TypedText& at, const QString& message) {
    m_problems << ParsedLine::Problem{at.start, at.length, message, true};
}

void ConditionReader::tellWrong(const TypedText& at, const QString& message) {
    m_problems << ParsedLine::Problem{at.start, at.length, message, false};
}

void ConditionReader::tellNoSuchWord(const TypedText& typed, const QString& fieldName,
                                     const QStringList& words, const QString& otherwise) {
    const auto begins = [&typed](const QString& word) {
        return word.startsWith(typed.text, Qt::CaseInsensitive);
    };
    const auto begun = std::find_if(words.begin(), words.end(), begins);
    if (begun != words.end()) {
        tellIncomplete(typed, tr("“%1” is not finished. Did you mean “%2”?").arg(typed.text, *begun));
        return;
    }
    const bool isQuestion = fieldName.size() <= 3; // is:, has:, no: read as one with their word.
    QString message = (isQuestion ? tr("There is no “%1:%2”.") : tr("There is no %1 “%2”."))
                          .arg(fieldName, shortened(typed.text));
    const QString nearest = nearestWord(typed.text, words);
    if (!nearest.isEmpty())
        message += u' ' + tr("Did you mean “%1”?").arg(nearest);
    else if (!otherwise.isEmpty())
        message += u' ' + otherwise;
    tellWrong(typed, message);
}
