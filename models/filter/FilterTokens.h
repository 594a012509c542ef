// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

/// A text as typed and how: quotes are taken off, \" and \\ inside them are undone.
struct TypedText {
    QString text;
    bool quoted = false;       ///< It begins with a quote.
    bool unterminated = false; ///< Its last quote is never closed.
    qsizetype start = 0;
    qsizetype length = 0;
};

/// One condition as it stands in the line: -field:value,"another value"
struct FilterToken {
    qsizetype start = 0;
    qsizetype length = 0;
    bool excluded = false;
    std::optional<TypedText> field; ///< What stands before the colon, if anything does.
    QList<TypedText> values;        ///< Without a field there is exactly one.
};

QList<FilterToken> filterTokens(const QString& line);

/// The value as it must be typed after a colon or comma, and as a word of its own.
QString typedValue(const QString& value);
QString typedWord(const QString& word);
/// In quotes, whatever it is.
QString inQuotes(const QString& text);
