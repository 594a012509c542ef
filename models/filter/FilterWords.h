// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

// The vocabulary of the filter line.

/// The field of a word in the line, in any case; some have a second word (`reference:` for `ref:`). Metadata
/// has none: its word carries a key.
std::optional<FilterField> fieldOfWord(const QString& word);
/// Every word that may stand before a colon.
QStringList fieldWords();

/// The words of an enumeration, in the order they are offered. Empty for fields of free text.
QStringList wordsOf(FilterField field);
/// The word of an enumeration as it is spelled ("Verified" → "verified", "cancelled" → "canceled"), or
/// nothing when the field has no such word.
std::optional<QString> spelledWord(FilterField field, const QString& word);
/// Stripe may add words to this enumeration; one the desk does not know is taken when it stands in quotes.
bool takesNewWords(FilterField field);

/// The word of `is:` for redactions known to have been asked for within the 96 hours they may take. Part of
/// what `is:stuck` stands for, and not offered by itself.
QString newlyRedactingWord();
/// What `is:` stands for: `is:redacted` is `redaction:redacted`, `is:stuck` three conditions at once.
std::optional<SessionFilter> meaningOfIs(const QString& word, std::int64_t now);
QStringList isWords();

/// The code of a country in any case, "none" or "any"; nothing for anything else.
std::optional<QString> countryWord(const QString& typed);
/// The code of the country with this name ("germany"); empty when there is none.
QString countryNamed(const QString& name);

/// The candidate that a slip of the keyboard would turn into this word; empty when none is near.
QString nearestWord(const QString& word, const QStringList& candidates);

/// As much of a text as a sentence can hold.
QString shortened(const QString& text);
