// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QChar>

// Characters that word processors, phones and chat tools put where a person typed, or meant, a plain one.

/// The ASCII character that is meant by a typographic quote, hyphen, space or full-width sign; any other
/// character is returned as it is.
QChar plainCharacter(QChar c);

/// True for what takes no place on the screen: soft hyphens, zero-width spaces and joiners, byte order marks,
/// marks of direction (Unicode category Cf).
bool isInvisible(QChar c);

/// True for marks that turn the order of the text around them (embeddings, overrides, isolates and direction
/// marks of Unicode UAX 9): never part of a name, sometimes part of a trick.
bool turnsDirection(QChar c);
