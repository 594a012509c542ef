// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterCompletion.h"

#include "filter/FilterMeanings.h"
#include "filter/FilterSpelling.h"
#include "filter/FilterTokens.h"
#include "filter/FilterWords.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("FilterCompletion", text);
}

/// A value as it is compared and listed, before it is known whether it fits what is typed.
struct Candidate {
    QString value;
    QString text; ///< As it stands in the line.
    QString detail;
    std::optional<std::uint32_t> count = {};
};

QList<Candidate> counted(FilterField field, const QList<FacetCount>& facets, const QStringList& others) {
    QList<Candidate> candidates;
    const auto add = [&](const QString& value, std::optional<std::uint32_t> count) {
        candidates << Candidate{value, typedValueOf(field, value), meaningOfValue(field, value), count};
    };
    for (const FacetCount& facet : facets)
        add(facet.value, facet.count);
    for (const QString& word : others)
        if (std::none_of(facets.begin(), facets.end(), [&](const auto& each) { return each.value == word; }))
            add(word, std::nullopt);
    return candidates;
}

QList<Candidate> agesOf(const QList<FacetCount>& facets) {
    if (!facets.isEmpty())
        return counted(FilterField::Age, facets, {});
    return {{QStringLiteral("<1d"), QStringLiteral("<1d"), tr("Less than a day ago")},
            {QStringLiteral("1d..7d"), QStringLiteral("1d..7d"), tr("One day to a week ago")},
            {QStringLiteral(">7d"), QStringLiteral(">7d"), tr("More than a week ago")}};
}

QList<Candidate> isCandidates(const FacetCounts& facets) {
    QList<Candidate> candidates;
    for (const QString& word : isWords()) {
        Candidate candidate{word, word, meaningOfIsWord(word)};
        for (const FacetCount& facet : facets.status)
            if (facet.value == word)
                candidate.count = facet.count;
        candidates << candidate;
    }
    return candidates;
}

QList<Candidate> valuesOf(FilterField field, const OccurringValues& values) {
    const FacetCounts& facets = values.facets;
    const QString any = QStringLiteral("any");
    const QString none = QStringLiteral("none");
    switch (field) {
    case FilterField::Status:
        return counted(field, facets.status, facets.status.isEmpty() ? wordsOf(field) : QStringList());
    case FilterField::Type:
        return counted(field, facets.type, facets.type.isEmpty() ? wordsOf(field) : QStringList());
    case FilterField::Error:
        return counted(field, facets.error, facets.error.isEmpty() ? wordsOf(field) : QStringList{any, none});
    case FilterField::Redaction:
        return counted(field, facets.redaction,
                       facets.redaction.isEmpty() ? wordsOf(field) : QStringList{any});
    case FilterField::Country:
        return counted(field, facets.country, {any, none});
    case FilterField::Age:
        return agesOf(facets.age);
    case FilterField::Created:
        return {{QStringLiteral("today"), QStringLiteral("today"), {}},
                {QStringLiteral("yesterday"), QStringLiteral("yesterday"), {}}};
    case FilterField::Livemode:
    case FilterField::Has:
        return counted(field, {}, wordsOf(field));
    case FilterField::Flow:
        return counted(field, {}, values.flows);
    case FilterField::AnyText:
    case FilterField::Id:
    case FilterField::Reference:
    case FilterField::Customer:
    case FilterField::Person:
    case FilterField::Email:
    case FilterField::Phone:
    case FilterField::Report:
    case FilterField::MetadataKey:
    case FilterField::Changed:
    case FilterField::Group:
        break;
    }
    return {};
}

QList<Candidate> valuesBehind(const QString& fieldName, const OccurringValues& values) {
    if (fieldName.compare(u"is", Qt::CaseInsensitive) == 0)
        return isCandidates(values.facets);
    const std::optional<FilterField> field = fieldOfWord(fieldName);
    return field ? valuesOf(*field, values) : QList<Candidate>();
}

QList<Candidate> fields(const OccurringValues& values, const QString& typed) {
    QList<Candidate> candidates;
    if (typed.startsWith(u"meta.", Qt::CaseInsensitive)) {
        for (const QString& key : values.metadataKeys)
            candidates << Candidate{QStringLiteral("meta.") + key, typedMetadataField(key) + u':', {}};
        return candidates;
    }
    const QList<FieldMeaning> meanings = fieldMeanings();
    for (const FieldMeaning& each : meanings) {
        const bool wantsKey = each.word.endsWith(u'.');
        candidates << Candidate{each.word, wantsKey ? each.word : each.word + u':', each.meaning};
    }
    return candidates;
}

bool begins(const Candidate& candidate, const QString& typed) {
    return candidate.value.startsWith(typed, Qt::CaseInsensitive);
}

/// Behind two letters: a later word of the value or of what it means begins with them.
bool hasWordThatBegins(const Candidate& candidate, const QString& typed) {
    const QString both = u' ' + QString(candidate.value).replace(u'_', u' ') + u' ' + candidate.detail;
    return typed.size() >= 2 && both.contains(u' ' + typed, Qt::CaseInsensitive);
}

/// The piece of the line to complete: from here to there, as far as it is typed.
struct Piece {
    qsizetype start = 0;
    qsizetype end = 0;
    QString typed;
};

Piece pieceOf(const TypedText& text, const QString& line, qsizetype cursor) {
    const qsizetype from = text.start + (text.quoted ? 1 : 0);
    return {text.start, text.start + text.length, line.mid(from, std::max<qsizetype>(0, cursor - from))};
}

QList<Suggestion> suggestionsFor(const Piece& piece, const QList<Candidate>& fitting, bool isFinished) {
    constexpr qsizetype most = 100;
    QList<Suggestion> suggestions;
    for (const Candidate& candidate : fitting.mid(0, most))
        suggestions << Suggestion{candidate.text,
                                  piece.start,
                                  piece.end - piece.start,
                                  isFinished ? candidate.value : candidate.text,
                                  candidate.detail,
                                  candidate.count,
                                  isFinished};
    return suggestions;
}

QList<Suggestion> fieldsAt(const Piece& piece, const OccurringValues& values, Asked asked) {
    constexpr qsizetype lettersThatBeginAField = 3;
    const bool isWanted = asked == Asked::ByKey || piece.typed.size() >= lettersThatBeginAField;
    QList<Candidate> fitting;
    for (const Candidate& candidate : fields(values, piece.typed))
        if (isWanted && begins(candidate, piece.typed))
            fitting << candidate;
    return suggestionsFor(piece, fitting, false);
}

QList<Suggestion> valuesAt(const FilterToken& token, const TypedText& text, const Piece& piece,
                           const OccurringValues& values) {
    const auto isInList = [&](const Candidate& candidate) {
        return std::any_of(token.values.begin(), token.values.end(), [&](const TypedText& other) {
            return other.start != text.start && other.text.compare(candidate.value, Qt::CaseInsensitive) == 0;
        });
    };
    QList<Candidate> fitting;
    QList<Candidate> others;
    for (const Candidate& candidate : valuesBehind(token.field->text, values)) {
        if (isInList(candidate))
            continue;
        if (begins(candidate, piece.typed))
            fitting << candidate;
        else if (hasWordThatBegins(candidate, piece.typed))
            others << candidate;
    }
    fitting += others;
    const bool isThere =
        fitting.size() == 1 && fitting.first().value.compare(text.text, Qt::CaseInsensitive) == 0;
    return isThere ? QList<Suggestion>() : suggestionsFor(piece, fitting, true);
}

const FilterToken* tokenAt(const QList<FilterToken>& tokens, qsizetype cursor) {
    const auto holds = [cursor](const FilterToken& token) {
        const qsizetype first = token.start + (token.excluded ? 1 : 0);
        const bool isSign =
            token.kind == FilterToken::Kind::Opening || token.kind == FilterToken::Kind::Closing;
        return !isSign && first <= cursor && cursor <= token.end();
    };
    const auto found = std::find_if(tokens.begin(), tokens.end(), holds);
    return found == tokens.end() ? nullptr : &*found;
}

} // namespace

QList<Suggestion> suggestionsAt(const QString& line, qsizetype cursor, const OccurringValues& values,
                                Asked asked) {
    const QList<FilterToken> tokens = filterTokens(line);
    const FilterToken* token = tokenAt(tokens, cursor);
    if (token == nullptr)
        return fieldsAt({cursor, cursor, {}}, values, asked);
    if (!token->field) {
        const TypedText& word = token->values.first();
        return word.quoted ? QList<Suggestion>() : fieldsAt(pieceOf(word, line, cursor), values, asked);
    }
    for (const TypedText& value : token->values)
        if (value.start <= cursor && cursor <= value.start + value.length)
            return valuesAt(*token, value, pieceOf(value, line, cursor), values);
    return {};
}
