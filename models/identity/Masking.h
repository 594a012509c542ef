// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

// How personal values look while nobody needs them. Every mask has a length of its own making, so that it
// does not tell the length of what it hides; an empty text stays empty.

/// "Anna Meyer" → "A•••• M••••"; 李小龙 → "李••".
QString maskedName(const QString& name);
/// "anna@example.de" → "a••••@••••.de".
QString maskedEmail(const QString& email);
/// "+49 151 2345678" → "•••• 78".
QString maskedPhone(const QString& phone);
/// Everything else.
QString maskedText(const QString& text);

/// Whether a business's own reference looks like a mail address, a phone number or a person's name rather
/// than like a number of an order or a user. In doubt it does: a reference without any digit, for example.
bool looksPersonal(const QString& reference);
/// The reference as it may be shown: itself, or masked where it looks personal.
QString maskedReference(const QString& reference);
