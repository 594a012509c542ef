// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>
#include <string>

// What the reader types and what a session holds meet in one folded form: with plain quotes, hyphens and
// spaces, without invisible characters (see Typography.h), compatibility decomposed, without accents, in
// folded case (Unicode NFKD, then simple case folding, then no nonspacing marks), and with the few Latin
// letters that do not decompose spelled as people type them without such a keyboard (ł as l, ß as ss).

QString folded(QStringView text);
/// Folded, with the letters ä, ö, ü, ø and å as ae, oe, ue, oe and aa ("juergen"); nothing for a text without
/// them.
std::optional<QString> foldedWithDigraphs(QStringView text);
/// What a stored text is found by apart from its folded form, itself folded: its digits when it is a phone
/// number that is written with signs between them, or else with digraphs. Nothing for nearly all texts.
std::optional<QString> otherSpellingOf(QStringView text);
/// The folded form in UTF-8, ready to be looked for in a record.
std::string foldedUtf8(QStringView text);
