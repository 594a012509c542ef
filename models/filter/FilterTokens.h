// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>

/// A text as typed and how: quotes are taken off, \" and \\ inside them are undone.
struct TypedText {
    QString text;
    bool quoted = false;       ///< It begins with a quote.
    bool unterminated = false; ///< Its last quote is never closed.
    qsizetype start = 0;
    qsizetype length = 0;
};

/// A condition as it stands in the line (-field:value,"another value"), or a sign between conditions.
struct FilterToken {
    enum class Kind { Condition, Opening, Closing, Or };

    Kind kind = Kind::Condition;
    qsizetype start = 0;
    qsizetype length = 0;
    bool excluded = false;          ///< Of a condition or an opening parenthesis.
    std::optional<TypedText> field; ///< What stands before the colon, if anything does.
    QList<TypedText> values;        ///< Of a condition; without a field there is exactly one.

    qsizetype end() const { return start + length; }
};

/// Typographic quotes, hyphens and spaces and full-width signs count as the plain ones outside quotes, and
/// what is invisible as nothing. A comma between two words separates them. A phone number is one word,
/// whatever spaces and parentheses are in it. Parentheses outside quotes are signs wherever they stand, OR is
/// one as a word of its own in capitals.
QList<FilterToken> filterTokens(const QString& line);

/// The value as it must be typed after a colon or comma, and as a word of its own.
QString typedValue(const QString& value);
QString typedWord(const QString& word);
/// In quotes, whatever it is.
QString inQuotes(const QString& text);
