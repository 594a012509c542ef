// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

// Texts from outside (Stripe, the clipboard, files) may contain invisible characters that change the order in
// which the text around them is read: U+202E makes "gpj.exe" of "exe.jpg". No name or id needs them.

/// Whether UTF-8 text contains a character for which turnsDirection() is true (see Typography.h). Quick
/// enough for every text of a page.
bool holdsDirectionMark(std::string_view utf8);

/// The text without them. Letters keep their own direction: Arabic and Hebrew still read right to left.
QString withoutDirectionMarks(const QString& text);
